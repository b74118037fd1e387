# %% answer-transformation-mode
def transformation_mode(facts):
    match facts:
        case {"consideration": "stake"}:
            return "shares"
        case {"ownership_passes": True}:
            return "assign"
        case {"carried_out_by": "both sides"}:
            return "cooperate"
        case {"use_permitted": True}:
            return "license"
        case {"carried_out_by": "holder"}:
            return "self"
    return "other"


# %% answer-net-income
SIGN = {
    "receipt": 1,
    "related tax": -1,
    "maintenance": -1,
    "assessment": -1,
    "appraisal": -1,
}


def net_income(ledger):
    return round(sum(SIGN.get(kind, 0) * yuan for kind, _, yuan in ledger), 2)


# %% answer-reward-floor
STANDARD = {
    "assign": (50, "net_income"),
    "license": (50, "net_income"),
    "shares": (50, "stake"),
    "self": (5, "operating_profit"),
    "cooperate": (5, "operating_profit"),
}


def reward_floor(mode, figures):
    if mode not in STANDARD:
        return None
    percent, base = STANDARD[mode]
    return round(max(0, figures[base]) * percent / 100, 2)


# %% answer-local-rule
# (money or stake, own or joint use)
RATES = {
    "national": (50, 5),
    "Shanghai": (70, 5),
    "Beijing": (70, 5),
    "Zhejiang": (70, 10),
    "Shandong": (70, 10),
}


def local_percent(place, mode):
    if place not in RATES or mode == "other":
        return None
    return RATES[place][mode in ("self", "cooperate")]


# %% answer-own-use-years
def own_use_floor(accounts, production_from, place, years=3):
    profit = {a["year"]: a["operating_profit"] for a in accounts}
    since = [y for y in sorted(profit) if y >= production_from]
    if place == "national":
        first, length = production_from, years
    else:
        first = next((y for y in since if profit[y] > 0), None)
        length = 5
    if first is None:
        return {}
    window = range(first, first + length)
    return {y: round(max(0, profit[y]) * 0.05, 2) for y in since if y in window}


# %% answer-agreed-rule
def settle(agreed, floor, state_established):
    if agreed is None:
        return "silent", floor
    lifted = [max(a, f) for a, f in zip(agreed, floor, strict=True)]
    if state_established and lifted != list(agreed):
        return "falls short", lifted
    return "stands", agreed


# %% reward-rationale [markdown]
# The rule cannot stand as a whole: clause B passes, A and C do not.
#
# Linjiang University is state-established, so its own rule must reach article 45.
#
# - Coating (assignment): net 2,250,000, least 1,125,000. Clause A gives 960,000, which is 165,000 short.
# - Imaging (licence): net 420,000, least 210,000. Clause A gives 240,000 and passes.
# - Membrane (stake of 3,000,000): least 1,500,000. Clause B gives 1,800,000 and passes.
# - Catalyst (cooperation): least 0, 20,000 and 45,000 for 2018 to 2020. Clause C's 25,000 is 20,000 short in 2020. Its total is larger, but article 45 says each year.
#
# Clause A shows why receipts are the wrong base.
# It passes only if net income is 80 % of receipts or less: 70 % for imaging, 93.75 % for coating.
# The better the deal, the more surely the clause fails.
# Write "at least 50 % of net income" and it can never fail.
#
# Shanghai's article 34 says a unit may give not less than 70 %.
# That would be 1,575,000, 294,000 and 2,100,000.
# It is an offer to the rule-maker and does not lift the floor of article 45.
#
# Article 44 asks for two steps that the dean's note does not show: hear the scientific staff, then publish the rule inside the unit.
# Until both are done, nobody should pay "under the rule".
#
# Tomorrow: approve nothing below the floors, return A and C for redrafting on net income and yearly operating profit, and put the whole rule to the staff with the 70 % as an option.
# The risk is delay; the floors are owed in any case, so they can be minuted tomorrow.
