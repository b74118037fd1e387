# %% [markdown]
# Adds the receipts up and deducts nothing.
#
# Loses: net-income

# %% answer-net-income
def net_income(ledger):
    """Return the net income in CNY by Shanghai's article 34."""
    return sum(yuan for kind, _, yuan in ledger if kind == "receipt")
