# %% answer-scale-reading
def supported_level(achievement, environment):
    try:
        a = ACHIEVEMENTS.index(achievement)
        e = ENVIRONMENTS.index(environment)
    except ValueError:
        return 0
    ok = [
        n
        for n, (x, y) in SCALE.items()
        if ACHIEVEMENTS.index(x) <= a and ENVIRONMENTS.index(y) <= e
    ]
    return ok[-1] if ok else 0


# %% answer-evidence-register
def kept_evidence(records):
    # passed and has a paper, done
    return [
        r["id"]
        for r in records
        if r["result"] == "pass" and r["document"].strip() != ""
    ]


# %% answer-element-trl
def element_trl(supported, start):
    n = start
    while n in supported:
        n += 1
    return n - 1


# %% answer-system-trl
def system_trl(levels, critical):
    return min([levels.get(c, 0) for c in critical])


# %% answer-missing-evidence
def missing_evidence(supported, start, target):
    out = {}
    for k, v in supported.items():
        gap = [n for n in range(start, target + 1) if n not in v]
        if len(gap) > 0:
            out[k] = gap
    return out


# %% trl-rationale [markdown]
# LD-3 is TRL 5.
# Film 6 (E07 in damp air, E15 in the hall), readout 6, housing 5, alarm 5, and the minimum is 5 (R4).
# So it is one short of the brochure.
# The housing failed in the hall (E17) and the alarm has only an e-mail (E18).
# Next test: run the hall again with the new filter and write a report this time, then it is TRL 6 and the money can be paid.
