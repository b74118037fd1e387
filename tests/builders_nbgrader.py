"""Courses for nbgrader: a small class, handed in; commands as people type them."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sysconfig
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbgrader

from builders_class import CASE, PEOPLE, filled, hand_in, roster_of_class
from conftest import copy_course
from uptake import workflow
from uptake.course.layout import open_course
from uptake.grading.gradebook import open_gradebook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from uptake.assignment_line import AssignmentLine
    from uptake.transcript import Cohort

SCRIPTS = Path(sysconfig.get_path("scripts"))
NOTEBOOK = f"{CASE}/{CASE}.ipynb"

# How long after the due time each hands in.  The grace is 15 minutes; the roster grants
# t03 three days more, nothing to t07; t10 hands in the notebook as it was released.
LATENESS = {
    "t01": timedelta(minutes=10),
    "t03": timedelta(days=2),
    "t07": timedelta(days=2.2),
    "t10": timedelta(days=-1),
}

# What `nbgrader quickstart` writes at the head of a new course's settings.
PLAIN_CONFIG = """\
c = get_config()
c.CourseDirectory.course_id = "plain"
c.IncludeHeaderFooter.header = "source/header.ipynb"
"""


def collected_class(place: Path, trainees: Iterable[str]) -> Path:
    """Make a course at *place*, release one case, collect what *trainees* did."""
    layout = copy_course(place)
    due = layout.taught().assignment(CASE).due
    drop = place.parent / "drop"
    for trainee in trainees:
        body = filled(layout, trainee)
        hand_in(drop, trainee, CASE, body, due + LATENESS[trainee])
    roster = roster_of_class(place.parent / "roster.csv", *trainees)
    uptake(place, "release", CASE)
    list(workflow.collect(layout, [roster, drop]))
    return place


def hand_marks(path: Path, *trainees: str) -> Path:
    """Write to *path* the hand marks that the class's *trainees* got."""
    marks = PEOPLE / "marks" / f"{CASE}.csv"
    header, *lines = marks.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.split(",")[0] in trainees]
    path.write_text("\n".join([header, *kept, ""]), encoding="utf-8")
    return path


def plain_course(place: Path) -> Path:
    """Make nbgrader's own example course at *place*, released and handed in."""
    guide = Path(nbgrader.__file__).parent / "docs" / "source" / "user_guide"
    shutil.copytree(guide / "source" / "ps1", place / "source" / "ps1")
    shutil.copy(guide / "source" / "header.ipynb", place / "source")
    shutil.copytree(guide / "submitted", place / "submitted")
    (place / "nbgrader_config.py").write_text(PLAIN_CONFIG, encoding="utf-8")
    run_nbgrader(place, "generate_assignment", "ps1")
    return place


def copied(course: Path, place: Path) -> Path:
    """Copy *course* into the folder *place*; return the copy."""
    shutil.copytree(course, place / "course")
    return place / "course"


def exchange_below(place: Path) -> str:
    """Make an exchange in *place*; return the option that names it to nbgrader."""
    folder = place / "exchange"
    folder.mkdir()
    folder.chmod(0o777)
    return f"--Exchange.root={folder}"


# --- commands ------------------------------------------------------------------------


def uptake(cwd: Path, *words: object) -> str:
    """Run ``uptake`` where no environment is activated; return what it says."""
    return _run(cwd, "uptake", words, os.defpath)


def run_nbgrader(cwd: Path, *words: object) -> str:
    """Run ``nbgrader`` in the activated environment; return what it says."""
    path = os.pathsep.join([str(SCRIPTS), os.defpath])
    return _run(cwd, "nbgrader", words, path)


def _run(cwd: Path, command: str, words: Iterable[object], path: str) -> str:
    ran = subprocess.run(
        [SCRIPTS / command, *map(str, words)],
        cwd=cwd,
        env=environment(cwd.parent / "home", path),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stdout
    return ran.stdout


def environment(home: Path, path: str) -> dict[str, str]:
    """Return variables that tell of *home* and *path*, and nothing of the user's."""
    home.mkdir(exist_ok=True)
    return {"HOME": str(home), "PATH": path, "LANG": "C.UTF-8"}


# --- what is in a course --------------------------------------------------------------


def exported(course: Path, column: str) -> dict[str, str]:
    """Return one *column* of ``nbgrader export``, by student."""
    run_nbgrader(course, "export", "--to=grades.csv")
    with (course / "grades.csv").open(encoding="utf-8", newline="") as file:
        return {row["student_id"]: row[column] for row in csv.DictReader(file)}


def submissions(course: Path, assignment: str) -> dict[str, tuple[Any, ...]]:
    """Return time, score and penalty of each student's submission."""
    with open_gradebook(open_course(course)) as gradebook:
        return {
            item.student.id: (item.timestamp, item.score, item.late_submission_penalty)
            for item in gradebook.assignment_submissions(assignment)
        }


def scores(course: Path, assignment: str) -> dict[tuple[str, str], tuple[Any, ...]]:
    """Return auto score, hand mark and whether that is awaited, by student and cell."""
    with open_gradebook(open_course(course)) as gradebook:
        return {
            (submission.student.id, grade.cell.name): (
                grade.auto_score,
                grade.manual_score,
                grade.needs_manual_grade,
            )
            for submission in gradebook.assignment_submissions(assignment)
            for notebook in submission.notebooks
            for grade in notebook.grades
        }


def lines_of(cohort: Cohort) -> dict[str, AssignmentLine]:
    """Return each trainee's line of the one case that was released."""
    return {
        transcript.trainee.id: line
        for transcript in cohort.transcripts
        for line in transcript.assignments
        if line.assignment == CASE
    }
