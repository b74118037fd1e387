"""The words and figures of the reports: masteries, statuses, ratios, points."""

from __future__ import annotations

import math

from uptake.reports.sections.markup import Html, tag
from uptake.reports.views.shape import StageView, Title

# By the value of uptake.competency.Mastery; the symbol fills as mastery grows.
MASTERY = (
    ("○", Title("Not shown", "暂无证据")),
    ("◔", Title("Emerging", "初显")),
    ("◑", Title("Developing", "发展中")),
    ("◕", Title("Proficient", "熟练")),
    ("●", Title("Strong", "突出")),
)

SOURCES = {
    "auto": "Scored automatically",
    "hand": "Marked by hand",
    "awaited": "Awaits a hand mark",
}

STATUSES = {
    "fully_graded": "Final",
    "pending_manual": "Provisional",
    "pending": "Waiting to be graded",
    "failed": "Not graded",
    "not_submitted": "Not handed in",
}


def percent(ratio: float) -> str:
    """Return *ratio* (0..1) in percent, cut after one decimal.

    Never rounded up: 59.99 % must not look as if it had passed 60 %.
    """
    tenths = math.floor(ratio * 1000 + 1e-6)
    return f"{tenths / 10:g} %"


def points(value: float) -> str:
    """Return *value* with as many decimals as it needs, two at most."""
    return f"{round(value, 2):g}"


def count(number: int, one: str, many: str = "") -> str:
    """Return *number* with its noun: *one*, or *many* (by default *one* and an s)."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def standing(item: StageView) -> tuple[str, str]:
    """Return how a stage stands: a sign and a word."""
    ratio, need = item["ratio"], item["need"]
    if ratio is None:
        return "○", "nothing scored yet"
    if item["awaiting"]:
        return "…", f"{count(item['awaiting'], 'hand mark')} awaited"
    # As the award counts: 0.1 + 0.2 + 0.4 points must reach a threshold of 0.7.
    passed = ratio + 1e-9 >= (need or 0.0)
    return ("✓", "passed") if passed else ("✕", "not passed")


def both(title: Title) -> Html:
    """Return *title* in both languages, each marked as what it is."""
    chinese = tag("span", title.zh, lang="zh-CN", class_="zh")
    english = tag("span", title.en, lang="en")
    first, second = (chinese, english) if title.lead == "zh" else (english, chinese)
    if not title.zh or title.zh == title.en:
        return english
    return tag("span", first, " ", second, class_="both")


def mastery(value: int) -> Html:
    """Return symbol and word for the mastery *value*."""
    symbol, title = MASTERY[value]
    sign = tag("span", symbol, class_="sign", aria_hidden="true")
    return tag("span", sign, " ", title.en, class_=f"mastery m{value}")


def person(name: str, chinese_name: str) -> Html:
    """Return a name, kept from reordering the text around it, and its Chinese form."""
    chinese = tag("bdi", chinese_name, lang="zh-CN", class_="zh")
    return Html(tag("bdi", name) + (" " + chinese if chinese_name else ""))
