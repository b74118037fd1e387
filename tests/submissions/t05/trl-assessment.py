# %% answer-scale-reading
def rank(code, ladder):
    """Place of a code on its ladder, -1 if it is not on it."""
    return ladder.index(code) if code in ladder else -1


def supported_level(achievement, environment):
    """Return the level that one record supports (R1)."""
    how = rank(achievement, ACHIEVEMENTS)
    where = rank(environment, ENVIRONMENTS)
    reached = {0}
    for level, (needed_how, needed_where) in SCALE.items():
        if how >= rank(needed_how, ACHIEVEMENTS) and where >= rank(
            needed_where, ENVIRONMENTS
        ):
            reached.add(level)
    return max(reached)


# %% answer-evidence-register
def is_papered(record):
    """Say whether the record names a document."""
    return bool(record["document"].strip())


def kept_evidence(records):
    """Return the ids that R2 keeps, in file order."""
    withdrawn = {record["supersedes"] for record in records}
    kept = []
    for record in records:
        passed = record["result"] == "pass"
        if passed and is_papered(record) and record["id"] not in withdrawn:
            kept.append(record["id"])
    return kept


# %% answer-element-trl
def element_trl(supported, start):
    """Climb from the start until a step is missing (R3)."""
    reached = start - 1
    for step in sorted(set(supported)):
        if step == reached + 1:
            reached = step
    return reached


# %% answer-system-trl
def system_trl(levels, critical):
    """Return the level of the weakest critical element (R4)."""
    return min(levels[name] if name in levels else 0 for name in critical)


# %% answer-missing-evidence
def missing_evidence(supported, start, target):
    """Return the steps that lack a kept record, element by element (R5)."""
    report = {}
    for element, found in supported.items():
        steps = [step for step in range(start, target + 1) if step not in found]
        if steps:
            report[element] = steps
    return report


# %% trl-rationale [markdown]
# Ladies and gentlemen of the committee,
#
# you asked whether LD-3 has reached TRL 6.
# On the evidence that we hold it has not: we defend TRL 4 on the scale of Horizon 2020, Annex G, assessed by our office rules R1 to R5.
# Your first instalment is therefore not yet due.
#
# A sensor protects a depot only as well as its weakest part (R4).
# That part is the film, at level 4 (E03).
# It once passed in damp air with batch A (E07), but batch B drifted in the same test (E13), and R2 withdraws the earlier pass.
# The demonstration in the hall (E15) ran on two dry days and leaves this question open (R3).
# The circuit has reached 6 (E16), the housing 5 (E12), the alarm 5 (E14).
#
# We recommend one test first: batches B and C of the film, in the damp chamber with diesel fumes, at least as long as E13, with a drift limit that your engineers sign beforehand.
# Success would bring LD-3 to TRL 5.
# TRL 6 then still needs the housing's new filter (E17, E19) and a documented alarm run (E18, E24) in the hall.
#
# Two cautions.
# If the film fails again, the price should be discussed anew, not only the date.
# And we may not round up to please anyone: article 48 of the Law on Promoting the Transformation of S&T Achievements (2015) sanctions a knowingly false evaluation.
