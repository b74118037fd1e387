# %% answer-scale-reading
def supported_level(achievement, environment):
    """Highest row of the scale that both codes reach (R1)."""
    if achievement not in ACHIEVEMENTS or environment not in ENVIRONMENTS:
        return 0
    how, where = ACHIEVEMENTS.index(achievement), ENVIRONMENTS.index(environment)
    for level in sorted(SCALE, reverse=True):
        need_how, need_where = SCALE[level]
        if how >= ACHIEVEMENTS.index(need_how) and where >= ENVIRONMENTS.index(
            need_where
        ):
            return level
    return 0


# %% answer-evidence-register
def kept_evidence(records):
    """Passed, papered, not replaced (R2)."""
    replaced = {r["supersedes"] for r in records if r["supersedes"]}
    return [
        r["id"]
        for r in records
        if r["result"] == "pass" and r["document"].strip() and r["id"] not in replaced
    ]


# %% answer-element-trl
def element_trl(supported, start):
    """First gap above the start, minus one (R3)."""
    return next(n for n in range(start, start + 99) if n not in supported) - 1


# %% answer-system-trl
def system_trl(levels, critical):
    """Weakest link among the critical elements (R4)."""
    return min(levels.get(name, 0) for name in critical)


# %% answer-missing-evidence
def missing_evidence(supported, start, target):
    """Steps without evidence, complete elements left out (R5)."""
    wanted = set(range(start, target + 1))
    gaps = {name: sorted(wanted - set(have)) for name, have in supported.items()}
    return {name: gap for name, gap in gaps.items() if gap}


# %% trl-rationale [markdown]
# We defend TRL 4 (Horizon 2020 scale, Annex G; Lanhe office rules R1 to R5), not TRL 6.
# The instalment is not due.
#
# Levels of the critical elements: film 4, housing 5, alarm 5, readout 6.
# R4 takes the lowest, which is the film.
# Its only pass at level 5 (E07) was withdrawn by the failed retest of batch B (E13), and batch C is unfinished (E23).
# The hall demonstration (E15) passed in dry air; under R3 it cannot stand in for a validation in damp air.
# The housing lacks level 6 because the filter clogged (E17) and the new one was tried on a bench only (E19).
# The alarm lacks level 6 because E18 has no report.
#
# Next test: film, batches B and C, damp chamber with fumes, drift limit agreed in writing before the start, numbered report.
# A pass lifts the system to TRL 5, because housing and alarm then hold it there.
#
# Risk: if batch B drifts again, the fault lies in manufacture and the plan is a redesign, not a retest.
# If Yuanlu wants to move now, pay a part on the film report and the rest at TRL 6.
# We put our name to no higher level: a knowingly false evaluation is punishable under art. 48 of the Law on Promoting the Transformation of S&T Achievements (2015).
