"""What the views of every page share: course, trainee, titles, times."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from uptake.errors import ReportError
from uptake.reports.views.shape import (
    CourseView,
    RefusalView,
    ScaleView,
    Title,
    TraineeView,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from uptake.course.curriculum import Curriculum, Text
    from uptake.course.roster import Trainee
    from uptake.grading.submission import Refusal


def title(text: Text) -> Title:
    """Return *text* as a title."""
    return Title(en=text.en, zh=text.zh)


def titles(items: Iterable[object]) -> dict[str, Title]:
    """Return the titles of *items* of the curriculum by their ids."""
    return {item.id: title(item.title) for item in items}  # type: ignore[attr-defined]


def moment(at: datetime, curriculum: Curriculum) -> str:
    """Return the time *at* in the course's time zone, to the minute."""
    name = curriculum.course.timezone
    try:
        zone = ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        problem = f"course.toml: no time zone {name!r}; write for example Asia/Shanghai"
        raise ReportError(problem) from None
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def course_view(curriculum: Curriculum) -> CourseView:
    """Return the head that all pages of *curriculum* have."""
    course = curriculum.course
    return CourseView(
        title=title(course.title),
        edition=course.edition,
        issuer=title(course.issuer),
        timezone=course.timezone,
        set_by=title(course.set_by),
        contact=title(course.contact),
        rules_as_of=course.rules_as_of.isoformat(),
    )


def trainee_view(trainee: Trainee, curriculum: Curriculum) -> TraineeView:
    """Return whom a page is about."""
    track = next(item for item in curriculum.tracks if item.id == trainee.track)
    return TraineeView(
        id=trainee.id,
        name=trainee.name,
        chinese_name=trainee.chinese_name,
        track=title(track.title),
        awards=track.awards,
        cohort=trainee.cohort,
        organisation=trainee.organisation,
        synthetic=is_synthetic(trainee),
    )


def is_synthetic(trainee: Trainee) -> bool:
    """Whether the roster says that *trainee* is invented."""
    return "synthetic" in f"{trainee.cohort} {trainee.organisation}".lower()


def scale_view(curriculum: Curriculum) -> ScaleView:
    """Return where mastery begins."""
    scale = curriculum.mastery
    return ScaleView(
        developing=scale.developing,
        proficient=scale.proficient,
        strong=scale.strong,
        minimum_criteria=scale.minimum_criteria,
        minimum_coverage=scale.minimum_coverage,
    )


def refusal_views(
    refusals: Iterable[Refusal], curriculum: Curriculum
) -> list[RefusalView]:
    """Return *refusals* with their times as text."""
    return [
        RefusalView(
            file=item.file,
            trainee=item.trainee,
            assignment=item.assignment,
            why=item.why,
            at=moment(item.at, curriculum),
        )
        for item in refusals
    ]
