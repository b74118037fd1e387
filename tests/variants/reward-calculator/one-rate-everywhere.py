# %% [markdown]
# Applies the national rates in every place.
#
# Loses: local-rule

# %% answer-local-rule
def local_percent(place, mode):
    """Return the least percentage that a place's text names for a mode."""
    if mode == "other":
        return None
    return 5 if mode in ("self", "cooperate") else 50
