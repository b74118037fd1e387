# %% answer-scale-reading
def supported_level(achievement, environment):
    """What the test engineer's two words are worth."""
    known = achievement in ACHIEVEMENTS and environment in ENVIRONMENTS
    if not known:
        return 0
    # words and places that this test has already climbed past
    words = ACHIEVEMENTS[: ACHIEVEMENTS.index(achievement) + 1]
    places = ENVIRONMENTS[: ENVIRONMENTS.index(environment) + 1]
    return max(lv for lv, (w, p) in SCALE.items() if w in words and p in places)


# %% answer-evidence-register
def kept_evidence(records):
    """What I would dare to show to the buyer's engineers."""
    file = {r["id"]: r for r in records}
    for r in records:  # a retest throws the old test out, good or bad
        file.pop(r["supersedes"], None)
    return [
        name
        for name, r in file.items()
        if r["result"] == "pass" and len(r["document"].strip()) > 0
    ]


# %% answer-element-trl
def element_trl(supported, start):
    """Climb the stairs; stop where a step is missing."""
    step = start
    while True:
        if step not in supported:
            return step - 1
        step += 1


# %% answer-system-trl
def system_trl(levels, critical):
    """The chain breaks at the weakest link."""
    found = [levels.get(part, 0) for part in critical]
    found.sort()
    return found[0]


# %% answer-missing-evidence
def missing_evidence(supported, start, target):
    """The shopping list for the test house."""
    shopping = {}
    for part, have in supported.items():
        need = [lv for lv in range(start, target + 1) if lv not in set(have)]
        if need:
            shopping[part] = need
    return shopping


# %% trl-rationale [markdown]
# My level is 4, because the film is at 4 and a leak sensor without a sound film is a box.
# E13: batch B drifts in damp air, so E07 is gone. E23: batch C half done.
# E15 was two dry days in the hall, and a bus depot is washed every night.
# The housing is at 5, its filter clogged in the hall (E17). The alarm is at 5, the hall run is an e-mail (E18). The readout is at 6 (E16).
# The instalment can wait.
#
# Next: twelve strips each of batches B and C, damp chamber with fumes, four weeks, none of them may drift more than the limit that Yuanlu sets, report with a number.
# When that is good we are at 5 and not at 6, because filter and alarm must go back into the hall; I would book the hall for both on the same days and save money.
# Danger: if the drift comes from the supplier's alloy, ask for a second supplier before anything else.
