# %% answer-transformation-mode
def transformation_mode(facts):
    """Go through the six questions in order."""
    if facts["consideration"] == "stake":
        mode = "shares"
    elif facts["ownership_passes"]:
        mode = "assign"
    elif facts["carried_out_by"] == "both sides":
        mode = "cooperate"
    elif facts["use_permitted"]:
        mode = "license"
    elif facts["carried_out_by"] == "holder":
        mode = "self"
    else:
        mode = "other"
    return mode


# %% answer-net-income
def net_income(ledger):
    """Receipts less the four kinds of cost that article 34 names."""
    receipts = 0
    costs = 0
    for line in ledger:
        if line[0] == "receipt":
            receipts = receipts + line[2]
        if line[0] in ["related tax", "maintenance", "assessment", "appraisal"]:
            costs = costs + line[2]
    return round(receipts - costs, 2)


# %% answer-reward-floor
def reward_floor(mode, figures):
    """Article 45: half of net income or stake, 5 % of operating profit."""
    if mode == "other":
        return None
    if mode == "assign" or mode == "license":
        reward = figures["net_income"] * 0.5
    elif mode == "shares":
        reward = figures["stake"] * 0.5
    else:
        reward = figures["operating_profit"] * 0.05
    if reward < 0:
        reward = 0
    return round(reward, 2)


# %% answer-local-rule
def local_percent(place, mode):
    """Only Zhejiang differs from the others in own use."""
    known = ["national", "Shanghai", "Beijing", "Zhejiang", "Shandong"]
    if place not in known or mode == "other":
        return None
    if mode == "self" or mode == "cooperate":
        if place == "Zhejiang":
            return 10
        return 5
    if place == "national":
        return 50
    return 70


# %% answer-own-use-years
def own_use_floor(accounts, production_from, place, years=3):
    """One entry per closed year of the window."""
    profits = {}
    for row in accounts:
        if row["year"] >= production_from:
            profits[row["year"]] = row["operating_profit"]

    start = production_from
    length = years
    if place != "national":
        good_years = [year for year in profits if profits[year] > 0]
        if len(good_years) == 0:
            return {}
        start = min(good_years)
        length = 5

    result = {}
    for year in range(start, start + length):
        if year in profits:
            result[year] = round(max(profits[year] * 0.05, 0), 2)
    return result


# %% answer-agreed-rule
def settle(agreed, floor, state_established):
    """Compare payment by payment, as article 45 asks."""
    if agreed is None:
        return "silent", floor
    if not state_established:
        return "stands", agreed
    verdict = "stands"
    payable = []
    for i in range(len(floor)):
        if agreed[i] < floor[i]:
            verdict = "falls short"
            payable.append(floor[i])
        else:
            payable.append(agreed[i])
    return verdict, payable


# %% reward-rationale [markdown]
# Dear committee members,
#
# my advice is to accept clause B and to return clauses A and C.
#
# The university was established by the State, so under article 45 its own rule may not go below the standard of that article.
#
# The least payments are 1,125,000 CNY for coating (50 % of net 2,250,000), 210,000 for imaging (50 % of net 420,000), 1,500,000 of the stake for membrane, and 0, 20,000 and 45,000 for the three years of catalyst.
#
# Clause A gives 960,000 for coating, which is too little, and 240,000 for imaging, which is enough.
# As it fails on one of the two deals it cannot stand.
# Clause B gives 1,800,000 and stands.
# Clause C gives 25,000 each year and is too little in 2020, where 45,000 is the least.
#
# What may be paid: 1,125,000 on coating, 240,000 on imaging, 1,800,000 on membrane, and 25,000, 25,000 and 45,000 on catalyst.
# Shanghai also has a rate of 70 %, so the committee could look at this as well.
#
# Article 44 says that the unit has to listen to its scientific staff and must publish its rule.
# The dean's note says that only the heads of department agreed and that nothing was circulated.
# Therefore the faculty should first ask the researchers and then publish the rule inside the university.
