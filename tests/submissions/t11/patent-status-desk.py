# %% answer-right-kind
def right_kind(kind, status, granted):
    """What I would tell a customer on the phone."""
    status = status.strip().lower()
    kind = kind.strip().lower()
    no_grant = granted.strip() == ""
    if status in PENDING_WORDS:
        return "application" if no_grant else "unreadable"
    if status not in GRANTED_WORDS or no_grant:
        return "unreadable"
    return KIND_WORDS[kind] if kind in KIND_WORDS else "unreadable"


# %% answer-unique-rights
def clean_number(text):
    """Digits and X only."""
    text = unicodedata.normalize("NFKC", text).upper()
    number = "".join(c for c in text if c.isdigit() or c == "X")
    if len(number) == 13 and number[:12].isdigit():
        return number
    return ""


def unique_rights(rows):
    """Drop what cannot be used, keep one of each number."""
    seen = {}
    kept = []
    dropped = []
    for row in rows:
        if row["right"] == "unreadable":
            dropped.append((row["row"], "malformed"))
            continue
        if clean_number(row["number"]) == "" or row["filed"] is None:
            dropped.append((row["row"], "malformed"))
            continue
        number = row["number"].strip()
        if number in seen:
            dropped.append((row["row"], f"duplicate of row {seen[number]}"))
        else:
            seen[number] = row["row"]
            kept.append(row["row"])
    return kept, dropped


# %% answer-expiry-date
def expiry_date(right, filed, granted):
    """20 / 10 / 15 years after filing."""
    if right == "application":
        return None
    term = {"invention": 20, "utility model": 10, "design": 15}[right]
    if filed.month == 2 and filed.day == 29 and (filed.year + term) % 4 != 0:
        return date(filed.year + term, 3, 1)
    return date(filed.year + term, filed.month, filed.day)


# %% answer-in-force
def in_force(granted, expiry, day):
    """Granted already, and not over yet."""
    if not granted:
        return False
    return day >= granted and day < expiry


# %% answer-desk-summary
def desk_summary(rights, day):
    """The card for the folder."""
    apps = [r for r in rights if r["right"] == "application"]
    live = [r for r in rights if r["right"] != "application" and r["in_force"]]
    dead = [r for r in rights if r["right"] != "application" and not r["in_force"]]
    by_kind = {"invention": 0, "utility model": 0, "design": 0}
    years = {}
    for r in live:
        by_kind[r["right"]] = by_kind[r["right"]] + 1
        full = r["expiry"].year - day.year
        if r["expiry"].strftime("%m%d") < day.strftime("%m%d"):
            full = full - 1
        years[r["number"]] = full
    return {
        "applications": len(apps),
        "in_force": by_kind,
        "not_in_force": len(dead),
        "years_left": years,
    }


# %% answer-call-list
def call_list(rights, fields, min_years, places):
    """Who gets a call."""
    bucket = {"invention": [], "utility model": [], "design": []}
    for r in rights:
        wanted = r["in_force"] and r["field"] in fields
        if wanted and r["years_left"] >= min_years:
            if r["licence"] not in ("exclusive", "sole"):
                bucket[r["right"]].append((-r["years_left"], r["number"]))
    result = []
    for kind in bucket:
        for _, number in sorted(bucket[kind]):
            result.append(number)
    return result[:places]

# %% patent-rationale [markdown]
# Ms Shen, think of what Lanting needs on Wednesday morning: leaks and flow.
#
# Open with the leak detector, because every valve maker has that problem, and it has 14 years left.
# Then the two-path flow computer (14 years), the vortex meter (12), the dry gas seal (11) and the low-friction lip (10).
# The leak detector comes up twice in my call list, which must be a mistake in the university's list, so I give the sixth place to the graphite ring (7 years), a cheap part that is easy to try out.
#
# My desk shows 38 rights and applications after cleaning: 27 in force, 6 applications, 5 ended.
#
# Forget the valve seat ring, it runs out on the very day.
# The flow meter is still in examination; mention it as something to look forward to, and ask whether they would test a prototype.
#
# Before you go, phone the university and ask whether the fees are paid and who already has a licence: the dry gas seal has one.
# If they want something for themselves alone, offer the two-path flow computer, where no licence is recorded.
