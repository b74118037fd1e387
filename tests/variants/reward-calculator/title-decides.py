# %% [markdown]
# Reads the mode off the title of the paper.
#
# Loses: transformation-mode

# %% answer-transformation-mode
def transformation_mode(facts):
    """Return the article 16 mode of a deal."""
    title = facts["title"].lower()
    if "cooperation" in title:
        return "cooperate"
    if "transfer" in title or "assignment" in title:
        return "assign"
    if "licence" in title:
        return "license"
    return "other"
