"""Charts as SVG written by hand: they scale without scaling their text.

Positions across are percentages, positions down are pixels.  Every chart has a title
and a description, and stands beside a table that says the same.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from uptake.reports.sections.markup import Content, Html, tag
from uptake.reports.sections.words import MASTERY, both, count, percent, standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from uptake.reports.views.shape import (
        AttainmentView,
        LackView,
        ScaleView,
        StageView,
        Title,
    )

ROW, BAR, AXIS = 50, 14, 26


def _chart(ident: str, title: str, said: str, height: int, *content: Content) -> Html:
    return tag(
        "svg",
        tag("title", title, id=f"{ident}-title"),
        tag("desc", said, id=f"{ident}-desc"),
        content,
        role="img",
        aria_labelledby=f"{ident}-title {ident}-desc",
        width="100%",
        height=height,
        class_="chart",
    )


def _across(ratio: float) -> str:
    return f"{min(1.0, max(0.0, ratio)) * 100:.2f}".rstrip("0").rstrip(".") + "%"


def _band(x: float, width: float, y: int, kind: str) -> Html:
    return tag("rect", x=_across(x), y=y, width=_across(width), height=BAR, class_=kind)


def _upright(ratio: float, top: int, bottom: int, kind: str) -> Html:
    at = _across(ratio)
    return tag("line", x1=at, x2=at, y1=top, y2=bottom, class_=kind)


def _label(title: Title, y: int, sign: str, said: str) -> Html:
    """Return the line of text over a bar: *title* left, what is *said* right."""
    chinese = tag("tspan", title.zh, lang="zh-CN", class_="zh", dx=6)
    left = tag("text", title.en, chinese, x=0, y=y)
    symbol = tag("tspan", sign, class_="sign")
    return Html(left + tag("text", symbol, " ", said, x="100%", y=y, class_="value"))


def _scale(marks: Sequence[float], y: int) -> list[Html]:
    return [
        tag("text", percent(mark), x=_across(mark), y=y, class_=_tick(mark))
        for mark in marks
    ]


def _tick(mark: float) -> str:
    return {0.0: "tick first", 1.0: "tick last"}.get(mark, "tick")


def profile(scale: ScaleView, attainments: Sequence[AttainmentView]) -> Html:
    """Return the competency profile: bands of mastery, a dot where the trainee is."""
    starts = (0.0, scale["developing"], scale["proficient"], scale["strong"], 1.0)
    rows = [
        _profile_row(item, starts, number * ROW)
        for number, item in enumerate(attainments)
    ]
    foot = len(rows) * ROW
    said = "; ".join(f"{item['title'].en}: {_standing(item)}" for item in attainments)
    return _chart(
        "profile",
        "Competency profile",
        f"{said}. The table below says the same.",
        foot + AXIS,
        rows,
        _scale(starts, foot + 12),
    )


def _standing(item: AttainmentView) -> str:
    word = MASTERY[item["mastery"]][1].en
    return word if item["ratio"] is None else f"{word}, {percent(item['ratio'])}"


def _profile_row(item: AttainmentView, starts: Sequence[float], top: int) -> list[Html]:
    symbol, _ = MASTERY[item["mastery"]]
    shown = item["ratio"] is not None
    bar = top + 24
    drawn = [_label(item["title"], top + 16, symbol, _standing(item))]
    for number, (begin, end) in enumerate(pairwise(starts), 1):
        kind = f"band b{number}" if shown else "band none"
        drawn.append(_band(begin, end - begin, bar, kind))
    if item["need"]:
        need = starts[item["need"] - 1]
        drawn.append(_upright(need, bar - 4, bar + BAR + 4, "need"))
    if item["ratio"] is not None:
        at = _across(item["ratio"])
        drawn.append(tag("circle", cx=at, cy=bar + BAR // 2, r=7, class_="dot"))
    return drawn


def stage_bars(ident: str, stages: Sequence[StageView]) -> Html:
    """Return a bar for each stage with a line where the pass ratio lies."""
    rows = [_stage_row(item, number * ROW) for number, item in enumerate(stages)]
    needs = {item["need"] for item in stages if item["need"] is not None}
    foot = len(rows) * ROW
    said = "; ".join(f"{item['title'].en}: {_reach(item)}" for item in stages)
    return _chart(
        ident,
        f"Stages of the level {stages[0]['level'].en}",
        f"{said}. The table below says the same.",
        foot + AXIS,
        rows,
        _scale(sorted({0.0, 1.0, *needs}), foot + 12),
    )


def _reach(item: StageView) -> str:
    _, word = standing(item)
    return word if item["ratio"] is None else f"{word}, {percent(item['ratio'])}"


def _stage_row(item: StageView, top: int) -> list[Html]:
    bar, (sign, _) = top + 24, standing(item)
    empty = "band none" if item["ratio"] is None else "band b1"
    drawn = [
        _label(item["title"], top + 16, sign, _reach(item)),
        _band(0, 1, bar, empty),
    ]
    if item["ratio"] is not None:
        drawn.append(_band(0, item["ratio"], bar, "bar"))
    if item["need"] is not None:
        drawn.append(_upright(item["need"], bar - 4, bar + BAR + 4, "need"))
    return drawn


def _share(item: LackView, trainees: int) -> str:
    return f"{item['trainees']} of {trainees}"


def lack_bars(lacking: Sequence[LackView], trainees: int) -> Html:
    """Return a bar for each thing that is missing: how many *trainees* lack it."""
    rows = [
        [
            _label(item["what"], number * ROW + 16, "", _share(item, trainees)),
            _band(0, 1, number * ROW + 24, "band b1"),
            _band(0, item["trainees"] / trainees, number * ROW + 24, "bar"),
        ]
        for number, item in enumerate(lacking)
    ]
    said = "; ".join(f"{item['what'].en}: {item['trainees']}" for item in lacking)
    return _chart(
        "lacking",
        f"What is missing most, among {count(trainees, 'trainee')}",
        f"{said}. The table below says the same.",
        len(rows) * ROW,
        rows,
    )


def legend() -> Html:
    """Return what the marks in the competency profile mean."""
    bands = [
        tag(
            "li", tag("span", class_=f"swatch b{number}"), " ", both(MASTERY[number][1])
        )
        for number in range(1, 5)
    ]
    dot = tag("li", tag("span", class_="swatch round"), " this trainee")
    need = tag("li", tag("span", class_="swatch line"), " asked for by the level")
    none = tag("li", tag("span", class_="swatch none"), " ", both(MASTERY[0][1]))
    return tag("ul", bands, dot, need, none, class_="legend")
