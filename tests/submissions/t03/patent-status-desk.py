# %% answer-right-kind
def right_kind(kind, status, granted):
    s = status.strip().lower()
    g = granted.strip()
    if s in PENDING_WORDS and not g: return "application"
    if s in GRANTED_WORDS and g: return KIND_WORDS.get(kind.strip().lower(), "unreadable")
    return "unreadable"

# %% answer-unique-rights
def clean_number(text):
    t = "".join(c for c in unicodedata.normalize("NFKC", text).upper() if c in "0123456789X")
    return t if len(t) == 13 and t[:12].isdigit() else ""

def unique_rights(rows):
    bad = lambda r: r["right"] == "unreadable" or clean_number(r["number"]) == "" or r["filed"] is None
    best = {}
    for r in rows:
        if bad(r): continue
        n = clean_number(r["number"])
        if n not in best: best[n] = r
        elif best[n]["right"] == "application" and r["right"] != "application": best[n] = r
    kept, dropped = [], []
    for r in rows:
        if bad(r): dropped.append((r["row"], "malformed"))
        elif best[clean_number(r["number"])] is r: kept.append(r["row"])
        else: dropped.append((r["row"], f"duplicate of row {best[clean_number(r['number'])]['row']}"))
    return kept, dropped

# %% answer-expiry-date
def expiry_date(right, filed, granted):
    # a patent lives from its grant
    if granted is None: return None
    y = granted.year + {"invention": 20, "utility model": 10, "design": 15}[right]
    try: return granted.replace(year=y)
    except ValueError: return date(y, 3, 1)

# %% answer-in-force
def in_force(granted, expiry, day):
    return bool(granted and granted <= day < expiry)

# %% answer-desk-summary
def desk_summary(rights, day):
    c = {"invention": 0, "utility model": 0, "design": 0}
    apps = dead = 0
    left = {}
    for r in rights:
        if r["right"] == "application": apps += 1
        elif not r["in_force"]: dead += 1
        else:
            c[r["right"]] += 1
            e = r["expiry"]
            left[r["number"]] = e.year - day.year - (1 if (e.month, e.day) < (day.month, day.day) else 0)
    return {"applications": apps, "in_force": c, "not_in_force": dead, "years_left": left}

# %% answer-call-list
def call_list(rights, fields, min_years, places):
    k = {"invention": 0, "utility model": 1, "design": 2}
    ok = [r for r in rights if r["in_force"] and r["field"] in fields and r["years_left"] >= min_years and r["licence"] not in ("exclusive", "sole")]
    return [r["number"] for r in sorted(ok, key=lambda r: (k[r["right"]], -r["years_left"], r["number"]))][:places]

# %% patent-rationale [markdown]
# Call about these: leak detector, two-path flow computer, low-friction lip, vortex meter, dry gas seal, magnetic fluid face seal.
# All inventions, all with 5 to 17 years left, so Lanting can plan a long licence.
#
# Of the 43 lines 28 are in force, 5 are applications and 2 have ended; the rest is doubles and rubbish.
#
# The valve seat ring was granted on 13 January 2016, so it still runs until January 2026.
# Half a year is too short, so it is not on my page, but if Lanting likes it, sell it cheap and fast.
# The flow meter is an application, not a patent: art. 39 says the right begins when the grant is announced.
#
# Invention 20 years, utility model 10, design 15, Patent Law art. 42.
# Somebody should check the fees.
