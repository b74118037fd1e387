# %% [markdown]
# A next step names a contact person the Chinese way.
#
# Loses: log-anonymous

# %% answer-contact-log
def contact_log():
    """Return your contact log: a list of records, in order of date.

    Each record is a dict with the twelve keys of FIELDS and plain values:
    text, whole numbers, True or False, and None for a budget that is not known.
    """
    # Synthetic model log: these companies and their demands do not exist.
    return [
        {
            "id": "D-01",
            "visited_on": "2025-05-13",
            "source": "visit",
            "company": "C-014",
            "industry": "resources and environment",
            "demand": "Lower fluoride in acid rinse water of a glass etching line from "
            "22 to below 8 mg per litre at 15 cubic metres an hour, with at most 30 "
            "percent more sludge than lime gives today, on 40 square metres",
            "needed_trl": 7,
            "budget_cny": 600_000,
            "budget_note": "",
            "deadline": "2025-11-30",
            "consent": True,
            "follow_up": "Get the water analysis of May from the environment officer "
            "by 4 July and attach it",
        },
        {
            "id": "D-02",
            "visited_on": "2025-05-13",
            "source": "visit",
            "company": "C-014",
            "industry": "new materials",
            "demand": "Material or coating for a pump impeller of 180 mm that stands "
            "hydrofluoric etching liquor with glass grit at 60 degrees for 4000 hours; "
            "the polymer impeller of today fails after 700",
            "needed_trl": 6,
            "budget_cny": 250_000,
            "budget_note": "",
            "deadline": "2026-01-31",
            "consent": True,
            "follow_up": "Collect one worn impeller and its running hours on 8 July",
        },
        {
            "id": "D-03",
            "visited_on": "2025-05-21",
            "source": "exhibition",
            "company": "C-022",
            "industry": "electronic information",
            "demand": "Detect cracks from 20 micrometres on curved ceramic connector "
            "shells, 40 pieces a minute, false rejects under 2 percent; the present "
            "camera sees 60 micrometres",
            "needed_trl": 6,
            "budget_cny": None,
            "budget_note": "figure only after a test with 200 samples",
            "deadline": "2025-12-15",
            "consent": True,
            "follow_up": "Visit the plant on 10 July, see the line, agree on samples",
        },
        {
            "id": "D-04",
            "visited_on": "2025-05-28",
            "source": "visit",
            "company": "C-031",
            "industry": "chemical engineering",
            "demand": "Replace toluene in a tape coating process by a system that "
            "cures within 3 minutes at 130 degrees on the existing 24 metre oven and "
            "keeps peel strength above 5 newton per centimetre",
            "needed_trl": 5,
            "budget_cny": 1_200_000,
            "budget_note": "",
            "deadline": "2026-03-31",
            "consent": False,
            "follow_up": "Offer 王总 a text without oven length and peel value, ask "
            "for consent by 11 July",
        },
        {
            "id": "D-05",
            "visited_on": "2025-06-06",
            "source": "call",
            "company": "C-047",
            "industry": "biology and new medicine",
            "demand": "Label that shows for good whether a vaccine box was above 8 "
            "degrees for more than 30 minutes, readable by eye, at most 1.5 yuan "
            "each for 2 million pieces a year",
            "needed_trl": 8,
            "budget_cny": 400_000,
            "budget_note": "",
            "deadline": "2025-09-30",
            "consent": True,
            "follow_up": "Confirm by call on 2 July whether regulatory approval is "
            "part of the task",
        },
        {
            "id": "D-06",
            "visited_on": "2025-06-18",
            "source": "visit",
            "company": "C-058",
            "industry": "modern agriculture",
            "demand": "Measure the moisture of fresh mushrooms between 75 and 92 "
            "percent without contact, to 1.5 points, on a belt that carries 2 tonnes "
            "an hour",
            "needed_trl": 6,
            "budget_cny": 350_000,
            "budget_note": "",
            "deadline": "2026-01-31",
            "consent": True,
            "follow_up": "Ask for harvest dates, so that a supplier can test on real "
            "goods in September",
        },
    ]
