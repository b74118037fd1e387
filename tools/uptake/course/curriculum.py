"""The curriculum: what ``course_material/course.toml`` says, as values.

Points are the one thing it does not say: they stand in the notebooks alone.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, TypeAlias
from zoneinfo import available_timezones

from annotated_types import Ge, Interval

from uptake.competency import LevelRule, Mastery, Scale
from uptake.errors import CourseError
from uptake.records import one_line, read_toml, record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Ratio: TypeAlias = Annotated[float, Interval(ge=0, le=1)]
AtLeastOne: TypeAlias = Annotated[int, Ge(1)]

SLUG = re.compile(r"[a-z][a-z0-9-]*")
AWARDS = ("credits", "certificate")
ADVICE = {
    "points": "points are stated once, in the notebook's metadata; remove them",
}


@record
class Text:
    """A few words in English and in Simplified Chinese."""

    en: str
    zh: str


@record
class Course:
    """Who teaches what, as of when."""

    id: str
    title: Text
    edition: str
    issuer: Text
    timezone: str
    rules_as_of: date
    set_by: Text
    contact: Text


@record
class Limits:
    """What grading grants a submission: seconds of running, bytes of notebook."""

    cell_seconds: AtLeastOne = 30
    submission_seconds: AtLeastOne = 300
    maximum_bytes: AtLeastOne = 5_000_000


@record
class LatePolicy:
    """What lateness costs: a ratio (0..1) of the points earned for each day begun."""

    grace_minutes: Annotated[int, Ge(0)]
    penalty_per_day: Ratio
    maximum_penalty: Ratio


@record
class Stage:
    """Training, practical training or fieldwork."""

    id: str
    title: Text


@record
class Track:
    """Academic (awards credits) or professional (awards a certificate)."""

    id: str
    title: Text
    awards: str


@record
class Grade:
    """A grade of the academic track, given from the ratio *at_least* (0..1)."""

    grade: str
    at_least: Ratio
    points: float


@record
class KnowledgeModule:
    """One of the four modules of the Torch Center's outline."""

    id: str
    title: Text


@record
class Competency:
    """Something that a broker can do, stated."""

    id: str
    knowledge_module: str
    title: Text
    statement: Text


@record
class Level:
    """A rung of the academy, with what it asks: see `LevelRule`."""

    id: str
    title: Text
    offered: bool
    credits: float
    hours: dict[str, float]
    pass_ratio: dict[str, float]
    needs: dict[str, str]
    after: str | None = None

    @property
    def rule(self) -> LevelRule:
        """What the level asks, as a rule that can be decided."""
        return LevelRule(
            level=self.id,
            competencies={
                competency: Mastery[wanted.upper()]
                for competency, wanted in self.needs.items()
            },
            stages=self.pass_ratio,
            after=self.after,
        )


@record
class Module:
    """A course module: a notebook that teaches."""

    id: str
    file: str
    title: Text
    level: str
    stage: str
    knowledge_module: str
    hours: float
    competencies: tuple[str, ...]


@record
class Criterion:
    """What the course says of a graded cell: its title, the competency it shows."""

    id: str
    competency: str
    title: Text


@record
class Assignment:
    """A case: one notebook in ``source/``, due at *due*, read up in *modules*."""

    id: str
    title: Text
    level: str
    stage: str
    hours: float
    due: datetime
    modules: tuple[str, ...]
    criteria: tuple[Criterion, ...]


@record
class Curriculum:
    """All of course.toml."""

    format: int
    course: Course
    grading: Limits
    late: LatePolicy
    mastery: Scale
    stages: tuple[Stage, ...]
    tracks: tuple[Track, ...]
    grades: tuple[Grade, ...]
    knowledge_modules: tuple[KnowledgeModule, ...]
    competencies: tuple[Competency, ...]
    levels: tuple[Level, ...]
    modules: tuple[Module, ...]
    assignments: tuple[Assignment, ...]

    def assignment(self, slug: str) -> Assignment:
        """Return the assignment called *slug*; raise `CourseError` if there is none."""
        for item in self.assignments:
            if item.id == slug:
                return item
        known = ", ".join(item.id for item in self.assignments)
        raise CourseError(f"course.toml: no assignment {slug!r}; there are {known}")


def load_curriculum(path: Path) -> Curriculum:
    """Read course.toml at *path*; raise `CourseError` with a line per problem."""
    curriculum = read_toml(path, Curriculum, ADVICE)
    found = [one_line(f"{path.name}: {problem}") for problem in problems(curriculum)]
    if found:
        raise CourseError(*found)
    return curriculum


def problems(curriculum: Curriculum) -> Iterator[str]:
    """Yield what is wrong with *curriculum* in itself, one clear line each."""
    if curriculum.format != 1:
        yield f"format = {curriculum.format}: this version of uptake reads format 1"
    yield from _repeated_ids(curriculum)
    yield from _unknown_names(curriculum)
    yield from _bad_course(curriculum)
    yield from _bad_numbers(curriculum)
    yield from _unmeasured(curriculum)
    for level in curriculum.levels:
        if level.offered:
            yield from _unreachable(level, curriculum)


def _repeated_ids(curriculum: Curriculum) -> Iterator[str]:
    tables = ("stages", "tracks", "knowledge_modules", "competencies", "levels")
    for table in (*tables, "modules", "assignments"):
        counted = Counter(item.id for item in getattr(curriculum, table))
        for name, times in counted.items():
            if times > 1:
                yield f'{table} "{name}" stands {times} times; keep one'
    for assignment in curriculum.assignments:
        counted = Counter(item.id for item in assignment.criteria)
        for name, times in counted.items():
            if times > 1:
                where = f'assignments "{assignment.id}" > criteria'
                yield f'{where} "{name}" stands {times} times; keep one'


def _unknown_names(curriculum: Curriculum) -> Iterator[str]:
    for where, table, names in _references(curriculum):
        known = {item.id for item in getattr(curriculum, table)}
        for name in names:
            if name not in known:
                choice = ", ".join(sorted(known))
                yield f'{where}: no {table} called "{name}"; there are {choice}'


def _references(
    curriculum: Curriculum,
) -> Iterator[tuple[str, str, Iterable[str]]]:
    for item in curriculum.competencies:
        where = f'competencies "{item.id}"'
        yield where, "knowledge_modules", [item.knowledge_module]
    for level in curriculum.levels:
        where = f'levels "{level.id}"'
        yield f"{where} > after", "levels", [level.after] if level.after else []
        yield f"{where} > needs", "competencies", level.needs
        yield f"{where} > pass_ratio", "stages", level.pass_ratio
        yield f"{where} > hours", "stages", level.hours
    for module in curriculum.modules:
        where = f'modules "{module.id}"'
        yield where, "knowledge_modules", [module.knowledge_module]
        yield where, "competencies", module.competencies
        yield where, "levels", [module.level]
        yield where, "stages", [module.stage]
    for assignment in curriculum.assignments:
        where = f'assignments "{assignment.id}"'
        yield where, "levels", [assignment.level]
        yield where, "stages", [assignment.stage]
        yield where, "modules", assignment.modules
        for criterion in assignment.criteria:
            spot = f'{where} > criteria "{criterion.id}"'
            yield spot, "competencies", [criterion.competency]


def _bad_numbers(curriculum: Curriculum) -> Iterator[str]:
    scale = curriculum.mastery
    if not 0 < scale.developing < scale.proficient < scale.strong <= 1:
        yield "mastery: developing, proficient, strong must rise within 0..1"
    if not 0 <= scale.minimum_coverage <= 1:
        yield "mastery: minimum_coverage must be within 0..1"
    begins = [grade.at_least for grade in curriculum.grades]
    if begins != sorted(set(begins), reverse=True) or begins[-1:] != [0.0]:
        yield "grades: at_least must fall from grade to grade and end at 0.0"
    for assignment in curriculum.assignments:
        if assignment.due.tzinfo is None:
            where = f'assignments "{assignment.id}" > due'
            yield f"{where}: has no offset; write for example {assignment.due}+08:00"
    for level in curriculum.levels:
        yield from _bad_level(level)


def _bad_course(curriculum: Curriculum) -> Iterator[str]:
    zone = curriculum.course.timezone
    if zone not in available_timezones():
        yield f"course > timezone: no time zone {zone!r}; write Asia/Shanghai, say"
    for track in curriculum.tracks:
        if track.awards not in AWARDS:
            known = " or ".join(AWARDS)
            yield f'tracks "{track.id}" > awards: must be {known}, not {track.awards!r}'
    for assignment in curriculum.assignments:
        if not SLUG.fullmatch(assignment.id):
            where = f'assignments "{assignment.id}" > id'
            yield f"{where}: must be lower case, digits and hyphens"


def _bad_level(level: Level) -> Iterator[str]:
    for name in level.needs.values():
        if name.upper() not in Mastery.__members__:
            known = ", ".join(m.name.lower() for m in Mastery)
            where = f'levels "{level.id}" > needs'
            yield f'{where}: no mastery called "{name}"; there are {known}'
    for stage, ratio in level.pass_ratio.items():
        if not 0 < ratio <= 1:
            yield f'levels "{level.id}" > pass_ratio > {stage}: must be within 0..1'


def _unmeasured(curriculum: Curriculum) -> Iterator[str]:
    measured = {c.competency for a in curriculum.assignments for c in a.criteria}
    for item in curriculum.competencies:
        if item.id not in measured:
            where = f'competencies "{item.id}"'
            yield f"{where}: no criterion measures it; add one or remove it"


def _unreachable(level: Level, curriculum: Curriculum) -> Iterator[str]:
    where = f'levels "{level.id}" cannot be reached'
    order = [item.id for item in curriculum.levels]
    before = curriculum.levels[: order.index(level.id)]
    if level.after and level.after not in {item.id for item in before if item.offered}:
        yield f"{where}: {level.after}, which it comes after, is not offered before it"
    within = [item for item in curriculum.assignments if item.level == level.id]
    for stage in curriculum.stages:
        if stage.id not in level.pass_ratio:
            yield f"{where}: pass_ratio lacks the stage {stage.id}; every stage counts"
        if not any(item.stage == stage.id for item in within):
            yield f"{where}: no assignment of the stage {stage.id}; add one"
    counted = Counter(c.competency for a in curriculum.assignments for c in a.criteria)
    for competency in level.needs:
        if counted[competency] < curriculum.mastery.minimum_criteria:
            yield (
                f"{where}: {competency} is measured by {counted[competency]} criteria,"
                f" mastery asks for {curriculum.mastery.minimum_criteria}; add some"
            )
