# %% [markdown]
# Keeps a right in force on its expiry date, one day too long.
#
# Loses: in-force

# %% answer-in-force
def in_force(granted, expiry, day):
    """Tell whether a right is in force, by date, on *day*."""
    if granted is None or expiry is None:
        return False
    return granted <= day <= expiry
