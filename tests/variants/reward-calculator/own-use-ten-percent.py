# %% [markdown]
# Uses the 10 % of Zhejiang and Shandong where the text says 5 %.
#
# Loses: own-use-years

# %% answer-own-use-years
def own_use_floor(accounts, production_from, place, years=3):
    """Return the least reward of each closed year in the window."""
    amount = {
        row["year"]: row["operating_profit"]
        for row in accounts
        if row["year"] >= production_from
    }
    if place == "national":
        first, length = production_from, years
    else:
        profitable = [
            row["year"]
            for row in accounts
            if row["year"] >= production_from and row["operating_profit"] > 0
        ]
        if not profitable:
            return {}
        first, length = min(profitable), 5
    return {
        year: round(max(amount[year], 0) * 10 / 100, 2)
        for year in amount
        if first <= year < first + length
    }
