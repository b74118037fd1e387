# %% [markdown]
# Counts a year as 365 days, so that every leap year steals a day from the term.
#
# Loses: expiry-date

# %% answer-expiry-date
from datetime import timedelta


def expiry_date(right, filed, granted):
    """Return the first day on which a right no longer runs."""
    term_years = {"invention": 20, "utility model": 10, "design": 15}
    if right not in term_years:
        return None
    return filed + timedelta(days=365 * term_years[right])
