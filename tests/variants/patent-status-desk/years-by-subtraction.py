# %% [markdown]
# Subtracts the years and forgets month and day, so that a right seems to last up to a year longer.
#
# Loses: desk-summary

# %% answer-desk-summary
def desk_summary(rights, day):
    """Count the cleaned list and give the full years left on *day*."""
    granted = [entry for entry in rights if entry["right"] != "application"]
    living = [entry for entry in granted if entry["in_force"]]
    counts = {"invention": 0, "utility model": 0, "design": 0}
    for entry in living:
        counts[entry["right"]] += 1
    return {
        "applications": len(rights) - len(granted),
        "in_force": counts,
        "not_in_force": len(granted) - len(living),
        "years_left": {
            entry["number"]: entry["expiry"].year - day.year for entry in living
        },
    }
