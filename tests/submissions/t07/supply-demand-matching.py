# %% answer-record-check
def is_gap(value):
    """Tell whether a form field was left open (0 and False count as filled in)."""
    if isinstance(value, str):
        value = value.strip() or None
    return value is None or value == []


def record_problems(record, required, day):
    """Check one registration form: gaps first, then contradictions."""
    gaps = [f"missing:{name}" for name in required if is_gap(record.get(name))]

    level = record.get("trl", record.get("min_trl"))
    ready_on = record.get("ready_on")
    right_ends_on = record.get("right_ends_on")
    needed_by = record.get("needed_by")
    promises_more = record.get("grants") in ("sole", "exclusive")

    contradictions = {
        "trl-range": level is not None and not 1 <= level <= 9,
        "open-licence": record.get("open_licence") is True and promises_more,
        "right-ended": bool(ready_on and right_ends_on) and ready_on > right_ends_on,
        "past-deadline": needed_by is not None and needed_by < day,
    }
    return gaps + [code for code, is_true in contradictions.items() if is_true]


# %% answer-hard-constraints
def broken_constraints(technology, demand):
    """Name every condition that rules the pair out."""
    common = set(technology["solves"]) & set(demand["needs"])
    licences = LICENCE_RANK[technology["grants"]], LICENCE_RANK[demand["wants"]]
    reasons = []
    if not common:
        reasons.append("need")
    if technology["asks"] > demand["budget"]:
        reasons.append("budget")
    if technology["trl"] < demand["min_trl"]:
        reasons.append("trl")
    if licences[0] < licences[1]:
        reasons.append("licence")
    if technology["ready_on"] > demand["needed_by"]:
        reasons.append("date")
    return reasons


# %% answer-match-score
def match_score(technology, demand):
    """Score a pair by the desk's formula."""
    common = len(set(technology["solves"]) & set(demand["needs"]))
    regions = (technology["region"], demand["region"])
    table = [
        (8, 5 * common // len(demand["needs"])),
        (4, 3 + technology["trl"] - demand["min_trl"]),
        (4, 10 * (demand["budget"] - technology["asks"]) // demand["budget"]),
        (2, 5 if regions[0] == regions[1] else 2 * all(r in DELTA for r in regions)),
        (2, 5 if technology["field"] == demand["field"] else 0),
    ]
    return sum(weight * max(0, min(5, points)) for weight, points in table)


# %% answer-top-three
def top_three(sheet, demand):
    """Shortlist for one company."""
    rows = (row for row in sheet if row["demand"] == demand and row["broken"] == [])
    order = sorted(rows, key=lambda r: (-r["score"], r["asks"], r["technology"]))
    return [row["technology"] for row in order[:3]]


# %% answer-best-assignment
def best_plan(sheet):
    """Search company by company; give up a branch that cannot win any more."""
    options = {}
    for row in sheet:
        choices = options.setdefault(row["demand"], {})
        if not row["broken"]:
            choices[row["technology"]] = row["score"]
    companies = list(options)
    ceiling = [max(options[c].values(), default=0) for c in companies]

    best = {"total": -1, "plan": {}}

    def visit(position, plan, total):
        if total + sum(ceiling[position:]) <= best["total"]:
            return
        if position == len(companies):
            best.update(total=total, plan=dict(plan))
            return
        company = companies[position]
        for technology, score in options[company].items():
            if technology not in plan.values():
                visit(position + 1, {**plan, company: technology}, total + score)
        visit(position + 1, plan, total)

    visit(0, {}, 0)
    return best["plan"]


# %% answer-blocking-pairs
def blocking_pairs(sheet, plan):
    """Find company and owner who would both rather sit together."""
    feasible = {(r["demand"], r["technology"]): r for r in sheet if not r["broken"]}
    company_of = {technology: company for company, technology in plan.items()}
    budgets = {row["demand"]: row["budget"] for row in sheet}
    found = []
    for (company, technology), row in feasible.items():
        seat = plan.get(company)
        rival = company_of.get(technology)
        if seat == technology:
            continue
        if seat is not None and feasible[company, seat]["score"] >= row["score"]:
            continue
        if rival is not None and budgets[rival] >= budgets[company]:
            continue
        found.append((company, technology))
    return sorted(found)


# %% matching-memo [markdown]
# **D01 Mianfeng Noodle Machines meets T01, Luhang's coating for turbine blades.**
#
# **To Mianfeng.**
# You may wonder what an aero-engine institute does at your table.
# A die and a blade share two enemies, wear and corrosion, and this coating is built against both.
# The other technologies in the room either treat neither or miss a condition that you set yourselves.
# Please read its readiness level with care: the operating environment behind it is an engine.
# Bring two dies, one new and one worn, and ask for a trial of six weeks, the time in which yours rust through today.
#
# **To Luhang.**
# Your neighbours at lunch will talk about engines; Mianfeng loses its dies every six weeks, so you would see results soon.
# It needs two of your three functions and a licence that is at least sole (排他许可), so you could go on practising.
# Define the scope as food-machine dies: the licence excludes others only within the agreed scope (art. 25 of the Interpretation on Technology Contract Disputes).
# As a State institute you may agree the price, and you would then publish it with the achievement's name in-house (art. 18, Transformation Law).
#
# **To the director.**
# Score 64; D01's only feasible pair, every other cell of its row is broken.
# Moving T01 to D06 brings D06 two points (68 for 66) and costs D01 its table: 372 falls to 310.
# Hence the risk: D06 and T01 block the plan, because 68 beats 66 and a budget of 320 beats 100.
# We owe both an even hand and silence about figures (art. 30), so I would not simply hope that they do not meet.
# Proposal: announce a second session, put D06 with T01 there, and remind Luhang at the start that two scopes make two licences.
# If you prefer a plan that nobody can upset, it is the one with 310 points; I would not pay 62 points and one company for it.
# The pair may still fail on price, because asking price and budget are equal; offer an entry fee plus royalty (Civil Code, art. 846).
