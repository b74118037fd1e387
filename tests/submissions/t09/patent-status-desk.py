# %% answer-right-kind
def right_kind(kind, status, granted):
    # step 1: tidy up
    kind = kind.lower().strip()
    status = status.lower().strip()
    granted = granted.strip()
    # step 2: applications
    if status in PENDING_WORDS and granted == "":
        return "application"
    # step 3: real rights
    if status in GRANTED_WORDS and granted != "" and kind in KIND_WORDS:
        return KIND_WORDS[kind]
    # step 4: everything else
    return "unreadable"
