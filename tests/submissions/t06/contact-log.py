# %% answer-contact-log
def contact_log():
    """Log of five contacts, May and June; codes only, the list of names is sealed."""
    poultry = {
        "id": "D-01",
        "visited_on": "2025-05-07",
        "source": "visit",
        "company": "C-401",
        "industry": "modern agriculture",
        "demand": "Find dead or lame hens among 20 thousand in a barn with dim light, "
        "twice a day, 9 of 10 within one round; two people walk for three hours today",
        "needed_trl": 7,
        "budget_cny": 280_000,
        "budget_note": "",
        "deadline": "2025-12-31",
        "consent": True,
        "follow_up": "Ask the farm vet which birds count as lame",
    }
    ceramics = {
        "id": "D-02",
        "visited_on": "2025-05-19",
        "source": "visit",
        "company": "C-407",
        "industry": "chemical engineering",
        "demand": "Glaze for floor tiles fired at 1080 instead of 1180 degrees, same "
        "scratch class, colour difference to the present white invisible to the eye",
        "needed_trl": 6,
        "budget_cny": 640_000,
        "budget_note": "",
        "deadline": "2026-04-15",
        "consent": True,
        "follow_up": "Collect twelve reference tiles and the firing curve in July",
    }
    port = {
        "id": "D-03",
        "visited_on": "2025-05-30",
        "source": "call",
        "company": "C-412",
        "industry": "high-tech services",
        "demand": "Forecast the hour at which 80 lorries a day reach the gate, error "
        "under 15 minutes at noon of the day before, using booking data only",
        "needed_trl": 5,
        "budget_cny": None,
        "budget_note": "paid per lorry, rate still open",
        "deadline": "2025-10-01",
        "consent": False,
        "follow_up": "Clear with their legal department what booking data may be shown",
    }
    cable = {
        "id": "D-04",
        "visited_on": "2025-06-12",
        "source": "visit",
        "company": "C-415",
        "industry": "new materials",
        "demand": "Cable jacket without halogen that bends at minus 40 degrees to five "
        "diameters and burns no further than 50 cm in the vertical bundle test",
        "needed_trl": 7,
        "budget_cny": 500_000,
        "budget_note": "",
        "deadline": "2025-11-15",
        "consent": True,
        "follow_up": "Get the failed test report from the laboratory head by 7 July",
    }
    clinic = {
        "id": "D-05",
        "visited_on": "2025-06-25",
        "source": "visit",
        "company": "C-419",
        "industry": "biology and new medicine",
        "demand": "Dry used dialysis concentrate canisters of 10 litres inside within "
        "2 minutes so that they can be recycled, residue below 5 grams",
        "needed_trl": 8,
        "budget_cny": 90_000,
        "budget_note": "",
        "deadline": "2025-09-30",
        "consent": True,
        "follow_up": "Weigh the residue of twenty canisters together with the nurse",
    }
    return [poultry, ceramics, port, cable, clinic]


# %% answer-demand-summary
def demand_summary(log):
    """Summary for the desk, without anything from demands that are withheld."""
    passed_on = list(filter(lambda record: record["consent"], log))
    known = [r["budget_cny"] for r in passed_on if r["budget_cny"] is not None]
    summary = {
        "consented": len(passed_on),
        "withheld": len(log) - len(passed_on),
        "by_industry": {},
        "budget_min": None,
        "budget_max": None,
        "budget_unknown": len(passed_on) - len(known),
        "earliest_deadline": None,
    }
    for record in passed_on:
        field = record["industry"]
        summary["by_industry"].setdefault(field, 0)
        summary["by_industry"][field] += 1
    if known:
        summary["budget_min"], summary["budget_max"] = min(known), max(known)
    if passed_on:
        summary["earliest_deadline"] = min(r["deadline"] for r in passed_on)
    return summary


# %% demand-quality [markdown]
# D-04 is my strongest demand.
# Object: a cable jacket without halogen.
# Value wanted: bends to five diameters at minus 40 degrees.
# Condition: vertical bundle test, burnt length at most 50 cm.
# Limits: 500,000 yuan and 15 November.
# The value today is in the failed test report, which I do not have yet.
#
# D-01 is my weakest.
# "Lame" is not defined, and I do not know how much light "dim" is.
# Rewritten: "Find hens that have not moved 2 metres in 6 hours, and dead ones, among 20 thousand in a barn with 5 to 10 lux, twice a day, 9 of 10 within one round."
# The farm vet must confirm the 2 metres and the lux.
# D-04 should go as it is, D-01 after the vet has answered.

# %% authenticity-note [markdown]
# For the four visits (7 May, 19 May, 12 June, 25 June) there are stamped slips; the call of 30 May is in the call list of the training base.
# The slips and the list of codes are in one envelope with the supervisor, the slips by date and the list folded separately.
# Nobody else sees them, and they are destroyed after the results of the course are final.
# On the slips the stamp is of the department, not of a person.
# Because the list of codes exists, the log is de-identified and not anonymised (Personal Information Protection Law, art. 73).
# The supervisor may call any switchboard.

# %% visit-reflection [markdown]
# C-419 said it wanted to "get rid of plastic".
# In the corridor I saw that canisters are stacked because the recycler refuses wet ones, so the need is dry canisters and not less plastic; that became D-05.
# The canisters carried labels with patients' data.
# I did not photograph them and did not note anything from them, and I told the ward manager that the labels should come off before samples are sent.
# What I see in a company stays there: a broker has to keep its secrets (art. 30), and leaking them is punished (art. 48).
# The alternative would have been a photograph for the desk, which would be quicker and wrong.

# %% follow-up-plan [markdown]
# | Id | Desk on Monday | Step and role | By |
# |---|---|---|---|
# | D-01 | no, next week | definition of lame, farm vet | 3 July |
# | D-02 | yes | twelve tiles and firing curve, kiln master | 15 July |
# | D-03 | no, consent missing | which data may be shown, legal department | 11 July |
# | D-04 | yes | failed test report, laboratory head | 7 July |
# | D-05 | yes | weigh residues, ward nurse | 9 July |
#
# D-05 comes first for me although it is the smallest budget, because its deadline is 30 September and it asks for level 8.
# D-03 without consent does not leave my desk, not even without the code.
