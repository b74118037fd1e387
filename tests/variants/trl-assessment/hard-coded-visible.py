# %% [markdown]
# Every function returns the answers of the visible checks and nothing else.
#
# Loses: scale-reading, evidence-register, element-trl, system-trl, missing-evidence

# %% answer-scale-reading
def supported_level(achievement, environment):
    """Return the level that the visible check expects."""
    return {
        ("validated", "lab"): 4,
        ("demonstrated", "relevant"): 6,
        ("demonstrated", "lab"): 4,
    }.get((achievement, environment), 0)


# %% answer-evidence-register
def kept_evidence(records):
    """Return the ids that the visible check expects."""
    return ["P5"] if records and records[0]["id"] == "P1" else ["Q2", "Q1"]


# %% answer-element-trl
def element_trl(supported, start):
    """Return the level that the visible check expects."""
    return {(3, 4, 6): 4, (3, 4, 5): 5, (4, 5): 2}.get(tuple(supported), 0)


# %% answer-system-trl
def system_trl(levels, critical):
    """Return the level that the visible check expects."""
    return 4


# %% answer-missing-evidence
def missing_evidence(supported, start, target):
    """Return the gaps that the visible check expects."""
    return {"seal": [5]} if "seal" in supported else {"rotor": [6]}
