# %% [markdown]
# Replaces the year and forgets that 29 February does not exist in every year.
#
# Loses: expiry-date

# %% answer-expiry-date
def expiry_date(right, filed, granted):
    """Return the first day on which a right no longer runs."""
    if right == "application":
        return None
    term_years = {"invention": 20, "utility model": 10, "design": 15}
    return filed.replace(year=filed.year + term_years[right])
