# %% answer-transformation-mode
def transformation_mode(facts):
    """Return the first mode whose question is answered with yes."""
    questions = {
        "shares": facts["consideration"] == "stake",
        "assign": facts["ownership_passes"],
        "cooperate": facts["carried_out_by"] == "both sides",
        "license": facts["use_permitted"],
        "self": facts["carried_out_by"] == "holder",
        "other": True,
    }
    return [mode for mode, yes in questions.items() if yes][0]


# %% answer-net-income
def net_income(ledger):
    """Return what is left of the receipts after the costs named in article 34."""
    received = [yuan for kind, _, yuan in ledger if kind == "receipt"]
    deducted = [
        yuan
        for kind, _, yuan in ledger
        if kind not in {"receipt", "research", "overhead"}
    ]
    return round(sum(received) - sum(deducted), 2)


# %% answer-reward-floor
def reward_floor(mode, figures):
    """Return the share of article 45, never below zero."""

    def share(percent, base):
        return round(max(figures[base] * percent / 100, 0), 2)

    if mode in ("assign", "license"):
        return share(50, "net_income")
    if mode == "shares":
        return share(50, "stake")
    if mode in ("self", "cooperate"):
        return share(5, "operating_profit")
    return None


# %% answer-local-rule
def local_percent(place, mode):
    """Return the cell of the table in task 4."""
    table = """
        national 50 50 50 5 5
        Shanghai 70 70 70 5 5
        Beijing 70 70 70 5 5
        Zhejiang 70 70 70 10 10
        Shandong 70 70 70 10 10
    """
    columns = ["assign", "license", "shares", "self", "cooperate"]
    for line in table.split("\n"):
        name, *rates = line.split() or [""]
        if name == place and mode in columns:
            return int(rates[columns.index(mode)])
    return None


# %% answer-own-use-years
def own_use_floor(accounts, production_from, place, years=3):
    """Return 5 % of the operating profit of each closed year of the window."""
    closed = {row["year"]: row["operating_profit"] for row in accounts}
    if place == "national":
        window = set(range(production_from, production_from + years))
    else:
        profitable = {
            year
            for year, profit in closed.items()
            if year >= production_from and profit > 0
        }
        opening = min(profitable, default=0)
        window = set(range(opening, opening + 5)) if profitable else set()
    return {
        year: round(max(closed[year], 0) / 20, 2)
        for year in sorted(window & set(closed))
    }


# %% answer-agreed-rule
def settle(agreed, floor, state_established):
    """Return verdict and payments; only state-established units have a floor."""
    if agreed is None:
        return "silent", floor
    pairs = list(zip(agreed, floor, strict=True))
    if state_established and any(ours < least for ours, least in pairs):
        return "falls short", [max(pair) for pair in pairs]
    return "stands", agreed


# %% reward-rationale [markdown]
# Ladies and gentlemen of the committee,
#
# please do not apply the faculty's rule tomorrow.
# One of its clauses is sound, two are not, and none has been made in the way article 44 asks.
#
# **The floors.** A state-established university must reach article 45 with its own rule.
# That means 1,125,000 CNY for coating (assignment, net 2,250,000), 210,000 for imaging (licence, net 420,000), 1,500,000 of the stake for membrane, and 0, 20,000 and 45,000 for catalyst (cooperation, 2018 to 2020).
#
# **The clauses.** A pays 960,000 on coating, below the floor, and 240,000 on imaging, above it.
# B pays 1,800,000 on membrane and is sound.
# C pays 25,000 a year on catalyst, which is 20,000 below the floor in 2020; that the three years together exceed 65,000 does not help, since each year is measured.
#
# **The procedure.** Article 44 wants the scientific staff heard and the rule published in the unit.
# Agreement among heads of department is neither.
#
# **The choice you have.** Shanghai's article 34 says "may" and "not less than 70 %".
# You may therefore write 70 % into the new rule, for coating 1,575,000, but the word does not oblige you, and article 45 stays the floor.
# If 70 % looks too much for the upkeep of the patents, 60 % of *net* income still reaches article 45 on every deal; whether a Shanghai unit should go below its city's figure is a question for your counsel.
#
# **For tomorrow.** Minute the floors, decide on nothing beyond them, and hold the hearing this month.
# The risk of the other course: 165,000 owed on coating to people who can read the law as well as we can.
