"""What a contact log of technology demands looks like, and how demands are compared.

It alone knows the fieldwork period of the cohort, which the training base sets.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from random import Random

FIELDWORK_FROM = "2025-05-06"
FIELDWORK_TO = "2025-06-27"
HANDOVER_ON = "2025-06-30"

FIELDS = (
    "id",
    "visited_on",
    "source",
    "company",
    "industry",
    "demand",
    "needed_trl",
    "budget_cny",
    "budget_note",
    "deadline",
    "consent",
    "follow_up",
)

SOURCES = ("visit", "call", "exhibition")

INDUSTRIES = {
    "electronic information": "电子信息",
    "biology and new medicine": "生物与新医药",
    "aerospace": "航空航天",
    "new materials": "新材料",
    "high-tech services": "高技术服务",
    "advanced equipment": "高端装备与先进制造",
    "resources and environment": "资源与环境",
    "chemical engineering": "化学工程",
    "modern agriculture": "现代农业",
}

NEAR_DUPLICATE = 0.60

KNOWN_BUDGET_RATIO = 0.70
CONSENT_RATIO = 0.75

Record = dict[str, str | int | bool | None]


def words(text: str) -> list[str]:
    """Split *text* into lower-case words and numbers, each Chinese character one."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.findall(r"[a-z0-9]+|[\u4e00-\u9fff]", plain)


def similarity(first: str, second: str) -> float:
    """Return the share of all different words that both texts have (Jaccard, 0..1)."""
    one, other = set(words(first)), set(words(second))
    return len(one & other) / len(one | other) if one | other else 1.0


def synthetic_log(seed: int, size: int) -> list[Record]:
    """Return *size* synthetic records in order of date: the same seed, the same log."""
    random = Random(seed)
    first = date.fromisoformat(FIELDWORK_FROM)
    days = (date.fromisoformat(FIELDWORK_TO) - first).days
    visits = sorted(random.randint(0, days) for _ in range(size))
    return [
        _synthetic_record(random, number, first + timedelta(days=visit))
        for number, visit in enumerate(visits, start=1)
    ]


def _synthetic_record(random: Random, number: int, visited_on: date) -> Record:
    known = random.random() < KNOWN_BUDGET_RATIO
    deadline = date.fromisoformat(HANDOVER_ON) + timedelta(days=random.randint(1, 400))
    return {
        "id": f"D-{number:02d}",
        "visited_on": visited_on.isoformat(),
        "source": random.choice(SOURCES),
        "company": f"C-{random.randint(101, 140)}",
        "industry": random.choice(list(INDUSTRIES)),
        "demand": f"Synthetic demand number {number}",
        "needed_trl": random.randint(3, 9),
        "budget_cny": 10_000 * random.randint(5, 300) if known else None,
        "budget_note": "" if known else "no figure before a sample test",
        "deadline": deadline.isoformat(),
        "consent": random.random() < CONSENT_RATIO,
        "follow_up": f"Synthetic next step for demand {number}",
    }
