# %% answer-scale-reading
def supported_level(achievement, environment):
    """R1: both the word and the place must reach the row."""
    word = {code: rank for rank, code in enumerate(ACHIEVEMENTS)}
    place = {code: rank for rank, code in enumerate(ENVIRONMENTS)}
    if achievement not in word or environment not in place:
        return 0
    return max(
        level
        for level, (w, p) in SCALE.items()
        if word[w] <= word[achievement] and place[p] <= place[environment]
    )


# %% answer-evidence-register
def kept_evidence(records):
    """R2, as three sieves one after the other."""
    replaced = {record["supersedes"] for record in records}
    passed = [record for record in records if record["result"] == "pass"]
    papered = [record for record in passed if record["document"].strip()]
    return [record["id"] for record in papered if record["id"] not in replaced]


# %% answer-element-trl
def element_trl(supported, start):
    """R3, by recursion: one step up if the step is there."""
    if start not in supported:
        return start - 1
    return element_trl(supported, start + 1)


# %% answer-system-trl
def system_trl(levels, critical):
    """R4: sorted, the weakest comes first."""
    return sorted(levels.get(element, 0) for element in critical)[0]


# %% answer-missing-evidence
def missing_evidence(supported, start, target):
    """R5: walk the steps of each element and note the holes."""
    holes = {}
    for element in supported:
        for step in range(start, target + 1):
            if step not in supported[element]:
                holes.setdefault(element, []).append(step)
    return holes


# %% trl-rationale [markdown]
# **Answer: TRL 4, not 6. Do not pay the instalment yet.**
#
# Scale: Horizon 2020, Annex G. Rules: Lanhe R1 to R5.
#
# - film 4: E01, E03; level 5 is empty because E13 (batch B, drift) supersedes E07 and E23 is partial
# - housing 5: E04, E09, E12; E17 failed and E19 was a bench test, worth 4 under R1
# - alarm 5: E05, E10, E14; E18 names no document
# - readout 6: E02, E06, E11, E16; the depot visit E20 is a photograph and no evidence
#
# The weakest link decides (R4): 4.
# A mean of 5 would hide the film, and the film is what touches the hydrogen.
#
# **Next test:** film batches B and C in the damp chamber with fumes (relevant environment).
# Pass means zero drift inside the limit that Yuanlu and the university write down before the test, for every strip of both batches.
# After a pass: TRL 5, held there by housing and alarm.
#
# **Risk:** a film reformulated to pass would be a new film, and E03 and E15 would have to be repeated with it.
# **Alternative:** a small option fee now, the instalment at a documented TRL 6.
#
# I sign this as broker with art. 48 of the Law on Promoting the Transformation of S&T Achievements (2015) in mind: no false evaluation, not even a friendly one.
