# %% answer-contact-log
def contact_log():
    # two more are still in my paper notebook
    return [
        {
            "id": "D-01",
            "visited_on": "2025-05-29",
            "source": "visit",
            "company": "C-701",
            "industry": "new materials",
            "demand": "Bamboo board of 18 mm for outdoor stairs that swells less than 3 "
            "percent after 24 hours in water, now it is 7 percent",
            "needed_trl": 7,
            "budget_cny": 160_000,
            "budget_note": "",
            "deadline": "2025-12-31",
            "consent": True,
            "follow_up": "Ask the mill for three boards of different age",
        },
        {
            "id": "D-02",
            "visited_on": "2025-05-29",
            "source": "visit",
            "company": "C-701",
            "industry": "resources and environment",
            "demand": "Use for 40 tonnes of bamboo dust a month that earns more than "
            "burning it, within 50 km of the mill",
            "needed_trl": 8,
            "budget_cny": None,
            "budget_note": "wants a share of the income instead",
            "deadline": "2026-06-30",
            "consent": True,
            "follow_up": "Ask for a dust sample and its moisture",
        },
        {
            "id": "D-03",
            "visited_on": "2025-06-13",
            "source": "call",
            "company": "C-704",
            "industry": "electronic information",
            "demand": "Alarm when a market stall refrigerator is warmer than 6 degrees "
            "for one hour, without power socket for the sensor, battery for two years",
            "needed_trl": 9,
            "budget_cny": 60_000,
            "budget_note": "",
            "deadline": "2025-08-31",
            "consent": False,
            "follow_up": "Go there in person before asking for consent",
        },
    ]


# %% demand-quality [markdown]
# Strongest: D-01, since it has the board (18 mm), the value now (7 percent), the value wanted (3 percent) and the test (24 hours in water).
# The limits are 160,000 yuan and the end of 2025.
# Weakest: D-02.
# It says "earns more than burning", but I did not ask what burning earns.
# I have not rewritten it yet.
