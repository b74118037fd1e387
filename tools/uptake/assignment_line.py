"""One assignment of one trainee, as it is read by people.  Pure.

What the gradebook holds and what grading said are put together here, with what lateness
costs; every scored criterion is sealed to the files that it was given for.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from uptake.course.curriculum import Text
from uptake.course.late import days_late, penalty
from uptake.records import digest, record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from uptake.course.curriculum import Assignment, Curriculum
    from uptake.course.roster import Trainee
    from uptake.grading.submission import Entry, Mark, Result

AUTO, HAND, AWAITED = "auto", "hand", "awaited"
NOT_SUBMITTED, FULLY_GRADED = "not_submitted", "fully_graded"


@record
class CriterionLine:
    """One criterion as a trainee reads it.

    *points* is None while a hand mark is awaited; *source* is ``auto``, ``hand`` or
    ``awaited``; *message* is what the test said, *comment* what the instructor wrote.
    """

    criterion: str
    title: Text
    competency: str
    points: float | None
    max_points: float
    source: str
    message: str
    comment: str
    digest: str


@record
class AssignmentLine:
    """One assignment of one trainee.

    *status* is a grading status or ``not_submitted``; *points* are after the *penalty*;
    *notes* say what was irregular in the file handed in.
    """

    assignment: str
    title: Text
    stage: str
    due: datetime
    submitted_at: datetime | None
    attempt: int
    days_late: int
    status: str
    reason: str
    points: float
    max_points: float
    penalty: float
    criteria: tuple[CriterionLine, ...]
    notes: tuple[str, ...]


def line_of(
    assignment: Assignment,
    offered: Mapping[str, float],
    trainee: Trainee,
    entry: Entry | None,
    result: Result | None,
    curriculum: Curriculum,
) -> AssignmentLine:
    """Return the line of *trainee* for *assignment*, with or without a submission."""
    criteria = _criteria(assignment, entry, result) if entry else ()
    earned = sum(line.points or 0.0 for line in criteria)
    at = entry.submitted_at if entry else None
    late = 0
    if at:
        extension = trainee.extension(assignment.id)
        late = days_late(at, assignment.due, extension, curriculum.late)
    lost = penalty(earned, late, curriculum.late)
    return AssignmentLine(
        assignment=assignment.id,
        title=assignment.title,
        stage=assignment.stage,
        due=assignment.due,
        submitted_at=at,
        attempt=result.attempt if result else int(entry is not None),
        days_late=late,
        status=_status(entry, result, criteria),
        reason=result.reason if result else "",
        points=earned - lost,
        max_points=sum(offered.values()),
        penalty=lost,
        criteria=criteria,
        notes=_notes(result),
    )


def _status(
    entry: Entry | None, result: Result | None, criteria: Sequence[CriterionLine]
) -> str:
    if result and result.status.value == "failed":
        return "failed"
    if entry is None:
        return NOT_SUBMITTED
    waiting = any(line.points is None for line in criteria)
    return "pending_manual" if waiting else FULLY_GRADED


def _notes(result: Result | None) -> tuple[str, ...]:
    if result is None:
        return ()
    return tuple(f"{item.cell}: {item.what}" for item in result.irregularities)


def _criteria(
    assignment: Assignment, entry: Entry, result: Result | None
) -> tuple[CriterionLine, ...]:
    said = {score.criterion: score.message for score in result.scores} if result else {}
    sealed = result.submission_digest if result else ""
    marks = {mark.criterion: mark for mark in entry.marks}
    lines = []
    for criterion in assignment.criteria:
        mark = marks.get(criterion.id)
        if mark is None:
            continue
        lines.append(
            CriterionLine(
                criterion=criterion.id,
                title=criterion.title,
                competency=criterion.competency,
                points=mark.points,
                max_points=mark.max_points,
                source=_source(mark),
                message="" if mark.by_hand else said.get(criterion.id, ""),
                comment=mark.comment,
                digest=_seal(entry, mark, sealed),
            )
        )
    return tuple(lines)


def _source(mark: Mark) -> str:
    if mark.points is None:
        return AWAITED
    return HAND if mark.by_hand else AUTO


def _seal(entry: Entry, mark: Mark, submission_digest: str) -> str:
    """Return the digest that ties *mark* to the very files it was given for."""
    words = (
        entry.trainee,
        entry.assignment,
        mark.criterion,
        f"{mark.points}/{mark.max_points}",
        submission_digest,
    )
    return digest(*(word.encode() for word in words))
