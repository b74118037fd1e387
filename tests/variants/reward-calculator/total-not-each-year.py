# %% [markdown]
# Compares the totals, so that a good year lends to a bad one.
#
# Loses: agreed-rule

# %% answer-agreed-rule
def settle(agreed, floor, state_established):
    """Return the verdict on an agreed rule and the payments."""
    if agreed is None:
        return "silent", list(floor)
    if not state_established or sum(agreed) >= sum(floor):
        return "stands", list(agreed)
    return "falls short", [max(pair) for pair in zip(agreed, floor)]
