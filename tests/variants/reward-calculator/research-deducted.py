# %% [markdown]
# Deducts every cost in the ledger, research and overhead included.
#
# Loses: net-income

# %% answer-net-income
def net_income(ledger):
    """Return the net income in CNY by Shanghai's article 34."""
    return sum(yuan if kind == "receipt" else -yuan for kind, _, yuan in ledger)
