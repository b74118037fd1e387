# %% [markdown]
# Records that name no document stay in the register.
#
# Loses: evidence-register

# %% answer-evidence-register
def kept_evidence(records):
    """Return the ids of passed records that nothing supersedes."""
    superseded = {record["supersedes"] for record in records}
    return [
        record["id"]
        for record in records
        if record["result"] == "pass" and record["id"] not in superseded
    ]
