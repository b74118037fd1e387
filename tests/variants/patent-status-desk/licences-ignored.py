# %% [markdown]
# Puts rights on the call list that are already under an exclusive or sole licence.
#
# Loses: call-list

# %% answer-call-list
def call_list(rights, fields, min_years, places):
    """Return the numbers worth a call, the best first."""
    kinds = ["invention", "utility model", "design"]
    worth_a_call = [
        entry
        for entry in rights
        if entry["in_force"]
        and entry["field"] in fields
        and entry["years_left"] >= min_years
    ]
    worth_a_call.sort(
        key=lambda entry: (
            kinds.index(entry["right"]),
            -entry["years_left"],
            entry["number"],
        )
    )
    return [entry["number"] for entry in worth_a_call[:places]]
