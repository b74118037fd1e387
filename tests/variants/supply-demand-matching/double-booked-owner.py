# %% [markdown]
# Gives every company its favourite, so that one owner sits at several tables.
#
# Loses: best-assignment

# %% answer-best-assignment
def best_plan(sheet):
    """Return the feasible one-to-one plan with the highest total score."""
    favourites = {}
    for row in sheet:
        if row["broken"]:
            continue
        held = favourites.get(row["demand"])
        if held is None or row["score"] > held["score"]:
            favourites[row["demand"]] = row
    return {company: row["technology"] for company, row in favourites.items()}
