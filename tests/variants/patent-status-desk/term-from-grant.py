# %% [markdown]
# Counts the term from the grant date, which stands on the certificate, instead of the filing date.
#
# Loses: expiry-date

# %% answer-expiry-date
def expiry_date(right, filed, granted):
    """Return the first day on which a right no longer runs."""
    term_years = {"invention": 20, "utility model": 10, "design": 15}
    if right not in term_years:
        return None
    year = granted.year + term_years[right]
    try:
        return granted.replace(year=year)
    except ValueError:
        return date(year, 3, 1)
