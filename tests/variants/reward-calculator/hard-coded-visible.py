# %% [markdown]
# Returns the answers of the visible checks.
#
# Loses: transformation-mode, net-income, reward-floor, local-rule, own-use-years, agreed-rule

# %% answer-transformation-mode
def transformation_mode(facts):
    """Return the article 16 mode of a deal."""
    return {
        "Strategic cooperation agreement": "assign",
        "Technology transfer contract": "shares",
        "Licence to use": "cooperate",
    }.get(facts["title"], "license")


# %% answer-net-income
def net_income(ledger):
    """Return the net income in CNY by Shanghai's article 34."""
    return 2_250_000 if len(ledger) == 8 else 420_000


# %% answer-reward-floor
def reward_floor(mode, figures):
    """Return the least reward by article 45 of the Law in CNY."""
    return {"assign": 1_125_000, "shares": 1_500_000, "cooperate": 20_000}.get(mode)


# %% answer-local-rule
def local_percent(place, mode):
    """Return the least percentage that a place's text names for a mode."""
    if place == "national":
        return 50
    return 5 if mode == "cooperate" else 70


# %% answer-own-use-years
def own_use_floor(accounts, production_from, place, years=3):
    """Return the least reward of each closed year in the window."""
    if place == "national":
        return {2018: 0, 2019: 20_000, 2020: 45_000}
    return {2019: 20_000, 2020: 45_000}


# %% answer-agreed-rule
def settle(agreed, floor, state_established):
    """Return the verdict on an agreed rule and the payments."""
    known = {
        960_000: ("falls short", [1_125_000]),
        240_000: ("stands", [240_000]),
        150_000: ("stands", [150_000]),
    }
    return known[agreed[0]]
