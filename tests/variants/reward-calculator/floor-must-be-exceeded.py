# %% [markdown]
# Asks for more than the floor, so that a payment exactly at it fails.
#
# Loses: agreed-rule

# %% answer-agreed-rule
def settle(agreed, floor, state_established):
    """Return the verdict on an agreed rule and the payments."""
    if agreed is None:
        return "silent", list(floor)
    if not state_established or all(a > b for a, b in zip(agreed, floor)):
        return "stands", list(agreed)
    return "falls short", [max(pair) for pair in zip(agreed, floor)]
