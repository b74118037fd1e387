# %% [markdown]
# Reads the open-licence rule as a bar to exclusive licences only, not to sole ones.
#
# Loses: record-check

# %% answer-record-check
def record_problems(record, required, day):
    """List what must be cleared up before this record can be matched."""
    problems = []
    for name in required:
        value = record.get(name)
        blank = isinstance(value, str) and not value.strip()
        if value is None or value == [] or blank:
            problems.append(f"missing:{name}")
    level = record.get("trl", record.get("min_trl"))
    if level is not None and not 1 <= level <= 9:
        problems.append("trl-range")
    if record.get("open_licence") is True and record.get("grants") == "exclusive":
        problems.append("open-licence")
    ready_on, right_ends_on = record.get("ready_on"), record.get("right_ends_on")
    if ready_on and right_ends_on and ready_on > right_ends_on:
        problems.append("right-ended")
    if record.get("needed_by") and record["needed_by"] < day:
        problems.append("past-deadline")
    return problems
