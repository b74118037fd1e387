# %% answer-scale-reading
def supported_level(achievement, environment):
    """Return the level, 0 to 9, that a record supports under rule R1."""
    best = 0
    if achievement in ACHIEVEMENTS and environment in ENVIRONMENTS:
        a = ACHIEVEMENTS.index(achievement)
        e = ENVIRONMENTS.index(environment)
        for level in range(1, 10):
            row_a = ACHIEVEMENTS.index(SCALE[level][0])
            row_e = ENVIRONMENTS.index(SCALE[level][1])
            if a >= row_a and e >= row_e:
                best = level
    return best


# %% answer-evidence-register
def kept_evidence(records):
    """Return the ids of the records kept under rule R2, in file order."""
    replaced = []
    for record in records:
        replaced.append(record["supersedes"])
    kept = []
    for record in records:
        if record["result"] != "pass":
            continue
        if record["document"].strip() == "":
            continue
        if record["id"] in replaced:
            continue
        kept.append(record["id"])
    return kept


# %% answer-element-trl
def element_trl(supported, start):
    """Return the TRL of one element under rule R3."""
    level = start
    while level in supported:
        level = level + 1
    return level - 1


# %% answer-system-trl
def system_trl(levels, critical):
    """Return the TRL of the system under rule R4."""
    weakest = 9
    for element in critical:
        weakest = min(weakest, levels.get(element, 0))
    return weakest


# %% answer-missing-evidence
def missing_evidence(supported, start, target):
    """Return the missing levels of each element under rule R5."""
    missing = {}
    for element, levels in supported.items():
        gaps = []
        for level in range(start, target):
            if level not in levels:
                gaps.append(level)
        if gaps:
            missing[element] = gaps
    return missing


# %% trl-rationale [markdown]
# Dear committee,
#
# on the EU scale (Annex G) and by our office rule R4, the weakest link, we can defend TRL 4.
# The film is the weakest element: E03 shows level 4, but the level 5 result E07 was superseded by E13, where batch B drifted.
# The demonstration E15 does not repair this, because R3 does not let a higher record fill a lower step.
# Readout is at 6 (E06, E11, E16), housing and alarm are at 5 (E12, E14).
# The brochure's TRL 6 is true for the readout only, so the instalment is not due.
#
# The next test should be the film in the damp chamber, with batch B and batch C.
# If it passes, we will assess the file again.
