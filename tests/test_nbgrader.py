"""Plain nbgrader keeps working on an uptake course, and uptake on a plain one."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from builders_class import CASE
from builders_nbgrader import (
    LATENESS,
    NOTEBOOK,
    collected_class,
    copied,
    exchange_below,
    exported,
    hand_marks,
    lines_of,
    plain_course,
    run_nbgrader,
    scores,
    submissions,
    uptake,
)
from conftest import ROOT
from uptake import workflow
from uptake.course.layout import open_course
from uptake.grading.release import same_files

if TYPE_CHECKING:
    from pathlib import Path

# One worker makes the courses below once, for all the tests here.
pytestmark = [pytest.mark.kernel, pytest.mark.xdist_group("nbgrader")]

HAND_MARKED = "reward-rationale"
TASK = "cell-938593c4a215c6cc"


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a course that has collected from four trainees, to be read only."""
    return collected_class(tmp_path_factory.mktemp("collected") / "course", LATENESS)


@pytest.fixture(scope="module")
def by_uptake(collected: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the same, graded by uptake."""
    course = copied(collected, tmp_path_factory.mktemp("by-uptake"))
    uptake(course, "grade", CASE)
    return course


@pytest.fixture(scope="module")
def by_nbgrader(collected: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the same, graded by nbgrader alone."""
    course = copied(collected, tmp_path_factory.mktemp("by-nbgrader"))
    run_nbgrader(course, "autograde", CASE)
    return course


@pytest.fixture(scope="module")
def marked(by_uptake: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the course that uptake graded, with hand marks for two."""
    course = copied(by_uptake, tmp_path_factory.mktemp("marked"))
    marks = hand_marks(course.parent / "marks.csv", "t01", "t07")
    workflow.marks(open_course(course), marks)
    return course


@pytest.fixture(scope="module")
def regraded(marked: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the marked course, graded again by nbgrader."""
    course = copied(marked, tmp_path_factory.mktemp("regraded"))
    run_nbgrader(course, "autograde", CASE, "--force")
    return course


@pytest.fixture(scope="module")
def with_feedback(marked: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the marked course, with the pages that nbgrader made of it."""
    course = copied(marked, tmp_path_factory.mktemp("with-feedback"))
    run_nbgrader(course, "generate_feedback", CASE)
    return course


# --- nbgrader's commands on our course ------------------------------------------------


def test_release_makes_a_gradebook_where_no_environment_is_activated(
    collected: Path,
) -> None:
    """Our verbs find nbgrader's database tool, which is not on the PATH they got."""
    assert shutil.which("alembic", path=os.defpath) is None
    assert (collected / "var" / "gradebook.db").is_file()


def test_a_release_goes_through_the_exchange(by_uptake: Path, tmp_path: Path) -> None:
    """What nbgrader releases, its list names under the course's own id."""
    course = copied(by_uptake, tmp_path)
    exchange = exchange_below(tmp_path)

    run_nbgrader(course, "release_assignment", CASE, exchange)

    assert f"technology-broker {CASE}" in run_nbgrader(course, "list", exchange)


def test_validate_passes_the_source_and_fails_the_release(collected: Path) -> None:
    """The author's solution validates; the release fails in each of its criteria."""
    passed = "Success! Your notebook passes all the tests."
    failed = "VALIDATION FAILED ON 7 CELL(S)!"

    said = run_nbgrader(
        collected, "validate", f"source/{NOTEBOOK}", f"release/{NOTEBOOK}"
    )

    assert said.index(passed) < said.index(failed)


def test_generate_assignment_gives_the_committed_release(
    by_uptake: Path, tmp_path: Path
) -> None:
    """Released by nbgrader, a case has the very bytes in release/, and its scores."""
    course = copied(by_uptake, tmp_path)
    shutil.rmtree(course / "release" / CASE)

    run_nbgrader(course, "generate_assignment", CASE, "--force")

    assert same_files(ROOT / "release" / CASE, course / "release" / CASE)
    assert scores(by_uptake, CASE) == scores(course, CASE)


# --- the same grades ------------------------------------------------------------------


def test_both_graders_give_the_same_scores(by_uptake: Path, by_nbgrader: Path) -> None:
    """Cell by cell, nbgrader alone gives the scores that uptake gives."""
    expected = scores(by_nbgrader, CASE)

    assert 7 * len(LATENESS) == len(expected)
    assert expected == scores(by_uptake, CASE)


def test_both_graders_keep_times_totals_and_penalties(
    by_uptake: Path, by_nbgrader: Path
) -> None:
    """Each submission has the same time, the same total and the same penalty."""
    assert submissions(by_nbgrader, CASE) == submissions(by_uptake, CASE)


def test_nbgrader_takes_late_penalties_by_the_course(by_nbgrader: Path) -> None:
    """When nbgrader grades, grace and extension are free, and three days cost 30 %."""
    expected = {"t01": 0.0, "t03": 0.0, "t07": 4.8, "t10": 0.0}

    found = submissions(by_nbgrader, CASE)

    assert expected == {who: penalty for who, (_, _, penalty) in found.items()}


def test_autograde_after_uptake_changes_no_total(marked: Path, regraded: Path) -> None:
    """Graded again by nbgrader, totals with hand marks and penalties stay the same."""
    assert submissions(marked, CASE) == submissions(regraded, CASE)


def test_autograde_after_uptake_asks_to_look_at_hand_marks(regraded: Path) -> None:
    """Hand marks survive nbgrader's regrade, which as ever wants them looked at."""
    expected = {
        "t01": (None, 4.0, True),
        "t03": (None, None, True),
        "t07": (None, 4.0, True),
        "t10": (0.0, None, False),
    }

    found = scores(regraded, CASE)

    assert expected == {who: found[who, HAND_MARKED] for who in LATENESS}


# --- feedback, export, results --------------------------------------------------------


def test_feedback_pages_are_made_from_our_graded_notebooks(with_feedback: Path) -> None:
    """Every trainee's page states the points that are left after the penalty."""
    expected = {"t01": "20.0", "t03": "13.0", "t07": "14.0", "t10": "0.0"}

    for trainee, points in expected.items():
        page = with_feedback / "var" / "feedback" / trainee / CASE / f"{CASE}.html"
        assert f"(Score: {points} / 20.0)" in page.read_text(encoding="utf-8")


def test_feedback_on_our_graded_notebooks_is_released(
    with_feedback: Path, tmp_path: Path
) -> None:
    """The page of every trainee reaches nbgrader's exchange."""
    course = copied(with_feedback, tmp_path)

    run_nbgrader(course, "release_feedback", CASE, exchange_below(tmp_path))

    assert len(LATENESS) == len(list((tmp_path / "exchange").rglob("*.html")))


def test_export_has_the_totals_of_results(marked: Path) -> None:
    """The CSV files of nbgrader and of uptake agree on the points after the penalty."""
    expected = {"t01": 20.0, "t03": 13.0, "t07": 14.0, "t10": 0.0}

    uptake(marked, "results")

    lines = lines_of(workflow.results(open_course(marked)))
    assert expected == {who: line.points for who, line in lines.items()}
    totals = exported(marked, "score")
    assert expected == {who: float(total) for who, total in totals.items()}


@pytest.mark.parametrize("graded", ["by_uptake", "by_nbgrader", "regraded"])
def test_results_read_what_either_graded(
    graded: str, request: pytest.FixtureRequest
) -> None:
    """Results hold the scores of all tests and the late days, whoever graded."""
    expected = {
        "t01": (16.0, 0, "pending_manual"),
        "t03": (13.0, 0, "pending_manual"),
        "t07": (16.0, 3, "pending_manual"),
        "t10": (0.0, 0, "fully_graded"),
    }
    course = request.getfixturevalue(graded)

    lines = lines_of(workflow.results(open_course(course)))

    assert expected == {
        who: (line.points + line.penalty, line.days_late, line.status)
        for who, line in lines.items()
    }


# --- a course of which uptake knows nothing -------------------------------------------


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return nbgrader's example, two notebooks handed in by two, to be read only."""
    return plain_course(tmp_path_factory.mktemp("plain") / "course")


@pytest.fixture(scope="module")
def plain_by_uptake(plain: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the same, graded by uptake from elsewhere into a gradebook of its own."""
    course = copied(plain, tmp_path_factory.mktemp("plain-by-uptake"))
    (course / "gradebook.db").unlink()
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    uptake(elsewhere, "grade", "--course", course, "ps1")
    return course


@pytest.fixture(scope="module")
def plain_by_nbgrader(plain: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the same, graded by nbgrader."""
    course = copied(plain, tmp_path_factory.mktemp("plain-by-nbgrader"))
    run_nbgrader(course, "autograde", "ps1")
    return course


def test_a_plain_course_gets_the_same_scores(
    plain_by_uptake: Path, plain_by_nbgrader: Path
) -> None:
    """The rows that formgrader reads are the same, cell by cell, but for tasks."""
    rows = 18

    expected = scores(plain_by_nbgrader, "ps1")
    actual = scores(plain_by_uptake, "ps1")

    assert rows == len(expected)
    assert {key: row for key, row in expected.items() if key[1] != TASK} == {
        key: row for key, row in actual.items() if key[1] != TASK
    }


def test_a_task_awaits_its_hand_mark(
    plain_by_uptake: Path, plain_by_nbgrader: Path
) -> None:
    """A task is answered in cells of the trainee's own, so that a person marks it."""
    expected = scores(plain_by_nbgrader, "ps1")
    actual = scores(plain_by_uptake, "ps1")

    assert expected["hacker", TASK] == actual["hacker", TASK]


def test_a_plain_course_gets_the_same_files(
    plain_by_uptake: Path, plain_by_nbgrader: Path
) -> None:
    """Formgrader finds the same files in autograded/, whoever graded."""

    def files(course: Path) -> set[str]:
        folder = course / "autograded"
        return {str(f.relative_to(folder)) for f in folder.rglob("*") if f.is_file()}

    assert files(plain_by_nbgrader) == files(plain_by_uptake)


def test_a_plain_course_gets_the_same_totals(
    plain_by_uptake: Path, plain_by_nbgrader: Path
) -> None:
    """Uptake takes no penalty where there is no policy, and totals are the same."""
    expected = {"bitdiddle": (1.5, 0.0), "hacker": (3.0, 0.0)}

    for course in (plain_by_nbgrader, plain_by_uptake):
        found = submissions(course, "ps1")
        assert expected == {who: row[1:] for who, row in found.items()}


def test_a_plain_course_keeps_its_times(
    plain_by_uptake: Path, plain_by_nbgrader: Path
) -> None:
    """A time stamp counts that names its zone as nbgrader's own example does."""
    expected = submissions(plain_by_nbgrader, "ps1")
    actual = submissions(plain_by_uptake, "ps1")

    assert expected["hacker"][0] == actual["hacker"][0]
