# %% [markdown]
# Only a passed retest supersedes, so that a pass which a failed retest withdrew stays in the register.
#
# Loses: evidence-register

# %% answer-evidence-register
def kept_evidence(records):
    """Return the ids of kept records; a failed retest withdraws nothing."""
    sound = [r for r in records if r["result"] == "pass" and r["document"].strip()]
    superseded = {record["supersedes"] for record in sound}
    return [record["id"] for record in sound if record["id"] not in superseded]
