# %% [markdown]
# Keeps the first line of a number even if it is the application and the patent comes later.
#
# Loses: unique-rights

# %% answer-unique-rights
def clean_number(text):
    """Return the 13 signs of the number written in *text*, or an empty text."""
    plain = unicodedata.normalize("NFKC", text).upper()
    signs = "".join(sign for sign in plain if sign in "0123456789X")
    return signs if len(signs) == 13 and signs[:12].isdigit() else ""


def unique_rights(rows):
    """Keep the first line for each number and note what was dropped."""
    kept, dropped, first_row = [], [], {}
    for row in rows:
        number = clean_number(row["number"])
        if row["right"] == "unreadable" or not number or row["filed"] is None:
            dropped.append((row["row"], "malformed"))
        elif number in first_row:
            dropped.append((row["row"], f"duplicate of row {first_row[number]}"))
        else:
            first_row[number] = row["row"]
            kept.append(row["row"])
    return kept, dropped
