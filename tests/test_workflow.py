"""The verbs, from release to results, with real kernels and a small class."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from builders_class import (
    CASE,
    PEOPLE,
    alive,
    comes_true,
    end,
    filled,
    hand_in,
    roster_of_class,
    zip_with,
)
from conftest import copy_course
from uptake import workflow
from uptake.course.layout import Layout, open_course
from uptake.errors import CourseError, MarksError
from uptake.grading.engine import failed
from uptake.grading.gradebook import entries, open_gradebook
from uptake.grading.store import keep_result, kept_result
from uptake.grading.submission import GradingStatus, Receipt, Refusal, Result

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.xdist_group("workflow")

GOOD, LATE, UNTOUCHED = CLASS = ("t01", "t04", "t10")
ADVICE = "reward-rationale"
HEADER = "trainee,assignment,criterion,points,comment"


def reopened(course: Layout, place: Path) -> Layout:
    shutil.copytree(course.root, place)
    return open_course(place)


def grade(course: Layout, *, force: bool = False) -> list[Result]:
    pending = workflow.to_grade(course, CASE, None, force=force)
    return list(workflow.grade(course, pending, 2))


def marks(course: Layout, folder: Path, *lines: str) -> int:
    path = folder / "marks.csv"
    path.write_text("\n".join([HEADER, *lines, ""]), encoding="utf-8")
    return workflow.marks(course, path)


def results(course: Layout) -> dict[str, Any]:
    """Return what results.json says, but for the moment of computing it."""
    workflow.results(course)
    found = json.loads((course.state / "results.json").read_bytes())
    found.pop("computed_at")
    return found


def line(course: Layout, trainee: str) -> dict[str, Any]:
    """Return the line of the case in the transcript of *trainee*."""
    for transcript in results(course)["transcripts"]:
        if transcript["trainee"]["id"] == trainee:
            (found,) = (a for a in transcript["assignments"] if a["assignment"] == CASE)
            return found
    raise AssertionError(trainee)


def points(course: Layout, trainee: str) -> dict[str, float | None]:
    with open_gradebook(course) as gradebook:
        (found,) = (e for e in entries(gradebook) if e.trainee == trainee)
    return {mark.criterion: mark.points for mark in found.marks}


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    """Release one case and take in what three trainees made of it."""
    folder = tmp_path_factory.mktemp("workflow")
    course = copy_course(folder / "course")
    list(workflow.release(course, [CASE]))
    due = course.taught().assignment(CASE).due
    for trainee, days in ((GOOD, -1), (LATE, 1.5), (UNTOUCHED, -1)):
        at = due + timedelta(days=days)
        hand_in(folder / "drop", trainee, CASE, filled(course, trainee), at)
    roster = roster_of_class(folder / "roster.csv", *CLASS)
    outcomes = list(workflow.collect(course, [folder / "drop", roster]))
    assert [Receipt] * 3 == [type(outcome) for outcome in outcomes]
    return course


@pytest.fixture(scope="module")
def graded(collected: Layout, tmp_path_factory: pytest.TempPathFactory) -> Layout:
    """Grade a copy of the course without interruption."""
    course = reopened(collected, tmp_path_factory.mktemp("graded") / "course")
    assert 3 == len(grade(course))
    return course


@pytest.fixture
def fresh(collected: Layout, tmp_path: Path) -> Layout:
    """Give a course to grade."""
    return reopened(collected, tmp_path / "fresh")


@pytest.fixture
def done(graded: Layout, tmp_path: Path) -> Layout:
    """Give a graded course to work on."""
    return reopened(graded, tmp_path / "done")


# --- collect -------------------------------------------------------------------------


def test_collect_needs_a_roster(course: Layout, tmp_path: Path) -> None:
    """Without a roster nothing is taken in, and the reason says what to do."""
    drop = zip_with(tmp_path / "a.zip", {"t01_x.ipynb": b"{}"})

    with pytest.raises(CourseError, match="no roster yet; collect it first"):
        list(workflow.collect(course, [drop]))


@pytest.mark.kernel
def test_collect_takes_everything_at_once(course: Layout, tmp_path: Path) -> None:
    """Roster, folder, zip and file are taken in one go, in any order."""
    body = {trainee: filled(course, trainee) for trainee in CLASS}
    at = course.taught().assignment(CASE).due
    hand_in(tmp_path / "drop", GOOD, CASE, body[GOOD], at)
    zipped = f"chenbo_90104_70001_{CASE}-1.ipynb"
    packed = zip_with(tmp_path / "canvas.zip", {zipped: body[LATE]})
    single = tmp_path / f"{UNTOUCHED}_{CASE}.ipynb"
    single.write_bytes(body[UNTOUCHED])
    roster = roster_of_class(tmp_path / "roster.csv", *CLASS)

    paths = [tmp_path / "drop", packed, single, roster]
    outcomes = list(workflow.collect(course, paths))

    assert list(CLASS) == [o.trainee for o in outcomes if isinstance(o, Receipt)]
    assert list(CLASS) == sorted(path.name for path in course.submitted.iterdir())


# --- grade ---------------------------------------------------------------------------


def test_nothing_collected_is_nothing_to_grade(course: Layout) -> None:
    """A course without submissions has nothing to grade."""
    assert [] == workflow.to_grade(course, None, None, force=False)


def test_unknown_names_are_told(course: Layout) -> None:
    """An assignment or a trainee that nobody knows is an error, not nothing to do."""
    with pytest.raises(CourseError, match="essay: no such assignment; there are"):
        workflow.to_grade(course, "essay", None, force=False)
    with pytest.raises(CourseError, match="t99: nothing was collected from such"):
        workflow.to_grade(course, None, "t99", force=False)


@pytest.mark.kernel
def test_grades_are_everywhere(graded: Layout) -> None:
    """A grading fills gradebook, autograded/ and stored results alike."""
    assert {GOOD: 16.0, LATE: 12.0, UNTOUCHED: 0.0} == {
        trainee: sum(filter(None, points(graded, trainee).values()))
        for trainee in CLASS
    }
    kept = {trainee: kept_result(graded, CASE, trainee) for trainee in CLASS}
    assert {
        GOOD: GradingStatus.PENDING_MANUAL,
        LATE: GradingStatus.PENDING_MANUAL,
        UNTOUCHED: GradingStatus.FULLY_GRADED,
    } == {trainee: one.status for trainee, one in kept.items() if one}
    places = graded.autograded.glob(f"*/{CASE}/{CASE}.ipynb")
    assert list(CLASS) == sorted(place.parent.parent.name for place in places)


@pytest.mark.kernel
def test_unchanged_work_is_not_graded_again(done: Layout) -> None:
    """A second grading has nothing to do, and does nothing."""
    before = results(done)

    assert [] == grade(done)
    assert before == results(done)


@pytest.mark.kernel
def test_what_has_to_be_graded_again(done: Layout, tmp_path: Path) -> None:
    """A new attempt, a failed grading or a changed source is graded again."""

    def pending() -> list[str]:
        found = workflow.to_grade(done, CASE, None, force=False)
        return [one.folder.parent.name for one in found]

    kept = kept_result(done, CASE, LATE)
    assert kept
    keep_result(done, replace(kept, status=GradingStatus.FAILED))
    assert [LATE] == pending()

    drop = tmp_path / f"{GOOD}_{CASE}.ipynb"
    drop.write_bytes(filled(done, GOOD, answer_net_income="# new"))
    list(workflow.collect(done, [drop]))
    assert [GOOD, LATE] == pending()

    (done.source / CASE / "rates.csv").write_text("1,2", encoding="utf-8")
    assert list(CLASS) == pending()


@pytest.mark.kernel
def test_one_trainee_can_be_graded(fresh: Layout) -> None:
    """Named alone, one trainee is graded, and the others are left to do."""
    pending = workflow.to_grade(fresh, CASE, GOOD, force=False)
    (result,) = workflow.grade(fresh, pending, 1)

    assert GOOD == result.trainee
    left = workflow.to_grade(fresh, None, None, force=False)
    assert [LATE, UNTOUCHED] == [one.folder.parent.name for one in left]


@pytest.mark.kernel
def test_marks_are_asked_for_again_after_a_failure(
    done: Layout, tmp_path: Path
) -> None:
    """New work whose first grading failed does not keep the old work's mark."""
    marks(done, tmp_path, f"{GOOD},{CASE},{ADVICE},4,")
    at = done.taught().assignment(CASE).due
    body = filled(done, GOOD, reward_rationale="Quite another advice.")
    list(
        workflow.collect(
            done, [hand_in(tmp_path / "d", GOOD, CASE, body, at).parents[1]]
        )
    )
    (one,) = workflow.to_grade(done, CASE, GOOD, force=False)
    keep_result(done, failed(one.source, one.load(), "the grading process was killed"))
    (result,) = grade(done)

    assert (GOOD, 2) == (result.trainee, result.attempt)
    assert None is points(done, GOOD)[ADVICE]


@pytest.mark.kernel
def test_criterion_that_came_later_is_refused(done: Layout) -> None:
    """Where nbgrader takes no new test, since work was graded, its reason is told."""
    path = done.source / CASE / f"{CASE}.ipynb"
    tree = json.loads(path.read_bytes())
    place = [cell["id"] for cell in tree["cells"]].index("net-income")
    cell = json.loads(json.dumps(tree["cells"][place]))
    cell["id"] = cell["metadata"]["nbgrader"]["grade_id"] = "net-income-again"
    tree["cells"].insert(place + 1, cell)
    path.write_text(json.dumps(tree), encoding="utf-8")
    before = results(done)

    with pytest.raises(CourseError, match="Cannot add or remove cells for notebook"):
        grade(done)
    assert before["transcripts"][0]["level"] == results(done)["transcripts"][0]["level"]
    assert 16.0 == sum(filter(None, points(done, GOOD).values()))


# --- marks ---------------------------------------------------------------------------


@pytest.mark.kernel
def test_marks_are_taken_and_shown(done: Layout, tmp_path: Path) -> None:
    """Hand marks complete a result."""
    assert GradingStatus.PENDING_MANUAL == line(done, GOOD)["status"]
    assert 1 == marks(done, tmp_path, f"{GOOD},{CASE},{ADVICE},3,Name a risk.")

    shown = line(done, GOOD)
    assert (GradingStatus.FULLY_GRADED, 19.0) == (shown["status"], shown["points"])
    (advice,) = (c for c in shown["criteria"] if c["criterion"] == ADVICE)
    assert (3.0, "hand", "Name a risk.") == (
        advice["points"],
        advice["source"],
        advice["comment"],
    )


@pytest.mark.kernel
def test_file_with_one_bad_line_takes_none(done: Layout, tmp_path: Path) -> None:
    """A file in which one mark is wrong changes nothing."""
    before = results(done)
    with pytest.raises(MarksError, match=r"marks\.csv line 3: 9 points for"):
        marks(
            done, tmp_path, f"{GOOD},{CASE},{ADVICE},3,", f"{LATE},{CASE},{ADVICE},9,"
        )

    assert before == results(done)


@pytest.mark.kernel
def test_mark_of_late_work_costs_its_share(done: Layout, tmp_path: Path) -> None:
    """A late penalty follows the points, also those that come by hand."""
    assert 2.4 == line(done, LATE)["penalty"]
    marks(done, tmp_path, f"{LATE},{CASE},{ADVICE},4,")

    shown = line(done, LATE)
    assert (2, 3.2, 12.8) == (shown["days_late"], shown["penalty"], shown["points"])


@pytest.mark.kernel
def test_marks_survive_grading_the_same_work(done: Layout, tmp_path: Path) -> None:
    """Graded again by force, the same work keeps its hand marks."""
    marks(done, tmp_path, f"{GOOD},{CASE},{ADVICE},3,Name a risk.")
    before = results(done)
    assert 3 == len(grade(done, force=True))

    assert before == results(done)


def test_absent_file_of_marks_is_named(course: Layout) -> None:
    """A file of marks that is not there is told of."""
    with pytest.raises(
        CourseError, match=r"no\.csv: there is no such file; name a CSV"
    ):
        workflow.marks(course, Path("no.csv"))


# --- results -------------------------------------------------------------------------


@pytest.mark.kernel
def test_results_hold_everyone_on_the_roster(graded: Layout) -> None:
    """Results list all trainees, what they handed in and what they did not."""
    found = results(graded)

    assert list(CLASS) == [one["trainee"]["id"] for one in found["transcripts"]]
    statuses = [
        [item["status"] for item in one["assignments"]] for one in found["transcripts"]
    ]
    assert [["not_submitted"] * 4] * 3 == [status[1:] for status in statuses]
    assert len(CLASS) * 3 < len((graded.state / "results.csv").read_text().splitlines())


@pytest.mark.kernel
def test_refusals_are_in_the_results(done: Layout, tmp_path: Path) -> None:
    """What was refused at collection is told with the results."""
    drop = tmp_path / f"{GOOD}_{CASE}.ipynb"
    drop.write_bytes((PEOPLE / "t06" / "trl-assessment.ipynb").read_bytes())
    (refusal,) = workflow.collect(done, [drop])

    assert Refusal is type(refusal)
    assert [str(drop)] == [one["file"] for one in results(done)["refusals"]]


# --- interruptions -------------------------------------------------------------------


class Command:
    """``uptake grade`` in a process of its own, ended with a signal."""

    def __init__(self, course: Layout, said: Path) -> None:
        """Start to grade *course*, one submission after the other."""
        self.said = said
        command = [sys.executable, "-m", "uptake", "grade", "--workers", "1"]
        with said.open("wb") as output:
            self.process = subprocess.Popen(
                [*command, "--course", str(course.root)],
                env={**os.environ, "UPTAKE_TEST": str(said)},
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    def stopped_when(self, what: Callable[[], bool], number: int) -> int:
        """Send the signal *number* to all of it once *what* is true; return its end."""
        assert comes_true(what)
        os.killpg(self.process.pid, number)
        try:
            return self.process.wait(20)
        finally:
            end(alive(str(self.said)))
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(5)


def first_result(course: Layout) -> Callable[[], bool]:
    return lambda: any((course.state / "results").glob("*/*.json"))


def first_graded(course: Layout) -> Callable[[], bool]:
    return lambda: any(course.autograded.glob(f"*/{CASE}"))


@pytest.mark.kernel
@pytest.mark.parametrize(
    ("number", "moment"),
    [
        (signal.SIGINT, first_result),
        (signal.SIGKILL, first_graded),
        (signal.SIGKILL, first_result),
    ],
)
def test_interrupted_grading_goes_on(
    graded: Layout,
    fresh: Layout,
    tmp_path: Path,
    number: int,
    moment: Callable[[Layout], Callable[[], bool]],
) -> None:
    """A grading that was stopped and run again ends like one that never was."""
    command = Command(fresh, tmp_path / "said")
    code = command.stopped_when(moment(fresh), number)
    assert code in {130, -number}
    left = workflow.to_grade(fresh, CASE, None, force=False)
    assert 0 < len(left) <= 3
    assert len(left) == len(grade(fresh))

    assert results(graded) == results(fresh)
    assert [] == [path for path in fresh.autograded.glob(".*") if path.is_dir()]


@pytest.mark.kernel
def test_interrupted_grading_says_so(fresh: Layout, tmp_path: Path) -> None:
    """Ctrl-C in a terminal, which reaches all processes, gives one line and 130."""
    command = Command(fresh, tmp_path / "said")
    code = command.stopped_when(first_result(fresh), signal.SIGINT)

    said = (tmp_path / "said").read_text(encoding="utf-8")
    plain = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", said).strip()
    line = "error: interrupted; nothing is lost, run the same command again to go on"
    assert (130, line) == (code, plain)


@pytest.mark.kernel
def test_second_verb_at_once_is_refused(graded: Layout) -> None:
    """While one verb is at work, another is refused in one clear line."""
    command = [sys.executable, "-m", "uptake", "marks", __file__]
    with graded.at_work():
        second = subprocess.run(
            [*command, "--course", str(graded.root)],
            capture_output=True,
            text=True,
            check=False,
        )

    problem = f"{graded.root}: another uptake verb is at work; let it end first"
    assert (2, f"error: {problem}\n") == (second.returncode, second.stderr)
