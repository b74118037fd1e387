# %% [markdown]
# Takes the kind column at its word and counts applications as rights.
#
# Loses: right-kind, desk-summary

# %% answer-right-kind
def right_kind(kind, status, granted):
    """Tell what one line of the list stands for."""
    return KIND_WORDS.get(kind.strip().lower(), "unreadable")


# %% answer-desk-summary
def desk_summary(rights, day):
    """Count the cleaned list and give the full years left on *day*."""
    counts = {"invention": 0, "utility model": 0, "design": 0}
    years_left = {}
    ended = 0
    for entry in rights:
        if not entry["in_force"]:
            ended += 1
            continue
        counts[entry["right"]] += 1
        expiry = entry["expiry"]
        years = expiry.year - day.year
        if (expiry.month, expiry.day) < (day.month, day.day):
            years -= 1
        years_left[entry["number"]] = years
    return {
        "applications": 0,
        "in_force": counts,
        "not_in_force": ended,
        "years_left": years_left,
    }
