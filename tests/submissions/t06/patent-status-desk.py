# %% answer-right-kind
def right_kind(kind, status, granted):
    """Read the three words of one line."""
    kind, status, granted = (word.strip().lower() for word in (kind, status, granted))
    match (status in PENDING_WORDS, status in GRANTED_WORDS, granted != ""):
        case (True, _, False):
            return "application"
        case (_, True, True):
            return KIND_WORDS.get(kind, "unreadable")
        case _:
            return "unreadable"


# %% answer-unique-rights
DIGITS = set("0123456789")


def clean_number(text):
    """Keep digits and X; check the pattern."""
    kept = [s for s in unicodedata.normalize("NFKC", text).upper() if s in DIGITS | {"X"}]
    if len(kept) == 13 and all(s in DIGITS for s in kept[:12]):
        return "".join(kept)
    return ""


def unique_rights(rows):
    """Sort the candidates of each number, keep the best."""
    candidates = {}
    for index, row in enumerate(rows):
        number = clean_number(row["number"])
        if number and row["right"] != "unreadable" and row["filed"] is not None:
            preference = 1 if row["right"] == "application" else 0
            candidates.setdefault(number, []).append((preference, index))
    keeper = {number: min(found)[1] for number, found in candidates.items()}
    fate = {}
    for number, found in candidates.items():
        for _, index in found:
            fate[index] = keeper[number]
    kept, dropped = [], []
    for index, row in enumerate(rows):
        if index not in fate:
            dropped.append((row["row"], "malformed"))
        elif fate[index] == index:
            kept.append(row["row"])
        else:
            dropped.append((row["row"], f"duplicate of row {rows[fate[index]]['row']}"))
    return kept, dropped


# %% answer-expiry-date
def expiry_date(right, filed, granted):
    """Filing date plus term."""
    match right:
        case "invention":
            year = filed.year + 20
        case "utility model":
            year = filed.year + 10
        case "design":
            year = filed.year + 15
        case _:
            return None
    try:
        return filed.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


# %% answer-in-force
from datetime import timedelta


def in_force(granted, expiry, day):
    """Walk through the life of the right, day by day, until we meet the day."""
    if granted is None or day < granted:
        return False
    current = granted
    while True:
        if current == day and current < expiry:
            return True
        if current > day:
            return False
        # go to the next day
        current + timedelta(days=1)


# %% answer-desk-summary
def desk_summary(rights, day):
    """Fill the card."""
    card = {
        "applications": 0,
        "in_force": {"invention": 0, "utility model": 0, "design": 0},
        "not_in_force": 0,
        "years_left": {},
    }
    for entry in rights:
        match entry:
            case {"right": "application"}:
                card["applications"] += 1
            case {"in_force": True, "right": kind, "expiry": expiry}:
                card["in_force"][kind] += 1
                years = expiry.year - day.year
                if expiry.timetuple()[1:3] < day.timetuple()[1:3]:
                    years -= 1
                card["years_left"][entry["number"]] = years
            case _:
                card["not_in_force"] += 1
    return card


# %% answer-call-list
def call_list(rights, fields, min_years, places):
    """Keep what passes all four gates, then rank."""

    def passes(entry):
        if not entry["in_force"] or entry["field"] not in fields:
            return False
        if entry["licence"] in ("exclusive", "sole"):
            return False
        return entry["years_left"] >= min_years

    def rank(entry):
        kinds = {"invention": "a", "utility model": "b", "design": "c"}
        return kinds[entry["right"]], -entry["years_left"], entry["number"]

    return [entry["number"] for entry in sorted(filter(passes, rights), key=rank)][
        :places
    ]


# %% patent-rationale [markdown]
# Ms Shen, my last cell did not come back, so I went through the two fields by hand with the dates of the list.
#
# I would call about the leak detector (2019199791376), the two-path flow computer (202019953677X), the vortex meter (2017199094541), the dry gas seal (2016199683452), the low-friction lip (2016199111970) and the graphite ring (2022299593387).
# Each has at least 7 full years left, counted from the filing date (Patent Law, art. 42), and none is under an exclusive or sole licence.
#
# The list has 43 lines but only 35 different readable numbers, and 5 of these are applications.
# So 43 patents is wrong whatever the exact count is; I do not give you a total in force, because my function for it did not finish.
#
# Not on the page: the valve seat ring, filed on 18 June 2015, ten years, expires on the morning of your visit; and the ultrasonic flow meter, which has no grant date, and without an announced grant there is no right (art. 39).
#
# The list cannot show unpaid fees; a right may have lapsed under art. 44.
# Please let me check the six in the register before eight tomorrow.
# If Lanting asks for exclusivity on the leak detector or the dry gas seal, say no: others hold ordinary licences there.
