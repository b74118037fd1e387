# %% answer-contact-log
def contact_log():
    log = []
    base = {"source": "visit", "budget_note": "", "consent": True}
    # machine shop, two hours on the floor
    log.append(
        base
        | {
            "id": "D-01",
            "visited_on": "2025-05-06",
            "company": "C-801",
            "industry": "advanced equipment",
            "demand": "Change the jaws of a lathe chuck of 315 mm in under 90 seconds, "
            "run-out after the change below 0.02 mm; the setter needs 14 minutes now "
            "and does it nine times a shift",
            "needed_trl": 8,
            "budget_cny": 85_000,
            "deadline": "2025-10-31",
            "follow_up": "Film two changes with the setter, hands only",
        }
    )
    log.append(
        base
        | {
            "id": "D-02",
            "visited_on": "2025-05-06",
            "company": "C-801",
            "industry": "chemical engineering",
            "demand": "Keep cutting emulsion in an 800 litre sump free of smell for six "
            "months without biocide, water hardness 22 degrees",
            "needed_trl": 8,
            "budget_cny": 40_000,
            "deadline": "2025-09-30",
            "follow_up": "Take two bottles from the sump on Monday, before and after",
        }
    )
    # hatchery
    log.append(
        base
        | {
            "id": "D-03",
            "visited_on": "2025-05-23",
            "company": "C-806",
            "industry": "modern agriculture",
            "demand": "Tell male from female in duck eggs before day nine, 6000 eggs an "
            "hour, 97 of 100 right, shell must stay whole",
            "needed_trl": 6,
            "budget_cny": None,
            "budget_note": "cooperative votes on money in August",
            "deadline": "2026-04-30",
            "follow_up": "Ask the cooperative for the vote date and one tray of eggs",
        }
    )
    # paint shop
    log.append(
        base
        | {
            "id": "D-04",
            "visited_on": "2025-06-11",
            "company": "C-812",
            "industry": "resources and environment",
            "demand": "Catch overspray of water-based paint in a booth of 6 metres so "
            "that 80 percent can go back into the pot, colour change within 20 minutes",
            "needed_trl": 7,
            "budget_cny": 520_000,
            "deadline": "2026-01-15",
            "follow_up": "Weigh the sludge of one week with the booth team",
        }
    )
    # another paint shop, by telephone
    log.append(
        base
        | {
            "id": "D-05",
            "visited_on": "2025-06-12",
            "source": "call",
            "company": "C-813",
            "industry": "resources and environment",
            "demand": "Catch overspray of water-based paint in a booth of 8 metres so "
            "that 75 percent can go back into the pot, colour change within 25 minutes",
            "needed_trl": 7,
            "budget_cny": 500_000,
            "deadline": "2026-01-31",
            "follow_up": "Visit the second booth when there is a date",
        }
    )
    # toy maker
    log.append(
        base
        | {
            "id": "D-06",
            "visited_on": "2025-06-23",
            "company": "C-815",
            "industry": "electronic information",
            "demand": "Find missing or swapped screws in 14 kinds of toy cars at the end "
            "of the line, one car every 5 seconds, new kind taught in half an hour",
            "needed_trl": 8,
            "budget_cny": 130_000,
            "deadline": "2025-09-15",
            "follow_up": "Borrow three wrong cars from the line leader",
        }
    )
    return log


# %% answer-demand-summary
def demand_summary(log):
    """What the desk may know."""
    told = []
    kept = 0
    for record in log:
        if record["consent"] is True:
            told.append(record)
        else:
            kept = kept + 1
    money = sorted(r["budget_cny"] for r in told if r["budget_cny"] is not None)
    dates = sorted(r["deadline"] for r in told)
    per_field = {}
    for r in told:
        per_field[r["industry"]] = per_field.get(r["industry"], 0) + 1
    return {
        "consented": len(told),
        "withheld": kept,
        "by_industry": per_field,
        "budget_min": money[0] if money else None,
        "budget_max": money[-1] if money else None,
        "budget_unknown": len(told) - len(money),
        "earliest_deadline": dates[0] if dates else None,
    }


# %% demand-quality [markdown]
# D-01 is the strongest.
# The part: a chuck of 315 mm.
# Today: 14 minutes, nine times a shift, so two hours a shift are lost.
# Wanted: 90 seconds with a run-out below 0.02 mm.
# Conditions: on the machine, with coolant running beside it; limits 85,000 yuan, end of October, level 8, as there is nobody to develop anything.
# A jaw maker says yes or no on the telephone, and nobody told him how to do it.
#
# D-04 is the weakest.
# "80 percent can go back" says nothing on how clean the paint must be.
# I would ask the booth team what filter fineness the gun needs, and write: "... so that 80 percent can go back into the pot, particles below 60 micrometres, viscosity within 5 percent of fresh paint".
# The two values are what I remember from the gun's manual, so they are to be confirmed.
# D-04 may go with a note, since the makers will ask the same on the first day; the risk is one lost week.

# %% authenticity-note [markdown]
# I was in C-801, C-806, C-812 and C-815, and the slips for 6 May, 23 May, 11 June and 23 June are with the supervisor.
# For D-05 I have nothing in writing.
# The owner of C-812 told me that his neighbour has the same trouble, and I wrote it down in the same form.

# %% visit-reflection [markdown]
# C-801 said: "the smell drives people out" (D-02).
# I stood at the sump on a Monday and it was the weekend that did it: the pump is off for two days and the emulsion dies.
# So the need may be ten minutes of circulation on Sunday and not chemistry.
# I told the works manager so, although it makes my demand smaller, because a broker who sells a demand he does not believe in will not be let in again.
# He wants both, so D-02 stays.
#
# The law forbids to cheat the customer, I think it is in the transformation law or the contract law.
# With D-05 I was perhaps too quick, since I have it from a neighbour.
# The alternative is to ring C-813 properly before Monday.

# %% follow-up-plan [markdown]
# | Id | Desk | Next, with whom, when | I stop if |
# |---|---|---|---|
# | D-01 | Monday | film two changes, setter, 1 July | jaws are special made |
# | D-02 | Monday | two bottles, works manager, 7 July | weekend pump solves it |
# | D-06 | Monday | three wrong cars, line leader, 3 July | kinds change every week |
# | D-04 | Monday, with a note | sludge of one week, booth team, 11 July | paint is changed |
# | D-05 | not before I have spoken to them | call to C-813, 2 July | they know nothing of it |
# | D-03 | Monday, money open | vote date, chair of the cooperative, 15 July | vote says no |
#
# D-06 first because 15 September is the nearest date and the budget is small: only a ready product fits.
# D-03 last, the cooperative does not move before August.
# Risk: D-02 may disappear on the first Sunday with the pump on, then I take it back from the desk the same day.
