# %% answer-record-check
def record_problems(record, required, day):
    """Return the list of codes for one record.

    Feedback from earlier cases: test for None, not for falsy values.
    """
    codes = []
    for name in required:
        value = record.get(name)
        is_empty_text = isinstance(value, str) and not value.strip()
        is_empty_list = isinstance(value, list) and not value
        if value is None or is_empty_text or is_empty_list:
            codes.append(f"missing:{name}")

    for name in ("trl", "min_trl"):
        level = record.get(name)
        if level is not None and not 1 <= level <= 9:
            codes.append("trl-range")

    if record.get("open_licence") is True:
        if record.get("grants") in ("sole", "exclusive"):
            codes.append("open-licence")

    ready_on = record.get("ready_on")
    right_ends_on = record.get("right_ends_on")
    if ready_on is not None and right_ends_on is not None:
        if ready_on > right_ends_on:
            codes.append("right-ended")

    needed_by = record.get("needed_by")
    if needed_by is not None and needed_by < day:
        codes.append("past-deadline")
    return codes


# %% answer-hard-constraints
def broken_constraints(technology, demand):
    """Return every broken constraint, not only the first one."""
    rank = LICENCE_RANK
    broken = []
    if not set(demand["needs"]).intersection(technology["solves"]):
        broken.append("need")
    if technology["asks"] > demand["budget"]:  # equal is allowed
        broken.append("budget")
    if technology["trl"] < demand["min_trl"]:  # equal is allowed
        broken.append("trl")
    if rank[technology["grants"]] < rank[demand["wants"]]:
        broken.append("licence")
    if technology["ready_on"] > demand["needed_by"]:  # same day is allowed
        broken.append("date")
    return broken


# %% answer-match-score
def match_score(technology, demand):
    """Return the score; each attribute is rounded before it is weighted."""

    def clip(points):
        return min(5, max(0, points))

    n_common = len(set(technology["solves"]) & set(demand["needs"]))
    need = (5 * n_common) // len(demand["needs"])
    readiness = clip(3 + technology["trl"] - demand["min_trl"])
    budget = demand["budget"]
    price = clip((10 * (budget - technology["asks"])) // budget)

    here, there = technology["region"], demand["region"]
    if here == there:
        region = 5
    elif here in DELTA and there in DELTA:
        region = 2
    else:
        region = 0

    field = 5 if technology["field"] == demand["field"] else 0

    score = 0
    for weight, points in [
        (8, need),
        (4, readiness),
        (4, price),
        (2, region),
        (2, field),
    ]:
        score += weight * points
    return score


# %% answer-top-three
def top_three(sheet, demand):
    """Return the shortlist: score down, asking price up, id up."""
    rows = []
    for row in sheet:
        if row["demand"] == demand and not row["broken"]:
            rows.append((-row["score"], row["asks"], row["technology"]))
    rows.sort()
    return [technology for (_, _, technology) in rows[:3]]


# %% answer-best-assignment
def best_plan(sheet):
    """Return the best plan; tries every choice of every company."""
    import itertools

    choices = {}
    for row in sheet:
        if row["demand"] not in choices:
            choices[row["demand"]] = [None]
        if not row["broken"]:
            choices[row["demand"]].append(row["technology"])
    score = {(row["demand"], row["technology"]): row["score"] for row in sheet}

    best_total, best = -1, {}
    for picks in itertools.product(*choices.values()):
        plan = {d: t for d, t in zip(choices, picks) if t is not None}
        if len(set(plan.values())) < len(plan):
            continue  # somebody is double-booked
        total = sum(score[pair] for pair in plan.items())
        if total > best_total:
            best_total, best = total, plan
    return best


# %% answer-blocking-pairs
def blocking_pairs(sheet, plan):
    """Return the blocking pairs; equal scores or budgets do not count."""
    score = {(row["demand"], row["technology"]): row["score"] for row in sheet}
    budget = {row["demand"]: row["budget"] for row in sheet}
    company_at = {}
    for company, technology in plan.items():
        company_at[technology] = company

    pairs = []
    for row in sheet:
        company, technology = row["demand"], row["technology"]
        if row["broken"]:
            continue
        if company in plan:
            if plan[company] == technology:
                continue
            if row["score"] <= score[company, plan[company]]:
                continue
        if technology in company_at:
            if row["budget"] <= budget[company_at[technology]]:
                continue
        pairs.append((company, technology))
    return sorted(pairs)


# %% matching-memo [markdown]
# **Claim.** D01 (Mianfeng Noodle Machines) and T01 (Luhang's turbine-blade coating) should meet, although one makes noodles and the other flies.
#
# **To the company.**
# The coating covers both functions that you need, wear and corrosion.
# It is the only offer in the room that fits every condition on your form.
# It is proven in engines; ask what would have to be tested before it may touch food.
#
# **To the owner.**
# The company needs wear and corrosion protection now, and asks for at least a sole licence.
# With a sole licence there is no second licensee, but you may use the patent yourselves (SPC Interpretation on Technology Contract Disputes, art. 25).
# An agreed price has to be published inside a State institute (Transformation Law, art. 18).
#
# **Note to the director.**
# Evidence: 64 points; other pairs of D01 feasible: none; total 372 with the table, 310 if D06 takes T01; D06 loses only 2 points with T06 (66).
# Rule: we must be fair to both and keep budget and asking price to ourselves (art. 30).
# Risk: D06 and T01 are a blocking pair and may talk in the corridor.
# I have no good answer to that yet, apart from watching them.
