# %% answer-right-kind
PENDING, GRANTED, UNKNOWN = "pending", "granted", "unknown"


def status_of(word):
    """Sort a status word into one of three drawers."""
    word = word.strip().lower()
    if word in PENDING_WORDS:
        return PENDING
    return GRANTED if word in GRANTED_WORDS else UNKNOWN


def right_kind(kind, status, granted):
    """A right needs a granted status, a grant date and a known kind."""
    drawer = status_of(status)
    has_date = not granted.isspace() and granted != ""
    if drawer == PENDING and not has_date:
        return "application"
    if drawer == GRANTED and has_date:
        return KIND_WORDS.get(kind.strip().lower(), "unreadable")
    return "unreadable"


# %% answer-unique-rights
def clean_number(text):
    """Thirteen signs or nothing."""
    allowed = "0123456789X"
    signs = "".join(filter(allowed.__contains__, unicodedata.normalize("NFKC", text).upper()))
    if len(signs) != 13 or "X" in signs[:-1]:
        return ""
    return signs


def is_malformed(row):
    """Say whether the desk cannot use a line."""
    return (
        row["right"] == "unreadable"
        or row["filed"] is None
        or clean_number(row["number"]) == ""
    )


def unique_rights(rows):
    """Two rounds: granted rights choose first, then applications."""
    holder = {}
    for wants_application in (False, True):
        for row in rows:
            if is_malformed(row):
                continue
            if (row["right"] == "application") == wants_application:
                holder.setdefault(clean_number(row["number"]), row["row"])
    kept, dropped = [], []
    for row in rows:
        if is_malformed(row):
            dropped.append((row["row"], "malformed"))
        elif holder[clean_number(row["number"])] == row["row"]:
            kept.append(row["row"])
        else:
            keeper = holder[clean_number(row["number"])]
            dropped.append((row["row"], f"duplicate of row {keeper}"))
    return kept, dropped


# %% answer-expiry-date
def expiry_date(right, filed, granted):
    """The grant date is not used: art. 42 counts from filing."""
    del granted
    if right == "application":
        return None
    years = 20 if right == "invention" else 10 if right == "utility model" else 15
    month, day = filed.month, filed.day
    try:
        return date(filed.year + years, month, day)
    except ValueError:
        return date(filed.year + years, month + 1, 1)


# %% answer-in-force
def in_force(granted, expiry, day):
    """Begin counts, expiry does not."""
    if granted is None:
        return False
    has_begun = day >= granted
    has_ended = day >= expiry
    return has_begun and not has_ended


# %% answer-desk-summary
def desk_summary(rights, day):
    """Three piles, then years for the middle one."""
    pending = [e for e in rights if e["right"] == "application"]
    alive = [e for e in rights if e["in_force"]]
    ended = [e for e in rights if e not in pending and e not in alive]

    def years(expiry):
        whole = expiry.year - day.year
        return whole if (expiry.month, expiry.day) >= (day.month, day.day) else whole - 1

    kinds = [e["right"] for e in alive]
    return {
        "applications": len(pending),
        "in_force": {k: kinds.count(k) for k in ("invention", "utility model", "design")},
        "not_in_force": len(ended),
        "years_left": {e["number"]: years(e["expiry"]) for e in alive},
    }


# %% answer-call-list
def call_list(rights, fields, min_years, places):
    """Sort three times, least important first: Python's sort is stable."""
    free = [e for e in rights if e["in_force"] and e["licence"] not in ("sole", "exclusive")]
    fit = [e for e in free if e["field"] in fields and e["years_left"] >= min_years]
    fit.sort(key=lambda e: e["number"])
    fit.sort(key=lambda e: e["years_left"], reverse=True)
    fit.sort(key=lambda e: ["invention", "utility model", "design"].index(e["right"]))
    return [e["number"] for e in fit[:places]]


# %% patent-rationale [markdown]
# Dear Ms Shen,
#
# **Take six.** First the five inventions: leak detector (2019199791376, 14 full years), two-path flow computer (202019953677X, 14), vortex meter (2017199094541, 12), dry gas seal (2016199683452, 11), low-friction lip (2016199111970, 10); then one utility model, the graphite ring (2022299593387, 7).
#
# **Say "25 rights in force", and say "by date".** The 43 lines hold 35 different numbers; 5 are applications and 5 rights have ended.
# In force tomorrow: 11 inventions, 9 utility models, 5 designs.
# An owner who stops paying the annual fee loses the right early (Patent Law, arts. 43 and 44), and this list has no column for fees.
# I shall look up the six in the register tonight and send you a message by eight.
#
# **Leave the university's favourites at home.** The valve seat ring expires on 18 June 2025, ten years after filing (art. 42); the 2016 on its certificate is the grant.
# The ultrasonic flow meter has not been granted (art. 39).
# If Lanting insists on it, offer a talk about a licence on the application, in those words (Interpretation on Technology Contract Disputes, art. 29).
#
# **Watch three things.** Two of the six carry ordinary licences, so exclusivity is gone.
# One of them, the dry gas seal, appears under two titles; I have asked the university which is on the certificate.
# The graphite ring was granted without examination in substance (art. 40), so price it with care until there is an evaluation report.
# No licence should be promised beyond the term (Civil Code, art. 865).
