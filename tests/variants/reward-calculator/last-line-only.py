# %% [markdown]
# Keeps one amount per kind of line, so that a second cost of a kind replaces the first.
#
# Loses: net-income

# %% answer-net-income
def net_income(ledger):
    """Return the net income in CNY by Shanghai's article 34."""
    received = sum(yuan for kind, _, yuan in ledger if kind == "receipt")
    costs = {kind: yuan for kind, _, yuan in ledger}
    named = ("related tax", "maintenance", "assessment", "appraisal")
    return received - sum(costs.get(kind, 0) for kind in named)
