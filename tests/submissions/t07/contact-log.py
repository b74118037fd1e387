# %% answer-contact-log
TABLE = """
D-01|2025-05-13|visit|C-501|advanced equipment|7|450000||2025-12-15|yes
D-02|2025-05-13|visit|C-501|new materials|6|300000||2026-02-28|yes
D-03|2025-05-26|visit|C-508|resources and environment|8|2000000||2026-06-30|yes
D-04|2025-06-09|exhibition|C-513|electronic information|6||price per piece is agreed after the pilot|2025-11-30|yes
D-05|2025-06-17|visit|C-520|biology and new medicine|5|700000||2026-05-31|no
D-06|2025-06-26|visit|C-508|high-tech services|8|160000||2025-10-10|yes
"""

DEMANDS = {
    "D-01": "Deburr the inner edges of cross holes of 1.5 mm in hydraulic valve blocks, "
    "radius 0.05 to 0.1 mm, 90 seconds a block; by hand it takes 11 minutes today",
    "D-02": "Seal for a valve spindle of 8 mm at 420 bar in water with 5 percent glycol, "
    "leak below one drop an hour after 300 thousand strokes; now 80 thousand",
    "D-03": "Take ammonia out of composting air, 12000 cubic metres an hour, from 60 to "
    "below 5 parts per million, without sulphuric acid on the site",
    "D-04": "Switch for a child seat buckle that tells open from closed without cable, "
    "works ten years at 85 degrees, costs under 6 yuan in half a million pieces",
    "D-05": "Freeze-dry lactic acid bacteria so that 60 percent are alive after one "
    "year at 25 degrees; 15 percent are alive today",
    "D-06": "Plan the rounds of 36 refuse lorries every night from bin levels, half an "
    "hour computing at most, fuel at least 8 percent below the fixed rounds",
}

STEPS = {
    "D-01": "Bring two blocks, one good and one bad, on 2 July",
    "D-02": "Ask test bench head for the wear photographs by 9 July",
    "D-03": "Confirm the air flow with the plant engineer, meter read on 7 July",
    "D-04": "Visit the pilot line after 14 July, bring the desk's questions",
    "D-05": "Propose a text without survival figures, consent by 8 July",
    "D-06": "Check which bins report levels at all, dispatcher, 3 July",
}


def contact_log():
    """Build the records from the table; the texts stand beside it by id."""
    records = []
    for line in TABLE.strip().splitlines():
        number, day, source, company, industry, trl, cny, note, due, yes = line.split(
            "|"
        )
        records.append(
            {
                "id": number,
                "visited_on": day,
                "source": source,
                "company": company,
                "industry": industry,
                "demand": DEMANDS[number],
                "needed_trl": int(trl),
                "budget_cny": int(cny) if cny else None,
                "budget_note": note,
                "deadline": due,
                "consent": yes == "yes",
                "follow_up": STEPS[number],
            }
        )
    return records


# %% answer-demand-summary
def demand_summary(log):
    """Fold the log into one summary, record by record."""
    total = {
        "consented": 0,
        "withheld": 0,
        "by_industry": {},
        "budget_min": None,
        "budget_max": None,
        "budget_unknown": 0,
        "earliest_deadline": None,
    }
    for record in log:
        if not record["consent"]:
            total["withheld"] += 1
            continue
        total["consented"] += 1
        counts = total["by_industry"]
        counts[record["industry"]] = counts.get(record["industry"], 0) + 1
        budget, deadline = record["budget_cny"], record["deadline"]
        if budget is None:
            total["budget_unknown"] += 1
        else:
            low, high = total["budget_min"], total["budget_max"]
            total["budget_min"] = budget if low is None else min(low, budget)
            total["budget_max"] = budget if high is None else max(high, budget)
        earliest = total["earliest_deadline"]
        if earliest is None or deadline < earliest:
            total["earliest_deadline"] = deadline
    return total


# %% demand-quality [markdown]
# **D-01 can be answered.**
# Object: cross holes of 1.5 mm in valve blocks.
# Today 11 minutes by hand; wanted 90 seconds.
# Condition: an edge radius of 0.05 to 0.1 mm, so neither sharp nor worn away.
# Limits: 450,000 yuan, mid-December, level 7, because the company has its own machine shop for the fixture.
# The text leaves brush, electrolysis or abrasive flow to the supplier.
#
# **D-06 cannot, yet.**
# It fixes the fuel (8 percent) and the time (half an hour), but it takes bin levels for granted.
# When I asked, the dispatcher believed that "most" bins report.
# Rewritten: "Plan the rounds of 36 refuse lorries every night when 60 percent of 2,900 bins report their level and the rest is estimated; at most 30 minutes, fuel at least 8 percent below the fixed rounds of May."
# The 60 percent and the number of bins come from the dispatcher on 3 July.
#
# D-01 goes on Monday.
# D-06 waits three days; handed over today it would bring offers that need sensors in every bin, for which 160,000 yuan is not enough.

# %% authenticity-note [markdown]
# For each visit (D-01 and D-02 on 13 May, D-03 on 26 May, D-05 on 17 June, D-06 on 26 June) I asked the reception for a stamped slip with date and hour.
# For D-04 there is the exhibitor's dated brochure with my stand note of 9 June.
# After each visit I also sent the company a summary of the demand from the course mailbox, and the answer "correct" with its date is printed, names blacked out.
#
# All paper is in one envelope with the supervisor, the code list in a second one, so that nobody who checks a slip sees all companies.
# The printouts with the names visible do not exist any more: the purpose needs the date and the word, not the name (Personal Information Protection Law, art. 6).
# The log is de-identified, not anonymised, as long as the second envelope exists (art. 73); both are destroyed after the autumn round.
#
# Weak point: C-508 gave D-06 at a second visit, one day before the end of the period, and the summary is not answered yet.
# Please take D-06 as the record to check.

# %% visit-reflection [markdown]
# C-520 said "we need a better freeze dryer" (D-05).
# I came home thinking: they need a product that survives without a cold chain.
# Evidence: the dryer is two years old, and the figure they knew by heart was the share of bacteria alive after a year at 25 degrees, not a figure of the machine.
# If I had written "freeze dryer", machine makers would have answered, and the recipe, which is probably the cause, would have stayed as it is.
#
# The moment: the head of research asked me to tell him what a competitor, which I had visited in spring, does about it.
# I answered that what I hear in one company stays there, and that he has the same promise from me.
# This is the duty of secrecy of art. 30; whoever leaks a trade secret answers for it under art. 48.
# I also withheld D-05 itself, since its survival figures would tell a competitor where they stand, and they have not consented.
#
# Risk: he may think that I know nothing.
# Alternative for both: a joint question to the laboratory through the desk, if each of the two agrees separately.

# %% follow-up-plan [markdown]
# | Id | Monday | Step, role, date | Stop if |
# |---|---|---|---|
# | D-01 | goes | two blocks from the machine shop, 2 July | drawings are needed and may not leave |
# | D-06 | Thursday | share of reporting bins, dispatcher, 3 July | fewer than half report |
# | D-03 | goes | air flow read with the plant engineer, 7 July | flow is above 20,000: other class of plant |
# | D-02 | goes | wear photographs, head of the test bench, 9 July | the glycol is to be changed |
# | D-05 | no consent | text without figures to the head of research, 8 July | no answer by 31 July |
# | D-04 | goes, price open | pilot line with the product manager, 14 July | pilot is put off beyond September |
#
# The order is by date of the step, and these follow the deadlines: D-06 must be solved by 10 October, D-04 by 30 November.
# D-03 asks for level 8 and has the biggest budget, so I ask the desk for plant builders with a running reference only.
#
# Risk: two demands from C-508 in one week may look like one customer flooding the desk.
# I mark them as one company, two departments.
# Promise to all: a word by 25 July, also if it is no.
