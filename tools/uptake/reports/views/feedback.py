"""The view of a feedback page: one assignment of one trainee."""

from __future__ import annotations

from typing import TYPE_CHECKING

from uptake.assignment_line import NOT_SUBMITTED
from uptake.reports.views.common import (
    course_view,
    moment,
    refusal_views,
    title,
    titles,
    trainee_view,
)
from uptake.reports.views.shape import (
    CriterionView,
    FeedbackView,
    LateView,
    ReadingView,
)

if TYPE_CHECKING:
    from uptake.assignment_line import AssignmentLine, CriterionLine
    from uptake.course.curriculum import Curriculum
    from uptake.grading.submission import Refusal
    from uptake.transcript import Cohort, Transcript


def has_feedback(cohort: Cohort, trainee: str, line: AssignmentLine) -> bool:
    """Whether there is anything to tell of *line*: a result, or why there is none."""
    return line.status != NOT_SUBMITTED or bool(_refusals(cohort, trainee, line))


def _refusals(cohort: Cohort, trainee: str, line: AssignmentLine) -> list[Refusal]:
    return [
        item
        for item in cohort.refusals
        if (item.trainee, item.assignment) == (trainee, line.assignment)
    ]


def feedback_view(
    cohort: Cohort, transcript: Transcript, line: AssignmentLine
) -> FeedbackView:
    """Return what the feedback page on *line* shows."""
    curriculum, trainee = cohort.curriculum, transcript.trainee
    stages = titles(curriculum.stages)
    at = line.submitted_at
    refused = _refusals(cohort, trainee.id, line)
    return FeedbackView(
        course=course_view(curriculum),
        trainee=trainee_view(trainee, curriculum),
        late=_late(curriculum),
        title=title(line.title),
        stage=stages[line.stage],
        submitted=moment(at, curriculum) if at else None,
        due=moment(line.due, curriculum),
        extension_days=trainee.extensions.get(line.assignment, 0.0),
        days_late=line.days_late,
        attempt=line.attempt,
        status=line.status,
        reason=line.reason,
        points=line.points,
        max_points=line.max_points,
        penalty=line.penalty,
        criteria=_criteria(curriculum, line),
        notes=list(line.notes),
        reading=_reading(curriculum, line),
        refusals=refusal_views(refused, curriculum),
    )


def _late(curriculum: Curriculum) -> LateView:
    late = curriculum.late
    return LateView(
        grace_minutes=late.grace_minutes,
        penalty_per_day=late.penalty_per_day,
        maximum_penalty=late.maximum_penalty,
    )


def _criteria(curriculum: Curriculum, line: AssignmentLine) -> list[CriterionView]:
    competencies = titles(curriculum.competencies)
    return [
        CriterionView(
            id=item.criterion,
            title=title(item.title),
            competency=competencies[item.competency],
            points=item.points,
            max_points=item.max_points,
            source=item.source,
            message=item.message,
            comment=item.comment,
        )
        for item in line.criteria
    ]


def _reading(curriculum: Curriculum, line: AssignmentLine) -> list[ReadingView]:
    """Return the assignment's modules that teach what was missed."""
    competencies = titles(curriculum.competencies)
    missed = {item.competency for item in line.criteria if _is_missed(item)}
    about = set(curriculum.assignment(line.assignment).modules)
    return [
        ReadingView(
            title=title(module.title),
            file=module.file,
            competencies=[
                competencies[it] for it in module.competencies if it in missed
            ],
        )
        for module in curriculum.modules
        if module.id in about and missed & set(module.competencies)
    ]


def _is_missed(item: CriterionLine) -> bool:
    return item.points is not None and item.points < item.max_points
