"""A synthetic class of twelve, carried through the whole course for real.

Nothing is stored beforehand but what people wrote: their answers are set into the
released notebooks, handed in as a folder, a Canvas download and a Moodle download,
and every verb runs as it would on any other course.
"""

from __future__ import annotations

import shutil
import time
import zipfile
from dataclasses import field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from uptake import workflow
from uptake.course.answers import fill, read_answers
from uptake.course.layout import CONFIG, Layout, open_course
from uptake.course.notebooks import grade_id, nbgrader, parse, text_of
from uptake.course.roster import Trainee, read_roster
from uptake.errors import CourseError
from uptake.grading.proof import VARIANTS
from uptake.grading.submission import TIMESTAMP, Receipt
from uptake.records import read_toml, record, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from uptake.course.notebooks import Notebook

FOLDER, CANVAS, MOODLE = "folder", "canvas", "moodle"


@record
class HandIn:
    """What is out of the ordinary in one hand-in."""

    trainee: str
    assignment: str
    days_late: float = -1.0
    delete: tuple[str, ...] = ()
    points: dict[str, float] = field(default_factory=dict)


@record
class ClassFile:
    """What ``class.toml`` holds."""

    hand_ins: tuple[HandIn, ...]


@record
class Step:
    """One command of the demo: what it did, in how many seconds."""

    command: str
    outcome: str
    seconds: float


@record
class Piece:
    """One file on its way to the course, from *trainee*, written *at* a time."""

    trainee: Trainee
    assignment: str
    body: bytes
    at: datetime


def run_demo(layout: Layout, workers: int) -> Iterator[Step]:
    """Make ``var/demo``, a course of its own; run all verbs in it; yield each step."""
    people = layout.root / "tests" / "submissions"
    if not people.is_dir():
        raise CourseError(
            f"{people}: there is none; the demo needs its synthetic class"
        )
    root = layout.state / "demo"
    shutil.rmtree(root, ignore_errors=True)
    for name in ("course_material", "source", VARIANTS):
        shutil.copytree(layout.root / name, root / name)
    shutil.copy(layout.root / CONFIG, root / CONFIG)
    course = open_course(root)

    yield _timed("release", lambda: _release(course))
    drop = root / "handed_in"
    yield _timed("(trainees write)", lambda: _write_drops(course, people, drop))
    for number, path in enumerate(sorted(drop.iterdir())):
        names = [people / "roster.csv"] if number == 0 else []
        shown = " ".join([*(f.name for f in names), path.name])
        yield _timed(f"collect {shown}", _collecting(course, [*names, path]))
    yield _timed("grade", lambda: _grade(course, workers))
    yield _timed("grade (again)", lambda: _grade(course, workers))
    for path in sorted((people / "marks").glob("*.csv")):
        yield _timed(f"marks {path.name}", _marking(course, path))
    yield _timed("results", lambda: _results(course))
    yield _timed("report", lambda: _report(course, workers))


def _timed(command: str, act: Callable[[], str]) -> Step:
    start = time.monotonic()
    outcome = act()
    return Step(command=command, outcome=outcome, seconds=time.monotonic() - start)


def _release(course: Layout) -> str:
    made = list(workflow.release(course, ()))
    return f"{len(made)} assignments released"


def _collecting(course: Layout, paths: list[Path]) -> Callable[[], str]:
    def act() -> str:
        outcomes = list(workflow.collect(course, paths))
        taken = sum(isinstance(item, Receipt) for item in outcomes)
        return f"{taken} taken, {len(outcomes) - taken} refused"

    return act


def _grade(course: Layout, workers: int) -> str:
    pending = workflow.to_grade(course, None, None, force=False)
    results = list(workflow.grade(course, pending, workers))
    failed = sum(result.status.value == "failed" for result in results)
    return f"{len(results)} graded, {failed} failed"


def _marking(course: Layout, path: Path) -> Callable[[], str]:
    return lambda: f"{workflow.marks(course, path)} marks taken"


def _results(course: Layout) -> str:
    cohort = workflow.results(course)
    reached = sum(item.level is not None for item in cohort.transcripts)
    return f"{len(cohort.transcripts)} trainees, {reached} reach a level"


def _report(course: Layout, workers: int) -> str:
    pages = list(workflow.report(course, workflow.results(course), workers))
    return f"{len(pages)} pages"


# --- what the class hands in ---------------------------------------------------------


def _write_drops(course: Layout, people: Path, drop: Path) -> str:
    """Write the class's notebooks below *drop*, in the ways that trainees hand in."""
    curriculum = course.taught()
    roster = read_roster((people / "roster.csv").read_bytes(), "roster.csv", curriculum)
    special = read_toml(people / "class.toml", ClassFile, {})
    found = {(item.trainee, item.assignment): item for item in special.hand_ins}
    first: list[Piece] = []
    last: list[Piece] = []
    for trainee in roster:
        for assignment in curriculum.assignments:
            default = HandIn(trainee=trainee.id, assignment=assignment.id)
            hand_in = found.get((trainee.id, assignment.id), default)
            pieces = list(_pieces(course, people, trainee, hand_in))
            first += pieces[:-1]
            last += pieces[-1:]
    third = len(roster) // 3
    ids = [trainee.id for trainee in roster]
    _as_folder(drop / "1-first-attempts", first)
    _as_folder(drop / "2-folder", [p for p in last if p.trainee.id in ids[:third]])
    _as_canvas(
        drop / "3-canvas.zip", [p for p in last if p.trainee.id in ids[third:-third]]
    )
    _as_moodle(drop / "4-moodle.zip", [p for p in last if p.trainee.id in ids[-third:]])
    return f"{len(first) + len(last)} notebooks, by {len(roster)} synthetic trainees"


def _pieces(
    course: Layout, people: Path, trainee: Trainee, hand_in: HandIn
) -> Iterator[Piece]:
    """Yield what *trainee* hands in for one assignment, earliest first."""
    assignment = course.taught().assignment(hand_in.assignment)
    at = assignment.due + timedelta(days=hand_in.days_late)
    folder = people / trainee.id
    broken = folder / f"{assignment.id}.ipynb"
    if broken.exists():
        yield Piece(
            trainee=trainee, assignment=assignment.id, body=broken.read_bytes(), at=at
        )
        return
    name = f"{assignment.id}.ipynb"
    released = parse((course.release / assignment.id / name).read_bytes(), name)
    tries = [folder / f"{assignment.id}.first.py", folder / f"{assignment.id}.py"]
    tries = [path for path in tries if path.exists()]
    if not folder.exists():
        yield _piece(trainee, hand_in, released, at)
    for number, path in enumerate(tries, start=1):
        filled = fill(released, read_answers(path))
        yield _piece(trainee, hand_in, filled, at - timedelta(days=len(tries) - number))


def _piece(
    trainee: Trainee, hand_in: HandIn, notebook: Notebook, at: datetime
) -> Piece:
    notebook.cells = [c for c in notebook.cells if grade_id(c) not in hand_in.delete]
    for cell in notebook.cells:
        if grade_id(cell) in hand_in.points:
            nbgrader(cell)["points"] = hand_in.points[grade_id(cell)]
    return Piece(
        trainee=trainee,
        assignment=hand_in.assignment,
        body=text_of(notebook).encode(),
        at=at,
    )


def _as_folder(folder: Path, pieces: list[Piece]) -> None:
    """Write *pieces* as nbgrader lays submissions out."""
    for piece in pieces:
        place = folder / piece.trainee.id / piece.assignment
        write_whole(place / f"{piece.assignment}.ipynb", piece.body)
        write_whole(place / TIMESTAMP, piece.at.isoformat().encode())


def _as_canvas(path: Path, pieces: list[Piece]) -> None:
    """Write *pieces* as Canvas names the files of a bulk download."""
    with zipfile.ZipFile(path, "w") as archive:
        for number, piece in enumerate(pieces, start=70_001):
            first, _, last = piece.trainee.name.partition(" ")
            who = f"{first}{last}".lower()
            name = f"{who}_{piece.trainee.lms_id}_{number}_{piece.assignment}.ipynb"
            _add(archive, name, piece)
        _add_noise(archive)


def _as_moodle(path: Path, pieces: list[Piece]) -> None:
    """Write *pieces* as Moodle names the folders of a bulk download."""
    with zipfile.ZipFile(path, "w") as archive:
        for number, piece in enumerate(pieces, start=5_500_001):
            folder = f"{piece.trainee.name}_{number}_assignsubmission_file_"
            _add(archive, f"{folder}/{piece.assignment}.ipynb", piece)


def _add(archive: zipfile.ZipFile, name: str, piece: Piece) -> None:
    info = zipfile.ZipInfo(name, piece.at.timetuple()[:6])
    archive.writestr(info, piece.body)


def _add_noise(archive: zipfile.ZipFile) -> None:
    """Add what a real download also holds and a course must not take."""
    archive.writestr("linyue_90101_79001_essay.docx", b"PK synthetic")
    archive.writestr("nobody_99999_79002_reward-calculator.ipynb", b"{}")
    archive.writestr("../escape.ipynb", b"{}")
