"""The views of the cohort's overview and of the index of all pages."""

from __future__ import annotations

from collections import Counter
from statistics import mean
from typing import TYPE_CHECKING

from uptake.assignment_line import FULLY_GRADED, NOT_SUBMITTED
from uptake.reports.gaps import subject
from uptake.reports.views.common import (
    course_view,
    is_synthetic,
    moment,
    refusal_views,
    scale_view,
    title,
    titles,
    trainee_view,
)
from uptake.reports.views.feedback import has_feedback
from uptake.reports.views.shape import (
    CaseView,
    CohortView,
    GroupView,
    IndexView,
    LackView,
    LinkView,
    RowView,
    Title,
)
from uptake.reports.views.transcript import next_stages

if TYPE_CHECKING:
    from uptake.assignment_line import AssignmentLine
    from uptake.course.curriculum import Assignment
    from uptake.transcript import Cohort, Transcript


def cohort_view(cohort: Cohort) -> CohortView:
    """Return what the overview of *cohort* shows."""
    curriculum = cohort.curriculum
    return CohortView(
        course=course_view(curriculum),
        scale=scale_view(curriculum),
        synthetic=_has_synthetic(cohort),
        stages=[title(item.title) for item in curriculum.stages],
        competencies=[title(item.title) for item in curriculum.competencies],
        rows=[_row(cohort, item) for item in cohort.transcripts],
        cases=[_case(cohort, item) for item in curriculum.assignments],
        refusals=refusal_views(cohort.refusals, curriculum),
        lacking=_lacking(cohort),
    )


def _has_synthetic(cohort: Cohort) -> bool:
    return any(is_synthetic(item.trainee) for item in cohort.transcripts)


def _row(cohort: Cohort, transcript: Transcript) -> RowView:
    curriculum = cohort.curriculum
    lines = transcript.assignments
    return RowView(
        trainee=trainee_view(transcript.trainee, curriculum),
        href=f"{transcript.trainee.id}/transcript.html",
        level=titles(curriculum.levels)[transcript.level] if transcript.level else None,
        stages=next_stages(curriculum, transcript),
        masteries=[int(item.mastery) for item in transcript.attainments],
        ratios=[item.ratio for item in transcript.attainments],
        awaiting=sum(_awaiting(line) for line in lines),
        late=sum(line.days_late > 0 for line in lines),
        failed=sum(line.status == "failed" for line in lines),
        missing=[title(it.title) for it in lines if it.status == NOT_SUBMITTED],
    )


def _awaiting(line: AssignmentLine) -> int:
    return sum(item.points is None for item in line.criteria)


def _case(cohort: Cohort, assignment: Assignment) -> CaseView:
    lines = [
        line
        for transcript in cohort.transcripts
        for line in transcript.assignments
        if line.assignment == assignment.id
    ]
    done = [it.points / it.max_points for it in lines if it.status == FULLY_GRADED]
    return CaseView(
        title=title(assignment.title),
        stage=titles(cohort.curriculum.stages)[assignment.stage],
        due=moment(assignment.due, cohort.curriculum),
        submitted=sum(line.status != NOT_SUBMITTED for line in lines),
        mean=mean(done) if done else None,
        awaiting=sum(_awaiting(line) for line in lines),
        failed=sum(line.status == "failed" for line in lines),
        late=sum(line.days_late > 0 for line in lines),
    )


def _lacking(cohort: Cohort) -> list[LackView]:
    """Return what the next level lacks, what most trainees lack first."""
    counted: Counter[tuple[str, Title]] = Counter()
    for transcript in cohort.transcripts:
        nearest = next((it for it in transcript.decisions if not it.reached), None)
        counted.update(
            (gap.kind, title(subject(cohort.curriculum, gap)))
            for gap in (nearest.missing if nearest else ())
        )
    return [
        LackView(what=what, kind=kind, trainees=times)
        for (kind, what), times in sorted(
            counted.items(), key=lambda item: (-item[1], item[0][0], item[0][1].en)
        )
    ]


def index_view(cohort: Cohort) -> IndexView:
    """Return the way to every page of *cohort*."""
    return IndexView(
        course=course_view(cohort.curriculum),
        synthetic=_has_synthetic(cohort),
        groups=[_group(cohort, item) for item in cohort.transcripts],
    )


def _group(cohort: Cohort, transcript: Transcript) -> GroupView:
    trainee = transcript.trainee
    levels = titles(cohort.curriculum.levels)
    return GroupView(
        trainee=trainee_view(trainee, cohort.curriculum),
        level=levels[transcript.level] if transcript.level else None,
        links=[
            LinkView(
                title=title(line.title),
                href=f"{trainee.id}/{line.assignment}.html",
                note=line.status,
            )
            for line in transcript.assignments
            if has_feedback(cohort, trainee.id, line)
        ],
    )
