# %% [markdown]
# Refuses pairs that meet the budget, the level or the date exactly.
#
# Loses: hard-constraints

# %% answer-hard-constraints
def broken_constraints(technology, demand):
    """List the hard constraints that this pair breaks."""
    broken = []
    if not any(function in demand["needs"] for function in technology["solves"]):
        broken.append("need")
    if not technology["asks"] < demand["budget"]:
        broken.append("budget")
    if not technology["trl"] > demand["min_trl"]:
        broken.append("trl")
    if LICENCE_RANK[technology["grants"]] < LICENCE_RANK[demand["wants"]]:
        broken.append("licence")
    if not technology["ready_on"] < demand["needed_by"]:
        broken.append("date")
    return broken
