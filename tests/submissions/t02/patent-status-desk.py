# %% answer-right-kind
def right_kind(kind, status, granted):
    # clean everything first
    kind = kind.strip().lower()
    status = status.strip().lower()
    granted = granted.strip()

    if status in PENDING_WORDS:
        if granted == "":
            return "application"
        return "unreadable"

    if status in GRANTED_WORDS:
        if granted == "":
            return "unreadable"
        if kind in KIND_WORDS:
            return KIND_WORDS[kind]

    return "unreadable"


# %% answer-unique-rights
def clean_number(text):
    text = unicodedata.normalize("NFKC", text)
    text = text.upper()
    result = ""
    for sign in text:
        if sign in "0123456789X":
            result = result + sign
    if len(result) != 13:
        return ""
    if not result[:12].isdigit():
        return ""
    return result


def unique_rights(rows):
    # first pass: group the sound lines by number
    groups = {}
    bad = []
    for row in rows:
        number = clean_number(row["number"])
        if row["right"] == "unreadable" or number == "" or row["filed"] is None:
            bad.append(row["row"])
        else:
            groups.setdefault(number, []).append(row)

    # second pass: choose one of each group
    chosen = {}
    for number, group in groups.items():
        granted = [row for row in group if row["right"] != "application"]
        if granted:
            chosen[number] = granted[0]["row"]
        else:
            chosen[number] = group[0]["row"]

    # third pass: write both lists
    kept = []
    dropped = []
    for row in rows:
        if row["row"] in bad:
            dropped.append((row["row"], "malformed"))
            continue
        keeper = chosen[clean_number(row["number"])]
        if keeper == row["row"]:
            kept.append(row["row"])
        else:
            dropped.append((row["row"], "duplicate of row " + str(keeper)))
    return kept, dropped


# %% answer-expiry-date
def expiry_date(right, filed, granted):
    if right == "invention":
        years = 20
    elif right == "utility model":
        years = 10
    elif right == "design":
        years = 15
    else:
        return None
    try:
        return date(filed.year + years, filed.month, filed.day)
    except ValueError:
        # 29 February does not exist, take the next day
        return date(filed.year + years, 3, 1)


# %% answer-in-force
def in_force(granted, expiry, day):
    if granted is None:
        return False
    # between grant and expiry
    return day >= granted and day <= expiry


# %% answer-desk-summary
def desk_summary(rights, day):
    summary = {
        "applications": 0,
        "in_force": {"invention": 0, "utility model": 0, "design": 0},
        "not_in_force": 0,
        "years_left": {},
    }
    for right in rights:
        if right["right"] == "application":
            summary["applications"] += 1
        elif right["in_force"]:
            summary["in_force"][right["right"]] += 1
            end = right["expiry"]
            years = end.year - day.year
            if end.month < day.month:
                years -= 1
            elif end.month == day.month and end.day < day.day:
                years -= 1
            summary["years_left"][right["number"]] = years
        else:
            summary["not_in_force"] += 1
    return summary


# %% answer-call-list
def call_list(rights, fields, min_years, places):
    good = []
    for right in rights:
        if not right["in_force"]:
            continue
        if right["field"] not in fields:
            continue
        if right["years_left"] < min_years:
            continue
        if right["licence"] == "exclusive" or right["licence"] == "sole":
            continue
        good.append(right)
    rank = {"invention": 1, "utility model": 2, "design": 3}
    good.sort(key=lambda r: (rank[r["right"]], -r["years_left"], r["number"]))
    return [r["number"] for r in good][:places]


# %% patent-rationale [markdown]
# Dear Ms Shen,
#
# please take these six: leak detector (2019199791376), two-path flow computer (202019953677X), vortex meter (2017199094541), dry gas seal (2016199683452), low-friction lip (2016199111970) and graphite ring (2022299593387).
# They are all in the two fields of Lanting, without an exclusive or sole licence, and have between 14 and 7 full years left.
#
# The university writes 43 patents, but 43 is the number of lines.
# 4 lines cannot be read and 4 are duplicates, so 35 remain; 5 of them are applications.
# On 18 June 26 rights are in force (11 inventions, 10 utility models, 5 designs) and 4 have ended.
#
# The valve seat ring was filed on 18 June 2015, so its 10 years (art. 42) end tomorrow; tomorrow is its last day and a licence makes no sense.
# The flow meter is only an application and has no grant (art. 39), so we do not offer it as a patent.
#
# What I cannot see is whether the annual fees were paid.
# If not, the right has lapsed (art. 44), so somebody should look into the register for the six numbers tonight.
# The dry gas seal and the leak detector are already licensed in the ordinary way, so an exclusive licence is not possible there.
