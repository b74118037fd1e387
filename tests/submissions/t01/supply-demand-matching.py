# %% answer-record-check
def record_problems(record, required, day):
    """Codes of everything that must be cleared up; empty list = sound record."""
    get = record.get

    def gap(value):
        return value is None or value == [] or str(value).strip() == ""

    codes = ["missing:" + name for name in required if gap(get(name))]
    level = get("trl") if get("trl") is not None else get("min_trl")
    if level is not None and level not in range(1, 10):
        codes.append("trl-range")
    if get("open_licence") is True and get("grants") in {"sole", "exclusive"}:
        codes.append("open-licence")
    if None not in (get("ready_on"), get("right_ends_on")):
        codes += ["right-ended"] * (get("ready_on") > get("right_ends_on"))
    if get("needed_by") is not None:
        codes += ["past-deadline"] * (get("needed_by") < day)
    return codes


# %% answer-hard-constraints
def broken_constraints(technology, demand):
    """Codes of all hard constraints the pair breaks, in the stated order."""
    t, d = technology, demand
    checks = [
        ("need", set(t["solves"]).isdisjoint(d["needs"])),
        ("budget", t["asks"] > d["budget"]),
        ("trl", t["trl"] < d["min_trl"]),
        ("licence", LICENCE_RANK[t["grants"]] < LICENCE_RANK[d["wants"]]),
        ("date", t["ready_on"] > d["needed_by"]),
    ]
    return [code for code, broken in checks if broken]


# %% answer-match-score
def match_score(technology, demand):
    """Weighted match score, 0 to 100."""
    t, d = technology, demand
    covered = sum(function in t["solves"] for function in d["needs"])
    spare = 10 * (d["budget"] - t["asks"]) // d["budget"]
    both_in_delta = t["region"] in DELTA and d["region"] in DELTA
    points = {
        "need": 5 * covered // len(d["needs"]),
        "readiness": min(max(3 + t["trl"] - d["min_trl"], 0), 5),
        "price": min(max(spare, 0), 5),
        "region": 5 if t["region"] == d["region"] else 2 * both_in_delta,
        "field": 5 * (t["field"] == d["field"]),
    }
    weights = {"need": 8, "readiness": 4, "price": 4, "region": 2, "field": 2}
    return sum(weights[name] * points[name] for name in weights)


# %% answer-top-three
def top_three(sheet, demand):
    """At most three feasible technologies, best first."""
    ranked = sorted(
        (-row["score"], row["asks"], row["technology"])
        for row in sheet
        if row["demand"] == demand and not row["broken"]
    )
    return [technology for _, _, technology in ranked[:3]]


# %% answer-best-assignment
def best_plan(sheet):
    """Feasible one-to-one plan with the highest total."""
    options = {}
    for row in sheet:
        options.setdefault(row["demand"], [])
        if not row["broken"]:
            options[row["demand"]].append((row["technology"], row["score"]))

    def solve(companies, taken):
        if not companies:
            return 0, {}
        first, *others = companies
        best = solve(others, taken)
        for technology, score in options[first]:
            if technology not in taken:
                total, plan = solve(others, taken | {technology})
                if total + score > best[0]:
                    best = total + score, {**plan, first: technology}
        return best

    return solve(list(options), frozenset())[1]


# %% answer-blocking-pairs
def blocking_pairs(sheet, plan):
    """Pairs (demand, technology) who both gain by leaving the plan."""
    by_pair = {(row["demand"], row["technology"]): row for row in sheet}
    guest = {technology: demand for demand, technology in plan.items()}

    def company_gains(row):
        seat = plan.get(row["demand"])
        return seat is None or row["score"] > by_pair[row["demand"], seat]["score"]

    def owner_gains(row):
        rival = guest.get(row["technology"])
        if rival is None:
            return True
        return row["budget"] > by_pair[rival, row["technology"]]["budget"]

    return sorted(
        pair
        for pair, row in by_pair.items()
        if not row["broken"]
        and plan.get(pair[0]) != pair[1]
        and company_gains(row)
        and owner_gains(row)
    )


# %% matching-memo [markdown]
# **Table: D01 Mianfeng Noodle Machines with T01, the turbine-blade coating of the Luhang Institute.**
#
# **To Mianfeng.** Turbine blades and extrusion dies fail in the same two ways: wear and corrosion.
# This coating treats both, and no other technology in the room meets all your conditions.
# You asked for at least a sole licence; that can be discussed.
# Level 9 was earned in engines, so ask for a trial on your own dies, in salt dough and washing lye, before you speak of money.
#
# **To Luhang.** Noodle machinery is a market you do not serve.
# The company wants a sole licence, not an exclusive one, so you keep the right to use the patent yourselves.
# Offer it for food machinery only: a sole licence binds you within the agreed scope (Interpretation on Technology Contract Disputes, art. 25).
#
# **Note to the director.** Score 64 (40 + 20 + 0 + 4 + 0).
# It is D01's only feasible pair. D06 also wants T01 (68) but has T06 with 66.
# Give T01 to D06 and we lose D01's table: 372 becomes 310.
# Risk: D06 and T01 block the plan, since D06 gains two points and its budget is 320 against 100.
# I would tell nobody a figure (art. 30 of the Transformation Law) but would offer D06 and T01 a meeting in the second session, with the scopes already split between food machinery and marine pumps.
# Price is the other weak spot: 100 asked, 100 available; have instalments or a royalty ready (Civil Code, art. 846).
