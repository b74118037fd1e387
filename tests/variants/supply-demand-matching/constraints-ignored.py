# %% [markdown]
# Treats hard constraints as wishes: every pair may sit down if its score is high.
#
# Loses: hard-constraints, top-three, best-assignment, blocking-pairs

# %% answer-hard-constraints
def broken_constraints(technology, demand):
    """List the hard constraints that this pair breaks."""
    return []


# %% answer-top-three
def top_three(sheet, demand):
    """Return the shortlist of one company, best first."""
    pairs = [row for row in sheet if row["demand"] == demand]
    pairs.sort(key=lambda row: (-row["score"], row["asks"], row["technology"]))
    return [row["technology"] for row in pairs[:3]]


# %% answer-best-assignment
def best_plan(sheet):
    """Return the one-to-one plan with the highest total score."""
    scores = {(row["demand"], row["technology"]): row["score"] for row in sheet}
    companies = sorted({row["demand"] for row in sheet})
    owners = sorted({row["technology"] for row in sheet})

    def search(position, free):
        if position == len(companies):
            return 0, {}
        company = companies[position]
        best = search(position + 1, free)
        for owner in free:
            if (company, owner) in scores:
                total, plan = search(position + 1, free - {owner})
                total += scores[company, owner]
                if total > best[0]:
                    best = total, {company: owner, **plan}
        return best

    return search(0, frozenset(owners))[1]


# %% answer-blocking-pairs
def blocking_pairs(sheet, plan):
    """List the pairs who both prefer each other to what the plan gives them."""
    scores = {(row["demand"], row["technology"]): row["score"] for row in sheet}
    budgets = {row["demand"]: row["budget"] for row in sheet}
    host = {technology: company for company, technology in plan.items()}
    pairs = []
    for (company, technology), score in scores.items():
        if plan.get(company) == technology:
            continue
        if company in plan and score <= scores[company, plan[company]]:
            continue
        if technology in host and budgets[company] <= budgets[host[technology]]:
            continue
        pairs.append((company, technology))
    return sorted(pairs)
