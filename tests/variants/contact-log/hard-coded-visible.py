# %% [markdown]
# The visible answers for the practice log are returned for every log.
#
# Loses: demand-summary

# %% answer-demand-summary
def demand_summary(log):
    """Sum up a contact log for the matching desk."""
    return {
        "consented": 3,
        "withheld": 1,
        "by_industry": {"advanced equipment": 2, "modern agriculture": 1},
        "budget_min": 320_000,
        "budget_max": 450_000,
        "budget_unknown": 1,
        "earliest_deadline": "2025-09-30",
    }
