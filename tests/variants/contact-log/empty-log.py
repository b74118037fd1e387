# %% [markdown]
# The log is empty.
#
# Loses: log-complete, log-anonymous, log-distinct

# %% answer-contact-log
def contact_log():
    """Return your contact log."""
    return []
