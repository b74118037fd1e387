# %% answer-contact-log
def contact_log():
    log = []

    # first week: the dairy
    log.append(
        {
            "id": "D-01",
            "visited_on": "2025-05-14",
            "source": "visit",
            "company": "C-102",
            "industry": "modern agriculture",
            "demand": "Clean milk pipes of 65 mm with 40 percent less hot water than now, "
            "bacteria count after cleaning not above the present 50 per square centimetre",
            "needed_trl": 8,
            "budget_cny": 260000,
            "budget_note": "",
            "deadline": "2026-02-28",
            "consent": True,
            "follow_up": "Ask for the water meter readings of one month",
        }
    )

    # second week: two demands from the spring maker
    log.append(
        {
            "id": "D-02",
            "visited_on": "2025-05-20",
            "source": "visit",
            "company": "C-105",
            "industry": "new materials",
            "demand": "Spring steel wire of 3 mm that survives one million load cycles "
            "in salt fog, today the springs break after four hundred thousand",
            "needed_trl": 7,
            "budget_cny": 350000,
            "budget_note": "",
            "deadline": "2025-12-31",
            "consent": True,
            "follow_up": "Fetch five broken springs from the laboratory of the plant",
        }
    )
    log.append(
        {
            "id": "D-03",
            "visited_on": "2025-05-20",
            "source": "visit",
            "company": "C-105",
            "industry": "advanced equipment",
            "demand": "Straighten and count finished springs at 120 a minute so that "
            "tangled ones are not packed",
            "needed_trl": 8,
            "budget_cny": 150000,
            "budget_note": "",
            "deadline": "2025-10-15",
            "consent": False,
            "follow_up": "Call again, the owner was not there to decide",
        }
    )

    # June: fair and telephone
    log.append(
        {
            "id": "D-04",
            "visited_on": "2025-06-04",
            "source": "exhibition",
            "company": "C-110",
            "industry": "electronic information",
            "demand": "Battery for outdoor water meters that works ten years at minus 25 "
            "degrees and sends one message an hour",
            "needed_trl": 7,
            "budget_cny": None,
            "budget_note": "depends on the price per meter",
            "deadline": "2026-04-30",
            "consent": True,
            "follow_up": "Send the message format to the desk when it arrives",
        }
    )
    log.append(
        {
            "id": "D-05",
            "visited_on": "2025-06-11",
            "source": "call",
            "company": "C-113",
            "industry": "resources and environment",
            "demand": "Sort painted from clean scrap wood on a belt with 6 tonnes per hour, "
            "at least 95 percent of the painted pieces must be found",
            "needed_trl": 6,
            "budget_cny": 700000,
            "budget_note": "",
            "deadline": "2026-01-31",
            "consent": True,
            "follow_up": "Arrange a visit to the yard in the second week of July",
        }
    )
    return log


# %% answer-demand-summary
def demand_summary(log):
    consented = []
    withheld = 0
    for record in log:
        if record["consent"]:
            consented.append(record)
        else:
            withheld += 1

    by_industry = {}
    budgets = []
    unknown = 0
    deadlines = []
    for record in consented:
        industry = record["industry"]
        if industry not in by_industry:
            by_industry[industry] = 0
        by_industry[industry] += 1
        if record["budget_cny"] is None:
            unknown += 1
        else:
            budgets.append(record["budget_cny"])
        deadlines.append(record["deadline"])

    budgets.sort()
    deadlines.sort()
    return {
        "consented": len(consented),
        "withheld": withheld,
        "by_industry": by_industry,
        "budget_min": budgets[0] if budgets else None,
        "budget_max": budgets[-1] if budgets else None,
        "budget_unknown": unknown,
        "earliest_deadline": deadlines[0],
    }


# %% demand-quality [markdown]
# The strongest demand is D-02.
# The object is spring steel wire of 3 mm.
# The value today is four hundred thousand cycles, the value wanted is one million, and the condition is salt fog.
# The limits are 350,000 yuan and the end of the year.
# So a steel laboratory can answer.
#
# The weakest demand is D-03.
# It says "tangled ones are not packed", but not how many are tangled today.
# I would write: "Straighten and count springs at 120 a minute so that fewer than 1 in 1000 packed springs is tangled."
# I would ask the shift leader how many are tangled now.

# %% authenticity-note [markdown]
# I have a visit slip from the dairy (14 May) and from the spring maker (20 May), and the ticket of the fair on 4 June.
# The supervisor has them in a folder.
# In the log there are only codes and roles, because the law says that personal data should be kept to the minimum.
# For the call of 11 June there is only my own note, so this record is less certain than the others.

# %% visit-reflection [markdown]
# At the dairy they first said that cleaning takes too long.
# Later the technician showed me the water bill, and I understood that water and heat are the real problem, so D-01 speaks of hot water and not of minutes.
# The figures of the bill are not in the log.
#
# The difficult moment was when they asked if I know a cheap supplier.
# I know one, but he is a friend of mine.
# A broker must be fair and objective (art. 30), so I said that the desk will ask several suppliers.

# %% follow-up-plan [markdown]
# - D-01: goes to the desk. Water meter readings from the technician, by 4 July.
# - D-02: goes to the desk. Five broken springs from the plant laboratory, by 8 July.
# - D-03: does not go, there is no consent. Call the owner again, by 2 July.
# - D-04: goes to the desk. Message format, when it arrives.
# - D-05: goes to the desk. Visit to the yard, second week of July.
#
# I begin with D-03, because its deadline is the first (15 October).
