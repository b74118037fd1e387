# %% [markdown]
# The highest supported level stands for all levels below it, so that gaps are neither seen nor listed.
#
# Loses: element-trl, missing-evidence

# %% answer-element-trl
def element_trl(supported, start):
    """Return the highest supported level."""
    reached = [level for level in supported if level >= start]
    return max(reached, default=start - 1)


# %% answer-missing-evidence
def missing_evidence(supported, start, target):
    """Return the levels above the highest supported one."""
    missing = {}
    for element, levels in supported.items():
        top = max(levels, default=start - 1)
        if top < target:
            missing[element] = list(range(max(top + 1, start), target + 1))
    return missing
