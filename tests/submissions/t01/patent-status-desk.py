# %% answer-right-kind
def right_kind(kind, status, granted):
    """Status first, kind second; contradictions go back to the university."""
    k, s = kind.strip().lower(), status.strip().lower()
    dated = granted.strip() != ""
    if s in PENDING_WORDS:
        return "unreadable" if dated else "application"
    if s in GRANTED_WORDS and dated and k in KIND_WORDS:
        return KIND_WORDS[k]
    return "unreadable"


# %% answer-unique-rights
import re


def clean_number(text):
    """Twelve digits and a check sign, or nothing."""
    signs = re.sub(r"[^0-9X]", "", unicodedata.normalize("NFKC", text).upper())
    return signs if re.fullmatch(r"[0-9]{12}[0-9X]", signs) else ""


def unique_rights(rows):
    """One line per number; granted beats pending, early beats late."""
    sound = [
        r
        for r in rows
        if r["right"] != "unreadable" and clean_number(r["number"]) and r["filed"]
    ]
    winner = {}
    for r in sorted(sound, key=lambda r: r["right"] == "application"):
        winner.setdefault(clean_number(r["number"]), r["row"])
    kept = [r["row"] for r in sound if winner[clean_number(r["number"])] == r["row"]]
    sound_rows = {r["row"] for r in sound}
    dropped = [
        (
            r["row"],
            f"duplicate of row {winner[clean_number(r['number'])]}"
            if r["row"] in sound_rows
            else "malformed",
        )
        for r in rows
        if r["row"] not in kept
    ]
    return kept, dropped


# %% answer-expiry-date
TERM = {"invention": 20, "utility model": 10, "design": 15}


def expiry_date(right, filed, granted):
    """Anniversary of the filing date (art. 42); 29 February moves to 1 March."""
    if right == "application":
        return None
    year = filed.year + TERM[right]
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if (filed.month, filed.day) == (2, 29) and not is_leap:
        return date(year, 3, 1)
    return date(year, filed.month, filed.day)


# %% answer-in-force
def in_force(granted, expiry, day):
    """From the grant date on, before the expiry date."""
    return granted is not None and granted <= day < expiry


# %% answer-desk-summary
def desk_summary(rights, day):
    """Counts and full years for the card."""
    living = [r for r in rights if r["in_force"]]
    pending = sum(r["right"] == "application" for r in rights)
    return {
        "applications": pending,
        "in_force": {
            kind: sum(r["right"] == kind for r in living)
            for kind in ("invention", "utility model", "design")
        },
        "not_in_force": len(rights) - pending - len(living),
        "years_left": {
            r["number"]: r["expiry"].year
            - day.year
            - ((r["expiry"].month, r["expiry"].day) < (day.month, day.day))
            for r in living
        },
    }


# %% answer-call-list
def call_list(rights, fields, min_years, places):
    """Four conditions, then kind, years, number."""
    order = ("invention", "utility model", "design")
    ranked = sorted(
        (order.index(r["right"]), -r["years_left"], r["number"])
        for r in rights
        if r["in_force"]
        and r["field"] in fields
        and r["years_left"] >= min_years
        and r["licence"] not in {"exclusive", "sole"}
    )
    return [number for _, _, number in ranked[:places]]


# %% patent-rationale [markdown]
# **Ms Shen: six rights, in this order.**
# Leak detector 2019199791376 (14 full years), two-path flow computer 202019953677X (14), vortex meter 2017199094541 (12), dry gas seal 2016199683452 (11), low-friction lip 2016199111970 (10), graphite ring 2022299593387 (utility model, 7).
#
# **The figure to use is 25, not 43.**
# 43 lines, 8 dropped (4 malformed, 4 duplicates), 35 numbers: 5 applications, 5 ended, 25 in force on 18 June 2025 (11 inventions, 9 utility models, 5 designs).
#
# **The letter's two favourites are out.**
# Valve seat ring: filed 18 June 2015, ten years from filing (Patent Law, art. 42), expiry date is tomorrow.
# Ultrasonic flow meter: no announced grant, so no right (art. 39); it may still be licensed as an application (Interpretation on Technology Contract Disputes, art. 29), if we call it one.
#
# **Limits.**
# In force by date only; an unpaid annual fee ends a right early (arts. 43 and 44).
# I check the six in the register tonight.
# The leak detector and the dry gas seal carry ordinary licences (art. 25 for the unspecified one): no exclusivity.
# The dry gas seal has two titles in the list; the university must say which one is right.
# The graphite ring passed a preliminary examination only (art. 40).
# If Lanting wants the Coriolis tube, the answer is "licensed exclusively; we shall ask for its scope".
