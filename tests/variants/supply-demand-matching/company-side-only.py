# %% [markdown]
# Asks the companies whether they would move and never asks the owners.
#
# Loses: blocking-pairs

# %% answer-blocking-pairs
def blocking_pairs(sheet, plan):
    """List the pairs who both prefer each other to what the plan gives them."""
    scores = {(row["demand"], row["technology"]): row["score"] for row in sheet}
    pairs = []
    for row in sheet:
        company, technology = row["demand"], row["technology"]
        if row["broken"] or plan.get(company) == technology:
            continue
        if company not in plan or row["score"] > scores[company, plan[company]]:
            pairs.append((company, technology))
    return sorted(pairs)
