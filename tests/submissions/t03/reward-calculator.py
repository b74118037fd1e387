# %% answer-transformation-mode
def transformation_mode(f):
    if f["consideration"] == "stake": return "shares"
    if f["ownership_passes"]: return "assign"
    if f["carried_out_by"] == "both sides": return "cooperate"
    if f["use_permitted"]: return "license"
    return "self" if f["carried_out_by"] == "holder" else "other"


# %% answer-net-income
def net_income(l):
    n = 0
    for k, _, y in l:
        if k == "receipt": n += y
        elif k not in ("research", "overhead"): n -= y
    return n


# %% answer-reward-floor
def reward_floor(mode, figures):
    # 50 % of the money, 50 % of the shares, 5 % of the profit
    if mode in ("assign", "license"):
        return max(0, figures["receipts"] / 2)
    if mode == "shares":
        return max(0, figures["stake"] / 2)
    if mode in ("self", "cooperate"):
        return max(0, figures["operating_profit"] * 0.05)


# %% answer-local-rule
def local_percent(place, mode):
    table = {"national": [50, 50, 5], "Shanghai": [70, 70, 5], "Beijing": [70, 70, 5],
             "Zhejiang": [70, 70, 10], "Shandong": [70, 70, 10]}
    col = {"assign": 0, "license": 0, "shares": 1, "self": 2, "cooperate": 2}
    try:
        return table[place][col[mode]]
    except KeyError:
        return None


# %% answer-own-use-years
def own_use_floor(accounts, production_from, place, years=3):
    p = {a["year"]: a["operating_profit"] for a in accounts if a["year"] >= production_from}
    if place == "national":
        a, n = production_from, years
    else:
        plus = sorted(y for y in p if p[y] > 0)
        if not plus: return {}
        a, n = plus[0], 5
    return {y: max(0, p[y] * 0.05) for y in p if a <= y < a + n}


# %% answer-agreed-rule
def settle(agreed, floor, state_established):
    if agreed is None: return "silent", floor
    best = [max(x, y) for x, y in zip(agreed, floor)]
    if state_established and best != agreed: return "falls short", best
    return "stands", agreed


# %% reward-rationale [markdown]
# Clause A is too low because 40 % is less than 50 %.
# Coating brought 2,400,000 so the team gets at least 1,200,000, and imaging brought 600,000 so the team gets at least 300,000.
# Both are more than the faculty wants to pay.
# Clause B is fine, 60 is more than 50.
# Clause C is not enough for 2020.
# So the rule does not stand and should be changed to 50 % everywhere (Law art. 45), or 70 % since this is Shanghai.
