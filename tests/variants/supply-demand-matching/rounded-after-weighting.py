# %% [markdown]
# Keeps fractions of points and rounds the weighted sum instead of each attribute.
#
# Loses: match-score

# %% answer-match-score
def match_score(technology, demand):
    """Return the match score of one pair, a whole number from 0 to 100."""
    common = len(set(technology["solves"]) & set(demand["needs"]))
    need = 5 * common / len(demand["needs"])
    readiness = max(0, min(5, 3 + technology["trl"] - demand["min_trl"]))
    headroom = demand["budget"] - technology["asks"]
    price = max(0, min(5, 10 * headroom / demand["budget"]))
    if technology["region"] == demand["region"]:
        region = 5
    elif technology["region"] in DELTA and demand["region"] in DELTA:
        region = 2
    else:
        region = 0
    field = 5 if technology["field"] == demand["field"] else 0
    return int(8 * need + 4 * readiness + 4 * price + 2 * region + 2 * field)
