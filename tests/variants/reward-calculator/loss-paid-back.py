# %% [markdown]
# Forgets losses and the mode without a share: negative rewards, and zero for "other".
#
# Loses: reward-floor

# %% answer-reward-floor
def reward_floor(mode, figures):
    """Return the least reward by article 45 of the Law in CNY."""
    if mode in ("assign", "license"):
        return figures["net_income"] * 50 / 100
    if mode == "shares":
        return figures["stake"] * 50 / 100
    if mode in ("self", "cooperate"):
        return figures["operating_profit"] * 5 / 100
    return 0
