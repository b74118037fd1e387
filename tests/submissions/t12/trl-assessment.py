# %% answer-scale-reading
def supported_level(achievement, environment):
    """Return the level, 0 to 9, that a record supports under rule R1."""
    # Note to self from last time: read the whole rule, "both" is the word.
    if achievement not in ACHIEVEMENTS or environment not in ENVIRONMENTS:
        return 0
    level = 0
    for candidate in sorted(SCALE):
        needed_achievement, needed_environment = SCALE[candidate]
        achievement_reached = ACHIEVEMENTS.index(achievement) >= ACHIEVEMENTS.index(
            needed_achievement
        )
        environment_reached = ENVIRONMENTS.index(environment) >= ENVIRONMENTS.index(
            needed_environment
        )
        if achievement_reached and environment_reached:
            level = candidate
    return level


# %% answer-evidence-register
def kept_evidence(records):
    """Return the list of ids of the records kept under rule R2, in file order."""
    superseded_ids = set()
    for record in records:
        if record["supersedes"] != "":
            superseded_ids.add(record["supersedes"])

    kept_ids = []
    for record in records:
        has_passed = record["result"] == "pass"
        has_document = record["document"].strip() != ""
        is_current = record["id"] not in superseded_ids
        if has_passed and has_document and is_current:
            kept_ids.append(record["id"])
    return kept_ids


# %% answer-element-trl
def element_trl(supported, start):
    """Return the TRL of one element under rule R3."""
    trl = start - 1
    for level in range(start, 10):
        if level not in supported:
            break
        trl = level
    return trl


# %% answer-system-trl
def system_trl(levels, critical):
    """Return the TRL of the system under rule R4."""
    critical_levels = []
    for element in critical:
        critical_levels.append(levels.get(element, 0))
    return min(critical_levels)


# %% answer-missing-evidence
def missing_evidence(supported, start, target):
    """Return a dictionary from element to its missing levels under rule R5."""
    missing = {}
    for element, levels in supported.items():
        missing_levels = []
        for level in range(start, target + 1):  # the target belongs to it
            if level not in levels:
                missing_levels.append(level)
        if missing_levels:
            missing[element] = missing_levels
    return missing


# %% trl-rationale [markdown]
# Claim: LD-3 is at TRL 4 on the Horizon 2020 scale (Annex G), and TRL 6 is not shown.
# The instalment is not due.
#
# Evidence: film 4 (E01, E03), housing 5 (E12), alarm 5 (E14), readout 6 (E16).
# For the film, E13 supersedes E07 because batch B drifted, E23 is only partial, and E15 cannot fill the gap at level 5.
# For TRL 6 the housing also lacks a passed hall test (E17) and the alarm a documented one (E18).
#
# Rule: R2 for the register, R3 for the gap, R4 for the weakest link; these are office rules and I say so.
# A knowingly false evaluation would fall under article 48 of the Law on Promoting the Transformation of S&T Achievements (2015).
#
# Next test: the film in the relevant environment, batches B and C, damp air with fumes, drift limit fixed in advance and a numbered report.
# With a pass the system rises to TRL 5.
#
# Risk and alternative: the film may need a new process, which costs months.
# Yuanlu could pay a smaller sum for the film report now and keep the rest for TRL 6.
