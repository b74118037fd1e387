# %% answer-transformation-mode
def transformation_mode(facts):
    """Classify by rights and duties; the title is deliberately not read."""
    paid_with_stake = facts["consideration"] == "stake"
    who = facts["carried_out_by"]

    if paid_with_stake:
        return "shares"
    if facts["ownership_passes"]:
        return "assign"
    if who == "both sides":
        return "cooperate"
    if facts["use_permitted"]:
        return "license"
    if who == "holder":
        return "self"
    return "other"


# %% answer-net-income
from decimal import Decimal


def net_income(ledger):
    """Shanghai art. 34: receipts - related taxes - maintenance - direct costs."""
    named_costs = ("related tax", "maintenance", "assessment", "appraisal")
    result = Decimal(0)
    for kind, _, yuan in ledger:
        amount = Decimal(str(yuan))  # no binary fractions of a fen
        if kind == "receipt":
            result += amount
        elif kind in named_costs:
            result -= amount
    return round(result, 2)


# %% answer-reward-floor
def reward_floor(mode, figures):
    """Law art. 45 (1) to (3); nothing is said there about other ways."""
    if mode in {"assign", "license"}:
        base, percent = figures["net_income"], 50  # item (1)
    elif mode == "shares":
        base, percent = figures["stake"], 50  # item (2)
    elif mode in {"self", "cooperate"}:
        base, percent = figures["operating_profit"], 5  # item (3)
    else:
        return None
    if base <= 0:
        return 0
    return round(Decimal(str(base)) * percent / 100, 2)


# %% answer-local-rule
def local_percent(place, mode):
    """The figure named in a place's text; None means 'not on my desk'."""
    money_and_stake = dict.fromkeys(("Shanghai", "Beijing", "Zhejiang", "Shandong"), 70)
    money_and_stake["national"] = 50
    use = {"national": 5, "Shanghai": 5, "Beijing": 5, "Zhejiang": 10, "Shandong": 10}
    if mode in {"assign", "license", "shares"}:
        return money_and_stake.get(place)
    if mode in {"self", "cooperate"}:
        return use.get(place)
    return None


# %% answer-own-use-years
def own_use_floor(accounts, production_from, place, years=3):
    """Least reward of each closed year inside the window."""
    closed = sorted(
        (row for row in accounts if row["year"] >= production_from),
        key=lambda row: row["year"],
    )
    opens, length = production_from, years
    if place in {"Shanghai", "Beijing"}:
        opens, length = None, 5
        for row in closed:
            if row["operating_profit"] > 0:
                opens = row["year"]
                break
        if opens is None:
            return {}

    rewards = {}
    for row in closed:
        if opens <= row["year"] < opens + length:
            rewards[row["year"]] = reward_floor("self", row)
    return rewards


# %% answer-agreed-rule
def settle(agreed, floor, state_established):
    """Art. 44 allows a rule; art. 45 holds a state-established unit to the floor."""
    if agreed is None:
        return "silent", list(floor)
    below = [paid < least for paid, least in zip(agreed, floor, strict=True)]
    if not state_established or not any(below):
        return "stands", list(agreed)
    payable = [
        least if short else paid
        for paid, least, short in zip(agreed, floor, below, strict=True)
    ]
    return "falls short", payable


# %% reward-rationale [markdown]
# **Advice to the reward committee of Linjiang University**
#
# *What is the least?*
# Article 45 of the Law binds a state-established university even where it has a rule.
# The floors are 1,125,000 CNY for coating (half of net 2,250,000), 210,000 for imaging (half of net 420,000), 1,500,000 of the stake for membrane, and 0, 20,000 and 45,000 CNY for catalyst in 2018, 2019 and 2020.
#
# *Does the rule stand?*
# Clause B does: 1,800,000 against 1,500,000.
# Clause A does not: 960,000 on coating is 165,000 below the floor, though 240,000 on imaging is above it.
# A clause on receipts cannot promise a floor on net income.
# Clause C does not: 25,000 in 2020 is below 45,000, and article 45 counts each year by itself.
#
# *May the committee pay more than the floor?*
# Yes.
# Article 45 says "not less than", and Shanghai's article 34 says a unit *may* provide for not less than 70 %, here 1,575,000, 294,000 and 2,100,000.
# "May" leaves the choice with the university, so nobody can demand the 70 % on the strength of that word alone.
#
# *What comes first?*
# Article 44: hear the scientific staff, and publish the rule within the unit.
# Eleven days after the heads of department agreed, neither has happened.
#
# **I recommend** that you minute the floors tomorrow, return clauses A and C, and open a hearing with two drafts, 50 % and 70 % of net income.
# For own and joint use the draft should say "5 % of each year's operating profit", never a flat sum.
#
# **Risk.** If you wait for the hearing with everything, the teams wait too.
# If you pay more now, the later rule may treat the next team worse.
