# %% answer-record-check
def record_problems(record, required, day):
    """What I would have to ask on the phone."""
    questions = []

    for field in required:
        answer = record.get(field)
        nothing_written = isinstance(answer, str) and answer.strip() == ""
        if answer is None or answer == [] or nothing_written:
            questions.append("missing:" + field)

    for field in ("trl", "min_trl"):
        if record.get(field) is not None and not (0 < record[field] < 10):
            questions.append("trl-range")

    if record.get("open_licence") is True and record.get("grants") in {"sole", "exclusive"}:
        questions.append("open-licence")

    try:
        if record["ready_on"] > record["right_ends_on"]:
            questions.append("right-ended")
    except (KeyError, TypeError):
        pass  # one of the two dates is not there

    try:
        if record["needed_by"] < day:
            questions.append("past-deadline")
    except (KeyError, TypeError):
        pass

    return questions


# %% answer-hard-constraints
def broken_constraints(technology, demand):
    """Reasons why this table would be a waste of an hour."""
    supply, company = technology, demand
    no_go = []
    if not [f for f in company["needs"] if f in supply["solves"]]:
        no_go.append("need")
    if supply["asks"] > company["budget"]:
        no_go.append("budget")
    if supply["trl"] < company["min_trl"]:
        no_go.append("trl")
    if LICENCE_RANK[supply["grants"]] < LICENCE_RANK[company["wants"]]:
        no_go.append("licence")
    if supply["ready_on"] > company["needed_by"]:
        no_go.append("date")
    return no_go


# %% answer-match-score
def match_score(technology, demand):
    """Formula of the desk, one line per attribute."""
    t, d = technology, demand
    hits = len([f for f in d["needs"] if f in t["solves"]])
    total = 8 * (5 * hits // len(d["needs"]))
    total += 4 * max(0, min(5, 3 + t["trl"] - d["min_trl"]))
    total += 4 * max(0, min(5, 10 * (d["budget"] - t["asks"]) // d["budget"]))
    if t["region"] == d["region"]:
        total += 10
    elif set([t["region"], d["region"]]).issubset(DELTA):
        total += 4
    total += 10 if t["field"] == d["field"] else 0
    return total


# %% answer-top-three
def top_three(sheet, demand):
    """Invitation list."""
    invited = []
    candidates = [p for p in sheet if p["demand"] == demand and not p["broken"]]
    while candidates and len(invited) < 3:
        best = min(candidates, key=lambda p: (-p["score"], p["asks"], p["technology"]))
        invited.append(best["technology"])
        candidates.remove(best)
    return invited


# %% answer-best-assignment
def best_plan(sheet):
    """Seat the first company in every possible way, then the rest, keep the best."""
    can_meet = [p for p in sheet if not p["broken"]]

    def seat(pairs):
        if not pairs:
            return 0, {}
        company = min(p["demand"] for p in pairs)
        others = [p for p in pairs if p["demand"] != company]
        best_total, best = seat(others)
        for p in pairs:
            if p["demand"] == company:
                left = [q for q in others if q["technology"] != p["technology"]]
                total, seats = seat(left)
                if total + p["score"] > best_total:
                    best_total = total + p["score"]
                    best = {company: p["technology"], **seats}
        return best_total, best

    return seat(can_meet)[1]


# %% answer-blocking-pairs
def blocking_pairs(sheet, plan):
    """Who will meet in the corridor?"""
    entry = {(p["demand"], p["technology"]): p for p in sheet}
    table_of = {owner: company for company, owner in plan.items()}
    corridor = []
    for (company, owner), pair in entry.items():
        if pair["broken"] or plan.get(company) == owner:
            continue
        happy_company = (
            company in plan and entry[company, plan[company]]["score"] >= pair["score"]
        )
        happy_owner = (
            owner in table_of
            and entry[table_of[owner], owner]["budget"] >= pair["budget"]
        )
        if not happy_company and not happy_owner:
            corridor.append((company, owner))
    corridor.sort()
    return corridor


# %% matching-memo [markdown]
# **Noodle machines (D01) and turbine coating (T01)**
#
# To Mr and Ms Noodle Machine: your dies rust and grind, and these people stop metal from rusting and grinding for a living.
# I have stood next to an extruder; the paste is as hard on steel as sand.
# Bring a worn die in a plastic bag, put it on the table, and let them look at it before anyone opens a laptop.
#
# To the coating people: small parts, many of them, replaced every six weeks, this is a better test bench than an engine that flies for years.
# You will see in one season whether the layer holds.
#
# To the director: 64 points, the only feasible pair on D01's line.
# D06 likes T01 a little better than T06, 68 to 66, and T01 would like D06's purse (320 against 100), so these two are the ones to watch.
# Taking T01 away from D01 costs 62 points in total, 372 to 310, and a company that drove here for nothing.
# What I would do: seat D06 with T06 in the morning, introduce D06 to T01 over lunch with us at the table, and ask T01 to promise the noodle people an answer within two weeks whatever the pump people say.
# If the price is too tight, pay for coated dies one by one instead of a licence.
