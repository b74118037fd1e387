# %% [markdown]
# Divides the days left by 365.25, which loses a full year on many anniversaries.
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
            entry["number"]: int((entry["expiry"] - day).days / 365.25)
            for entry in living
        },
    }
