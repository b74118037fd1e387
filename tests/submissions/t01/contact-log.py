# %% answer-contact-log
def contact_log():
    """Six demands, four companies, one row each in the order of FIELDS."""
    rows = [
        (
            "D-01",
            "2025-05-08",
            "visit",
            "C-011",
            "advanced equipment",
            "Measure the wall thickness of hot glass tubes of 20 mm at 600 degrees to "
            "0.05 mm on a drawing line of 3 metres a second, without contact; today "
            "the line is stopped every hour and a tube is cut",
            7,
            800_000,
            "",
            "2025-12-31",
            True,
            "Send ten tubes with known thickness to the desk by 3 July",
        ),
        (
            "D-02",
            "2025-05-08",
            "visit",
            "C-011",
            "resources and environment",
            "Recover at least 70 percent of the heat of furnace exhaust at 420 degrees "
            "with 9 grams of alkaline dust per cubic metre; two exchangers clogged "
            "within six weeks",
            8,
            1_500_000,
            "",
            "2026-06-30",
            True,
            "Ask the furnace foreman for the dust analysis and photos of the clogging",
        ),
        (
            "D-03",
            "2025-05-22",
            "visit",
            "C-018",
            "biology and new medicine",
            "Detect mycoplasma in 2 litre cell cultures within 4 hours at 10 colony "
            "forming units per millilitre; the plate method of today takes 28 days",
            6,
            None,
            "the board decides on the budget in July",
            "2026-03-31",
            True,
            "Call the head of quality after the July board meeting",
        ),
        (
            "D-04",
            "2025-05-22",
            "visit",
            "C-018",
            "chemical engineering",
            "Single-use tubing connector that stays sterile through 50 freezing cycles "
            "at minus 80 degrees and costs less than 12 yuan",
            7,
            300_000,
            "",
            "2025-11-15",
            False,
            "Offer a wording without the number of cycles, consent by 9 July",
        ),
        (
            "D-05",
            "2025-06-05",
            "exhibition",
            "C-026",
            "electronic information",
            "Predict the failure of lift door drives two weeks ahead from motor current "
            "alone, fewer than one false alarm per lift and year, 4000 lifts",
            6,
            500_000,
            "",
            "2025-10-31",
            True,
            "Visit the depot on 9 July and see which data are really stored",
        ),
        (
            "D-06",
            "2025-06-19",
            "visit",
            "C-033",
            "modern agriculture",
            "Remove the bitter taste of pea protein at 5 tonnes a day without solvent, "
            "bitterness below 2 on a panel scale of 10, now 6",
            5,
            900_000,
            "",
            "2026-01-31",
            True,
            "Get two samples and the panel sheet from product development by 8 July",
        ),
    ]
    return [dict(zip(FIELDS, row, strict=True)) for row in rows]


# %% answer-demand-summary
from collections import Counter


def demand_summary(log):
    """Only demands with consent leave the house."""
    agreed = [record for record in log if record["consent"]]
    known = [r["budget_cny"] for r in agreed if r["budget_cny"] is not None]
    return {
        "consented": len(agreed),
        "withheld": len(log) - len(agreed),
        "by_industry": dict(Counter(record["industry"] for record in agreed)),
        "budget_min": min(known, default=None),
        "budget_max": max(known, default=None),
        "budget_unknown": len(agreed) - len(known),
        "earliest_deadline": min((r["deadline"] for r in agreed), default=None),
    }


# %% demand-quality [markdown]
# **Strongest: D-01.**
# Object: hot glass tubes of 20 mm.
# Today: one tube is cut each hour, the line stands.
# Wanted: wall thickness to 0.05 mm.
# Conditions: 600 degrees, 3 metres a second, no contact.
# Limits: 800,000 yuan, level 7, end of 2025.
# A supplier can say yes or no in one telephone call, and no technique is prescribed.
#
# **Weakest: D-05.**
# "Two weeks ahead" and "one false alarm" are targets, but the value today is missing, and I do not know how often the current is sampled.
# Rewritten: "Predict the failure of lift door drives 14 days ahead from motor current sampled at least 100 times a second, catching 8 of 10 failures, fewer than one false alarm per lift and year, 4000 lifts; today 1 of 10 is caught by inspection."
# The three new numbers must come from the maintenance planner; they are placeholders until 9 July.
#
# Decision: D-01 goes, D-05 goes only after the visit.
# If it went now, suppliers would offer vibration sensors, which the company has ruled out.

# %% authenticity-note [markdown]
# | Records | Evidence | Where |
# |---|---|---|
# | D-01, D-02 (8 May), D-03, D-04 (22 May), D-06 (19 June) | stamped visit slip each day, minutes countersigned by role | sealed envelope, supervisor |
# | D-05 (5 June) | dated entry ticket, stand number | same envelope |
#
# The key from C-codes to companies is in that envelope and nowhere else.
# With the key the data are only de-identified, not anonymised (Personal Information Protection Law, art. 73), so only the supervisor opens it.
# It is shredded when the round ends, because the purpose then ends (art. 19).
#
# What it does not prove: the slip for 22 May covers two demands of one company, and the second, D-04, came up at the gate after the minutes were signed.
# Remedy: when I ask for consent by 9 July, I let the role that answers confirm the text of D-04 with the date of the conversation.
# D-05 rests on a ticket, so the visit of 9 July counts more than the stand.

# %% visit-reflection [markdown]
# C-011 said: "our thickness gauge is too slow" (D-01).
# I believe the real need is not speed but scrap: they never told me the time of a measurement, but they came back three times to the tubes that are cut up after the hourly check.
# So the demand says "without contact, on the running line" and not "faster".
#
# The moment: the production head asked me to write down half of the true scrap rate, "or the laboratories will think we are amateurs".
# I refused, because a false figure in a demand deceives whoever answers it; for a broker that is false information (Law on Promoting the Transformation of S&T Achievements, art. 30, with the sanctions of art. 48).
# I offered to leave scrap out altogether, and that is why it is not in the log.
# It is also their figure, so their secret: leaving it out serves both sides.
#
# The risk is that a supplier underrates the benefit and asks too low or too high a price.
# The alternative is to give the figure under a confidentiality agreement, once one supplier is chosen.

# %% follow-up-plan [markdown]
# Of five demands with consent, four go on Monday; D-05 waits for its numbers, D-04 for consent.
#
# | Id | Monday | Next step, role, date | Stop if |
# |---|---|---|---|
# | D-01 | goes | ten tubes from the quality lab, 3 July | tubes cannot leave the plant |
# | D-02 | goes | dust analysis from the furnace foreman, 4 July | dust is corrosive below 200 degrees: new demand |
# | D-06 | goes | samples from product development, 8 July | panel scale cannot be shared |
# | D-03 | goes, budget open | head of quality after the board, 22 July | board says no |
# | D-05 | waits | depot visit with the maintenance planner, 9 July | current is not recorded |
# | D-04 | waits | new wording to purchasing, 9 July | consent refused: text deleted |
#
# Order: first what needs an object in the post, then what needs a meeting.
# D-02 asks for level 8, so I tell the desk to skip laboratories and ask equipment makers.
# The deadline of D-05, 31 October, is the tightest of those that wait, so if the depot visit slips, I say so to the company instead of hoping.
