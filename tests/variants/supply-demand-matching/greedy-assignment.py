# %% [markdown]
# Seats the highest score that is left, again and again.
#
# Loses: best-assignment

# %% answer-best-assignment
def best_plan(sheet):
    """Return the feasible one-to-one plan with the highest total score."""
    pairs = [row for row in sheet if not row["broken"]]
    pairs.sort(key=lambda row: (-row["score"], row["asks"], row["technology"]))
    plan = {}
    for row in pairs:
        if row["demand"] not in plan and row["technology"] not in plan.values():
            plan[row["demand"]] = row["technology"]
    return plan
