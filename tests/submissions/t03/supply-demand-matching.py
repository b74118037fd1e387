# %% answer-record-check
def record_problems(record, required, day):
    r = record
    out = []
    for k in required:
        v = r.get(k)
        if v is None or v == [] or (type(v) is str and v.strip() == ""):
            out.append("missing:%s" % k)
    lv = [r[k] for k in ("trl", "min_trl") if r.get(k) is not None]
    if lv and (min(lv) < 1 or max(lv) > 9):
        out.append("trl-range")
    if r.get("open_licence") and r.get("grants", "ordinary") in ("sole", "exclusive"):
        out.append("open-licence")
    if r.get("ready_on") and r.get("right_ends_on"):
        if r["ready_on"] > r["right_ends_on"]:
            out.append("right-ended")
    if r.get("needed_by") and r["needed_by"] < day:
        out.append("past-deadline")
    return out


# %% answer-hard-constraints
def broken_constraints(technology, demand):
    t, d, out = technology, demand, []
    if not (set(t["solves"]) & set(d["needs"])): out += ["need"]
    if t["asks"] > d["budget"]: out += ["budget"]
    if t["trl"] < d["min_trl"]: out += ["trl"]
    if LICENCE_RANK[t["grants"]] < LICENCE_RANK[d["wants"]]: out += ["licence"]
    if t["ready_on"] > d["needed_by"]: out += ["date"]
    return out


# %% answer-match-score
def match_score(technology, demand):
    t, d = technology, demand
    clip = lambda x: max(0, min(5, x))
    need = 5 * len(set(t["solves"]) & set(d["needs"])) // len(d["needs"])
    ready = clip(3 + t["trl"] - d["min_trl"])
    price = clip(10 * (d["budget"] - t["asks"]) // d["budget"])
    reg = 5 if t["region"] == d["region"] else 2 if {t["region"], d["region"]} <= set(DELTA) else 0
    fld = 5 if t["field"] == d["field"] else 0
    # weights 8 4 4 2 2
    return 8 * need + 4 * ready + 2 * price + 4 * reg + 2 * fld


# %% answer-top-three
def top_three(sheet, demand):
    s = [r for r in sheet if r["demand"] == demand and not r["broken"]]
    s = sorted(s, key=lambda r: r["technology"])
    s = sorted(s, key=lambda r: r["asks"])
    s = sorted(s, key=lambda r: r["score"], reverse=True)
    return [r["technology"] for r in s][:3]


# %% answer-best-assignment
def best_plan(sheet):
    from itertools import product

    ds = sorted({r["demand"] for r in sheet})
    opts = [[(None, 0)] for _ in ds]
    for r in sheet:
        if not r["broken"]:
            opts[ds.index(r["demand"])].append((r["technology"], r["score"]))
    top, best = -1, {}
    for combo in product(*opts):
        ts = [t for t, _ in combo if t]
        if len(ts) != len(set(ts)):
            continue
        tot = sum(s for _, s in combo)
        if tot > top:
            top, best = tot, {d: t for d, (t, _) in zip(ds, combo) if t}
    return best


# %% answer-blocking-pairs
def blocking_pairs(sheet, plan):
    sc = {(r["demand"], r["technology"]): r["score"] for r in sheet}
    bu = {r["demand"]: r["budget"] for r in sheet}
    at = {t: d for d, t in plan.items()}
    out = []
    for r in sheet:
        d, t = r["demand"], r["technology"]
        if r["broken"] or plan.get(d) == t:
            continue
        if d in plan and sc[d, t] <= sc[d, plan[d]]:
            continue
        if t in at and bu[d] <= bu[at[t]]:
            continue
        out.append((d, t))
    return sorted(out)


# %% matching-memo [markdown]
# D01 + T01: noodles and jet engines.
#
# To Mianfeng: the coating handles wear and corrosion, both of your problems, and it scores 64 for you while everything else on your line of the sheet is broken.
# The Luhang Institute can give you the exclusive right you want, so nobody else will have it, not even they themselves.
#
# To Luhang: this is a new market, two of your three functions are needed.
# The customer can go up to 100, which is just what you ask, so it should be a quick talk.
#
# To the director: total is 372 with this table and 310 without it because D01 has no other pair.
# D06 wanted T01 too (68) but T06 is 66, nearly the same.
