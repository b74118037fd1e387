"""Small notebooks, sources and submissions, made from a few words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from uptake.course.curriculum import Limits
from uptake.grading.submission import Source, Submission

KERNEL = {
    "display_name": "Python 3 (ipykernel)",
    "language": "python",
    "name": "python3",
}
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def _nbgrader(grade_id: str, **flags: Any) -> dict[str, Any]:
    plain = {"grade": False, "solution": False, "locked": False, "task": False}
    return {"nbgrader": {"grade_id": grade_id, "schema_version": 3, **plain, **flags}}


def answer(grade_id: str, source: str) -> Any:
    """Return a code cell in which the trainee answers."""
    return new_code_cell(
        source, id=grade_id, metadata=_nbgrader(grade_id, solution=True)
    )


def criterion(grade_id: str, source: str, points: float = 2) -> Any:
    """Return a locked test cell worth *points*."""
    flags = _nbgrader(grade_id, grade=True, locked=True, points=points)
    return new_code_cell(source, id=grade_id, metadata=flags)


def written(grade_id: str, source: str, points: float = 4) -> Any:
    """Return a Markdown cell that the trainee fills and a person marks."""
    flags = _nbgrader(grade_id, grade=True, solution=True, points=points)
    return new_markdown_cell(source, id=grade_id, metadata=flags)


def plain(source: str, cell_id: str) -> Any:
    """Return a code cell of which nbgrader knows nothing."""
    return new_code_cell(source, id=cell_id)


def notebook(*cells: Any) -> str:
    """Return the text of a notebook with *cells*."""
    return str(
        nbformat.writes(
            new_notebook(cells=list(cells), metadata={"kernelspec": KERNEL})
        )
    )


def source(text: str, released: str = "", **limits: int) -> Source:
    """Return the assignment ``case`` with one notebook."""
    return Source(
        assignment="case",
        notebooks={"case": text},
        released={"case": released} if released else {},
        files={},
        limits=Limits(**limits),
    )


def submission(text: str | bytes, trainee: str = "t01") -> Submission:
    """Return what *trainee* hands in for ``case``."""
    body = text.encode() if isinstance(text, str) else text
    return Submission(
        trainee=trainee,
        assignment="case",
        attempt=1,
        submitted_at=NOON,
        notebooks={"case": body},
        files={},
    )
