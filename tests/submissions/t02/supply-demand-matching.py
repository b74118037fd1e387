# %% answer-record-check
def record_problems(record, required, day):
    # 1. gaps
    problems = []
    for field in required:
        value = record.get(field, None)
        if value is None:
            problems.append("missing:" + field)
        elif isinstance(value, str) and value.strip() == "":
            problems.append("missing:" + field)
        elif isinstance(value, list) and len(value) == 0:
            problems.append("missing:" + field)
    # 2. contradictions
    for field in ["trl", "min_trl"]:
        if record.get(field) is not None:
            if record[field] < 1 or record[field] > 9:
                problems.append("trl-range")
    if record.get("open_licence") == True:
        if record.get("grants") == "sole" or record.get("grants") == "exclusive":
            problems.append("open-licence")
    start = record.get("ready_on")
    end = record.get("right_ends_on")
    if start is not None and end is not None and start > end:
        problems.append("right-ended")
    deadline = record.get("needed_by")
    if deadline is not None and deadline < day:
        problems.append("past-deadline")
    return problems


# %% answer-hard-constraints
def broken_constraints(technology, demand):
    reasons = []
    shared = [f for f in technology["solves"] if f in demand["needs"]]
    if len(shared) == 0:
        reasons.append("need")
    if technology["asks"] > demand["budget"]:
        reasons.append("budget")
    if technology["trl"] < demand["min_trl"]:
        reasons.append("trl")
    if LICENCE_RANK[technology["grants"]] < LICENCE_RANK[demand["wants"]]:
        reasons.append("licence")
    if technology["ready_on"] > demand["needed_by"]:
        reasons.append("date")
    return reasons


# %% answer-match-score
def match_score(technology, demand):
    shared = [f for f in demand["needs"] if f in technology["solves"]]
    need = 5 * len(shared) // len(demand["needs"])

    readiness = 3 + technology["trl"] - demand["min_trl"]
    if readiness < 0:
        readiness = 0
    if readiness > 5:
        readiness = 5

    price = 10 * (demand["budget"] - technology["asks"]) // demand["budget"]
    if price < 0:
        price = 0
    if price > 5:
        price = 5

    region = 0
    if technology["region"] == demand["region"]:
        region = 5
    elif technology["region"] in DELTA and demand["region"] in DELTA:
        region = 2

    field = 0
    if technology["field"] == demand["field"]:
        field = 5

    return 8 * need + 4 * readiness + 4 * price + 2 * region + 2 * field


# %% answer-top-three
def top_three(sheet, demand):
    candidates = []
    for row in sheet:
        if row["demand"] == demand and row["broken"] == []:
            # minus sign: a lower asking price must come first after reversing
            candidates.append((row["score"], -row["asks"], row["technology"]))
    candidates.sort(reverse=True)
    return [c[2] for c in candidates][:3]


# %% answer-best-assignment
def best_plan(sheet):
    from itertools import permutations

    scores = {}
    for row in sheet:
        if row["broken"] == []:
            scores[(row["demand"], row["technology"])] = row["score"]
    demands = sorted(set(row["demand"] for row in sheet))
    technologies = sorted(set(row["technology"] for row in sheet))
    while len(technologies) < len(demands):
        technologies.append(None)

    best_total = -1
    best = {}
    for order in permutations(technologies, len(demands)):
        plan = {}
        total = 0
        for demand, technology in zip(demands, order):
            if (demand, technology) in scores:
                plan[demand] = technology
                total = total + scores[(demand, technology)]
        if total > best_total:
            best_total = total
            best = plan
    return best


# %% answer-blocking-pairs
def blocking_pairs(sheet, plan):
    score = {}
    budget = {}
    for row in sheet:
        score[(row["demand"], row["technology"])] = row["score"]
        budget[row["demand"]] = row["budget"]
    partner = {}
    for demand in plan:
        partner[plan[demand]] = demand

    result = []
    for row in sheet:
        d = row["demand"]
        t = row["technology"]
        if row["broken"] != []:
            continue
        if d in plan and plan[d] == t:
            continue
        company_wants = d not in plan or row["score"] > score[(d, plan[d])]
        owner_wants = t not in partner or budget[d] > budget[partner[t]]
        if company_wants and owner_wants:
            result.append((d, t))
    result.sort()
    return result


# %% matching-memo [markdown]
# The surprising table is D01 (noodle machines) with T01 (turbine-blade coating).
#
# **To the company.** Your extrusion dies suffer from wear and corrosion.
# The coating from the Luhang Institute works against both.
# It was made for aero engines, but wear is wear, and it is the only offer that fits your conditions.
# Please bring drawings of the dies and tell them the temperature and the cleaning agents.
#
# **To the owner.** The noodle machine maker needs wear and corrosion protection, two of the three things your coating does.
# It wants a sole licence.
# You would still be allowed to use the patent yourselves (SPC Interpretation on Technology Contract Disputes, art. 25).
# If you agree a price by negotiation, remember the publication inside the institute (Transformation Law, art. 18).
#
# **To the director.** The pair has 64 points and is the only feasible one of D01.
# D06 would have 68 with T01 but has 66 with T06, so it loses only 2 points.
# Without this table the total would be 310 instead of 372 and one company would sit alone.
# There is a blocking pair, D06 and T01, because the pump company has the larger budget.
# I think we should keep an eye on it.
