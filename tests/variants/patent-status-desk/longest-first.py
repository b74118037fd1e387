# %% [markdown]
# Ranks by the years left alone, so that young designs push out inventions.
#
# Loses: call-list

# %% answer-call-list
def call_list(rights, fields, min_years, places):
    """Return the numbers worth a call, the best first."""
    worth_a_call = [
        entry
        for entry in rights
        if entry["in_force"]
        and entry["field"] in fields
        and entry["years_left"] >= min_years
        and entry["licence"] not in ("exclusive", "sole")
    ]
    worth_a_call.sort(key=lambda entry: (-entry["years_left"], entry["number"]))
    return [entry["number"] for entry in worth_a_call[:places]]
