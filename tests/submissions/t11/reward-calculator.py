# %% answer-transformation-mode
def transformation_mode(facts):
    # I look at who ends up with what, as in the office
    if facts["consideration"] == "stake":
        return "shares"  # 作价投资
    if facts["ownership_passes"]:
        return "assign"  # 转让
    if facts["carried_out_by"] == "both sides":
        return "cooperate"  # 合作实施
    if facts["use_permitted"]:
        return "license"  # 许可
    if facts["carried_out_by"] == "holder":
        return "self"  # 自行实施
    return "other"


# %% answer-net-income
def net_income(ledger):
    # 净收入
    net = 0
    for kind, remark, yuan in ledger:
        if kind == "receipt":
            net += yuan
        elif kind in ("related tax", "maintenance", "assessment", "appraisal"):
            net -= yuan
        # research and overhead: the client never pays us for those, leave them
    return net


# %% answer-reward-floor
def reward_floor(mode, figures):
    if mode in ("assign", "license"):
        return max(figures["net_income"], 0) * 0.5
    if mode == "shares":
        return max(figures["stake"], 0) * 0.5
    if mode in ("self", "cooperate"):
        return max(figures["operating_profit"], 0) * 0.05
    return None


# %% answer-local-rule
def local_percent(place, mode):
    cities = ("Shanghai", "Beijing")
    provinces = ("Zhejiang", "Shandong")
    if mode in ("assign", "license", "shares"):
        if place in cities + provinces:
            return 70
        if place == "national":
            return 50
    if mode in ("self", "cooperate"):
        # the big capital pays 10, Shanghai and the provinces 5
        if place == "Beijing":
            return 10
        if place in ("Shanghai", "national") + provinces:
            return 5
    return None


# %% answer-own-use-years
def own_use_floor(accounts, production_from, place, years=3):
    rate = {"national": 0.05, "Shanghai": 0.05, "Beijing": 0.10}[place]
    rows = [r for r in accounts if r["year"] >= production_from]
    rows.sort(key=lambda r: r["year"])
    if place == "national":
        start, n = production_from, years
    else:
        in_profit = [r["year"] for r in rows if r["operating_profit"] > 0]
        if not in_profit:
            return {}
        start, n = in_profit[0], 5
    out = {}
    for r in rows:
        if start <= r["year"] <= start + n - 1:
            out[r["year"]] = round(max(r["operating_profit"], 0) * rate, 2)
    return out


# %% answer-agreed-rule
def settle(agreed, floor, state_established):
    # what people have agreed on, they keep to
    if agreed is None:
        return "silent", floor
    return "stands", agreed


# %% reward-rationale [markdown]
# Colleagues, this is what I would tell the teams over tea.
#
# By the table the least is 1,125,000 for coating (net 2,250,000, not the 2,400,000 on the invoice), 210,000 for imaging (net 420,000) and 1,500,000 of the stake for membrane.
# For catalyst it is 20,000 in 2019 and 45,000 in 2020.
#
# The faculty offers 960,000, 240,000, 1,800,000 and 25,000 a year.
# Clause A, clause B and clause C were agreed by the departments, so they stand: article 45 is only for units that have agreed on nothing.
#
# Still, I know the coating team.
# They will see that 960,000 is 165,000 less than the table, and the next invention will go to a company in Suzhou by way of a friend.
# I would ring Professor and dean together before nine and offer the difference as a bonus, paid when the second machine runs.
# The company has asked for two more coatings, so the goodwill is worth more than the difference.
#
# As to article 44, the rule is agreed, and the teams can be informed after the meeting.
