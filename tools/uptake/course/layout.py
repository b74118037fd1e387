"""Where things are in a course folder, ours or any that nbgrader made.

``nbgrader_config.py`` is the one place that says where submissions, graded notebooks
and the gradebook live; traitlets alone reads it, so that nbgrader need not load.
"""

from __future__ import annotations

import fcntl
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from uptake.course.curriculum import Curriculum, Limits, load_curriculum
from uptake.errors import CourseError
from uptake.records import record

if TYPE_CHECKING:
    from collections.abc import Iterator

CONFIG = "nbgrader_config.py"
CURRICULUM = "course_material/course.toml"


@record
class Layout:
    """A course folder: *root*, nbgrader's folders, the gradebook's address.

    *curriculum* is None for a course that plain nbgrader made.
    """

    root: Path
    course_id: str
    source: Path
    release: Path
    submitted: Path
    autograded: Path
    feedback: Path
    gradebook_url: str
    curriculum: Curriculum | None

    @property
    def state(self) -> Path:
        """The folder of run-time state: attempts, results, reports."""
        return self.root / "var"

    @property
    def limits(self) -> Limits:
        """What grading grants a submission."""
        return self.curriculum.grading if self.curriculum else Limits()

    @property
    def assignments(self) -> tuple[str, ...]:
        """The assignments in the curriculum's order, or those found in ``source/``."""
        if self.curriculum:
            return tuple(item.id for item in self.curriculum.assignments)
        found = {path.parent.name for path in self.source.glob("[!.]*/*.ipynb")}
        return tuple(sorted(found))

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Hold the course for one writing verb at a time; raise `CourseError` if held.

        What a killed verb left half-made is swept away first.
        """
        self.state.mkdir(exist_ok=True)
        with (self.state / ".lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                problem = (
                    f"{self.root}: another uptake verb is at work; let it end first"
                )
                raise CourseError(problem) from None
            for folder in (self.state, self.autograded):
                for left_over in folder.glob(".work-*"):
                    shutil.rmtree(left_over, ignore_errors=True)
                for left_over in folder.rglob(".*.part"):
                    left_over.unlink(missing_ok=True)
            yield

    def taught(self) -> Curriculum:
        """Return the curriculum; raise `CourseError` where there is none."""
        if self.curriculum is None:
            raise CourseError(
                f"{self.root / CURRICULUM}: there is none; this verb needs it"
            )
        return self.curriculum


def find_course(start: Path) -> Path:
    """Return the course that *start* lies in; raise `CourseError` if it is in none."""
    start = start.resolve()
    if not start.exists():
        raise CourseError(
            f"{start}: there is no such folder; name a course with --course"
        )
    for folder in (start, *start.parents):
        marks = (CURRICULUM, CONFIG, "source")
        if any((folder / mark).exists() for mark in marks):
            return folder
    raise CourseError(
        f"{start}: not in a course (no {CURRICULUM}, {CONFIG} or source/ here"
        " or above); go to the course or name it with --course DIR"
    )


def open_course(start: Path) -> Layout:
    """Return the layout of the course that *start* lies in."""
    root = find_course(start)
    settings = _nbgrader_settings(root)
    curriculum = None
    if (root / CURRICULUM).exists():
        curriculum = load_curriculum(root / CURRICULUM)

    def folder(step: str) -> Path:
        return root / str(settings.get(f"{step}_directory", step))

    return Layout(
        root=root,
        course_id=str(settings.get("course_id", "")),
        source=folder("source"),
        release=folder("release"),
        submitted=folder("submitted"),
        autograded=folder("autograded"),
        feedback=folder("feedback"),
        gradebook_url=str(settings.get("db_url", f"sqlite:///{root}/gradebook.db")),
        curriculum=curriculum,
    )


def _nbgrader_settings(root: Path) -> dict[str, Any]:
    """Return the CourseDirectory section of *root*'s nbgrader_config.py."""
    from traitlets.config import ConfigFileNotFound, PyFileConfigLoader

    try:
        config = PyFileConfigLoader(CONFIG, path=str(root)).load_config()
    except ConfigFileNotFound:
        return {}
    except Exception as error:
        problem = f"{root / CONFIG}: {type(error).__name__}: {error}; mend the file"
        raise CourseError(problem) from error
    return dict(config.get("CourseDirectory", {}))
