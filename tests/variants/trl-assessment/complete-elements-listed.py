# %% [markdown]
# Elements that lack nothing are listed with an empty list.
#
# Loses: missing-evidence

# %% answer-missing-evidence
def missing_evidence(supported, start, target):
    """Return the missing levels of every element."""
    return {
        element: [level for level in range(start, target + 1) if level not in levels]
        for element, levels in supported.items()
    }
