# %% [markdown]
# A record supports a level only if its codes are exactly that row of the scale, so that a demonstration on the bench supports nothing.
#
# Loses: scale-reading

# %% answer-scale-reading
def supported_level(achievement, environment):
    """Return the level whose row has exactly these codes."""
    for level, codes in SCALE.items():
        if codes == (achievement, environment):
            return level
    return 0
