# %% [markdown]
# The file is read as the brochure reads it: the strong word counts without its place, failed tests count as tests, and the highest level met is the level.
#
# Loses: scale-reading, evidence-register, element-trl

# %% answer-scale-reading
def supported_level(achievement, environment):
    """Return the level that the achievement's word may claim at best."""
    claimed = [level for level, (how, _) in SCALE.items() if how == achievement]
    return max(claimed, default=0)


# %% answer-evidence-register
def kept_evidence(records):
    """Return the ids of all records that name a document, whatever their result."""
    superseded = {record["supersedes"] for record in records}
    return [
        record["id"]
        for record in records
        if record["document"].strip() and record["id"] not in superseded
    ]


# %% answer-element-trl
def element_trl(supported, start):
    """Return the highest level claimed."""
    return max(supported, default=start - 1)
