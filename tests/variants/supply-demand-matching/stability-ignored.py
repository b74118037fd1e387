# %% [markdown]
# Believes that a plan with the best total cannot be left by anybody.
#
# Loses: blocking-pairs

# %% answer-blocking-pairs
def blocking_pairs(sheet, plan):
    """List the pairs who both prefer each other to what the plan gives them."""
    return []
