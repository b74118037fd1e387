# %% answer-transformation-mode
DECISION_LIST = [
    (lambda f: f["consideration"] == "stake", "shares"),
    (lambda f: f["ownership_passes"], "assign"),
    (lambda f: f["carried_out_by"] == "both sides", "cooperate"),
    (lambda f: f["use_permitted"], "license"),
    (lambda f: f["carried_out_by"] == "holder", "self"),
    (lambda f: True, "other"),
]


def transformation_mode(facts):
    # first predicate that fires wins
    return next(label for predicate, label in DECISION_LIST if predicate(facts))


# %% answer-net-income
from collections import defaultdict


def net_income(ledger):
    # aggregate by kind first, then apply the balance equation
    total = defaultdict(float)
    for kind, _label, yuan in ledger:
        total[kind] += yuan
    outflow = sum(
        total[k] for k in ("related tax", "maintenance", "assessment", "appraisal")
    )
    return round(total["receipt"] - outflow, 2)


# %% answer-reward-floor
COEFFICIENT = {"assign": 0.5, "license": 0.5, "shares": 0.5, "self": 0.05, "cooperate": 0.05}
INPUT_KEY = {
    "assign": "net_income",
    "license": "net_income",
    "shares": "stake",
    "self": "operating_profit",
    "cooperate": "operating_profit",
}


def reward_floor(mode, figures):
    if mode not in COEFFICIENT:
        return None
    x = figures[INPUT_KEY[mode]]
    return round(COEFFICIENT[mode] * x, 2) if x > 0 else 0.0


# %% answer-local-rule
AXIS_PLACE = ["national", "Shanghai", "Beijing", "Zhejiang", "Shandong"]
AXIS_MODE = ["assign", "license", "shares", "self", "cooperate"]
MATRIX = [
    [50, 50, 50, 5, 5],
    [70, 70, 70, 5, 5],
    [70, 70, 70, 5, 5],
    [70, 70, 70, 10, 10],
    [70, 70, 70, 10, 10],
]


def local_percent(place, mode):
    if place not in AXIS_PLACE or mode not in AXIS_MODE:
        return None
    return MATRIX[AXIS_PLACE.index(place)][AXIS_MODE.index(mode)]


# %% answer-own-use-years
def own_use_floor(accounts, production_from, place, years=3):
    series = sorted(
        (row["year"], row["operating_profit"])
        for row in accounts
        if row["year"] >= production_from
    )
    if place == "national":
        t0, t1 = production_from, production_from + years
    else:
        t0 = min((t for t, p in series if p > 0), default=None)
        if t0 is None:
            return {}
        t1 = t0 + 5
    return {t: round(0.05 * max(p, 0), 2) for t, p in series if t0 <= t < t1}


# %% answer-agreed-rule
def settle(agreed, floor, state_established):
    if agreed is None:
        return ("silent", floor)
    if not state_established:
        return ("stands", agreed)
    # compare means: what matters to the inventors is the level over the period
    mean_agreed = sum(agreed) / len(agreed)
    mean_floor = sum(floor) / len(floor)
    if mean_agreed >= mean_floor:
        return ("stands", agreed)
    return ("falls short", [max(a, f) for a, f in zip(agreed, floor)])


# %% reward-rationale [markdown]
# Summary: A fails on coating, B passes, C passes.
#
# | deal | floor | faculty | ratio |
# |---|---|---|---|
# | coating | 1,125,000 | 960,000 | 0.85 |
# | imaging | 210,000 | 240,000 | 1.14 |
# | membrane | 1,500,000 | 1,800,000 | 1.20 |
# | catalyst, 3 years | 65,000 | 75,000 | 1.15 |
#
# The base of the floor for coating and imaging is net income (2,250,000 and 420,000), not receipts.
# Three of four ratios are above 1 and the average ratio is 1.09, so the rule is on the whole well calibrated.
# For catalyst the flat sum averages 25,000 a year against a floor of 21,667, which also has the advantage of a smooth cash flow.
# I would keep B and C and raise the 40 % in clause A to 47 %.
# Then coating gives 1,128,000, just above its floor, and the university keeps the most it can.
# The 70 % of Shanghai is not needed since it would cost the university 450,000 more on coating alone.
