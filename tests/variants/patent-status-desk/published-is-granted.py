# %% [markdown]
# Takes a published application for a granted right, because publication sounds official.
#
# Loses: right-kind

# %% answer-right-kind
def right_kind(kind, status, granted):
    """Tell what one line of the list stands for."""
    kind_word = kind.strip().lower()
    status_word = status.strip().lower()
    if status_word in {"published", "公布"}:
        return KIND_WORDS.get(kind_word, "unreadable")
    if status_word in PENDING_WORDS:
        return "unreadable" if granted.strip() else "application"
    if status_word in GRANTED_WORDS and granted.strip():
        return KIND_WORDS.get(kind_word, "unreadable")
    return "unreadable"
