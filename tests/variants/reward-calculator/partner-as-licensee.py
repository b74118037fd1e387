# %% [markdown]
# Calls every permission to use a licence, also where both sides carry the use out.
#
# Loses: transformation-mode

# %% answer-transformation-mode
def transformation_mode(facts):
    """Return the article 16 mode of a deal."""
    if facts["consideration"] == "stake":
        return "shares"
    if facts["ownership_passes"]:
        return "assign"
    if facts["use_permitted"]:
        return "license"
    if facts["carried_out_by"] == "both sides":
        return "cooperate"
    return "self" if facts["carried_out_by"] == "holder" else "other"
