"""The gradebook, as nbgrader's own database: one real case, graded by both."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from sqlalchemy.exc import StatementError

from builders_class import CASE, filled, hand_in, person, roster_of_class
from conftest import copy_course
from uptake.course.layout import Layout, open_course
from uptake.grading.gradebook import (
    enrol,
    entries,
    open_gradebook,
    put_marks,
    put_penalties,
    put_result,
)
from uptake.grading.marks import HandMark
from uptake.grading.submission import Mark, Result
from uptake.workflow import collect, grade, release, to_grade

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.kernel, pytest.mark.xdist_group("gradebook")]

GOOD, WRONG, UNTOUCHED, LOUD = "t01", "t11", "t10", "t02"
CLASS = (GOOD, LOUD, WRONG, UNTOUCHED)
ADVICE = "reward-rationale"
# What warns in `local-rule`: nbgrader takes its points for that, and we do not.
WARNS = (
    "import sys\n"
    "def local_percent(place, mode):\n"
    "    print('slow', file=sys.stderr)\n"
    "    if place not in RATES or mode == 'other':\n"
    "        return None\n"
    "    return RATES[place][mode in ('self', 'cooperate')]\n"
    "RATES = {'national': (50, 5), 'Shanghai': (70, 5), 'Beijing': (70, 5),\n"
    "         'Zhejiang': (70, 10), 'Shandong': (70, 10)}"
)


class Row(NamedTuple):
    """What nbgrader's database says of one criterion."""

    auto_score: float | None
    manual_score: float | None
    needs_manual_grade: bool
    max_score: float
    auto_comment: str | None


class Graded(NamedTuple):
    """A course after grading, what came of it, and its twin, graded by nbgrader."""

    course: Layout
    results: dict[str, Result]
    twin: Layout


def submission(gradebook: Any, trainee: str) -> Any:
    return gradebook.find_submission(CASE, trainee)


def rows(course: Layout, trainee: str) -> dict[str, Row]:
    with open_gradebook(course) as gradebook:
        (notebook,) = submission(gradebook, trainee).notebooks
        comments = {item.cell.name: item.auto_comment for item in notebook.comments}
        return {
            grade.cell.name: Row(
                grade.auto_score,
                grade.manual_score,
                bool(grade.needs_manual_grade),
                grade.cell.max_score,
                comments.get(grade.cell.name),
            )
            for grade in notebook.grades
        }


def penalties(course: Layout, trainee: str) -> float | None:
    with open_gradebook(course) as gradebook:
        (notebook,) = submission(gradebook, trainee).notebooks
        return notebook.late_submission_penalty


def marks_of(course: Layout, trainee: str) -> dict[str, Mark]:
    with open_gradebook(course) as gradebook:
        found = {entry.trainee: entry.marks for entry in entries(gradebook)}
    return {mark.criterion: mark for mark in found[trainee]}


def put(course: Layout, result: Result, *, same_work: bool) -> None:
    with open_gradebook(course) as gradebook:
        put_result(gradebook, result, None, same_work=same_work)


def hand_mark(points: float, trainee: str = GOOD, criterion: str = ADVICE) -> HandMark:
    return HandMark(
        trainee=trainee,
        assignment=CASE,
        criterion=criterion,
        points=points,
        comment="Well put.",
    )


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    """Let both grade the case of four, one of them a day and a half late."""
    folder = tmp_path_factory.mktemp("gradebook")
    course = copy_course(folder / "ours")
    list(release(course, [CASE]))
    due = course.taught().assignment(CASE).due
    for trainee in CLASS:
        instead = {"answer_local_rule": WARNS} if trainee == LOUD else {}
        at = due + timedelta(days=1.5 if trainee == GOOD else -1)
        body = filled(course, trainee, **instead)
        hand_in(folder / "drop", trainee, CASE, body, at)
    list(collect(course, [roster_of_class(folder / "r.csv", *CLASS), folder / "drop"]))
    shutil.copytree(course.root, folder / "theirs")
    command = [sys.executable, "-m", "nbgrader", "autograde", CASE, "--create"]
    with (folder / "log").open("wb") as log:
        nbgrader = subprocess.Popen(
            command, cwd=folder / "theirs", stdout=log, stderr=log
        )
    pending = to_grade(course, CASE, None, force=False)
    results = {result.trainee: result for result in grade(course, pending, 1)}
    assert 0 == nbgrader.wait(), (folder / "log").read_text(encoding="utf-8")
    return Graded(course, results, open_course(folder / "theirs"))


@pytest.fixture
def again(graded: Graded, tmp_path: Path) -> Graded:
    """Copy the graded course, to be written to."""
    shutil.copytree(graded.course.root, tmp_path / "again")
    return graded._replace(course=open_course(tmp_path / "again"))


# --- as nbgrader grades --------------------------------------------------------------


@pytest.mark.parametrize("trainee", [GOOD, WRONG, UNTOUCHED])
def test_rows_are_those_of_nbgrader(graded: Graded, trainee: str) -> None:
    """Scores, maxima, comments and what awaits a person are as nbgrader writes them."""
    assert rows(graded.twin, trainee) == rows(graded.course, trainee)


def test_rows_are_not_all_alike(graded: Graded) -> None:
    """The class has full, lost, awaited and blank marks, so that equality says much."""
    scores = {
        trainee: [row.auto_score for row in rows(graded.course, trainee).values()]
        for trainee in CLASS
    }

    assert 16.0 == sum(filter(None, scores[GOOD]))
    assert 1 == scores[GOOD].count(None)
    assert 0 < sum(filter(None, scores[WRONG])) < 16
    assert {0.0} == set(scores[UNTOUCHED])
    assert "No response." == rows(graded.course, UNTOUCHED)[ADVICE].auto_comment


def test_warning_costs_nothing_unlike_with_nbgrader(graded: Graded) -> None:
    """The one deviation: nbgrader takes a test's points for a line on stderr."""
    theirs, ours = rows(graded.twin, LOUD), rows(graded.course, LOUD)

    assert {"local-rule"} == {name for name in ours if theirs[name] != ours[name]}
    assert (0.0, 2.0) == (
        theirs["local-rule"].auto_score,
        ours["local-rule"].auto_score,
    )


def test_times_and_penalties_are_those_of_nbgrader(graded: Graded) -> None:
    """Time stamps, lateness and what it costs are as nbgrader has them."""
    for trainee in CLASS:
        times = []
        for course in (graded.twin, graded.course):
            with open_gradebook(course) as gradebook:
                one = submission(gradebook, trainee)
                times.append((one.timestamp, one.total_seconds_late, one.score))
        assert times[0][:2] == times[1][:2]
        assert penalties(graded.twin, trainee) == penalties(graded.course, trainee)

    assert 3.2 == penalties(graded.course, GOOD)
    assert None is penalties(graded.course, WRONG)


def test_graded_notebooks_lie_where_nbgrader_puts_them(graded: Graded) -> None:
    """Each has the same files in ``autograded/``, and formgrader finds ours."""

    def files(course: Layout) -> set[str]:
        found = (path for path in course.autograded.rglob("*") if path.is_file())
        return {str(path.relative_to(course.autograded)) for path in found}

    assert files(graded.course) >= {f"{t}/{CASE}/{CASE}.ipynb" for t in CLASS}
    assert files(graded.twin) - files(graded.course) <= {
        f"{t}/{CASE}/submission_secret.txt" for t in CLASS
    }


# --- entries -------------------------------------------------------------------------


def test_entries_hold_every_mark(graded: Graded) -> None:
    """An entry has a mark for every criterion; what a person owes has no points."""
    with open_gradebook(graded.course) as gradebook:
        found = {
            (entry.trainee, entry.assignment): entry for entry in entries(gradebook)
        }

    assert {(trainee, CASE) for trainee in CLASS} == set(found)
    late = graded.course.taught().assignment(CASE).due + timedelta(days=1.5)
    assert late == found[GOOD, CASE].submitted_at
    marks = marks_of(graded.course, GOOD)
    assert 7 == len(marks)
    assert (
        Mark(
            notebook=CASE,
            criterion=ADVICE,
            points=None,
            max_points=4.0,
            by_hand=False,
            comment="",
        )
        == marks[ADVICE]
    )
    assert 4.0 == marks["agreed-rule"].points


def test_entries_have_one_order(graded: Graded) -> None:
    """Marks come in one order for everyone, however the database keeps them."""
    orders = {tuple(marks_of(graded.course, trainee)) for trainee in CLASS}

    assert 1 == len(orders)


def test_trainees_are_enrolled(graded: Graded) -> None:
    """The trainees are known to nbgrader by name, as formgrader shows them."""
    with open_gradebook(graded.course) as gradebook:
        student = gradebook.find_student(GOOD)
        found = (student.first_name, student.last_name, student.email)

    assert ("Yue", "Lin", "lin.yue@example.org") == found


def test_enrolling_again_changes_names(again: Graded) -> None:
    """A name that was mended on the roster is mended in the gradebook."""
    with open_gradebook(again.course) as gradebook:
        enrol(gradebook, [person("Lin Yueyue", GOOD, "林悦悦")])
        assert "Yueyue" == gradebook.find_student(GOOD).first_name
        assert 4 == len(gradebook.students)


# --- marks by hand -------------------------------------------------------------------


def test_mark_is_written_and_read(again: Graded) -> None:
    """A hand mark is points and comment of its criterion, and awaited no more."""
    with open_gradebook(again.course) as gradebook:
        put_marks(gradebook, [hand_mark(3.5)])

    mark = marks_of(again.course, GOOD)[ADVICE]
    assert (3.5, True, "Well put.") == (mark.points, mark.by_hand, mark.comment)


def test_mark_of_formgrader_is_read(again: Graded) -> None:
    """A mark given in formgrader, with extra credit and a comment, is read."""
    with open_gradebook(again.course) as gradebook:
        given = gradebook.find_grade(ADVICE, CASE, CASE, GOOD)
        given.manual_score, given.extra_credit = 3, 0.5
        given.needs_manual_grade = False
        comment = gradebook.find_comment(ADVICE, CASE, CASE, GOOD)
        comment.manual_comment = "From formgrader."
        gradebook.db.commit()

    mark = marks_of(again.course, GOOD)[ADVICE]
    assert (3.5, True, "From formgrader.") == (mark.points, mark.by_hand, mark.comment)


def test_mark_that_formgrader_awaits_is_awaited(again: Graded) -> None:
    """While formgrader's box says that a mark is needed, there are no points."""
    with open_gradebook(again.course) as gradebook:
        given = gradebook.find_grade(ADVICE, CASE, CASE, GOOD)
        given.manual_score, given.needs_manual_grade = 3, True
        gradebook.db.commit()

    assert None is marks_of(again.course, GOOD)[ADVICE].points


def test_mark_by_hand_outweighs_a_test(again: Graded) -> None:
    """A person may overrule a test."""
    with open_gradebook(again.course) as gradebook:
        put_marks(gradebook, [hand_mark(1, WRONG, "agreed-rule")])

    mark = marks_of(again.course, WRONG)["agreed-rule"]
    assert (1.0, True) == (mark.points, mark.by_hand)


def test_marks_survive_a_regrade_of_the_same_work(again: Graded) -> None:
    """Graded anew, the same work keeps the marks that people gave it."""
    with open_gradebook(again.course) as gradebook:
        put_marks(gradebook, [hand_mark(3), hand_mark(1, GOOD, "agreed-rule")])
    put(again.course, again.results[GOOD], same_work=True)

    marks = marks_of(again.course, GOOD)
    assert (3.0, 1.0) == (marks[ADVICE].points, marks["agreed-rule"].points)
    assert "Well put." == marks[ADVICE].comment


def test_marks_are_asked_for_again_for_new_work(again: Graded) -> None:
    """For another attempt the old mark is kept to look at, and asked for again."""
    with open_gradebook(again.course) as gradebook:
        put_marks(gradebook, [hand_mark(3)])
    put(again.course, again.results[GOOD], same_work=False)

    row = rows(again.course, GOOD)[ADVICE]
    assert (3.0, True) == (row.manual_score, row.needs_manual_grade)
    assert None is marks_of(again.course, GOOD)[ADVICE].points
    assert 4.0 == marks_of(again.course, GOOD)["agreed-rule"].points


def test_mark_still_owed_is_owed_after_a_regrade(again: Graded) -> None:
    """What new work made owing, a regrade of that work leaves owing."""
    with open_gradebook(again.course) as gradebook:
        put_marks(gradebook, [hand_mark(3)])
    put(again.course, again.results[GOOD], same_work=False)
    put(again.course, again.results[GOOD], same_work=True)

    assert None is marks_of(again.course, GOOD)[ADVICE].points


# --- writing -------------------------------------------------------------------------


def test_result_replaces_the_one_before(again: Graded) -> None:
    """Another result for a trainee changes the scores and adds no submission."""
    put(again.course, replace(again.results[WRONG], trainee=GOOD), same_work=False)

    expected = [row.auto_score for row in rows(again.course, WRONG).values()]
    assert expected == [row.auto_score for row in rows(again.course, GOOD).values()]
    with open_gradebook(again.course) as gradebook:
        assert 4 == len(gradebook.find_assignment(CASE).submissions)


def test_result_of_a_stranger_is_written(again: Graded) -> None:
    """Work of somebody who is not enrolled is graded, as nbgrader does it."""
    put(again.course, replace(again.results[GOOD], trainee="guest"), same_work=False)

    assert 7 == len(marks_of(again.course, "guest"))


def test_blank_answer_that_was_filled_has_no_comment(again: Graded) -> None:
    """The remark on a blank answer goes when there is an answer."""
    put(again.course, replace(again.results[GOOD], trainee=UNTOUCHED), same_work=False)

    row = rows(again.course, UNTOUCHED)[ADVICE]
    assert (None, None, True) == (
        row.auto_score,
        row.auto_comment,
        row.needs_manual_grade,
    )


def test_extension_is_written(again: Graded) -> None:
    """What the roster grants stands in the gradebook, and none where none is."""
    result = again.results[GOOD]
    with open_gradebook(again.course) as gradebook:
        put_result(gradebook, result, timedelta(days=3), same_work=True)
        assert timedelta(days=3) == submission(gradebook, GOOD).extension
        put_result(gradebook, result, timedelta(0), same_work=True)
        assert None is submission(gradebook, GOOD).extension


def test_result_is_written_whole_or_not_at_all(again: Graded) -> None:
    """A result that cannot be written leaves the gradebook as it was."""
    before = rows(again.course, GOOD)
    wrong: Any = object()
    first, *others, last = (
        replace(score, points=0.0) for score in again.results[GOOD].scores
    )
    scores = (first, *others, replace(last, points=wrong))

    with pytest.raises(StatementError):
        put(again.course, replace(again.results[GOOD], scores=scores), same_work=True)

    assert before == rows(again.course, GOOD)


def test_penalty_is_written_and_lifted(again: Graded) -> None:
    """What lateness costs stands beside the score; nought is no penalty."""
    with open_gradebook(again.course) as gradebook:
        put_penalties(gradebook, {(GOOD, CASE): 1.5})
        one = submission(gradebook, GOOD)
        assert (16.0, 1.5) == (one.score, one.late_submission_penalty)

    with open_gradebook(again.course) as gradebook:
        put_penalties(gradebook, {(GOOD, CASE): 0.0})
    assert None is penalties(again.course, GOOD)


def test_penalty_takes_no_more_than_there_is(again: Graded) -> None:
    """A penalty above the points earned takes these and no more."""
    with open_gradebook(again.course) as gradebook:
        put_penalties(gradebook, {(GOOD, CASE): 99.0, (UNTOUCHED, CASE): 1.0})

    assert 16.0 == penalties(again.course, GOOD)
    assert None is penalties(again.course, UNTOUCHED)


def test_times_are_kept_in_utc(again: Graded) -> None:
    """Times, which nbgrader keeps in UTC without saying so, come back with it."""
    noon = datetime.fromisoformat("2026-10-01T12:00:00+08:00")
    put(again.course, replace(again.results[GOOD], submitted_at=noon), same_work=True)

    with open_gradebook(again.course) as gradebook:
        found = {entry.trainee: entry.submitted_at for entry in entries(gradebook)}
    assert datetime(2026, 10, 1, 4, tzinfo=UTC) == found[GOOD]
