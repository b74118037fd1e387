# %% [markdown]
# The target level itself is not looked for.
#
# Loses: missing-evidence

# %% answer-missing-evidence
def missing_evidence(supported, start, target):
    """Return the missing levels below the target."""
    missing = {}
    for element, levels in supported.items():
        lacking = [level for level in range(start, target) if level not in levels]
        if lacking:
            missing[element] = lacking
    return missing
