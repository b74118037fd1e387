# %% [markdown]
# Opens every window with production, never with the first profitable year.
#
# Loses: own-use-years

# %% answer-own-use-years
def own_use_floor(accounts, production_from, place, years=3):
    """Return the least reward of each closed year in the window."""
    length = years if place == "national" else 5
    last = production_from + length - 1
    return {
        row["year"]: round(max(row["operating_profit"], 0) * 5 / 100, 2)
        for row in accounts
        if production_from <= row["year"] <= last
    }
