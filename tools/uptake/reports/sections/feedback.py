"""The sections of a feedback page: what one submission earned, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from uptake.reports.sections import parts
from uptake.reports.sections.markup import Content, Html, tag
from uptake.reports.sections.words import (
    SOURCES,
    STATUSES,
    both,
    count,
    percent,
    points,
)
from uptake.reports.views import carry

if TYPE_CHECKING:
    from uptake.reports.views.shape import (
        CriterionView,
        FeedbackView,
        LateView,
        RefusalView,
        Title,
    )

SIGNS = {"fully_graded": "✓", "pending_manual": "…", "failed": "!"}
COLUMNS = (("Criterion", ""), ("How it was scored", ""), ("Points", "number"))


def load(data_path: str, lang: str) -> FeedbackView:
    """Read the view at *data_path*; without a path, a synthetic example."""
    view: FeedbackView = carry.load(data_path, lang, "feedback")
    return view


def header(view: FeedbackView) -> Html:
    """Return who handed in what, when."""
    trainee = view["trainee"]
    facts = [*parts.trainee_facts(trainee), parts.course_fact(view["course"])]
    facts += [("Stage", both(view["stage"])), ("Due", _due(view))]
    if view["submitted"]:
        facts.append(("Submitted", _submitted(view)))
        facts.append(("Attempt", str(view["attempt"])))
    link = tag("a", "All of this trainee's results", href="transcript.html")
    way = tag("p", link, class_="way")
    head = parts.head(
        "Feedback", both(view["title"]), view["course"], parts.fact_list(facts), way
    )
    return Html(parts.synthetic(trainee["synthetic"]) + head)


def _due(view: FeedbackView) -> Content:
    days = view["extension_days"]
    if not days:
        return view["due"]
    return f"{view['due']}, extended by {days:g} {'day' if days == 1 else 'days'}"


def _submitted(view: FeedbackView) -> Content:
    late = view["days_late"]
    said = f"{count(late, 'day')} late" if late else "in time"
    return f"{view['submitted']} ({said})"


def result(view: FeedbackView) -> Html:
    """Return the result, how final it is, and what lateness took from it."""
    status = view["status"]
    sign = SIGNS.get(status, "○")
    box = parts.notice(f"result {status}", sign, _status(view), _figure(view))
    return parts.section(
        "result", "Result", "成绩", box, _penalty(view), _refusals(view)
    )


def _status(view: FeedbackView) -> str:
    waiting = sum(item["points"] is None for item in view["criteria"])
    if view["status"] == "pending_manual":
        verb = "awaits" if waiting == 1 else "await"
        return (
            f"Provisional: {count(waiting, 'criterion', 'criteria')} {verb} a hand mark"
        )
    if view["status"] == "fully_graded":
        return "Final: every criterion has been scored"
    if view["status"] == "not_submitted":
        return "Not taken: the file handed in was refused"
    return STATUSES.get(view["status"], view["status"])


def _figure(view: FeedbackView) -> Content:
    if view["status"] == "failed":
        said = (
            "This is not a result of zero. The checks themselves could not be finished;"
            " the course's staff must mend them, and you need do nothing."
        )
        return [tag("p", said), tag("p", "Reason: ", view["reason"], class_="reason")]
    if view["status"] == "not_submitted":
        return tag("p", "Nothing has been scored. Please mend the file and hand it in.")
    highest = view["max_points"]
    ratio = percent(view["points"] / highest) if highest else ""
    score = tag("span", points(view["points"]), class_="score")
    figure = tag("p", score, f" of {points(highest)} points", class_="figure")
    waiting = sum(it["max_points"] for it in view["criteria"] if it["points"] is None)
    if not waiting:
        return [figure, tag("p", f"{ratio} of the points of this assignment.")]
    said = f"{ratio} so far; up to {points(waiting)} more points can still be given."
    return [figure, tag("p", said)]


def _penalty(view: FeedbackView) -> Content:
    if not view["penalty"]:
        return None
    kept = "It lowers this result, never the mastery of a competency."
    said = f"{_arithmetic(view, view['late'])} {kept}"
    return tag("p", tag("strong", "Lateness. "), said)


def _arithmetic(view: FeedbackView, late: LateView) -> str:
    days, daily = view["days_late"], late["penalty_per_day"]
    ratio = min(late["maximum_penalty"], days * daily)
    limit = "" if ratio == days * daily else f", {percent(ratio)} at most"
    earned = points(sum(item["points"] or 0.0 for item in view["criteria"]))
    begun = f"{count(days, 'day')} begun × {percent(daily)}{limit}"
    return (
        f"{begun} = {percent(ratio)} of the {earned} points earned:"
        f" {earned} − {points(view['penalty'])} = {points(view['points'])}."
    )


def _refusals(view: FeedbackView) -> Content:
    return [_refusal(item) for item in view["refusals"]]


def _refusal(item: RefusalView) -> Html:
    why = tag("p", tag("code", item["file"]), f", {item['at']}: ", item["why"])
    return parts.notice("refused", "✕", "A file was not taken at collection", why)


def criteria(view: FeedbackView) -> Html:
    """Return every criterion with its points and what was said about it."""
    if not view["criteria"]:
        return Html()
    rows = [_criterion(item) for item in view["criteria"]]
    table = parts.table("Points by criterion", COLUMNS, rows, class_="criteria")
    return parts.section("criteria", "Criteria", "评分项", table)


def _criterion(item: CriterionView) -> Html:
    shown = tag("span", "shows ", both(item["competency"]), class_="small")
    said = [tag("p", SOURCES[item["source"]], class_="small")]
    if item["message"]:
        lead = tag("strong", "The check says: ")
        said.append(tag("p", lead, tag("bdi", item["message"]), class_="said"))
    if item["comment"]:
        lead = tag("strong", "The instructor says: ")
        said.append(tag("p", lead, tag("bdi", item["comment"]), class_="said"))
    return parts.row(
        [both(item["title"]), tag("br"), shown],
        (said, ""),
        (_points(item), "number"),
        ident=f"criterion-{item['id']}",
    )


def _points(item: CriterionView) -> Content:
    highest = points(item["max_points"])
    if item["points"] is None:
        return [tag("span", "awaited", class_="state"), f" of {highest}"]
    return f"{points(item['points'])} of {highest}"


def notes(view: FeedbackView) -> Html:
    """Return what was irregular in the file, or nothing."""
    if not view["notes"]:
        return Html()
    lead = tag(
        "p", "These were noticed in the file. They cost no points in themselves."
    )
    listed = tag("ul", [tag("li", tag("bdi", item)) for item in view["notes"]])
    return parts.section("notes", "Notes on the file", "文件说明", lead, listed)


def reading(view: FeedbackView) -> Html:
    """Return the modules to read again, or nothing."""
    if not view["reading"]:
        return Html()
    items = [
        tag(
            "li",
            tag("strong", both(item["title"])),
            tag("br"),
            tag("code", item["file"]),
            tag("br"),
            tag("span", "on ", _listed(item["competencies"]), class_="small"),
        )
        for item in view["reading"]
    ]
    listed = tag("ul", items, class_="reading")
    return parts.section("reading", "What to read again", "建议复习", listed)


def _listed(found: list[Title]) -> Content:
    return [[", " if number else None, both(it)] for number, it in enumerate(found)]


def appeal(view: FeedbackView) -> Html:
    """Return whom to ask about the result."""
    return parts.appeal(view["course"])
