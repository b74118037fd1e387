# %% [markdown]
# Reports every falsy value as missing, so that 0 and False become gaps.
#
# Loses: record-check

# %% answer-record-check
def record_problems(record, required, day):
    """List what must be cleared up before this record can be matched."""
    problems = []
    for name in required:
        value = record.get(name)
        if not value or not str(value).strip():
            problems.append(f"missing:{name}")
    for name in ("trl", "min_trl"):
        if record.get(name) is not None and not 1 <= record[name] <= 9:
            problems.append("trl-range")
    if record.get("open_licence") and record.get("grants") in ("sole", "exclusive"):
        problems.append("open-licence")
    ready_on, right_ends_on = record.get("ready_on"), record.get("right_ends_on")
    if ready_on and right_ends_on and ready_on > right_ends_on:
        problems.append("right-ended")
    if record.get("needed_by") and record["needed_by"] < day:
        problems.append("past-deadline")
    return problems
