# %% [markdown]
# Keeps the digits only, so that every number whose check sign is X is thrown away as malformed.
#
# Loses: unique-rights

# %% answer-unique-rights
def clean_number(text):
    """Return the digits of the number written in *text*, or an empty text."""
    plain = unicodedata.normalize("NFKC", text)
    digits = "".join(sign for sign in plain if sign.isdigit())
    return digits if len(digits) == 13 else ""


def unique_rights(rows):
    """Keep one line for each number and note what was dropped."""
    best = {}
    for row in rows:
        number = clean_number(row["number"])
        if row["right"] == "unreadable" or not number or row["filed"] is None:
            continue
        held = best.get(number)
        if held is None or (
            held["right"] == "application" and row["right"] != "application"
        ):
            best[number] = row
    keepers = {row["row"] for row in best.values()}
    kept, dropped = [], []
    for row in rows:
        number = clean_number(row["number"])
        if row["row"] in keepers:
            kept.append(row["row"])
        elif row["right"] == "unreadable" or not number or row["filed"] is None:
            dropped.append((row["row"], "malformed"))
        else:
            dropped.append((row["row"], f"duplicate of row {best[number]['row']}"))
    return kept, dropped
