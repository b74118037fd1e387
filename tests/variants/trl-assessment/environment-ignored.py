# %% [markdown]
# The environment must be known but is not weighed, so that a demonstration on the bench is read as one in the depot.
#
# Loses: scale-reading

# %% answer-scale-reading
def supported_level(achievement, environment):
    """Return the highest level whose achievement is reached."""
    if achievement not in ACHIEVEMENTS or environment not in ENVIRONMENTS:
        return 0
    how = ACHIEVEMENTS.index(achievement)
    return max(
        level for level, (need, _) in SCALE.items() if how >= ACHIEVEMENTS.index(need)
    )
