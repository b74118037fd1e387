"""Taking in: attempts, refusals, and that nothing lands by halves."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from builders import answer, criterion, notebook, plain
from builders_class import (
    CASE,
    filled,
    hand_in,
    person,
    roster_of_class,
    tree,
    zip_with,
)
from uptake.grading.drop import Found, Unfit
from uptake.grading.identify import Identifier
from uptake.grading.intake import current, receipts, take_in
from uptake.grading.submission import Receipt, Refusal, read_stamp
from uptake.workflow import collect

if TYPE_CHECKING:
    from uptake.course.layout import Layout

NOON = datetime(2026, 10, 1, 12, tzinfo=UTC)
IDENTIFIER = Identifier(
    [person("Lin Yue", "t01"), person("Zhou Ning", "t02")],
    {CASE: frozenset({"net-income"}), "trl-assessment": frozenset({"element-trl"})},
)


def work(words: str, criterion_id: str = "net-income") -> bytes:
    cells = (answer("a", words), criterion(criterion_id, "assert 1"))
    return notebook(*cells).encode()


def file(body: bytes, hours: float = 0, name: str = f"t01_{CASE}.ipynb") -> Found:
    at = NOON + timedelta(hours=hours)
    return Found(where=f"drop/{name}", parts=tuple(name.split("/")), body=body, at=at)


def take(course: Layout, *files: Found | Unfit) -> list[Receipt | Refusal]:
    return list(take_in(course, files, IDENTIFIER))


def counts(course: Layout) -> bytes:
    """Return the notebook that nbgrader finds of t01."""
    return (course.submitted / "t01" / CASE / f"{CASE}.ipynb").read_bytes()


# --- attempts ------------------------------------------------------------------------


def test_notebook_lands_as_attempt_and_submission(course: Layout) -> None:
    """A notebook is kept as an attempt and put where nbgrader looks for it."""
    (receipt,) = take(course, file(work("x = 1")))

    assert (1, False, NOON) == (receipt.attempt, receipt.again, receipt.submitted_at)
    kept = course.state / "attempts" / "t01" / CASE / "1" / f"{CASE}.ipynb"
    assert work("x = 1") == kept.read_bytes()
    assert work("x = 1") == counts(course)


def test_stamp_and_secret_lie_beside_the_submission(course: Layout) -> None:
    """Beside a submission lie its time and the secret that its feedback needs."""
    take(course, file(work("x = 1")))

    place = course.submitted / "t01" / CASE
    assert NOON == read_stamp((place / "timestamp.txt").read_bytes(), UTC)
    assert b"2026-10-01 12:00:00.000000 UTC" == (place / "timestamp.txt").read_bytes()
    assert 128 == len((place / "submission_secret.txt").read_bytes())


def test_every_submission_has_a_secret_of_its_own(course: Layout) -> None:
    """No two submissions share the secret by which feedback is found."""
    take(course, file(work("1")), file(work("2"), name=f"t02_{CASE}.ipynb"))

    found = list(course.submitted.glob("*/*/submission_secret.txt"))
    assert 2 == len({path.read_bytes() for path in found})


def test_attempts_are_numbered_and_kept(course: Layout) -> None:
    """Every different notebook is an attempt; each is kept as it came."""
    bodies = [work(f"x = {number}") for number in range(3)]

    taken = [take(course, file(body, hours))[0] for hours, body in enumerate(bodies)]

    assert [1, 2, 3] == [receipt.attempt for receipt in taken]
    assert taken == receipts(course, "t01", CASE)
    folder = course.state / "attempts" / "t01" / CASE
    kept = [(folder / str(n) / f"{CASE}.ipynb").read_bytes() for n in (1, 2, 3)]
    assert bodies == kept
    assert bodies[-1] == counts(course)


def test_attempts_are_numbered_by_time_within_a_drop(course: Layout) -> None:
    """In one drop the earlier notebook is the earlier attempt, whatever its place."""
    taken = take(course, file(work("late"), 5), file(work("early"), 1))

    assert [NOON + timedelta(hours=h) for h in (1, 5)] == [
        r.submitted_at for r in taken
    ]
    assert [1, 2] == [receipt.attempt for receipt in taken]


def test_latest_by_time_counts_even_if_collected_first(course: Layout) -> None:
    """An older notebook that turns up later is kept and does not count."""
    take(course, file(work("late"), 5))
    (older,) = take(course, file(work("early"), 1))

    assert (2, False) == (older.attempt, older.again)
    assert work("late") == counts(course)
    assert 1 == current(course, "t01", CASE).attempt


def test_of_two_at_the_same_time_the_last_taken_counts(course: Layout) -> None:
    """Of two notebooks with one time the one taken in later counts."""
    take(course, file(work("one")))
    take(course, file(work("two")))

    assert work("two") == counts(course)


def test_same_file_again_changes_nothing(course: Layout) -> None:
    """The very same notebook is acknowledged, and not an attempt of its own."""
    (first,) = take(course, file(work("x = 1")))
    before = tree(course.state)
    (second,) = take(course, file(work("x = 1"), 9, "elsewhere/t01_x.ipynb"))

    assert (1, True, NOON) == (second.attempt, second.again, second.submitted_at)
    assert "drop/elsewhere/t01_x.ipynb" == second.file
    assert first.digest == second.digest
    assert before == tree(course.state)


def test_nothing_collected_is_nothing_current(course: Layout) -> None:
    """Of a trainee who handed nothing in, no attempt counts."""
    assert [] == receipts(course, "t01", CASE)
    assert None is current(course, "t01", CASE)


def test_submission_that_got_lost_is_put_back(course: Layout) -> None:
    """Collecting the same drop again mends what nbgrader's folder lost."""
    take(course, file(work("x = 1")))
    (course.submitted / "t01" / CASE / f"{CASE}.ipynb").unlink()
    take(course, file(work("x = 1")))

    assert work("x = 1") == counts(course)


# --- refusals ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "name", "trainee", "assignment", "why"),
    [
        (b"PK", "t01_essay.docx", "", "", "not a notebook; hand in the .ipynb file"),
        (b"PK", "t01.zip", "", "", "not a notebook; hand in the .ipynb file"),
        (b"{", f"t01_{CASE}.ipynb", "t01", CASE, "the JSON breaks off"),
        (b"\xff", f"t01/{CASE}.ipynb", "t01", CASE, "not UTF-8 at byte 0"),
        (b"{}", "t01_x.ipynb", "t01", "", "JSON, but not a notebook"),
        (b"", "t01_x.ipynb", "t01", "", "not a notebook"),
        (b"[" * 9_000, "t01_x.ipynb", "t01", "", "nested too deeply"),
        (work(""), f"t09_{CASE}.ipynb", "", "", "unknown trainee"),
        (work("", "strange"), f"t01_{CASE}.ipynb", "t01", "", "wrong assignment"),
        (work(""), "t01_trl-assessment.ipynb", "t01", "", "wrong assignment"),
    ],
)
def test_refusal_says_why(
    course: Layout, body: bytes, name: str, trainee: str, assignment: str, why: str
) -> None:
    """What cannot be taken is refused with a reason, and with all that is known."""
    (refusal,) = take(course, file(body, name=name))

    assert (Refusal, trainee, assignment) == (
        type(refusal),
        refusal.trainee,
        refusal.assignment,
    )
    assert why in refusal.why
    assert not course.submitted.exists()


def test_refusals_do_not_stop_the_others(course: Layout) -> None:
    """Between files that are refused the good ones are taken."""
    outcomes = take(
        course,
        Unfit(where="a.zip: ../x", why="its path leads outside the archive"),
        file(b"{", -1),
        file(work("x = 1")),
        file(b"PK", 1, "essay.docx"),
        file(work("x = 2"), 2, f"t02_{CASE}.ipynb"),
    )

    assert ["a.zip: ../x"] == [o.file for o in outcomes[:1]]
    assert [Refusal, Refusal, Receipt, Refusal, Receipt] == [type(o) for o in outcomes]


def test_refused_notebook_does_not_replace_a_good_one(course: Layout) -> None:
    """A later file that is broken leaves the earlier attempt in its place."""
    take(course, file(work("x = 1")), file(b"{", 5))

    assert work("x = 1") == counts(course)


def test_repeated_cell_ids_are_taken_without_a_word(course: Layout) -> None:
    """A notebook in which cells share an id is taken, and Python warns nobody."""
    cells = criterion("net-income", "assert 1"), plain("1", "a"), plain("2", "b")
    body = notebook(*cells).replace('"id": "b"', '"id": "a"')
    (outcome,) = take(course, file(body.encode()))

    assert Receipt is type(outcome)


# --- collect -------------------------------------------------------------------------


@pytest.mark.kernel
def test_collect_keeps_refusals_once(course: Layout, tmp_path: Path) -> None:
    """The same refusal of two collections is told of once."""
    roster = roster_of_class(tmp_path / "roster.csv", "t01")
    drop = zip_with(tmp_path / "drop.zip", {"t01_x.ipynb": b"{", "../y.ipynb": b"{}"})

    first = list(collect(course, [roster, drop]))
    list(collect(course, [drop]))

    kept = json.loads((course.state / "refusals.json").read_bytes())
    assert sorted(item.file for item in first) == sorted(item["file"] for item in kept)


@pytest.mark.kernel
def test_refused_file_with_a_name_that_is_not_utf8(
    course: Layout, tmp_path: Path
) -> None:
    """A file whose name is no UTF-8 is refused like any other."""
    roster = roster_of_class(tmp_path / "roster.csv", "t01")
    drop = tmp_path / "drop"
    drop.mkdir()
    (drop / "\udcc1\udcd6.ipynb").write_bytes(b"{}")

    assert [Refusal] == [type(item) for item in collect(course, [roster, drop])]


@pytest.mark.kernel
def test_broken_zip_does_not_stop_the_other_drops(
    course: Layout, tmp_path: Path
) -> None:
    """Of two drops, of which one cannot be opened, the other is taken in."""
    roster = roster_of_class(tmp_path / "roster.csv", "t01")
    bad = zip_with(tmp_path / "bad.zip", {"t01_x.ipynb": b"{"})
    bad.write_bytes(bad.read_bytes().replace(b"PK\x01\x02", b"XXXX"))
    good = zip_with(tmp_path / "good.zip", {f"t01_{CASE}.ipynb": filled(course, "t01")})

    outcomes = list(collect(course, [roster, bad, good]))

    assert [Refusal, Receipt] == [type(item) for item in outcomes]


# --- kills ---------------------------------------------------------------------------

# Forks a collection for each number given, kills it just before its so-maniest renaming
# of a file, collects again, and prints which course it was and how the first one ended.
KILLER = """
import os, shutil, signal, sys
from pathlib import Path
from uptake.course.layout import open_course
from uptake.workflow import collect
from uptake.grading.gradebook import open_gradebook
import uptake.course.notebooks

def collecting(course, last):
    def watch(event, _):
        nonlocal last
        if event == "os.rename":
            last -= 1
            if last == 0:
                os.kill(os.getpid(), signal.SIGKILL)
    pid = os.fork()
    if pid == 0:
        if last:
            sys.addaudithook(watch)
        list(collect(course, drops))
        os._exit(0)
    return os.waitpid(pid, 0)[1]

courses, *numbers = sys.argv[1:]
courses = Path(courses)
drops = sorted((courses / "drops").iterdir())
# What takes seconds is done once: loading libraries, making a gradebook.
first = next(drops[1].rglob("*.ipynb"))
uptake.course.notebooks.parse(first.read_bytes(), first.name)
with open_gradebook(open_course(courses / "fresh")):
    pass
for number in map(int, numbers):
    place = courses / str(number)
    shutil.copytree(courses / "fresh", place)
    course = open_course(place)
    first = collecting(course, number)
    print(number, first, collecting(course, 0) if number else 0)
"""
KILLS = (1, 2, 3, 4, 6, 9, 11, 14, 15)


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Collect three attempts of two trainees, whole as number 0 and with kills."""
    from conftest import copy_course

    folder = tmp_path_factory.mktemp("killed")
    course = copy_course(folder / "fresh")
    roster_of_class(folder / "drops" / "1.csv", "t01", "t02")
    for number, trainee in enumerate(("t01", "t02", "t01"), start=2):
        body = filled(course, trainee, answer_net_income=f"# {number}")
        at = NOON + timedelta(hours=number)
        hand_in(folder / "drops" / str(number), trainee, CASE, body, at)
    script = [sys.executable, "-c", KILLER, str(folder), "0", *map(str, KILLS)]
    done = subprocess.run(script, capture_output=True, text=True, check=True)
    ends = [line.split() for line in done.stdout.splitlines()]
    assert [["0", "0", "0"], *([str(n), "9", "0"] for n in KILLS)] == ends
    return {number: folder / str(number) for number in (0, *KILLS)}


@pytest.mark.kernel
@pytest.mark.xdist_group("killed")
@pytest.mark.parametrize("number", KILLS)
def test_killed_collection_run_again_gives_the_same(
    killed: dict[int, Path], number: int
) -> None:
    """A collection killed before any step and run again ends as if never killed."""
    expected = tree(killed[0])

    assert {f"{n}.ipynb" for n in (CASE,)} < {Path(name).name for name in expected}
    assert expected == tree(killed[number])


@pytest.mark.kernel
@pytest.mark.xdist_group("killed")
def test_killed_collection_leaves_no_litter(killed: dict[int, Path]) -> None:
    """What a killed collection left half-made is swept away by the next."""
    left: list[Any] = []
    for number in KILLS:
        state = killed[number] / "var"
        left += [path for path in state.rglob(".*") if path.name != ".lock"]

    assert [] == left
