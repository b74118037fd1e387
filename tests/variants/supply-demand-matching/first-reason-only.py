# %% [markdown]
# Stops at the first broken constraint instead of listing them all.
#
# Loses: hard-constraints

# %% answer-hard-constraints
def broken_constraints(technology, demand):
    """List the hard constraints that this pair breaks."""
    if not set(technology["solves"]) & set(demand["needs"]):
        return ["need"]
    if technology["asks"] > demand["budget"]:
        return ["budget"]
    if technology["trl"] < demand["min_trl"]:
        return ["trl"]
    if LICENCE_RANK[technology["grants"]] < LICENCE_RANK[demand["wants"]]:
        return ["licence"]
    if technology["ready_on"] > demand["needed_by"]:
        return ["date"]
    return []
