# %% [markdown]
# Falls back on the national rate for a place that is not in the table.
#
# Loses: local-rule

# %% answer-local-rule
def local_percent(place, mode):
    """Return the least percentage that a place's text names for a mode."""
    use = mode in ("self", "cooperate")
    if mode == "other":
        return None
    if place in ("Zhejiang", "Shandong"):
        return 10 if use else 70
    if place in ("Shanghai", "Beijing"):
        return 5 if use else 70
    return 5 if use else 50
