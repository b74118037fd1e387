"""The released form of an assignment, made by nbgrader from its source.

nbgrader removes a good release when a new one fails; so it works in a folder apart, and
what it made is moved into place whole.
"""

from __future__ import annotations

import io
import logging
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from uptake.errors import CourseError
from uptake.grading.gradebook import nbgrader_ready, open_gradebook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from uptake.course.layout import Layout


def generate(layout: Layout, assignment: str, into: Path, *, register: bool) -> Path:
    """Let nbgrader make the release of *assignment* below *into*; return its folder.

    With *register*, the gradebook learns the assignment's cells as well.
    Raises `CourseError` with nbgrader's own reason.
    """
    from nbgrader.converters import GenerateAssignment
    from nbgrader.coursedir import CourseDirectory
    from traitlets.config import PyFileConfigLoader

    if register:
        # nbgrader would call a gradebook that cannot be opened a fault of the source.
        with open_gradebook(layout):
            pass
    with nbgrader_ready(layout):
        found = (layout.root / "nbgrader_config.py").exists()
        loader = PyFileConfigLoader("nbgrader_config.py", path=str(layout.root))
        config = loader.load_config() if found else loader.config.__class__()
        config.CourseDirectory.root = str(layout.root)
        config.CourseDirectory.release_directory = str(into)
        config.CourseDirectory.assignment_id = assignment
        config.SaveCells.enabled = register
        config.GenerateAssignment.no_database = not register
        config.GenerateAssignment.force = True
        courses = CourseDirectory(config=config)
        converter = GenerateAssignment(coursedir=courses, config=config)
        with _heard(converter.log) as said:
            try:
                converter.start()
            except Exception as error:
                reason = _reason(said.getvalue()) or str(error)
                raise CourseError(f"source/{assignment}: {reason}") from error
    return into / assignment


@contextmanager
def _heard(log: logging.Logger) -> Iterator[io.StringIO]:
    """Catch what nbgrader logs, which it would otherwise print."""
    said = io.StringIO()
    handler = logging.StreamHandler(said)
    before = log.handlers[:], log.propagate
    log.handlers, log.propagate = [handler], False
    try:
        yield said
    finally:
        log.handlers, log.propagate = before


def _reason(log: str) -> str:
    """Return the line of nbgrader's *log* that names the cause: its last exception."""
    lines = [line.strip() for line in log.splitlines() if line.strip()]
    causes = [line for line in lines if "Error: " in line or "Exception: " in line]
    return (causes or lines or [""])[-1]


@contextmanager
def workspace(parent: Path) -> Iterator[Path]:
    """Give a folder on *parent*'s own disk, so that a move out of it is one step."""
    parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=".work-", dir=parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def same_files(one: Path, other: Path) -> bool:
    """Whether two folders hold the same files, byte for byte."""
    return _contents(one) == _contents(other)


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def put_in_place(made: Path, place: Path) -> None:
    """Replace the folder *place* by *made*; a kill leaves the old one or the new."""
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists():
        old = made.parent / f"{made.name}.old"
        place.rename(old)
        made.rename(place)
        shutil.rmtree(old)
    else:
        made.rename(place)
