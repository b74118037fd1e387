# %% [markdown]
# Holds a private unit's own rule to the floor that binds state-established units.
#
# Loses: agreed-rule

# %% answer-agreed-rule
def settle(agreed, floor, state_established):
    """Return the verdict on an agreed rule and the payments."""
    if agreed is None:
        return "silent", list(floor)
    if any(paid < least for paid, least in zip(agreed, floor)):
        return "falls short", [max(pair) for pair in zip(agreed, floor)]
    return "stands", list(agreed)
