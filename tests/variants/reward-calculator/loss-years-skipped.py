# %% [markdown]
# Collects profitable years until the window is full, as if loss years did not count.
#
# Loses: own-use-years

# %% answer-own-use-years
def own_use_floor(accounts, production_from, place, years=3):
    """Return the least reward of each closed year in the window."""
    length = years if place == "national" else 5
    rows = sorted(accounts, key=lambda row: row["year"])
    counted = {}
    for row in rows:
        if row["year"] < production_from:
            continue
        if row["operating_profit"] <= 0 and (place != "national" or counted):
            continue
        if len(counted) < length:
            counted[row["year"]] = round(max(row["operating_profit"], 0) * 5 / 100, 2)
    return counted
