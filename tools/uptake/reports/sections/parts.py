"""The parts that sections are made of: headings, tables, facts, notices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from uptake.reports.sections.markup import Content, Html, render, tag
from uptake.reports.sections.words import both, person

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from uptake.reports.views.shape import CourseView, Title, TraineeView


def section(ident: str, heading: str, zh: str, *content: Content) -> Html:
    """Return a section that its heading names; *zh* is the heading in Chinese."""
    title = tag(
        "h2", heading, " ", tag("span", zh, lang="zh-CN", class_="zh"), id=ident
    )
    return tag("section", title, content, aria_labelledby=ident)


def head(kicker: Content, title: Content, course: CourseView, *facts: Content) -> Html:
    """Return the head of a page: *kicker* over the one *title*, then *facts*."""
    issuer = tag("p", both(course["issuer"]), class_="issuer")
    return tag(
        "header",
        issuer,
        tag("p", kicker, class_="kicker"),
        tag("h1", title),
        facts,
        class_="page-head",
    )


def trainee_facts(trainee: TraineeView) -> list[tuple[str, Content]]:
    """Return who the page is about, as facts."""
    facts: list[tuple[str, Content]] = [
        ("Trainee", person(trainee["name"], trainee["chinese_name"])),
        ("Trainee id", tag("code", trainee["id"])),
        ("Track", both(trainee["track"])),
    ]
    if trainee["cohort"]:
        facts.append(("Cohort", tag("bdi", trainee["cohort"])))
    if trainee["organisation"]:
        facts.append(("Organisation", tag("bdi", trainee["organisation"])))
    return facts


def course_fact(course: CourseView) -> tuple[str, Content]:
    """Return the course and its edition, as a fact."""
    return "Course", [both(course["title"]), f", edition {course['edition']}"]


def fact_list(facts: Iterable[tuple[str, Content]]) -> Html:
    """Return *facts* as a list of terms and what they are."""
    pairs = [tag("div", tag("dt", term), tag("dd", said)) for term, said in facts]
    return tag("dl", pairs, class_="facts")


def table(
    caption: str,
    columns: Sequence[tuple[Content, str]],
    rows: Iterable[Content],
    *,
    hidden_caption: bool = False,
    class_: str | None = None,
) -> Html:
    """Return a table that scrolls on narrow screens; *columns* are titles and classes.

    The rows are ``tr`` elements, or ``tbody`` elements that group them.
    """
    body = [render(row) for row in rows]
    grouped = any(row.startswith("<tbody") for row in body)
    heads = [
        tag("th", name, scope="col", class_=kind or None) for name, kind in columns
    ]
    title = tag("caption", caption, class_="unseen" if hidden_caption else None)
    inner = tag(
        "table",
        title,
        tag("thead", tag("tr", heads)),
        body if grouped else tag("tbody", body),
        class_=class_,
    )
    return tag(
        "div", inner, class_="scroll", role="region", aria_label=caption, tabindex=0
    )


def row(header: Content, *cells: tuple[Content, str], ident: str | None = None) -> Html:
    """Return a table row: its *header*, then *cells* with the class of each."""
    first = tag("th", header, scope="row")
    rest = [tag("td", said, class_=kind or None) for said, kind in cells]
    return tag("tr", first, rest, id=ident)


def group(title: Title, width: int, rows: Iterable[Content]) -> Html:
    """Return table *rows* under a common *title* that spans *width* columns."""
    header = tag("th", both(title), colspan=width, scope="rowgroup")
    return tag("tbody", tag("tr", header, class_="group"), rows)


def notice(kind: str, sign: str, title: str, *content: Content) -> Html:
    """Return a box that says *title* with a *sign*, never by colour alone."""
    shown = tag("span", sign, class_="sign", aria_hidden="true")
    head_line = tag("p", shown, " ", tag("strong", title), class_="notice-title")
    return tag("div", head_line, content, class_=f"notice {kind}")


def synthetic(said: bool) -> Html:
    """Return a banner where the people are invented, or nothing."""
    if not said:
        return Html()
    words = "The people and marks here are invented; this is no record of anybody."
    zh = tag("span", "合成数据，并非真实学员记录。", lang="zh-CN", class_="zh")
    return notice("synthetic", "◇", "Synthetic data", tag("p", words, " ", zh))


def appeal(course: CourseView) -> Html:
    """Return whom to ask about a result, and until when."""
    contact = course["contact"]
    said = tag("p", f"If you think that a result is wrong, ask {contact.en}.")
    chinese = tag("p", contact.zh, lang="zh-CN", class_="zh")
    return section("appeal", "Questions and appeals", "咨询与申诉", said, chinese)
