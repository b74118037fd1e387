# %% answer-contact-log
def contact_log():
    """The demands are kept in the companies' own language; the desk reads both."""
    return [
        {
            "id": "D-01",
            "visited_on": "2025-05-09",
            "source": "visit",
            "company": "C-901",
            "industry": "chemical engineering",
            "demand": "无铬钝化液用于镀锌紧固件,中性盐雾试验白锈出现时间由目前72小时提高到168小时以上,槽温不超过40度",
            "needed_trl": 7,
            "budget_cny": 450_000,
            "budget_note": "",
            "deadline": "2025-12-31",
            "consent": True,
            "follow_up": "七月四日前向质检科索取盐雾报告",
        },
        {
            "id": "D-02",
            "visited_on": "2025-05-21",
            "source": "visit",
            "company": "C-905",
            "industry": "modern agriculture",
            "demand": "茶鲜叶含水率在线检测,范围60%至80%,误差1.5个百分点以内,输送带速度每分钟12米",
            "needed_trl": 6,
            "budget_cny": 200_000,
            "budget_note": "",
            "deadline": "2026-02-15",
            "consent": True,
            "follow_up": "请车间主管确认叶层厚度和测试日期",
        },
        {
            "id": "D-03",
            "visited_on": "2025-06-03",
            "source": "exhibition",
            "company": "C-909",
            "industry": "electronic information",
            "demand": "利用电机电流判断纺纱机锭子断头,响应时间小于2秒,1200锭误报每班少于3次",
            "needed_trl": 7,
            "budget_cny": None,
            "budget_note": "样机试用后再定价格",
            "deadline": "2025-11-30",
            "consent": True,
            "follow_up": "七月中旬到厂里看现有采集点",
        },
        {
            "id": "D-04",
            "visited_on": "2025-06-10",
            "source": "visit",
            "company": "C-901",
            "industry": "resources and environment",
            "demand": "从酸洗废液中回收锌,每天3吨,回收率85%以上,占地不大于30平方米,不新增危险废物",
            "needed_trl": 8,
            "budget_cny": 900_000,
            "budget_note": "",
            "deadline": "2026-05-31",
            "consent": False,
            "follow_up": "改写不含浓度的版本再征求同意",
        },
        {
            "id": "D-05",
            "visited_on": "2025-06-20",
            "source": "visit",
            "company": "C-914",
            "industry": "biology and new medicine",
            "demand": "中药饮片二氧化硫残留快速筛查,10分钟内出结果,检出限每千克10毫克,仓库人员可操作",
            "needed_trl": 8,
            "budget_cny": 150_000,
            "budget_note": "",
            "deadline": "2025-09-30",
            "consent": True,
            "follow_up": "与质量负责人商定二十个留样",
        },
    ]


# %% answer-demand-summary
from collections import defaultdict


def demand_summary(log):
    """First version forgot empty logs; this one asks before it takes a minimum."""
    shared = [record for record in log if record["consent"]]
    counts = defaultdict(int)
    for record in shared:
        counts[record["industry"]] += 1

    budgets = {r["budget_cny"] for r in shared} - {None}
    unknown = sum(1 for r in shared if r["budget_cny"] is None)

    def smallest(values):
        return min(values) if values else None

    return {
        "consented": len(shared),
        "withheld": len(log) - len(shared),
        "by_industry": dict(counts),
        "budget_min": smallest(budgets),
        "budget_max": max(budgets) if budgets else None,
        "budget_unknown": unknown,
        "earliest_deadline": smallest([r["deadline"] for r in shared]),
    }


# %% demand-quality [markdown]
# My strongest demand is D-01.
# Object: a passivation bath without chromium for zinc-plated fasteners.
# Value today: 72 hours to white rust in neutral salt spray; value wanted: more than 168.
# Condition: bath not above 40 degrees.
# Limits: 450,000 yuan, end of 2025, level 7, as the plating line can do trials at night.
# A supplier can compare its own salt spray report with these two numbers.
#
# My weakest is D-03.
# It gives the response (2 seconds) and the false alarms (3 a shift for 1,200 spindles), but not how many breaks must be found.
# A device that never rings would fulfil it.
# Rewritten: "Detect yarn breaks of ring spindles from motor current, at least 95 of 100 within 2 seconds, fewer than 3 false alarms a shift for 1,200 spindles."
# The 95 must be confirmed by the head of spinning.
#
# D-01 goes on Monday; D-03 waits for that number, since without it the cheapest useless offer would win.

# %% authenticity-note [markdown]
# | Record | Date | Evidence |
# |---|---|---|
# | D-01 | 9 May | visit slip, stamped by reception |
# | D-02 | 21 May | visit slip, stamped by the tea workshop |
# | D-03 | 3 June | fair ticket and stand number |
# | D-04 | 10 June | visit slip, second visit |
# | D-05 | 20 June | visit slip, stamped by the warehouse |
#
# The slips are in a sealed folder with the supervisor, and the list of codes is in a separate envelope.
# Only the supervisor may open both, to call one company.
# They are destroyed one month after the autumn round.
# With the list a code leads back to the company, so the log is de-identified and not anonymous (Personal Information Protection Law, art. 73).
# In my first draft I called it anonymous; the supervisor's question about the envelope corrected me.

# %% visit-reflection [markdown]
# C-901 asked in May for chromium-free passivation (D-01) and nothing else.
# On the second visit, in June, I saw three tanks of spent pickling liquor waiting behind the hall, and the safety officer said that the collection price has doubled.
# The need behind the words is to get rid of liquid that costs more each month, and D-04 came from that.
#
# The delicate point: I had seen the tanks without being shown them.
# I told the safety officer what I had seen and asked whether it may become a demand.
# The answer was "not yet", so consent is False and I left the concentrations out.
# Art. 30 obliges me to keep the trade secrets I come to know, even those I see by accident.
# To write it up without asking would have been quicker, but I would not have been let in a third time.

# %% follow-up-plan [markdown]
# | Id | Monday | Next step | Role | By | Stop if |
# |---|---|---|---|---|---|
# | D-05 | goes | agree on twenty kept samples | head of quality | 3 July | samples may not leave the warehouse |
# | D-01 | goes | salt spray report | quality department | 4 July | 72 hours is not reproducible |
# | D-02 | goes | layer height and test day | workshop supervisor | 8 July | the autumn harvest is cancelled |
# | D-03 | waits | share of breaks to be found, then plant visit | head of spinning | 16 July | no current sensor may be fitted |
# | D-04 | waits, no consent | version without concentrations | safety officer | 10 July | refused: the text is deleted |
#
# I sort by the deadline and by what a supplier needs first: D-05 must be solved by 30 September and at level 8, so only finished products count.
# D-02 can be tested only while tea is picked, therefore the test day comes before everything else there.
# The risk is D-03: the fair contact may have promised more than the plant wants, so I go there before the desk writes to anybody.
