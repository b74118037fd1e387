# %% [markdown]
# Lets an owner leave for a company that offers exactly the same budget.
#
# Loses: blocking-pairs

# %% answer-blocking-pairs
def blocking_pairs(sheet, plan):
    """List the pairs who both prefer each other to what the plan gives them."""
    scores = {(row["demand"], row["technology"]): row["score"] for row in sheet}
    budgets = {row["demand"]: row["budget"] for row in sheet}
    host = {technology: company for company, technology in plan.items()}
    pairs = []
    for row in sheet:
        company, technology = row["demand"], row["technology"]
        if row["broken"] or plan.get(company) == technology:
            continue
        if company in plan and row["score"] <= scores[company, plan[company]]:
            continue
        if technology in host and row["budget"] < budgets[host[technology]]:
            continue
        pairs.append((company, technology))
    return sorted(pairs)
