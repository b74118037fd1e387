"""The sections of the cohort's overview, for the coordinator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from uptake.reports.sections import charts, parts
from uptake.reports.sections.markup import Content, Html, tag
from uptake.reports.sections.words import (
    MASTERY,
    both,
    count,
    mastery,
    percent,
    person,
    standing,
)
from uptake.reports.views import carry

if TYPE_CHECKING:
    from uptake.reports.views.shape import (
        CaseView,
        CohortView,
        RefusalView,
        RowView,
        StageView,
    )

KINDS = {"stage": "stage", "competency": "competency", "level": "level before it"}


def load(data_path: str, lang: str) -> CohortView:
    """Read the view at *data_path*; without a path, a synthetic example."""
    view: CohortView = carry.load(data_path, lang, "cohort")
    return view


def header(view: CohortView) -> Html:
    """Return the head, with how many there are of what matters."""
    course = view["course"]
    facts = parts.fact_list([parts.course_fact(course)])
    link = tag("a", "All pages of this cohort", href="index.html")
    way = tag("p", link, class_="way")
    head = parts.head("Cohort overview", both(course["title"]), course, facts, way)
    return Html(parts.synthetic(view["synthetic"]) + head)


def counts(view: CohortView) -> Html:
    """Return the cohort in a few numbers."""
    rows = view["rows"]
    tiles = [
        (len(rows), "trainees"),
        (sum(row["level"] is not None for row in rows), "reached a level"),
        (sum(row["awaiting"] for row in rows), "hand marks awaited"),
        (sum(row["late"] for row in rows), "late submissions"),
        (sum(len(row["missing"]) for row in rows), "not handed in"),
        (sum(row["failed"] for row in rows), "could not be graded"),
        (len(view["refusals"]), "files refused"),
    ]
    shown = [
        tag("div", tag("dt", said), tag("dd", str(number))) for number, said in tiles
    ]
    listed = tag("dl", shown, class_="tiles")
    return parts.section("counts", "At a glance", "概览", listed)


def matrix(view: CohortView) -> Html:
    """Return trainees against competencies, each cell a symbol, a word and a ratio."""
    columns: list[tuple[Content, str]] = [("Trainee", "")]
    columns += [(both(title), "") for title in view["competencies"]]
    rows = [_matrix_row(row) for row in view["rows"]]
    table = parts.table(
        "Mastery of each competency, by trainee", columns, rows, class_="matrix"
    )
    return parts.section("matrix", "Competencies", "能力矩阵", table)


def _matrix_row(row: RowView) -> Html:
    pairs = zip(row["masteries"], row["ratios"], strict=True)
    cells = [(_cell(value, ratio), f"m{value}") for value, ratio in pairs]
    return parts.row(_who(row), *cells)


def _cell(value: int, ratio: float | None) -> Content:
    shown = tag("span", percent(ratio), class_="small") if ratio is not None else None
    return [mastery(value), tag("br") if shown else None, shown]


def _who(row: RowView) -> Content:
    trainee = row["trainee"]
    name = person(trainee["name"], trainee["chinese_name"])
    ident = tag("span", trainee["id"], class_="small")
    return [tag("a", name, href=row["href"]), tag("br"), ident]


def trainees(view: CohortView) -> Html:
    """Return everybody's track, level, stages, and what is outstanding."""
    columns: list[tuple[Content, str]] = [("Trainee", ""), ("Track", ""), ("Level", "")]
    columns += [(both(title), "") for title in view["stages"]]
    columns += [("Awaited", "number"), ("Late", "number"), ("Not handed in", "")]
    rows = [_trainee(row) for row in view["rows"]]
    table = parts.table("Trainees: level, stages, outstanding work", columns, rows)
    return parts.section("trainees", "Trainees", "学员", table)


def _trainee(row: RowView) -> Html:
    level: Content = ["★ ", both(row["level"])] if row["level"] else "☆ none yet"
    stages = [(_stage(item), "") for item in row["stages"]]
    missing = [tag("li", title.en) for title in row["missing"]]
    return parts.row(
        _who(row),
        (both(row["trainee"]["track"]), ""),
        (level, ""),
        *stages,
        (str(row["awaiting"]), "number"),
        (str(row["late"]), "number"),
        (tag("ul", missing, class_="plain") if missing else "—", ""),
    )


def _stage(item: StageView) -> Content:
    sign, word = standing(item)
    said = tag("span", f"{sign} {word}", class_="small")
    if item["ratio"] is None:
        return said
    return [percent(item["ratio"]), tag("br"), said]


def assignments(view: CohortView) -> Html:
    """Return how each assignment went."""
    columns: list[tuple[Content, str]] = [
        ("Assignment", ""),
        ("Stage", ""),
        ("Due", ""),
    ]
    numbers = ("Submitted", "Mean", "Awaited", "Late", "Not graded")
    columns += [(name, "number") for name in numbers]
    rows = [_case(item, len(view["rows"])) for item in view["cases"]]
    table = parts.table("Assignments over the cohort", columns, rows)
    said = "The mean is of submissions whose every criterion is scored."
    note = tag("p", said, class_="small")
    return parts.section("assignments", "Assignments", "作业", table, note)


def _case(item: CaseView, trainees_: int) -> Html:
    mean = "—" if item["mean"] is None else percent(item["mean"])
    return parts.row(
        both(item["title"]),
        (both(item["stage"]), ""),
        (item["due"], "nowrap"),
        (f"{item['submitted']} of {trainees_}", "number"),
        (mean, "number"),
        *[(str(item[key]), "number") for key in ("awaiting", "late", "failed")],
    )


def refusals(view: CohortView) -> Html:
    """Return the files that were not taken at collection, and why."""
    if not view["refusals"]:
        said = tag("p", "Every file was taken.")
        return parts.section("refusals", "Refused at collection", "未接收文件", said)
    columns = [("File", ""), ("Trainee", ""), ("Assignment", ""), ("When", "")]
    table = parts.table(
        "Files refused at collection",
        [*columns, ("Why", "")],
        [_refusal(item) for item in view["refusals"]],
    )
    return parts.section("refusals", "Refused at collection", "未接收文件", table)


def _refusal(item: RefusalView) -> Html:
    return parts.row(
        tag("code", item["file"]),
        (item["trainee"] or "unknown", ""),
        (item["assignment"] or "unknown", ""),
        (item["at"], "nowrap"),
        (tag("bdi", item["why"]), ""),
    )


def lacking(view: CohortView) -> Html:
    """Return what most trainees still lack for their next level."""
    heading = ("lacking", "What is missing most", "主要欠缺")
    if not view["lacking"]:
        return parts.section(*heading, tag("p", "Nobody lacks anything."))
    number = len(view["rows"])
    rows = [
        parts.row(
            both(item["what"]),
            (KINDS[item["kind"]], ""),
            (f"{item['trainees']} of {number}", "number"),
        )
        for item in view["lacking"]
    ]
    columns = [("What", ""), ("Kind", ""), ("Trainees", "number")]
    caption = "What stands between trainees and their next level"
    chart = tag("figure", charts.lack_bars(view["lacking"], number))
    lead = f"Of {count(number, 'trainee')}, by what each lacks for the next level."
    table = parts.table(caption, columns, rows)
    return parts.section(*heading, tag("p", lead), chart, table)


def legend(view: CohortView) -> Html:
    """Return what the masteries mean."""
    scale = view["scale"]
    starts = (scale["developing"], scale["proficient"], scale["strong"])
    said = [f"{MASTERY[1][1].en} below {percent(starts[0])}"]
    said += [
        f"{MASTERY[number][1].en} from {percent(start)}"
        for number, start in enumerate(starts, 2)
    ]
    text = f"{MASTERY[0][1].en}: too little scored work. {'; '.join(said)}."
    return tag("p", text, class_="small")
