# %% [markdown]
# Looks for blocking pairs only among those who have a table.
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
        if row["broken"] or company not in plan or technology not in host:
            continue
        gains = row["score"] > scores[company, plan[company]]
        if gains and row["budget"] > budgets[host[technology]]:
            pairs.append((company, technology))
    return sorted(pairs)
