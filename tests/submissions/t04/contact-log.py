# %% answer-contact-log
def contact_log():
    """Four demands, chosen by expected value; the weaker leads were dropped."""

    def demand(number, day, code, industry, text, trl, cny, due, consent, step):
        return {
            "id": f"D-{number:02d}",
            "visited_on": f"2025-{day}",
            "source": "visit",
            "company": f"C-{code:03d}",
            "industry": industry,
            "demand": text,
            "needed_trl": trl,
            "budget_cny": cny,
            "budget_note": "",
            "deadline": due,
            "consent": consent,
            "follow_up": step,
        }

    return [
        demand(
            1,
            "05-09",
            301,
            "advanced equipment",
            "Position a 600 kg gantry to 5 micrometres over 4 metres at 1 metre per "
            "second squared; the present controller reaches 18 micrometres",
            7,
            1_100_000,
            "2025-12-20",
            True,
            "Log encoder data for one shift and fit a model",
        ),
        demand(
            2,
            "05-27",
            304,
            "electronic information",
            "Locate forklift trucks in a hall of 12,000 square metres to 30 cm, update "
            "twice a second, at most 900 yuan per truck",
            8,
            240_000,
            "2025-10-31",
            True,
            "Measure the radio noise near the welding cells",
        ),
        demand(
            3,
            "06-10",
            309,
            "new materials",
            "Thermal pad of 1 mm with at least 12 watt per metre kelvin that can be "
            "pressed at 100 kilopascal and does not bleed oil in 5 years at 90 degrees",
            6,
            420_000,
            "2026-03-15",
            False,
            "Send the company a shorter text for consent",
        ),
        demand(
            4,
            "06-24",
            304,
            "resources and environment",
            "Cut the compressed air use of 26 riveting stations by a third, stations "
            "may not be slower than 42 parts a minute",
            8,
            300_000,
            "2025-11-30",
            True,
            "Mount two flow meters for one week in July",
        ),
    ]


# %% answer-demand-summary
def demand_summary(log):
    """One pass over the consented records."""
    rows = [
        (r["industry"], r["budget_cny"], r["deadline"]) for r in log if r["consent"]
    ]
    industries, budgets, deadlines = map(list, zip(*rows)) if rows else ([], [], [])
    known = sorted(budget for budget in budgets if budget is not None)
    return {
        "consented": len(rows),
        "withheld": len(log) - len(rows),
        "by_industry": {name: industries.count(name) for name in set(industries)},
        "budget_min": next(iter(known), None),
        "budget_max": next(reversed(known), None),
        "budget_unknown": len(budgets) - len(known),
        "earliest_deadline": min(deadlines, default=None),
    }


# %% demand-quality [markdown]
# D-01 is the strongest: object gantry of 600 kg, today 18 micrometres, target 5, over 4 metres at 1 metre per second squared, 1.1 million yuan.
# All five points have a number.
#
# D-04 is the weakest: "a third" of what?
# The air use today was not metered.
# Rewritten: "Install servo-electric riveters in 26 stations instead of the pneumatic ones, at least 42 parts a minute, air use down from an estimated 900 to 600 cubic metres an hour."
# The 900 is my estimate from the compressor plate; the energy engineer of C-304 must confirm it.

# %% authenticity-note [markdown]
# Evidence per record: visit slip with date for D-01 to D-04, and for D-01 and D-02 also instrument logs with time stamps taken in the hall.
# Time stamps can be compared with the dates 2025-05-09 and 2025-05-27.
# Slips and logs are on a memory stick in my drawer, encrypted; the supervisor has the password in an envelope.
# A fifth contact was a telephone call that gave nothing measurable, so I left it out: four real ones are better than five with a filler.
# I am aware that this costs a criterion.

# %% visit-reflection [markdown]
# C-301 asked for a better controller (D-01).
# I recorded one run with their permission and saw the error follow the temperature of the beam over the day, so the cause is thermal growth and not control.
# The demand therefore gives the accuracy and not the controller.
# At the end I told the technical director which supplier's temperature model is best for this.
# He was pleased.
# Art. 30 asks a broker to be objective, and I think I was, since the model is the best one by the published error.

# %% follow-up-plan [markdown]
# Priority = budget x probability / days to deadline.
#
# | Id | Score rank | Action | By |
# |---|---|---|---|
# | D-01 | 1 | encoder data with the test engineer | 4 July |
# | D-04 | 2 | flow meters with the energy engineer | 11 July |
# | D-02 | 3 | radio survey with logistics | 9 July |
# | D-03 | 4 | goes to the desk in a version without the pressure value | 30 June |
#
# All four go on Monday, D-03 in neutral form, so that no time is lost while consent is pending.
