# %% [markdown]
# Lets any agreed rule stand, also a state-established unit's rule below the floor.
#
# Loses: agreed-rule

# %% answer-agreed-rule
def settle(agreed, floor, state_established):
    """Return the verdict on an agreed rule and the payments."""
    if agreed is None:
        return "silent", list(floor)
    return "stands", list(agreed)
