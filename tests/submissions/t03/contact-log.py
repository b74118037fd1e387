# %% answer-contact-log
def contact_log():
    # wrote this up on the train
    keys = "id visited_on source company industry demand needed_trl".split()
    keys += "budget_cny budget_note deadline consent follow_up".split()
    a = [
        "D-01",
        "2025-05-15",
        "visit",
        "C-201",
        "advanced equipment",
        "Laser weld aluminium battery trays of 2 mm without pores, 4 metres a minute, "
        "leak rate checked on every tray",
        7,
        950000,
        "",
        "2025-12-01",
        True,
        "ring them about sample trays next week",
    ]
    b = [
        "D-02",
        "2025-05-16",
        "visit",
        "C-202",
        "chemical engineering",
        "Glue for shoe soles that sticks in 20 seconds and has no solvent smell in "
        "the hall, 3000 pairs a day",
        8,
        200000,
        "",
        "2025-09-15",
        True,
        "get the name of the present glue product",
    ]
    c = [
        "D-03",
        "2025-06-03",
        "visit",
        "C-203",
        "electronic information",
        "Camera which reads stamped numbers on dirty forged hooks, 30 a minute, "
        "reads 99 of 100 right",
        6,
        None,
        "not asked yet, boss away",
        "2025-11-30",
        True,
        "ask for the budget again",
    ]
    d = [
        "D-04",
        "2025-06-24",
        "call",
        "C-202",
        "new materials",
        "Outsole rubber with 20 percent less wear on wet stone floor, colour white, "
        "price as today",
        7,
        120000,
        "",
        "2025-12-31",
        False,
        "wait until they send the form back",
    ]
    e = [
        "D-05",
        "2025-07-02",
        "visit",
        "C-204",
        "resources and environment",
        "Dry sewage sludge from 80 to 40 percent water with waste heat of 90 degrees, "
        "10 tonnes per day",
        8,
        1800000,
        "",
        "2026-05-01",
        True,
        "second visit with a drawing of the hall",
    ]
    return [dict(zip(keys, x)) for x in (a, b, c, d, e)]


# %% answer-demand-summary
def demand_summary(log):
    ok = [r for r in log if r["consent"]]
    b = [r["budget_cny"] for r in ok if r["budget_cny"] is not None]
    inds = [r["industry"] for r in ok]
    return dict(
        consented=len(ok),
        withheld=len(log) - len(ok),
        by_industry={i: inds.count(i) for i in set(inds)},
        budget_min=min(b) if b else None,
        budget_max=max(b) if b else None,
        budget_unknown=len(ok) - len(b),
        earliest_deadline=min([r["deadline"] for r in ok]) if ok else None,
    )


# %% demand-quality [markdown]
# Best is D-01: 2 mm, 4 metres a minute, clear for everybody.
# Worst is D-04, "less wear" can be anything, should be measured by a standard test.

# %% authenticity-note [markdown]
# I was at all the companies and they will remember me, the supervisor can ask them.
# D-05 I did a few days late because the plant had an inspection in June.

# %% visit-reflection [markdown]
# The shoe factory wants a glue without smell.
# Really it is about the workers who complain and leave.
# Broker must not tell lies, art. 48.

# %% follow-up-plan [markdown]
# D-01 sample trays next week, goes.
# D-02 goes, find out the glue.
# D-03 goes, budget later.
# D-04 no consent so not now.
# D-05 goes, second visit.
