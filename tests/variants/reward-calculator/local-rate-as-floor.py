# %% [markdown]
# Reads Shanghai's "may take not less than 70 %" as the floor of article 45.
#
# Loses: reward-floor

# %% answer-reward-floor
def reward_floor(mode, figures):
    """Return the least reward by article 45 of the Law in CNY."""
    standards = {
        "assign": (70, "net_income"),
        "license": (70, "net_income"),
        "shares": (70, "stake"),
        "self": (5, "operating_profit"),
        "cooperate": (5, "operating_profit"),
    }
    if mode not in standards:
        return None
    percent, base = standards[mode]
    return round(max(figures[base], 0) * percent / 100, 2)
