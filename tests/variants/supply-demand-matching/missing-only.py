# %% [markdown]
# Lists the gaps of a record but never reads its fields against each other.
#
# Loses: record-check

# %% answer-record-check
def record_problems(record, required, day):
    """List what must be cleared up before this record can be matched."""
    problems = []
    for name in required:
        value = record.get(name)
        if isinstance(value, str):
            value = value.strip()
        if value is None or value in ("", []):
            problems.append(f"missing:{name}")
    return problems
