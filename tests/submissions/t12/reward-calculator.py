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
    # half of what is LEFT, not of what came in; and never below zero
    if mode == "assign" or mode == "license":
        return max(figures["net_income"], 0) / 2
    if mode == "shares":
        return max(figures["stake"], 0) / 2
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
    if not state_established:
        return "stands", agreed
    # article 45, last part: the State's own units may not go below the floor
    payable = []
    for i in range(len(agreed)):
        payable.append(max(agreed[i], floor[i]))
    if payable == agreed:
        return "stands", agreed
    return "falls short", payable


# %% reward-rationale [markdown]
# In my first version I wrote that the rule stands because it was agreed.
# That was wrong, and this page replaces it.
#
# Article 44 lets a unit make its own rule, but article 45 says that the rule of a state-established university must reach its standard.
# Linjiang University is one, so each clause has to be measured.
#
# - Coating, assignment: net 2,250,000, floor 1,125,000, clause A 960,000. Falls short.
# - Imaging, licence: net 420,000, floor 210,000, clause A 240,000. Reaches it.
# - Membrane, stake 3,000,000: floor 1,500,000, clause B 1,800,000. Reaches it.
# - Catalyst, cooperation: floors 0, 20,000 and 45,000, clause C 25,000 each year. Falls short in 2020.
#
# Clause B can stay.
# Clause A hangs on the costs of each deal, because it takes its 40 % from receipts and article 45 takes its 50 % from net income.
# Clause C hangs on the profit staying under 500,000 a year, since 5 % of 500,000 is 25,000.
# Both should be rewritten on the base of article 45.
#
# The committee may pay at least the floors tomorrow.
# It may also be more generous: Shanghai's article 34 permits a rule of 70 % or more, 1,575,000 for coating, but it does not command it.
#
# Before that, article 44 asks the university to hear its scientific staff and to publish the rule, and the dean's note shows neither.
# There is a risk in paying nothing until then, because the floors do not wait for a rule.
# So I would decide the floors tomorrow and the rest after the hearing.
