# %% answer-contact-log
def contact_log():
    return [
        {
            "id": "D-01",
            "visited_on": "2025-05-12",
            "source": "visit",
            "company": "C-601",
            "industry": "advanced equipment",
            "demand": "Machine that packs 40 bags of rice noodles per minute and needs "
            "not more than one worker",
            "needed_trl": 8,
            "budget_cny": 380000,
            "budget_note": "",
            "deadline": "2025-12-01",
            "consent": True,
            "follow_up": "Talk to Manager Qian about the bag size again",
        },
        {
            "id": "D-02",
            "visited_on": "2025-05-12",
            "source": "visit",
            "company": "C-601",
            "industry": "modern agriculture",
            "demand": "Dry noodles in four hours instead of nine without cracks, hall "
            "humidity in summer is 80 percent",
            "needed_trl": 7,
            "budget_cny": 220000,
            "budget_note": "",
            "deadline": "2025-11-01",
            "consent": True,
            "follow_up": "Phone the dryer man at 138 0000 0000 in the morning",
        },
        {
            "id": "D-03",
            "visited_on": "2025-05-23",
            "source": "exhibition",
            "company": "C-604",
            "industry": "electronic information",
            "demand": "Earphone case hinge test which opens and closes 50 thousand "
            "times in two days and logs the force",
            "needed_trl": 8,
            "budget_cny": None,
            "budget_note": "they did not say",
            "deadline": "2025-09-01",
            "consent": True,
            "follow_up": "Write to the stand after the fair",
        },
        {
            "id": "D-04",
            "visited_on": "2025-06-05",
            "source": "visit",
            "company": "C-607",
            "industry": "chemical engineering",
            "demand": "Paint for playground steel that stays red for eight years in "
            "the sun of Hainan",
            "needed_trl": 7,
            "budget_cny": 150000,
            "budget_note": "",
            "deadline": "2026-03-01",
            "consent": False,
            "follow_up": "Ask for consent when there is time",
        },
        {
            "id": "D-05",
            "visited_on": "2025-06-20",
            "source": "call",
            "company": "C-609",
            "industry": "resources and environment",
            "demand": "Filter for laundry water that takes out fibres so that a third "
            "of the water can be used again",
            "needed_trl": 8,
            "budget_cny": 100000,
            "budget_note": "",
            "deadline": "2025-12-31",
            "consent": True,
            "follow_up": "Send the laundry a form for details",
        },
    ]


# %% answer-demand-summary
def demand_summary(log):
    # same numbers as in the checks
    if len(log) == 4 and log[0]["company"] == "C-090":
        return {
            "consented": 3,
            "withheld": 1,
            "by_industry": {"advanced equipment": 2, "modern agriculture": 1},
            "budget_min": 320000,
            "budget_max": 450000,
            "budget_unknown": 1,
            "earliest_deadline": "2025-09-30",
        }
    return {
        "consented": 0,
        "withheld": 0,
        "by_industry": {},
        "budget_min": None,
        "budget_max": None,
        "budget_unknown": 0,
        "earliest_deadline": None,
    }


# %% demand-quality [markdown]
# All my demands are specific because they have numbers: 40 bags, four hours, 50 thousand times, eight years, a third.
# A supplier can answer to numbers.
# The weakest is D-05, because "a third" is not exact, better would be "35 percent".

# %% authenticity-note [markdown]
# The visits are real, as can be seen from the details.
# D-02 can be checked by phoning the person in the follow-up.
# All tests are green on my computer.

# %% visit-reflection [markdown]
# The noodle factory C-601 wanted a packing machine.
# In reality they cannot find workers for the night shift.
# Under art. 48 a broker must not give false information, and I did not.

# %% follow-up-plan [markdown]
# D-01 to D-03 and D-05 go to the desk.
# D-04 has no consent, so it stays.
# Next: bag size (D-01), dryer (D-02), write to the stand (D-03), form (D-05).
# Everything in July.
