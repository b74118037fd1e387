# %% answer-record-check
def record_problems(record, required, day):
    problems = []
    for name in required:
        match record.get(name):
            case None | []:
                problems.append(f"missing:{name}")
            case str(text) if not text.strip():
                problems.append(f"missing:{name}")
    levels = (record.get("trl"), record.get("min_trl"))
    if any(level is not None and (level < 1 or level > 9) for level in levels):
        problems.append("trl-range")
    if record.get("open_licence") and record.get("grants") in ["sole", "exclusive"]:
        problems.append("open-licence")
    ready, end = record.get("ready_on"), record.get("right_ends_on")
    if ready and end and ready > end:
        problems.append("right-ended")
    needed = record.get("needed_by")
    if needed and needed < day:
        problems.append("past-deadline")
    return problems


# %% answer-hard-constraints
def broken_constraints(technology, demand):
    offered = LICENCE_RANK[technology["grants"]]
    required = LICENCE_RANK[demand["wants"]]
    result = {
        "need": bool(set(technology["solves"]) & set(demand["needs"])),
        "budget": technology["asks"] <= demand["budget"],
        "trl": technology["trl"] >= demand["min_trl"],
        "licence": offered >= required,
        "date": technology["ready_on"] <= demand["needed_by"],
    }
    return [name for name in result if not result[name]]


# %% answer-match-score
def match_score(technology, demand):
    def limit(x):
        return sorted((0, x, 5))[1]

    score = 0
    hits = sum(1 for f in demand["needs"] if f in technology["solves"])
    score += 8 * ((5 * hits) // len(demand["needs"]))
    score += 4 * limit(3 + technology["trl"] - demand["min_trl"])
    rest = demand["budget"] - technology["asks"]
    score += 4 * limit((10 * rest) // demand["budget"])
    if technology["region"] == demand["region"]:
        score += 2 * 5
    elif technology["region"] in DELTA and demand["region"] in DELTA:
        score += 2 * 2
    if technology["field"] == demand["field"]:
        score += 2 * 5
    return score


# %% answer-top-three
def top_three(sheet, demand):
    def rank(row):
        return -row["score"], row["asks"], row["technology"]

    rows = [r for r in sheet if r["demand"] == demand and not r["broken"]]
    return [r["technology"] for r in sorted(rows, key=rank)][0:3]


# %% answer-best-assignment
from itertools import permutations


def best_plan(sheet):
    points = {}
    demands, technologies = [], []
    for row in sheet:
        if row["demand"] not in demands:
            demands.append(row["demand"])
        if row["technology"] not in technologies:
            technologies.append(row["technology"])
        if not row["broken"]:
            points[row["demand"], row["technology"]] = row["score"]
    missing = len(demands) - len(technologies)
    if missing > 0:
        technologies += [None] * missing

    best, best_points = {}, 0
    for order in permutations(technologies, len(demands)):
        pairs = [p for p in zip(demands, order) if p in points]
        total = sum(points[p] for p in pairs)
        if total > best_points:
            best, best_points = dict(pairs), total
    return best


# %% answer-blocking-pairs
def blocking_pairs(sheet, plan):
    lookup = {(r["demand"], r["technology"]): r for r in sheet}
    reverse = dict((t, d) for d, t in plan.items())
    blocking = []
    for (d, t), row in sorted(lookup.items()):
        if row["broken"] or plan.get(d) == t:
            continue
        if d in plan:
            if row["score"] <= lookup[d, plan[d]]["score"]:
                continue
        if t in reverse:
            if row["budget"] <= lookup[reverse[t], t]["budget"]:
                continue
        blocking.append((d, t))
    return blocking


# %% matching-memo [markdown]
# **D01 and T01**
#
# *Mianfeng Noodle Machines:* you have two problems with the dies, wear and corrosion.
# The coating that Luhang sprays on turbine blades is made for exactly these two.
# You need at least a sole licence and level 7 or more; both conditions are met.
# Ask how thick the layer is and whether your die still has the right opening after coating.
#
# *Luhang Institute:* the noodle company is a customer outside aviation.
# A sole licence leaves you the right to go on using the coating (art. 25 of the Interpretation on Technology Contract Disputes).
# If you are a State institute, the price may be agreed, listed or auctioned, and an agreed price is published in-house (art. 18 of the Law on Promoting the Transformation of S&T Achievements).
#
# *Director:* 64 points, no other feasible pair for D01; D06 has T01 (68), T06 (66), T10 (50) and T07 (48).
# The plan with this table has 372 points and six tables, the one where D06 takes T01 has 310 and five.
# D06 and T01 form a blocking pair: two more points for one, a larger budget for the other.
