# %% [markdown]
# A critical element that nobody assessed is left out of the minimum instead of counting as 0.
#
# Loses: system-trl

# %% answer-system-trl
def system_trl(levels, critical):
    """Return the TRL of the system under rule R4."""
    return min(levels[element] for element in critical if element in levels)
