# %% [markdown]
# Sorts everything in reverse, so that equal pairs stand in reverse order of id.
#
# Loses: top-three

# %% answer-top-three
def top_three(sheet, demand):
    """Return the shortlist of one company, best first."""
    pairs = [row for row in sheet if row["demand"] == demand and not row["broken"]]
    pairs.sort(
        key=lambda row: (row["score"], -row["asks"], row["technology"]), reverse=True
    )
    return [row["technology"] for row in pairs[:3]]
