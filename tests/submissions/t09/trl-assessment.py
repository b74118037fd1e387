# %% answer-scale-reading
def supported_level(achievement, environment):
    """Return the level, 0 to 9, that a record supports under rule R1."""
    # unknown words first
    if achievement not in ACHIEVEMENTS:
        return 0
    if environment not in ENVIRONMENTS:
        return 0
    # then go up the table as long as both are good enough
    result = 0
    for level in SCALE:
        need_a, need_e = SCALE[level]
        good_a = ACHIEVEMENTS.index(achievement) >= ACHIEVEMENTS.index(need_a)
        good_e = ENVIRONMENTS.index(environment) >= ENVIRONMENTS.index(need_e)
        if good_a and good_e:
            result = level
    return result
