# %% [markdown]
# Takes half of the company's capital instead of half of the stake.
#
# Loses: reward-floor

# %% answer-reward-floor
def reward_floor(mode, figures):
    """Return the least reward by article 45 of the Law in CNY."""
    standards = {
        "assign": (50, "net_income"),
        "license": (50, "net_income"),
        "shares": (50, "company_capital"),
        "self": (5, "operating_profit"),
        "cooperate": (5, "operating_profit"),
    }
    if mode not in standards:
        return None
    percent, base = standards[mode]
    return round(max(figures[base], 0) * percent / 100, 2)
