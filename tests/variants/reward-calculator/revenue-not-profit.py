# %% [markdown]
# Takes the 5 % of own use from revenue instead of operating profit.
#
# Loses: reward-floor, own-use-years

# %% answer-reward-floor
def reward_floor(mode, figures):
    """Return the least reward by article 45 of the Law in CNY."""
    standards = {
        "assign": (50, "net_income"),
        "license": (50, "net_income"),
        "shares": (50, "stake"),
        "self": (5, "revenue"),
        "cooperate": (5, "revenue"),
    }
    if mode not in standards:
        return None
    percent, base = standards[mode]
    return round(max(figures[base], 0) * percent / 100, 2)


# %% answer-own-use-years
def own_use_floor(accounts, production_from, place, years=3):
    """Return the least reward of each closed year in the window."""
    amount = {
        row["year"]: row["revenue"]
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
        year: round(max(amount[year], 0) * 5 / 100, 2)
        for year in amount
        if first <= year < first + length
    }
