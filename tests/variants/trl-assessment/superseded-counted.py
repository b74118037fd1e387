# %% [markdown]
# Records that a later record supersedes stay in the register.
#
# Loses: evidence-register

# %% answer-evidence-register
def kept_evidence(records):
    """Return the ids of passed records with a document."""
    return [
        record["id"]
        for record in records
        if record["result"] == "pass" and record["document"].strip()
    ]
