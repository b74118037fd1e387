"""The view of a transcript: all that one trainee has shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from uptake.reports.gaps import sentence, subject
from uptake.reports.views.common import (
    course_view,
    moment,
    scale_view,
    title,
    titles,
    trainee_view,
)
from uptake.reports.views.feedback import has_feedback
from uptake.reports.views.shape import (
    AcademicView,
    AssignmentView,
    AttainmentView,
    DecisionView,
    EvidenceView,
    GapView,
    GradeView,
    RuleView,
    StageView,
    Title,
    TranscriptView,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from uptake.assignment_line import AssignmentLine
    from uptake.competency import Attainment, Decision, Evidence
    from uptake.course.curriculum import Curriculum, Level
    from uptake.transcript import AcademicRecord, Cohort, Transcript


def transcript_view(cohort: Cohort, transcript: Transcript) -> TranscriptView:
    """Return what the transcript page shows."""
    curriculum = cohort.curriculum
    levels = titles(curriculum.levels)
    return TranscriptView(
        course=course_view(curriculum),
        trainee=trainee_view(transcript.trainee, curriculum),
        scale=scale_view(curriculum),
        level=levels[transcript.level] if transcript.level else None,
        decisions=[_decision(curriculum, item) for item in transcript.decisions],
        stages=list(_stages(curriculum, transcript)),
        attainments=_attainments(curriculum, transcript),
        assignments=[_line(cohort, transcript, it) for it in transcript.assignments],
        academic=[_academic(curriculum, item) for item in transcript.academic],
        grades=[
            GradeView(grade=item.grade, at_least=item.at_least, points=item.points)
            for item in curriculum.grades
        ],
        rules=[_rule(curriculum, item) for item in curriculum.levels if item.offered],
    )


def _decision(curriculum: Curriculum, decision: Decision) -> DecisionView:
    return DecisionView(
        level=titles(curriculum.levels)[decision.level],
        reached=decision.reached,
        missing=[
            GapView(
                what=title(subject(curriculum, gap)), sentence=sentence(curriculum, gap)
            )
            for gap in decision.missing
        ],
    )


def _stages(curriculum: Curriculum, transcript: Transcript) -> Iterator[StageView]:
    """Yield the stage records, which a transcript holds level by level."""
    stages = titles(curriculum.stages)
    offered = [level for level in curriculum.levels if level.offered]
    pairs = [(level, stage) for level in offered for stage in curriculum.stages]
    for (level, stage), item in zip(pairs, transcript.stages, strict=True):
        yield StageView(
            title=stages[stage.id],
            level=title(level.title),
            points=item.points,
            max_points=item.max_points,
            ratio=item.ratio,
            need=level.pass_ratio.get(stage.id),
            criteria=item.criteria,
            awaiting=item.awaiting,
        )


def next_stages(curriculum: Curriculum, transcript: Transcript) -> list[StageView]:
    """Return the stages of the level that the trainee aims at."""
    if not transcript.decisions:
        return []
    wanted = title(_aimed_at(curriculum, transcript).title)
    return [it for it in _stages(curriculum, transcript) if it["level"] == wanted]


def _aimed_at(curriculum: Curriculum, transcript: Transcript) -> Level:
    """Return the first level that is not reached yet, else the last one reached."""
    open_levels = [item.level for item in transcript.decisions if not item.reached]
    wanted = (open_levels or [item.level for item in transcript.decisions][-1:])[0]
    return next(level for level in curriculum.levels if level.id == wanted)


def _attainments(
    curriculum: Curriculum, transcript: Transcript
) -> list[AttainmentView]:
    needs = (
        _aimed_at(curriculum, transcript).rule.competencies
        if transcript.decisions
        else {}
    )
    modules = titles(curriculum.knowledge_modules)
    known = {item.id: item for item in curriculum.competencies}
    found = []
    for item in transcript.attainments:
        competency = known[item.competency]
        need = needs.get(item.competency)
        found.append(
            AttainmentView(
                id=item.competency,
                title=title(competency.title),
                statement=title(competency.statement),
                module=modules[competency.knowledge_module],
                mastery=int(item.mastery),
                ratio=item.ratio,
                need=None if need is None else int(need),
                why=item.why,
                evidence=_evidence(curriculum, item),
            )
        )
    return found


def _evidence(curriculum: Curriculum, attainment: Attainment) -> list[EvidenceView]:
    assignments = titles(curriculum.assignments)
    return [
        EvidenceView(
            criterion=_criterion_title(curriculum, item),
            assignment=assignments[item.assignment],
            href=f"{item.assignment}.html#criterion-{item.criterion}",
            points=item.points,
            max_points=item.max_points,
            source=item.source,
            digest=item.digest,
        )
        for item in attainment.evidence
    ]


def _criterion_title(curriculum: Curriculum, item: Evidence) -> Title:
    criteria = curriculum.assignment(item.assignment).criteria
    return titles(criteria)[item.criterion]


def _line(
    cohort: Cohort, transcript: Transcript, line: AssignmentLine
) -> AssignmentView:
    at = line.submitted_at
    linked = has_feedback(cohort, transcript.trainee.id, line)
    return AssignmentView(
        title=title(line.title),
        stage=titles(cohort.curriculum.stages)[line.stage],
        href=f"{line.assignment}.html" if linked else "",
        submitted=moment(at, cohort.curriculum) if at else None,
        days_late=line.days_late,
        status=line.status,
        points=line.points,
        max_points=line.max_points,
        penalty=line.penalty,
        awaiting=sum(item.points is None for item in line.criteria),
    )


def _academic(curriculum: Curriculum, item: AcademicRecord) -> AcademicView:
    level = next(level for level in curriculum.levels if level.id == item.level)
    return AcademicView(
        level=title(level.title),
        credits=item.credits,
        offered_credits=level.credits,
        ratio=item.ratio,
        grade=item.grade,
        grade_points=item.grade_points,
    )


def _rule(curriculum: Curriculum, level: Level) -> RuleView:
    stages = titles(curriculum.stages)
    competencies = titles(curriculum.competencies)
    return RuleView(
        level=title(level.title),
        stages=[(stages[name], need) for name, need in level.pass_ratio.items()],
        competencies=[
            (competencies[name], int(need))
            for name, need in level.rule.competencies.items()
        ],
    )
