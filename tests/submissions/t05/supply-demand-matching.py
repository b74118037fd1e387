# %% answer-record-check
def record_problems(record, required, day):
    """Return the codes of what is missing or contradictory in one record."""

    def present(name):
        return record.get(name) is not None

    def answered(name):
        value = record.get(name)
        if isinstance(value, str):
            return bool(value.strip())
        if isinstance(value, list):
            return bool(value)
        return value is not None  # 0 and False are answers

    codes = []
    for name in required:
        if not answered(name):
            codes.append(f"missing:{name}")

    out_of_scale = [
        name
        for name in ("trl", "min_trl")
        if present(name) and not 1 <= record[name] <= 9
    ]
    if out_of_scale:
        codes.append("trl-range")

    # Patent Law art. 51: open licence leaves room for ordinary licences only.
    if record.get("open_licence") and record.get("grants") in ("sole", "exclusive"):
        codes.append("open-licence")

    # Civil Code art. 865: no licence beyond the term.
    if present("ready_on") and present("right_ends_on"):
        if record["right_ends_on"] < record["ready_on"]:
            codes.append("right-ended")

    if present("needed_by") and day > record["needed_by"]:
        codes.append("past-deadline")
    return codes


# %% answer-hard-constraints
def broken_constraints(technology, demand):
    """Return all broken constraints; an empty list means that the pair can meet."""
    broken = []
    if not any(need in technology["solves"] for need in demand["needs"]):
        broken.append("need")
    if demand["budget"] < technology["asks"]:
        broken.append("budget")
    if demand["min_trl"] > technology["trl"]:
        broken.append("trl")
    if LICENCE_RANK[demand["wants"]] > LICENCE_RANK[technology["grants"]]:
        broken.append("licence")
    if demand["needed_by"] < technology["ready_on"]:
        broken.append("date")
    return broken


# %% answer-match-score
def between_0_and_5(points):
    """Hold points in the scale."""
    if points < 0:
        return 0
    return 5 if points > 5 else points


def region_points(first, second):
    """5 for the same region, 2 inside the delta, otherwise 0."""
    if first == second:
        return 5
    return 2 if first in DELTA and second in DELTA else 0


def match_score(technology, demand):
    """Return the weighted score of one pair."""
    covered = set(demand["needs"]) & set(technology["solves"])
    need = 5 * len(covered) // len(demand["needs"])
    readiness = between_0_and_5(3 + technology["trl"] - demand["min_trl"])
    headroom = demand["budget"] - technology["asks"]
    price = between_0_and_5(10 * headroom // demand["budget"])
    region = region_points(technology["region"], demand["region"])
    field = 5 if technology["field"] == demand["field"] else 0
    return 8 * need + 4 * (readiness + price) + 2 * (region + field)


# %% answer-top-three
def top_three(sheet, demand):
    """Return up to three ids; an empty place is better than a false hope."""
    own_rows = filter(lambda row: row["demand"] == demand, sheet)
    feasible = [row for row in own_rows if len(row["broken"]) == 0]
    feasible.sort(key=lambda row: row["technology"])
    feasible.sort(key=lambda row: (-row["score"], row["asks"]))
    return [row["technology"] for row in feasible][:3]


# %% answer-best-assignment
def best_plan(sheet):
    """Try all assignments, with None for a company without a table."""
    from itertools import permutations

    score_of = {
        (row["demand"], row["technology"]): row["score"]
        for row in sheet
        if not row["broken"]
    }
    companies = sorted({row["demand"] for row in sheet})
    seats = sorted({row["technology"] for row in sheet})
    seats += [None] * max(0, len(companies) - len(seats))

    def value(order):
        return sum(score_of.get(pair, 0) for pair in zip(companies, order))

    winner = max(permutations(seats, len(companies)), key=value)
    return {
        company: seat
        for company, seat in zip(companies, winner)
        if (company, seat) in score_of
    }


# %% answer-blocking-pairs
def blocking_pairs(sheet, plan):
    """Return the pairs who would both rather meet each other."""
    score_of = {(row["demand"], row["technology"]): row["score"] for row in sheet}
    budget_of = {row["demand"]: row["budget"] for row in sheet}
    seated_with = {technology: company for company, technology in plan.items()}

    # Scores and budgets are never below 0, so -1 stands for "no table".
    def company_has(company):
        return score_of[company, plan[company]] if company in plan else -1

    def owner_has(technology):
        company = seated_with.get(technology)
        return -1 if company is None else budget_of[company]

    found = set()
    for row in sheet:
        company, technology = row["demand"], row["technology"]
        if row["broken"] or plan.get(company) == technology:
            continue
        if row["score"] > company_has(company) and row["budget"] > owner_has(technology):
            found.add((company, technology))
    return sorted(found)


# %% matching-memo [markdown]
# **The table I defend: D04 Shenti Lift Service with T02, machine-vision inspection of welds.**
# Noodles and turbines look odder, but this table has the lowest score of the plan, and somebody will ask why it exists.
#
# **To Shenti Lift Service.** You asked for three things; this technology serves one of them, traceability of faults.
# Of the offers that serve any of the three, it is the only one that meets all your conditions, the exclusive licence (独占许可) included.
# Use the hour to find out whether a camera that reads weld seams can read a worn drive.
# It will not solve vibration or friction, and we do not claim that it does.
#
# **To Suyan University.** Lifts are inspected again and again, part by part, a good place for a vision system to learn.
# The company needs an exclusive licence: within the agreed scope you could then not use the patent yourselves (Interpretation on Technology Contract Disputes, art. 25).
# Speak about scope first, for example lift drives only, so that your weld inspection stays yours.
#
# **Note to the director.** 36 points: need 8, readiness 16, price 8, region 4, field 0.
# On paper T07 looks better for D04 (62), but it breaks two constraints: level 5 where 7 is needed, and an ordinary licence only.
# T07 is under an open licence, so its owner may not grant an exclusive one as long as that lasts (Patent Law, art. 51); talking will not repair this pair.
# Without the table the plan has 336 points instead of 372, and nobody else gains: D05 scores 58 with T08 and would score the same 58 with T02.
# Nobody blocks this table; the blocking pair is D06 with T01, which I would give an hour in the second session.
# The risk here is another one: a polite hour with no result, because one function of three is thin.
# Next step: call Shenti tonight, say openly what is missing (art. 30 of the Transformation Law: no false information), and ask whether they would take a lower level or a weaker licence for a pilot.
