# %% [markdown]
# Seats as many companies as possible and looks at the total only among those plans.
#
# Loses: best-assignment

# %% answer-best-assignment
def best_plan(sheet):
    """Return the feasible one-to-one plan with the highest total score."""
    scores = {
        (row["demand"], row["technology"]): row["score"]
        for row in sheet
        if not row["broken"]
    }
    companies = sorted({row["demand"] for row in sheet})
    owners = sorted({row["technology"] for row in sheet})

    def search(position, free):
        if position == len(companies):
            return (0, 0), {}
        company = companies[position]
        best = search(position + 1, free)
        for owner in free:
            if (company, owner) in scores:
                (tables, total), plan = search(position + 1, free - {owner})
                worth = (tables + 1, total + scores[company, owner])
                if worth > best[0]:
                    best = worth, {company: owner, **plan}
        return best

    return search(0, frozenset(owners))[1]
