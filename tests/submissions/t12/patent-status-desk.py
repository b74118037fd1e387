# %% answer-right-kind
def right_kind(kind, status, granted):
    """Return the right, "application" or "unreadable".

    First try: I forgot that a pending line with a grant date contradicts itself.
    """
    kind = KIND_WORDS.get(kind.strip().lower())
    status = status.strip().lower()
    is_dated = bool(granted.strip())

    if is_dated and status in GRANTED_WORDS and kind:
        return kind
    if not is_dated and status in PENDING_WORDS:
        return "application"
    return "unreadable"


# %% answer-unique-rights
def clean_number(text):
    """Return 12 digits and a check sign, or an empty text."""
    number = ""
    for sign in unicodedata.normalize("NFKC", text).upper():
        if sign in "0123456789X":
            number += sign
    is_good = len(number) == 13 and number[:12].isdecimal()
    return number if is_good else ""


def unique_rights(rows):
    """Keep the best line of each number; everything else goes on the list."""
    usable = {}
    for row in rows:
        number = clean_number(row["number"])
        if number and row["filed"] is not None and row["right"] != "unreadable":
            usable[row["row"]] = number

    best = {}
    for row in rows:
        number = usable.get(row["row"])
        if number is None:
            continue
        if number not in best:
            best[number] = row
        # a granted right replaces an application, never the other way round
        elif best[number]["right"] == "application":
            if row["right"] != "application":
                best[number] = row

    kept = [row["row"] for row in best.values()]
    kept.sort(key=[row["row"] for row in rows].index)
    dropped = []
    for row in rows:
        if row["row"] in kept:
            continue
        if row["row"] in usable:
            keeper = best[usable[row["row"]]]["row"]
            dropped.append((row["row"], f"duplicate of row {keeper}"))
        else:
            dropped.append((row["row"], "malformed"))
    return kept, dropped


# %% answer-expiry-date
import calendar


def expiry_date(right, filed, granted):
    """Return the anniversary of the filing date that ends the term."""
    years = {"invention": 20, "utility model": 10, "design": 15}
    if right == "application":
        return None
    year = filed.year + years[right]
    if filed.month == 2 and filed.day == 29 and not calendar.isleap(year):
        return date(year, 3, 1)
    return filed.replace(year=year)


# %% answer-in-force
def in_force(granted, expiry, day):
    """Return True from the grant date on, until the day before the expiry date."""
    if granted is None or expiry is None:
        return False
    return granted <= day < expiry


# %% answer-desk-summary
def desk_summary(rights, day):
    """Return the four figures of the card."""
    applications = 0
    not_in_force = 0
    in_force_by_kind = {"invention": 0, "utility model": 0, "design": 0}
    years_left = {}
    for entry in rights:
        kind = entry["right"]
        if kind == "application":
            applications += 1
            continue
        if not entry["in_force"]:
            not_in_force += 1
            continue
        in_force_by_kind[kind] += 1
        expiry = entry["expiry"]
        # count birthdays
        years = 0
        while (expiry.year - years - 1, expiry.month, expiry.day) >= (
            day.year,
            day.month,
            day.day,
        ):
            years += 1
        years_left[entry["number"]] = years
    return {
        "applications": applications,
        "in_force": in_force_by_kind,
        "not_in_force": not_in_force,
        "years_left": years_left,
    }


# %% answer-call-list
def call_list(rights, fields, min_years, places):
    """Return at most *places* numbers by the rule of the house."""
    place_of_kind = {"invention": 1, "utility model": 2, "design": 3}
    free_licences = ("", "ordinary", "unspecified")

    candidates = []
    for entry in rights:
        if not entry["in_force"] or entry["field"] not in fields:
            continue
        if entry["years_left"] >= min_years and entry["licence"] in free_licences:
            place = place_of_kind[entry["right"]]
            candidates.append((place, -entry["years_left"], entry["number"]))
    candidates.sort()
    return [number for _, _, number in candidates[:places]]


# %% patent-rationale [markdown]
# **Page for tomorrow (six calls):** leak detector 2019199791376, two-path flow computer 202019953677X, vortex meter 2017199094541, dry gas seal 2016199683452, low-friction lip 2016199111970, graphite ring 2022299593387, with 14, 14, 12, 11, 10 and 7 full years left.
# The first five are inventions, the last is a utility model.
#
# **Evidence:** 43 lines came in, 35 stay and 8 are on the list of dropped lines (4 malformed, 4 duplicates).
# On 18 June 2025 there are 25 rights in force, 5 ended and 5 applications.
# So the honest sentence is "25 granted rights, in force by date".
#
# **The letter:** the valve seat ring ends on the day of the visit, because the ten years run from 18 June 2015, the filing date (Patent Law, art. 42), and not from the grant in 2016.
# The ultrasonic flow meter is an application; the right begins when the grant is announced (art. 39).
#
# **What may still go wrong:** a right ends early when its annual fee is not paid (art. 44, fees: art. 43).
# Our list is silent, so I look up all six in the register tonight and strike out any that has lapsed; the next in line is the quick-change seal cartridge (2021299255954, 6 years).
# The leak detector has a licence of no stated kind, which counts as ordinary (Interpretation on Technology Contract Disputes, art. 25), and the dry gas seal has an ordinary one: non-exclusive talks only.
# The dry gas seal also stands in the list under a second title, which the university must explain.
# A licence may run no longer than its patent (Civil Code, art. 865).
