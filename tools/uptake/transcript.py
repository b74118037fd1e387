"""From marks to transcripts: what each trainee has shown, and which levels are reached.

Pure: the same curriculum, roster, gradebook entries and results give the same
transcripts, so that every decision can be recomputed and explained.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING

from uptake.assignment_line import FULLY_GRADED, AssignmentLine, line_of
from uptake.competency import (
    ROUNDING,
    Attainment,
    Decision,
    Evidence,
    Offer,
    StageRecord,
    attain,
    award,
)
from uptake.course.curriculum import Curriculum
from uptake.course.roster import Trainee
from uptake.errors import CourseError
from uptake.grading.submission import Refusal
from uptake.records import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from uptake.course.curriculum import Level
    from uptake.grading.submission import Entry, Result


@record
class AcademicRecord:
    """Credits and grade of the academic track; no *grade* while work is missing."""

    level: str
    credits: float
    ratio: float
    grade: str | None
    grade_points: float | None


@record
class Transcript:
    """All that one trainee has shown, with a decision for every level offered."""

    trainee: Trainee
    assignments: tuple[AssignmentLine, ...]
    attainments: tuple[Attainment, ...]
    stages: tuple[StageRecord, ...]
    decisions: tuple[Decision, ...]
    level: str | None
    academic: tuple[AcademicRecord, ...]


@record
class Cohort:
    """Everything that reports are made of; what ``var/results.json`` holds."""

    curriculum: Curriculum
    computed_at: datetime
    transcripts: tuple[Transcript, ...]
    refusals: tuple[Refusal, ...]


def transcripts(
    curriculum: Curriculum,
    offered: Mapping[str, Mapping[str, float]],
    roster: Iterable[Trainee],
    entries: Iterable[Entry],
    results: Iterable[Result],
) -> tuple[Transcript, ...]:
    """Return a transcript for everyone on the *roster*.

    *offered* gives the points of every criterion by assignment and criterion.
    """
    _demand_all(curriculum, offered)
    marked = {(entry.trainee, entry.assignment): entry for entry in entries}
    graded = {(result.trainee, result.assignment): result for result in results}
    found = []
    for trainee in roster:
        lines = tuple(
            line_of(
                assignment,
                offered[assignment.id],
                trainee,
                marked.get((trainee.id, assignment.id)),
                graded.get((trainee.id, assignment.id)),
                curriculum,
            )
            for assignment in curriculum.assignments
        )
        found.append(_transcript(curriculum, offered, trainee, lines))
    return tuple(found)


def _demand_all(
    curriculum: Curriculum, offered: Mapping[str, Mapping[str, float]]
) -> None:
    """Raise `CourseError` for a criterion of which no notebook states the points."""
    for assignment in curriculum.assignments:
        for criterion in assignment.criteria:
            if criterion.id not in offered[assignment.id]:
                where = f'course.toml: assignments "{assignment.id}" > criteria'
                problem = f'{where} "{criterion.id}": its notebook has no such cell'
                raise CourseError(f"{problem}; run uptake check")


def _transcript(
    curriculum: Curriculum,
    offered: Mapping[str, Mapping[str, float]],
    trainee: Trainee,
    lines: tuple[AssignmentLine, ...],
) -> Transcript:
    evidence = _evidence(lines)
    attainments = tuple(
        attain(name, evidence[name], offer, curriculum.mastery)
        for name, offer in _offers(curriculum, offered).items()
    )
    decisions: list[Decision] = []
    held: list[str] = []
    stages: tuple[StageRecord, ...] = ()
    for level in curriculum.levels:
        if not level.offered:
            continue
        records = _stage_records(curriculum, level.id, lines)
        stages += tuple(records.values())
        decision = award(
            level.rule, curriculum.mastery, attainments, records, frozenset(held)
        )
        decisions.append(decision)
        if decision.reached:
            held.append(level.id)
    return Transcript(
        trainee=trainee,
        assignments=lines,
        attainments=attainments,
        stages=stages,
        decisions=tuple(decisions),
        level=held[-1] if held else None,
        academic=_academic(curriculum, trainee, lines, held),
    )


def _evidence(lines: Iterable[AssignmentLine]) -> Mapping[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = defaultdict(list)
    for line in lines:
        for item in line.criteria:
            if item.points is not None:
                found[item.competency].append(
                    Evidence(
                        competency=item.competency,
                        stage=line.stage,
                        assignment=line.assignment,
                        criterion=item.criterion,
                        points=item.points,
                        max_points=item.max_points,
                        source=item.source,
                        digest=item.digest,
                    )
                )
    return found


def _offers(
    curriculum: Curriculum, offered: Mapping[str, Mapping[str, float]]
) -> dict[str, Offer]:
    points: dict[str, list[float]] = defaultdict(list)
    for assignment in curriculum.assignments:
        for criterion in assignment.criteria:
            points[criterion.competency].append(offered[assignment.id][criterion.id])
    return {
        item.id: Offer(criteria=len(points[item.id]), points=sum(points[item.id]))
        for item in curriculum.competencies
    }


def _stage_records(
    curriculum: Curriculum, level: str, lines: Iterable[AssignmentLine]
) -> dict[str, StageRecord]:
    within = {item.id for item in curriculum.assignments if item.level == level}
    mine = [line for line in lines if line.assignment in within]
    records = {}
    for stage in curriculum.stages:
        there = [line for line in mine if line.stage == stage.id]
        items = [item for line in there for item in line.criteria]
        scored = [item for item in items if item.points is not None]
        records[stage.id] = StageRecord(
            stage=stage.id,
            points=sum(item.points or 0.0 for item in scored),
            max_points=sum(line.max_points for line in there),
            criteria=len(scored),
            awaiting=len(items) - len(scored),
        )
    return records


def _academic(
    curriculum: Curriculum,
    trainee: Trainee,
    lines: Sequence[AssignmentLine],
    held: Sequence[str],
) -> tuple[AcademicRecord, ...]:
    """Return credits and grade per level, for a trainee whose track awards credits."""
    track = next(item for item in curriculum.tracks if item.id == trainee.track)
    if track.awards != "credits":
        return ()
    return tuple(
        _academic_record(curriculum, level, lines, level.id in held)
        for level in curriculum.levels
        if level.offered
    )


def _academic_record(
    curriculum: Curriculum, level: Level, lines: Sequence[AssignmentLine], held: bool
) -> AcademicRecord:
    within = {item.id for item in curriculum.assignments if item.level == level.id}
    mine = [line for line in lines if line.assignment in within]
    ratio = sum(line.points for line in mine) / sum(line.max_points for line in mine)
    complete = all(line.status == FULLY_GRADED for line in mine)
    grade = next(one for one in curriculum.grades if ratio + ROUNDING >= one.at_least)
    return AcademicRecord(
        level=level.id,
        credits=level.credits if held else 0.0,
        ratio=ratio,
        grade=grade.grade if complete else None,
        grade_points=grade.points if complete else None,
    )


LONG = (
    "trainee",
    "competency",
    "criterion",
    "assignment",
    "stage",
    "points",
    "max_points",
    "source",
    "digest",
)


def long_format(cohort: Cohort) -> bytes:
    """Return all evidence of *cohort* as one CSV, a line for each scored criterion."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(LONG)
    for transcript in cohort.transcripts:
        for attainment in transcript.attainments:
            for item in attainment.evidence:
                cells = [getattr(item, name) for name in LONG[1:]]
                rows.writerow([transcript.trainee.id, *cells])
    return text.getvalue().encode("utf-8")
