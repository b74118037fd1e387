# %% [markdown]
# Gives every right the 20 years of an invention.
#
# Loses: expiry-date

# %% answer-expiry-date
def expiry_date(right, filed, granted):
    """Return the first day on which a right no longer runs."""
    if right == "application":
        return None
    try:
        return filed.replace(year=filed.year + 20)
    except ValueError:
        return date(filed.year + 20, 3, 1)
