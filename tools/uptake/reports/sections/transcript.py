"""The sections of a transcript: level, stages, competencies, assignments."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from uptake.reports.sections import charts, parts
from uptake.reports.sections.markup import Content, Html, tag
from uptake.reports.sections.words import (
    MASTERY,
    SOURCES,
    STATUSES,
    both,
    count,
    mastery,
    percent,
    person,
    points,
    standing,
)
from uptake.reports.views import carry

if TYPE_CHECKING:
    from uptake.reports.views.shape import (
        AcademicView,
        AssignmentView,
        AttainmentView,
        DecisionView,
        EvidenceView,
        StageView,
        Title,
        TranscriptView,
    )


def load(data_path: str, lang: str) -> TranscriptView:
    """Read the view at *data_path*; without a path, a synthetic example."""
    view: TranscriptView = carry.load(data_path, lang, "transcript")
    return view


def header(view: TranscriptView) -> Html:
    """Return whose transcript this is."""
    trainee = view["trainee"]
    facts = [*parts.trainee_facts(trainee), parts.course_fact(view["course"])]
    head = parts.head(
        "Transcript",
        person(trainee["name"], trainee["chinese_name"]),
        view["course"],
        parts.fact_list(facts),
    )
    return Html(parts.synthetic(trainee["synthetic"]) + head)


def level(view: TranscriptView) -> Html:
    """Return for each level whether it is reached, and exactly what is missing."""
    boxes = [_decision(item) for item in view["decisions"]]
    return parts.section("level", "Level", "级别", boxes, _award(view))


def _decision(item: DecisionView) -> Html:
    name = both(item["level"])
    if item["reached"]:
        said = tag("p", name, class_="figure")
        return parts.notice("result reached", "★", "Level reached", said)
    missing = [
        tag("li", tag("strong", both(gap["what"])), ": ", gap["sentence"])
        for gap in item["missing"]
    ]
    return parts.notice(
        "result open",
        "☆",
        "Level not reached yet",
        tag("p", name, class_="figure"),
        tag("p", f"What is missing ({len(missing)}):"),
        tag("ul", missing),
    )


def _award(view: TranscriptView) -> Content:
    if view["trainee"]["awards"] == "credits":
        return [_academic(item) for item in view["academic"]]
    reached = view["level"]
    if reached is None:
        said = (
            "This track awards a certificate once a level is reached; none is due yet."
        )
        return tag("p", said)
    lead = "This track awards a certificate. One is due for the level "
    return tag("p", lead, both(reached), ".")


def _academic(item: AcademicView) -> Content:
    credits_ = f"{item['credits']:g} of {item['offered_credits']:g}"
    facts: list[tuple[str, Content]] = [
        ("Level", both(item["level"])),
        ("Credits", credits_),
        ("All points, after penalties", percent(item["ratio"])),
        ("Grade", item["grade"] or "none while work is missing"),
    ]
    if item["grade_points"] is not None:
        facts.append(("Grade points", f"{item['grade_points']:.1f}"))
    return parts.fact_list(facts)


def stages(view: TranscriptView) -> Html:
    """Return each stage against the ratio that passes it, as bars and as a table."""
    found = []
    for number, (_, items) in enumerate(
        groupby(view["stages"], key=lambda item: item["level"])
    ):
        found += _level_stages(f"stages-{number}", list(items))
    return parts.section("stages", "Stages", "阶段", found)


def _level_stages(ident: str, items: list[StageView]) -> list[Html]:
    columns = [("Stage", ""), ("Standing", "")]
    columns += [(name, "number") for name in ("Points", "Ratio", "To pass")]
    table = parts.table(
        f"Stages of the level {items[0]['level'].en}",
        columns,
        [_stage(item) for item in items],
    )
    said = "The upright line marks the ratio of points that passes the stage."
    caption = tag("figcaption", said, class_="small")
    return [tag("figure", charts.stage_bars(ident, items), caption), table]


def _stage(item: StageView) -> Html:
    ratio, need = item["ratio"], item["need"]
    return parts.row(
        both(item["title"]),
        (" ".join(standing(item)), ""),
        (f"{points(item['points'])} of {points(item['max_points'])}", "number"),
        ("not scored" if ratio is None else percent(ratio), "number"),
        ("" if need is None else percent(need), "number"),
    )


def competencies(view: TranscriptView) -> Html:
    """Return the competency profile, as a chart and as a table with the evidence."""
    chart = charts.profile(view["scale"], view["attainments"])
    figure = tag("figure", chart, tag("figcaption", charts.legend()))
    columns = [("Competency", ""), ("Mastery", ""), ("Ratio", "number")]
    columns += [("Asked for", ""), ("Evidence", "")]
    groups = [
        parts.group(module, len(columns), [_attainment(item) for item in items])
        for module, items in groupby(view["attainments"], key=lambda it: it["module"])
    ]
    table = parts.table("Mastery by competency", columns, groups, class_="profile")
    return parts.section("competencies", "Competencies", "能力", figure, table)


def _attainment(item: AttainmentView) -> Html:
    ratio, need = item["ratio"], item["need"]
    statement = tag("p", item["statement"].en, class_="small")
    why = tag("p", item["why"], class_="small") if item["why"] else None
    return parts.row(
        [both(item["title"]), statement],
        ([mastery(item["mastery"]), why], ""),
        ("—" if ratio is None else percent(ratio), "number"),
        ("" if need is None else MASTERY[need][1].en, ""),
        (_evidence(item), ""),
    )


def _evidence(item: AttainmentView) -> Content:
    if not item["evidence"]:
        return "none"
    number = count(len(item["evidence"]), "criterion", "criteria")
    summary = tag(
        "summary", number, tag("span", f" for {item['title'].en}", class_="unseen")
    )
    listed = tag("ul", [_piece(it) for it in item["evidence"]], class_="evidence")
    return tag("details", summary, listed)


def _piece(item: EvidenceView) -> Html:
    said = f"{points(item['points'])} of {points(item['max_points'])}"
    link = tag("a", item["criterion"].en, href=item["href"])
    how = SOURCES[item["source"]].lower()
    where = tag("span", f"{item['assignment'].en}; {how}; ", class_="small")
    seal = tag("code", item["digest"][:12], class_="small")
    return tag("li", link, f": {said}", tag("br"), where, seal)


def assignments(view: TranscriptView) -> Html:
    """Return every assignment with its result and a way to its feedback."""
    columns = [("Assignment", ""), ("Stage", ""), ("Submitted", ""), ("Status", "")]
    columns.append(("Points", "number"))
    rows = [_assignment(item) for item in view["assignments"]]
    table = parts.table("Assignments and their results", columns, rows)
    return parts.section("assignments", "Assignments", "作业", table)


def _assignment(item: AssignmentView) -> Html:
    name: Content = both(item["title"])
    if item["href"]:
        name = tag("a", item["title"].en, href=item["href"])
        chinese = tag("span", item["title"].zh, lang="zh-CN", class_="zh")
        name = [name, " ", chinese]
    return parts.row(
        name,
        (both(item["stage"]), ""),
        (_submitted(item), "nowrap"),
        (_status(item), ""),
        (_points(item), "number"),
    )


def _submitted(item: AssignmentView) -> Content:
    late = item["days_late"]
    said = tag("span", f"{count(late, 'day')} late", class_="small") if late else None
    return [item["submitted"] or "—", tag("br") if late else None, said]


def _status(item: AssignmentView) -> str:
    if item["status"] == "not_submitted" and item["href"]:
        return "Refused at collection"
    word = STATUSES.get(item["status"], item["status"])
    return f"{word}, {item['awaiting']} awaited" if item["awaiting"] else word


def _points(item: AssignmentView) -> Content:
    if item["status"] not in {"fully_graded", "pending_manual"}:
        return "—"
    said = f"{points(item['points'])} of {points(item['max_points'])}"
    if not item["penalty"]:
        return said
    less = f"less {points(item['penalty'])} for lateness"
    return [said, tag("br"), tag("span", less, class_="small")]


def rules(view: TranscriptView) -> Html:
    """Return how mastery and levels are decided, with the numbers."""
    scale, set_by = view["scale"], view["course"]["set_by"]
    starts = (scale["developing"], scale["proficient"], scale["strong"])
    words = [
        f"{MASTERY[number][1].en.lower()} from {percent(start)}"
        for number, start in enumerate(starts, 2)
    ]
    few = (
        f"Fewer than {scale['minimum_criteria']} scored criteria, or less than"
        f" {percent(scale['minimum_coverage'])} of the points that the course offers"
        " for a competency, show nothing; that is not a mastery of zero."
    )
    ratio = f"Mastery is points earned over points possible: {', '.join(words)}."
    return parts.section(
        "rules",
        "How levels are decided",
        "评定规则",
        tag("p", ratio, " ", few),
        [
            _rule(item["level"].en, item["stages"], item["competencies"])
            for item in view["rules"]
        ],
        _grades(view),
        tag("p", "These numbers are ", both(set_by), ".", class_="small"),
    )


def _rule(
    name: str, stages_: list[tuple[Title, float]], needs: list[tuple[Title, int]]
) -> Html:
    passed = ", ".join(f"{title.en} {percent(need)}" for title, need in stages_)
    asked = ", ".join(
        f"{title.en} {MASTERY[need][1].en.lower()}" for title, need in needs
    )
    return tag(
        "p",
        tag("strong", f"{name}. "),
        f"Every stage must be passed with its ratio of points ({passed}), and every",
        f" competency shown ({asked}).",
    )


def _grades(view: TranscriptView) -> Content:
    if view["trainee"]["awards"] != "credits":
        return None
    steps = ", ".join(
        f"{item['grade']} from {percent(item['at_least'])} ({item['points']:.1f})"
        for item in view["grades"]
    )
    return tag(
        "p", tag("strong", "Grades. "), f"Of all points, after penalties: {steps}."
    )


def appeal(view: TranscriptView) -> Html:
    """Return whom to ask about the result."""
    return parts.appeal(view["course"])
