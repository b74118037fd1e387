# %% [markdown]
# The level is the start plus the number of supported levels, so that any record fills any step.
#
# Loses: element-trl

# %% answer-element-trl
def element_trl(supported, start):
    """Return the level reached by counting records upwards from the start."""
    return start - 1 + len({level for level in supported if level >= start})
