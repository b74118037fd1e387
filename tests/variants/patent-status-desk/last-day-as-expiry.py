# %% [markdown]
# Returns the last day of the term instead of the first day after it.
#
# Loses: expiry-date

# %% answer-expiry-date
from datetime import timedelta


def expiry_date(right, filed, granted):
    """Return the last day on which a right runs."""
    term_years = {"invention": 20, "utility model": 10, "design": 15}
    if right not in term_years:
        return None
    year = filed.year + term_years[right]
    try:
        anniversary = filed.replace(year=year)
    except ValueError:
        anniversary = date(year, 3, 1)
    return anniversary - timedelta(days=1)
