# %% [markdown]
# The system's level is the rounded mean of the critical elements' levels.
#
# Loses: system-trl

# %% answer-system-trl
def system_trl(levels, critical):
    """Return the TRL of the system under rule R4."""
    return round(sum(levels.get(element, 0) for element in critical) / len(critical))
