# %% [markdown]
# Asks about ownership first, so that a stake passes for an assignment.
#
# Loses: transformation-mode

# %% answer-transformation-mode
def transformation_mode(facts):
    """Return the article 16 mode of a deal."""
    if facts["ownership_passes"]:
        return "assign"
    if facts["consideration"] == "stake":
        return "shares"
    if facts["carried_out_by"] == "both sides":
        return "cooperate"
    if facts["use_permitted"]:
        return "license"
    return "self" if facts["carried_out_by"] == "holder" else "other"
