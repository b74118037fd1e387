# %% [markdown]
# Budgets and deadlines of withheld demands are given away.
#
# Loses: demand-summary

# %% answer-demand-summary
def demand_summary(log):
    """Sum up a contact log for the matching desk.

    log: list of records as contact_log() returns them; it may be empty.
    Returns a dict with the keys consented, withheld, by_industry, budget_min,
    budget_max (CNY or None), budget_unknown and earliest_deadline (text or None).
    """
    open_demands = [record for record in log if record["consent"]]
    budgets = [
        record["budget_cny"] for record in log if record["budget_cny"] is not None
    ]
    by_industry = {}
    for record in open_demands:
        industry = record["industry"]
        by_industry[industry] = by_industry.get(industry, 0) + 1
    return {
        "consented": len(open_demands),
        "withheld": len(log) - len(open_demands),
        "by_industry": by_industry,
        "budget_min": min(budgets, default=None),
        "budget_max": max(budgets, default=None),
        "budget_unknown": len(log) - len(budgets),
        "earliest_deadline": min((record["deadline"] for record in log), default=None),
    }
