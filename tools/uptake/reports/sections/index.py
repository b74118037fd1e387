"""The index: a table of all pages, grouped by trainee.  No template, no kernel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from uptake.reports.sections import parts
from uptake.reports.sections.markup import Content, Html, tag
from uptake.reports.sections.words import STATUSES, both, person

if TYPE_CHECKING:
    from uptake.reports.views.shape import GroupView, IndexView, LinkView

COLUMNS = (("Trainee", ""), ("Level", ""), ("Transcript", ""), ("Feedback", ""))


def page(view: IndexView) -> Html:
    """Return the whole index."""
    course = view["course"]
    facts = parts.fact_list([parts.course_fact(course)])
    link = tag("a", "Cohort overview", href="cohort.html")
    way = tag("p", link, class_="way")
    head = parts.head("Reports", both(course["title"]), course, facts, way)
    rows = [_group(item) for item in view["groups"]]
    table = parts.table("All pages, by trainee", COLUMNS, rows, class_="pages")
    pages = parts.section("pages", "Pages", "目录", table)
    return Html(parts.synthetic(view["synthetic"]) + head + pages)


def _group(item: GroupView) -> Html:
    trainee = item["trainee"]
    name = person(trainee["name"], trainee["chinese_name"])
    ident = tag("span", trainee["id"], class_="small")
    level: Content = ["★ ", both(item["level"])] if item["level"] else "☆ none yet"
    about = tag("span", f" of {trainee['name']}", class_="unseen")
    transcript = tag("a", "Transcript", about, href=f"{trainee['id']}/transcript.html")
    links = [_link(link) for link in item["links"]]
    feedback = tag("ul", links, class_="plain") if links else "nothing handed in"
    return parts.row(
        [name, tag("br"), ident], (level, ""), (transcript, ""), (feedback, "")
    )


def _link(item: LinkView) -> Html:
    word = "refused" if item["note"] == "not_submitted" else STATUSES[item["note"]]
    note = tag("span", f" ({word.lower()})", class_="small")
    return tag("li", tag("a", item["title"].en, href=item["href"]), note)
