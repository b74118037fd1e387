# %% [markdown]
# Knows the 70 % of the four places but gives all of them 5 % for own use.
#
# Loses: local-rule

# %% answer-local-rule
def local_percent(place, mode):
    """Return the least percentage that a place's text names for a mode."""
    if mode == "other" or place not in (
        "national",
        "Shanghai",
        "Beijing",
        "Zhejiang",
        "Shandong",
    ):
        return None
    if mode in ("self", "cooperate"):
        return 5
    return 50 if place == "national" else 70
