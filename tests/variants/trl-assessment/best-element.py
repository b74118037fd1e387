# %% [markdown]
# The system's level is that of its best critical element.
#
# Loses: system-trl

# %% answer-system-trl
def system_trl(levels, critical):
    """Return the TRL of the system under rule R4."""
    return max(levels.get(element, 0) for element in critical)
