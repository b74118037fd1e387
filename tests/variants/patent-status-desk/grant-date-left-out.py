# %% [markdown]
# Lets a right begin on the day after the announcement of its grant.
#
# Loses: in-force

# %% answer-in-force
def in_force(granted, expiry, day):
    """Tell whether a right is in force, by date, on *day*."""
    if granted is None or expiry is None:
        return False
    return granted < day < expiry
