# %% [markdown]
# The weakest link is sought among all elements, so that one that is not critical pulls the system down and one never assessed is overlooked.
#
# Loses: system-trl

# %% answer-system-trl
def system_trl(levels, critical):
    """Return the TRL of the system under rule R4."""
    return min(levels.values())
