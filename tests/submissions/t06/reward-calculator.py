# %% answer-transformation-mode
def transformation_mode(facts):
    answer = "other"
    if facts["carried_out_by"] == "holder":
        answer = "self"
    if facts["use_permitted"]:
        answer = "license"
    if facts["carried_out_by"] == "both sides":
        answer = "cooperate"
    if facts["ownership_passes"]:
        answer = "assign"
    if facts["consideration"] == "stake":
        answer = "shares"
    # the later question is the stronger one, so I asked them backwards
    return answer


# %% answer-net-income
def net_income(ledger):
    def add_up(*kinds):
        return sum(yuan for kind, label, yuan in ledger if kind in kinds)

    money_in = add_up("receipt")
    taxes = add_up("related tax")
    upkeep = add_up("maintenance")
    direct = add_up("assessment", "appraisal")
    return round(money_in - taxes - upkeep - direct, 2)


# %% answer-reward-floor
def reward_floor(mode, figures):
    if mode in ["assign", "license"]:
        reward = 50 * figures["net_income"] / 100
    elif mode == "shares":
        reward = 50 * figures["stake"] / 100
    elif mode in ["self", "cooperate"]:
        reward = 5 * figures["operating_profit"] / 100
    else:
        return None
    return round(max(reward, 0), 2)


# %% answer-local-rule
def local_percent(place, mode):
    table = {
        ("national", "transfer"): 50,
        ("national", "use"): 5,
        ("Shanghai", "transfer"): 70,
        ("Shanghai", "use"): 5,
        ("Beijing", "transfer"): 70,
        ("Beijing", "use"): 5,
        ("Zhejiang", "transfer"): 70,
        ("Zhejiang", "use"): 10,
        ("Shandong", "transfer"): 70,
        ("Shandong", "use"): 10,
    }
    if mode in ["assign", "license", "shares"]:
        return table.get((place, "transfer"))
    if mode in ["self", "cooperate"]:
        return table.get((place, "use"))
    return None


# %% answer-own-use-years
def own_use_floor(accounts, production_from, place, years=3):
    by_year = {}
    for account in accounts:
        by_year[account["year"]] = account["operating_profit"]

    if place == "national":
        window = list(range(production_from, production_from + years))
    else:
        window = []
        for year in sorted(by_year):
            if year >= production_from and by_year[year] > 0:
                window = [year, year + 1, year + 2, year + 3, year + 4]
                break

    rewards = {}
    for year in window:
        if year in by_year:
            rewards[year] = round(5 * max(by_year[year], 0) / 100, 2)
    return rewards


# %% answer-agreed-rule
def settle(agreed, floor, state_established):
    if agreed is None:
        return ("silent", floor)
    if state_established:
        raised = []
        for a, f in zip(agreed, floor):
            raised.append(a if a >= f else f)
        if raised != list(agreed):
            return ("falls short", raised)
    return ("stands", agreed)


# %% reward-rationale [markdown]
# To the committee:
#
# The faculty's rule does not stand as it is.
# Our university is state-established, and article 45 says that the rules of such a unit have to reach its standard.
#
# Coating is an assignment. Net income 2,250,000, so at least 1,125,000. Clause A gives 960,000. Too low.
#
# Imaging is a licence. Net income 420,000, so at least 210,000. Clause A gives 240,000. Enough.
#
# Membrane is a stake. At least 1,500,000 of 3,000,000. Clause B gives 1,800,000. Enough.
#
# Catalyst is cooperation. At least 0, 20,000 and 45,000. Clause C gives 25,000 each year. Too low in 2020.
#
# So clause B stands, clause A does not stand because it misses the floor on coating, and clause C does not stand because it misses it in 2020.
# I propose to pay 1,125,000, 240,000, 1,800,000 and 25,000 + 25,000 + 45,000.
#
# Article 44 has a procedure: scientific staff must be heard and the rule must be made public in the unit.
# The dean's note shows only the heads of department.
# The hearing and the publication have to be done before the rule is used.
#
# In Shanghai the reward can be 70 % too.
