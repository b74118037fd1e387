"""The shapes of the values that templates read.

Plain dictionaries, so that a template's kernel needs to load no more than JSON.  Ratios
are in 0..1, times are text in the course's time zone, None means that it is not known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict


@dataclass(frozen=True, slots=True)
class Title:
    """A title in English and in Simplified Chinese; *lead* is the one to come first."""

    en: str
    zh: str
    lead: str = "en"


class CourseView(TypedDict):
    """The head of every page."""

    title: Title
    edition: str
    issuer: Title
    timezone: str
    set_by: Title
    contact: Title
    rules_as_of: str


class TraineeView(TypedDict):
    """Whom a page is about.  *synthetic* says that no such person exists."""

    id: str
    name: str
    chinese_name: str
    track: Title
    awards: str
    cohort: str
    organisation: str
    synthetic: bool


class ScaleView(TypedDict):
    """Where mastery begins, as ratios, and how much must be seen."""

    developing: float
    proficient: float
    strong: float
    minimum_criteria: int
    minimum_coverage: float


class LateView(TypedDict):
    """What lateness costs."""

    grace_minutes: int
    penalty_per_day: float
    maximum_penalty: float


class CriterionView(TypedDict):
    """One criterion of a feedback page; *points* is None while a mark is awaited."""

    id: str
    title: Title
    competency: Title
    points: float | None
    max_points: float
    source: str
    message: str
    comment: str


class ReadingView(TypedDict):
    """A course module to read again, and the competencies that call for it."""

    title: Title
    file: str
    competencies: list[Title]


class RefusalView(TypedDict):
    """A file that was not taken at collection, and why."""

    file: str
    trainee: str
    assignment: str
    why: str
    at: str


class FeedbackView(TypedDict):
    """One assignment of one trainee; *points* are after the *penalty*."""

    course: CourseView
    trainee: TraineeView
    late: LateView
    title: Title
    stage: Title
    submitted: str | None
    due: str
    extension_days: float
    days_late: int
    attempt: int
    status: str
    reason: str
    points: float
    max_points: float
    penalty: float
    criteria: list[CriterionView]
    notes: list[str]
    reading: list[ReadingView]
    refusals: list[RefusalView]


class GapView(TypedDict):
    """One thing that is missing for a level: *what*, and *sentence* about it."""

    what: Title
    sentence: str


class DecisionView(TypedDict):
    """Whether a level is reached and, if not, all that is missing."""

    level: Title
    reached: bool
    missing: list[GapView]


class StageView(TypedDict):
    """One stage of one level; *ratio* is None while nothing has been scored."""

    title: Title
    level: Title
    points: float
    max_points: float
    ratio: float | None
    need: float | None
    criteria: int
    awaiting: int


class EvidenceView(TypedDict):
    """One scored criterion that shows a competency, and the page it stands on."""

    criterion: Title
    assignment: Title
    href: str
    points: float
    max_points: float
    source: str
    digest: str


class AttainmentView(TypedDict):
    """One competency; *need* is the mastery that the level aimed at asks for."""

    id: str
    title: Title
    statement: Title
    module: Title
    mastery: int
    ratio: float | None
    need: int | None
    why: str
    evidence: list[EvidenceView]


class AssignmentView(TypedDict):
    """One row of a transcript's assignments; *href* is empty where there is no page."""

    title: Title
    stage: Title
    href: str
    submitted: str | None
    days_late: int
    status: str
    points: float
    max_points: float
    penalty: float
    awaiting: int


class AcademicView(TypedDict):
    """Credits and grade of one level; None while work is missing."""

    level: Title
    credits: float
    offered_credits: float
    ratio: float
    grade: str | None
    grade_points: float | None


class GradeView(TypedDict):
    """A grade of the academic track, given from the ratio *at_least*."""

    grade: str
    at_least: float
    points: float


class RuleView(TypedDict):
    """What a level asks."""

    level: Title
    stages: list[tuple[Title, float]]
    competencies: list[tuple[Title, int]]


class TranscriptView(TypedDict):
    """All that one trainee has shown; *level* is the highest reached, or None."""

    course: CourseView
    trainee: TraineeView
    scale: ScaleView
    level: Title | None
    decisions: list[DecisionView]
    stages: list[StageView]
    attainments: list[AttainmentView]
    assignments: list[AssignmentView]
    academic: list[AcademicView]
    grades: list[GradeView]
    rules: list[RuleView]


class RowView(TypedDict):
    """One trainee in the cohort's tables.

    *stages* are those of the next level, *masteries* follow the competencies.
    """

    trainee: TraineeView
    href: str
    level: Title | None
    stages: list[StageView]
    masteries: list[int]
    ratios: list[float | None]
    awaiting: int
    late: int
    failed: int
    missing: list[Title]


class CaseView(TypedDict):
    """One assignment over the cohort; *mean* of the fully graded, or None."""

    title: Title
    stage: Title
    due: str
    submitted: int
    mean: float | None
    awaiting: int
    failed: int
    late: int


class LackView(TypedDict):
    """What stands between how many trainees and their next level."""

    what: Title
    kind: str
    trainees: int


class CohortView(TypedDict):
    """Everybody at once."""

    course: CourseView
    scale: ScaleView
    synthetic: bool
    stages: list[Title]
    competencies: list[Title]
    rows: list[RowView]
    cases: list[CaseView]
    refusals: list[RefusalView]
    lacking: list[LackView]


class LinkView(TypedDict):
    """A page and where it is."""

    title: Title
    href: str
    note: str


class GroupView(TypedDict):
    """The pages of one trainee."""

    trainee: TraineeView
    level: Title | None
    links: list[LinkView]


class IndexView(TypedDict):
    """The way to every page."""

    course: CourseView
    synthetic: bool
    groups: list[GroupView]
