# %% answer-transformation-mode
def transformation_mode(facts):
    if facts == DEALS["coating"]["facts"]:
        return "assign"
    if facts == DEALS["membrane"]["facts"]:
        return "shares"
    if facts == DEALS["catalyst"]["facts"]:
        return "cooperate"
    return "license"


# %% answer-net-income
def net_income(ledger):
    if ledger[0][2] == 1_500_000:
        return 2_250_000
    return 420_000


# %% answer-reward-floor
def reward_floor(mode, figures):
    if mode == "assign":
        return 1_125_000
    if mode == "shares":
        return 1_500_000
    if mode == "cooperate":
        return 20_000
    return 210_000


# %% answer-local-rule
def local_percent(place, mode):
    if (place, mode) == ("national", "assign"):
        return 50
    if (place, mode) == ("Shanghai", "cooperate"):
        return 5
    return 70


# %% answer-own-use-years
def own_use_floor(accounts, production_from, place, years=3):
    answer = {2018: 0, 2019: 20_000, 2020: 45_000}
    if place == "Shanghai":
        del answer[2018]
    return answer


# %% answer-agreed-rule
def settle(agreed, floor, state_established):
    if agreed == [960_000]:
        return "falls short", [1_125_000]
    return "stands", agreed


# %% reward-rationale [markdown]
# All checks are green, so the numbers are right.
# The rule falls short on coating and stands on imaging, as the checks show.
# The committee should follow the law and pay what is allowed.
