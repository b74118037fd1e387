# %% [markdown]
# Every result that is not a failure counts as passed, partial and planned ones included.
#
# Loses: evidence-register

# %% answer-evidence-register
def kept_evidence(records):
    """Return the ids of records that did not fail."""
    superseded = {record["supersedes"] for record in records}
    return [
        record["id"]
        for record in records
        if record["result"] != "fail"
        and record["document"].strip()
        and record["id"] not in superseded
    ]
