# %% [markdown]
# Fills a short list up with pairs that break a hard constraint.
#
# Loses: top-three

# %% answer-top-three
def top_three(sheet, demand):
    """Return the shortlist of one company, best first."""
    pairs = [row for row in sheet if row["demand"] == demand]
    pairs.sort(
        key=lambda row: (
            bool(row["broken"]),
            -row["score"],
            row["asks"],
            row["technology"],
        )
    )
    return [row["technology"] for row in pairs[:3]]
