"""What the tests share: the project's own course, small courses, a graded class."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

import pytest

from uptake.course.layout import Layout, open_course

ROOT = Path(__file__).parent.parent

# A build that runs in the background is deaf to Ctrl-C, and so would be all that the
# tests start and interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def project() -> Layout:
    """Give the course of this repository, to be read only."""
    return open_course(ROOT)


@pytest.fixture
def course(tmp_path: Path) -> Layout:
    """Give a fresh copy of the course, with its release, to be written to."""
    return copy_course(tmp_path / "course")


def copy_course(place: Path) -> Layout:
    """Copy what a course consists of to *place* and open it."""
    for name in ("course_material", "source", "release"):
        shutil.copytree(ROOT / name, place / name)
    shutil.copy(ROOT / "nbgrader_config.py", place / "nbgrader_config.py")
    return open_course(place)
