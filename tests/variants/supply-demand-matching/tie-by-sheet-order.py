# %% [markdown]
# Sorts by score alone and leaves ties in the order of the sheet.
#
# Loses: top-three

# %% answer-top-three
def top_three(sheet, demand):
    """Return the shortlist of one company, best first."""
    pairs = [row for row in sheet if row["demand"] == demand and not row["broken"]]
    pairs.sort(key=lambda row: row["score"], reverse=True)
    return [row["technology"] for row in pairs[:3]]
