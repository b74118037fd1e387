# %% [markdown]
# Compares the numbers as they were typed, so that two spellings of one number are two rights.
#
# Loses: unique-rights

# %% answer-unique-rights
def clean_number(text):
    """Return the 13 signs of the number written in *text*, or an empty text."""
    plain = unicodedata.normalize("NFKC", text).upper()
    signs = "".join(sign for sign in plain if sign in "0123456789X")
    return signs if len(signs) == 13 and signs[:12].isdigit() else ""


def unique_rights(rows):
    """Keep one line for each spelling of a number and note what was dropped."""
    kept, dropped, first_row = [], [], {}
    for row in rows:
        if (
            row["right"] == "unreadable"
            or not clean_number(row["number"])
            or row["filed"] is None
        ):
            dropped.append((row["row"], "malformed"))
        elif row["number"] in first_row:
            reason = f"duplicate of row {first_row[row['number']]}"
            dropped.append((row["row"], reason))
        else:
            first_row[row["number"]] = row["row"]
            kept.append(row["row"])
    return kept, dropped
