# %% [markdown]
# Takes a sole licence (排他许可) for an exclusive one (独占许可).
#
# Loses: hard-constraints

# %% answer-hard-constraints
def broken_constraints(technology, demand):
    """List the hard constraints that this pair breaks."""
    broken = []
    if not set(technology["solves"]) & set(demand["needs"]):
        broken.append("need")
    if technology["asks"] > demand["budget"]:
        broken.append("budget")
    if technology["trl"] < demand["min_trl"]:
        broken.append("trl")
    if demand["wants"] != "ordinary" and technology["grants"] == "ordinary":
        broken.append("licence")
    if technology["ready_on"] > demand["needed_by"]:
        broken.append("date")
    return broken
