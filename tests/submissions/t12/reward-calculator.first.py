# %% answer-transformation-mode
def transformation_mode(facts):
    if facts["consideration"] == "stake":
        return "shares"
    if facts["ownership_passes"]:
        return "assign"
    if facts["carried_out_by"] == "both sides":
        return "cooperate"
    if facts["use_permitted"]:
        return "license"
    if facts["carried_out_by"] == "holder":
        return "self"
    return "other"


# %% answer-net-income
def net_income(ledger):
    costs = ["related tax", "maintenance", "assessment", "appraisal"]
    plus = sum(line[2] for line in ledger if line[0] == "receipt")
    minus = sum(line[2] for line in ledger if line[0] in costs)
    return plus - minus


# %% answer-reward-floor
def reward_floor(mode, figures):
    # half of what came in
    if mode == "assign" or mode == "license":
        return figures["receipts"] / 2
    if mode == "shares":
        return figures["stake"] / 2
    if mode == "self" or mode == "cooperate":
        return max(figures["operating_profit"], 0) * 5 / 100
    return None


# %% answer-local-rule
def local_percent(place, mode):
    if mode in ["assign", "license", "shares"]:
        return {
            "national": 50,
            "Shanghai": 70,
            "Beijing": 70,
            "Zhejiang": 70,
            "Shandong": 70,
        }.get(place)
    if mode in ["self", "cooperate"]:
        return {
            "national": 5,
            "Shanghai": 5,
            "Beijing": 5,
            "Zhejiang": 10,
            "Shandong": 10,
        }.get(place)
    return None


# %% answer-own-use-years
def own_use_floor(accounts, production_from, place, years=3):
    profit = {}
    for row in accounts:
        if row["year"] >= production_from:
            profit[row["year"]] = row["operating_profit"]
    first = production_from
    last = production_from + years - 1
    if place != "national":
        positive = [year for year in profit if profit[year] > 0]
        if not positive:
            return {}
        first = min(positive)
        last = first + 4
    return {
        year: max(profit[year], 0) * 5 / 100
        for year in profit
        if first <= year <= last
    }


# %% answer-agreed-rule
def settle(agreed, floor, state_established):
    if agreed is None:
        return "silent", floor
    # they agreed on it
    return "stands", agreed


# %% reward-rationale [markdown]
# The faculty has made a rule and article 44 allows a unit to make its own rule.
# So the rule stands and the committee may pay what it says: 960,000 for coating, 240,000 for imaging, 60 % of the stake for membrane and 25,000 a year for catalyst.
# It is a bit less than half of the receipts for coating, but it was agreed.
