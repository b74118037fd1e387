"""From marks to transcripts: what each trainee has shown, and what is missing."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from builders_course import OFFERED, curriculum_with, trainee
from uptake.assignment_line import CriterionLine
from uptake.competency import Gap, Mastery, StageRecord
from uptake.course.curriculum import Text
from uptake.errors import CourseError
from uptake.grading.submission import (
    Entry,
    GradingStatus,
    Irregularity,
    Mark,
    Refusal,
    Result,
    Score,
)
from uptake.records import from_json, to_json
from uptake.transcript import (
    AcademicRecord,
    Cohort,
    Transcript,
    long_format,
    transcripts,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from uptake.assignment_line import AssignmentLine
    from uptake.course.roster import Trainee

CURRICULUM = curriculum_with()
DUE = {item.id: item.due for item in CURRICULUM.assignments}
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FULL = {"case": (4, 6), "visit": (4, 6)}


def entry(
    assignment: str,
    rule: float | None,
    memo: float | None,
    *,
    after: timedelta = -HOUR,
    who: str = "t01",
    comment: str = "",
) -> Entry:
    """Return a submission that came *after* its due time, its memo marked by hand."""
    return Entry(
        trainee=who,
        assignment=assignment,
        submitted_at=DUE[assignment] + after,
        marks=(
            mark(f"{assignment}-rule", rule, 4, by_hand=False),
            mark(f"{assignment}-memo", memo, 6, by_hand=True, comment=comment),
        ),
    )


def mark(
    name: str,
    points: float | None,
    most: float,
    *,
    by_hand: bool,
    comment: str = "",
) -> Mark:
    """Return what the gradebook knows of the criterion *name*."""
    return Mark(
        notebook=name.split("-", maxsplit=1)[0],
        criterion=name,
        points=points,
        max_points=most,
        by_hand=by_hand,
        comment=comment,
    )


def result(assignment: str, **said: Any) -> Result:
    """Return what grading the second attempt at *assignment* had to say."""
    score = Score(
        notebook=assignment,
        criterion=f"{assignment}-rule",
        points=2,
        max_points=4,
        by_hand=False,
        message="the floor is half of the net income",
    )
    known = {
        "trainee": "t01",
        "assignment": assignment,
        "attempt": 2,
        "submitted_at": DUE[assignment],
        "submission_digest": "5" * 64,
        "source_digest": "6" * 64,
        "engine": "kernel-1",
        "status": GradingStatus.FULLY_GRADED,
        "reason": "",
        "scores": (score,),
        "irregularities": (),
        "notebooks": {},
    }
    return Result(**{**known, **said})


def transcript(
    entries: Sequence[Entry] = (),
    results: Sequence[Result] = (),
    person: Trainee | None = None,
    *changes: tuple[str, str],
) -> Transcript:
    """Return the transcript of *person*, in the small course with *changes*."""
    curriculum = curriculum_with(*changes)
    roster = [person or trainee()]
    (found,) = transcripts(curriculum, OFFERED, roster, entries, results)
    return found


def work(**points: tuple[float | None, float | None]) -> list[Entry]:
    """Return submissions in time, with the points for rule and memo of each."""
    return [entry(name, *both) for name, both in points.items()]


def line_of(found: Transcript, assignment: str) -> AssignmentLine:
    """Return the line of *assignment*."""
    return next(line for line in found.assignments if line.assignment == assignment)


def masteries(found: Transcript) -> dict[str, Mastery]:
    """Return the mastery of each competency."""
    return {item.competency: item.mastery for item in found.attainments}


# --- the whole -----------------------------------------------------------------------


def test_everyone_on_the_roster_has_a_transcript() -> None:
    """Also who handed in nothing stands there, in the roster's order."""
    roster = [trainee("t02"), trainee("t01")]

    found = transcripts(CURRICULUM, OFFERED, roster, work(**FULL), [])

    assert roster == [item.trainee for item in found]
    assert [None, "beginner"] == [item.level for item in found]


def test_full_marks_reach_the_level() -> None:
    """All points in all stages show every competency and give the level."""
    found = transcript(work(**FULL))

    assert {"rules": Mastery.STRONG, "advice": Mastery.STRONG} == masteries(found)
    assert [(True, ())] == [(item.reached, item.missing) for item in found.decisions]
    assert "beginner" == found.level


def test_transcripts_are_the_same_each_time() -> None:
    """The same entries in another order give the same transcript, digests included."""
    entries = work(**FULL)

    assert transcript(entries) == transcript(entries[::-1])


def test_work_of_strangers_is_nobody_s_evidence() -> None:
    """Entries and results of people off the roster change nothing."""
    strange = entry("case", 4, 6, who="t99")

    assert transcript() == transcript([strange], [result("case", trainee="t99")])


# --- an assignment's line ------------------------------------------------------------


def test_what_was_not_submitted_is_told_and_is_no_evidence() -> None:
    """An assignment that never came has no criteria, no points and no penalty."""
    found = transcript(work(case=(4, 6)))
    line = line_of(found, "visit")

    assert "not_submitted" == line.status
    assert (None, 0, 0) == (line.submitted_at, line.attempt, line.days_late)
    assert (0.0, 10.0, 0.0) == (line.points, line.max_points, line.penalty)
    assert () == line.criteria
    assert {"case"} == {e.assignment for a in found.attainments for e in a.evidence}


def test_one_assignment_alone_shows_no_competency() -> None:
    """Without the second criterion nothing is shown, and the reason is told."""
    found = transcript(work(case=(4, 6)))

    assert {"rules": Mastery.NOT_SHOWN, "advice": Mastery.NOT_SHOWN} == masteries(found)
    expected = {"1 scored criterion, 2 are needed"}
    assert expected == {item.why for item in found.attainments}


def test_a_criterion_is_told_as_a_trainee_reads_it() -> None:
    """A line has the title, the points, who gave them, and what was said."""
    found = transcript([entry("case", 2, 5, comment="Well argued.")], [result("case")])
    rule, memo = line_of(found, "case").criteria

    expected = CriterionLine(
        criterion="case-rule",
        title=Text(en="The rule", zh="规则"),
        competency="rules",
        points=2,
        max_points=4,
        source="auto",
        message="the floor is half of the net income",
        comment="",
        digest=rule.digest,
    )
    assert expected == rule
    assert ("hand", 5, "Well argued.") == (memo.source, memo.points, memo.comment)


def test_a_hand_mark_silences_the_test() -> None:
    """Where a person overruled a test, the test's message no longer holds."""
    marks = (mark("case-rule", 4, 4, by_hand=True, comment="Also right."),)
    overruled = Entry(
        trainee="t01", assignment="case", submitted_at=DUE["case"], marks=marks
    )

    (rule,) = line_of(transcript([overruled], [result("case")]), "case").criteria

    expected = ("hand", "", "Also right.")
    assert expected == (rule.source, rule.message, rule.comment)


def test_an_awaited_mark_is_neither_points_nor_evidence() -> None:
    """While a hand mark is awaited nothing is known: no zero, no evidence."""
    found = transcript(work(case=(4, None), visit=(4, 6)))
    line = line_of(found, "case")

    assert "pending_manual" == line.status
    assert ("awaited", None) == (line.criteria[1].source, line.criteria[1].points)
    assert 4.0 == line.points
    assert {"rules": Mastery.STRONG, "advice": Mastery.NOT_SHOWN} == masteries(found)


def test_a_submission_that_failed_to_grade_says_so() -> None:
    """A failure has its reason and the attempt, and is not a zero."""
    failed = result(
        "case", status=GradingStatus.FAILED, reason="the kernel died", scores=()
    )

    found = transcript([], [failed])
    line = line_of(found, "case")

    expected = ("failed", "the kernel died", 2)
    assert expected == (line.status, line.reason, line.attempt)
    assert () == line.criteria
    assert [()] * 2 == [item.evidence for item in found.attainments]


def test_irregularities_are_notes() -> None:
    """What was odd in the file is told with its cell."""
    odd = Irregularity(notebook="case", cell="case-rule", what="was changed; put back")
    found = transcript(work(case=(4, 6)), [result("case", irregularities=(odd,))])

    assert ("case-rule: was changed; put back",) == line_of(found, "case").notes


def test_without_a_result_an_entry_counts_as_the_first_attempt() -> None:
    """A gradebook filled by plain nbgrader gives transcripts, too."""
    line = line_of(transcript(work(case=(4, 6))), "case")

    assert ("fully_graded", 1, "") == (line.status, line.attempt, line.reason)


@pytest.mark.parametrize(
    "other",
    [
        {"submission_digest": "7" * 64},
        {"points": 1.0},
        {"who": "t02"},
    ],
)
def test_a_seal_ties_a_mark_to_its_files(other: dict[str, Any]) -> None:
    """Other files, other points or another trainee give another digest."""

    def seal(
        submission_digest: str = "5" * 64, points: float = 2.0, who: str = "t01"
    ) -> str:
        graded = result("case", trainee=who, submission_digest=submission_digest)
        found = transcript([entry("case", points, 6, who=who)], [graded], trainee(who))
        return line_of(found, "case").criteria[0].digest

    assert seal() == seal()
    assert seal() != seal(**other)


# --- lateness ------------------------------------------------------------------------


def test_lateness_costs_points_of_the_assignment_and_no_mastery() -> None:
    """Two days late lose a fifth of the points earned; what was shown stays shown."""
    late = [entry("case", 4, 6, after=DAY + HOUR), entry("visit", 4, 6)]
    in_time = transcript(work(**FULL))

    found = transcript(late)
    line = line_of(found, "case")

    assert (2, 2.0, 8.0) == (line.days_late, line.penalty, line.points)
    assert in_time.attainments == found.attainments
    assert in_time.stages == found.stages
    assert in_time.decisions == found.decisions


def test_the_penalty_is_of_what_was_earned() -> None:
    """A tenth is taken of five points earned, not of ten on offer."""
    line = line_of(transcript([entry("case", 2, 3, after=HOUR)]), "case")

    assert (1, 0.5, 4.5) == (line.days_late, line.penalty, line.points)


def test_an_extension_forgives_lateness() -> None:
    """Who was given three days is in time after two, in that assignment alone."""
    person = trainee(extensions={"case": 3.0})
    late = [entry(name, 4, 6, after=2 * DAY) for name in ("case", "visit")]

    found = transcript(late, (), person)

    expected = [("case", 0, 10.0), ("visit", 2, 8.0)]
    assert expected == [
        (line.assignment, line.days_late, line.points) for line in found.assignments
    ]


def test_without_a_time_nothing_is_late() -> None:
    """Where nobody knows when a submission came, it was in time."""
    timeless = Entry(
        trainee="t01",
        assignment="case",
        submitted_at=None,
        marks=entry("case", 4, 6).marks,
    )

    line = line_of(transcript([timeless]), "case")

    assert (0, 0.0, 10.0) == (line.days_late, line.penalty, line.points)


# --- stages and levels ---------------------------------------------------------------


def test_a_stage_is_held_against_all_that_it_offers() -> None:
    """Points and scored criteria of a stage are told over its full points."""
    found = transcript(work(case=(3, None)))

    expected = (
        StageRecord(
            stage="training", points=3.0, max_points=10.0, criteria=1, awaiting=1
        ),
        StageRecord(
            stage="fieldwork", points=0, max_points=10.0, criteria=0, awaiting=0
        ),
    )
    assert expected == found.stages


def test_what_a_level_lacks_is_told() -> None:
    """A stage that is not done and competencies too thin are each a gap."""
    found = transcript(work(case=(4, 6)))
    thin = "1 scored criterion, 2 are needed"

    expected = (
        Gap(
            kind="stage",
            subject="fieldwork",
            have=None,
            need=0.6,
            why="no scored work yet",
        ),
        Gap(kind="competency", subject="rules", have=None, need=0.6, why=thin),
        Gap(kind="competency", subject="advice", have=None, need=0.4, why=thin),
    )
    assert expected == found.decisions[0].missing
    assert None is found.level


def test_an_awaited_mark_keeps_a_level_open() -> None:
    """A stage with a mark to come is not passed, however high its points."""
    found = transcript(work(case=(4, 6), visit=(4, None)))
    gap = found.decisions[0].missing[0]

    expected = ("fieldwork", 0.4, "1 criterion awaits a hand mark")
    assert expected == (gap.subject, gap.have, gap.why)


@pytest.mark.parametrize(
    ("points", "kinds"),
    [(FULL, []), ({"case": (0, 0), "visit": (0, 0)}, ["level"])],
)
def test_a_second_level_needs_the_first(
    points: dict[str, tuple[float, float]], kinds: list[str]
) -> None:
    """Each offered level is decided in turn, knowing which ones came before."""
    offered = ("offered = false", "offered = true")

    beginner, senior = transcript(work(**points), (), None, offered).decisions

    assert beginner.reached is not bool(kinds)
    assert kinds == [gap.kind for gap in senior.missing]


def test_a_level_that_is_not_offered_is_not_decided() -> None:
    """Who reads a transcript sees no decision on what this edition does not teach."""
    found = transcript(work(**FULL), (), trainee(track="academic"))

    assert ["beginner"] == [item.level for item in found.decisions]
    assert ["beginner"] == [item.level for item in found.academic]


# --- the academic track --------------------------------------------------------------


def academic(*entries: Entry) -> AcademicRecord:
    """Return the academic record of the beginner level."""
    (found,) = transcript(entries, (), trainee(track="academic")).academic
    return found


def test_complete_work_has_a_grade_and_credits() -> None:
    """Who has reached the level with all work graded has grade and credits."""
    expected = AcademicRecord(
        level="beginner", credits=3.0, ratio=1.0, grade="A", grade_points=4.0
    )

    assert expected == academic(*work(**FULL))


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param([], id="nothing submitted"),
        pytest.param(work(case=(4, 6)), id="one of two submitted"),
        pytest.param(work(case=(4, 6), visit=(4, None)), id="a mark awaited"),
    ],
)
def test_incomplete_work_has_no_grade(entries: list[Entry]) -> None:
    """While anything is missing there is a ratio, but neither grade nor credits."""
    found = academic(*entries)

    assert (None, None, 0.0) == (found.grade, found.grade_points, found.credits)


def test_work_that_failed_to_grade_is_not_complete() -> None:
    """A submission that failed keeps the grade open until it was graded."""
    failed = result("visit", status=GradingStatus.FAILED, scores=())
    person = trainee(track="academic")

    (found,) = transcript(work(**FULL), [failed], person).academic

    assert None is found.grade


@pytest.mark.parametrize(
    ("case", "visit", "grade", "points"),
    [((4, 6), (4, 2), "A", 4.0), ((4, 6), (4, 1.5), "F", 0.0)],
)
def test_the_grade_begins_at_its_ratio(
    case: tuple[float, float], visit: tuple[float, float], grade: str, points: float
) -> None:
    """Sixteen of twenty points are exactly the 0.8 that an A asks for."""
    found = academic(*work(case=case, visit=visit))

    assert (grade, points) == (found.grade, found.grade_points)


def test_lateness_lowers_the_grade_and_leaves_the_credits() -> None:
    """Five days late halve an assignment: the grade falls, the level stays."""
    late = entry("case", 4, 6, after=9 * DAY)

    expected = AcademicRecord(
        level="beginner", credits=3.0, ratio=0.75, grade="F", grade_points=0.0
    )
    assert expected == academic(late, entry("visit", 4, 6))


def test_the_professional_track_has_no_grade() -> None:
    """A certificate carries neither credits nor grade."""
    found = transcript(work(**FULL), (), trainee(track="professional"))

    assert () == found.academic


def test_a_criterion_that_no_notebook_has_is_named() -> None:
    """Results of a course that check would refuse end in one line, no traceback."""
    lacking = {"case": {"case-rule": 4.0}, "visit": OFFERED["visit"]}

    with pytest.raises(CourseError, match="case-memo"):
        transcripts(CURRICULUM, lacking, [trainee()], [], [])


# --- on disk -------------------------------------------------------------------------


def cohort(*entries: Entry) -> Cohort:
    """Return a cohort of one, with a refused file."""
    return Cohort(
        curriculum=CURRICULUM,
        computed_at=datetime(2026, 3, 20, tzinfo=UTC),
        transcripts=(transcript(entries, (), trainee(track="academic")),),
        refusals=(
            Refusal(
                file="x.ipynb",
                trainee="t01",
                assignment="case",
                why="not a notebook",
                at=datetime(2026, 3, 1, tzinfo=UTC),
            ),
        ),
    )


def test_a_cohort_survives_json() -> None:
    """What var/results.json holds is the whole cohort."""
    whole = cohort(*work(case=(4, None), visit=(3, 5)))

    assert whole == from_json(to_json(whole), Cohort, "var/results.json")


def test_the_long_format_has_a_line_for_each_scored_criterion() -> None:
    """results.csv has one line per piece of evidence, none for what is awaited."""
    whole = cohort(*work(case=(3.5, None), visit=(4, 5)))

    rows = list(csv.DictReader(io.StringIO(long_format(whole).decode())))

    names = "trainee competency criterion assignment stage points max_points source"
    expected = [
        "t01 rules case-rule case training 3.5 4 auto",
        "t01 rules visit-rule visit fieldwork 4 4 auto",
        "t01 advice visit-memo visit fieldwork 5 6 hand",
    ]
    assert expected == [" ".join(row[name] for name in names.split()) for row in rows]
    assert [*names.split(), "digest"] == list(rows[0])
    assert [64] * 3 == [len(row["digest"]) for row in rows]


def test_the_long_format_of_nobody_is_its_header() -> None:
    """Before anything was graded results.csv has its columns and ends in a newline."""
    header = (
        "trainee,competency,criterion,assignment,stage,points,max_points,source,digest"
    )

    assert f"{header}\n" == long_format(cohort()).decode()
