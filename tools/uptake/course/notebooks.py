# mypy: disable-error-code="no-untyped-call"
"""Notebooks as documents: reading them, their canonical form, their graded cells.

This module alone knows nbformat.  A notebook is nbformat's own node, its cells too;
what nbgrader wrote into their metadata is read here and nowhere else.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, TypeAlias

from uptake.errors import NotebookError
from uptake.records import record

if TYPE_CHECKING:
    from collections.abc import Iterator

Notebook: TypeAlias = Any
Cell: TypeAlias = Any

CELL_METADATA = ("nbgrader", "tags", "deletable", "editable")


@record
class GradedCell:
    """A criterion as its notebook states it; *by_hand*: a person gives the points."""

    id: str
    points: float
    by_hand: bool


def parse(text: str | bytes, where: str) -> Notebook:
    """Read the notebook *text*; *where* names it in a `NotebookError`."""
    import nbformat

    try:
        tree = json.loads(text)
    except UnicodeDecodeError as error:
        problem = (
            f"{where}: not UTF-8 at byte {error.start}; save it again in JupyterLab"
        )
        raise NotebookError(problem) from None
    except json.JSONDecodeError as error:
        raise NotebookError(
            f"{where}: not a notebook: the JSON breaks off or errs at line"
            f" {error.lineno} ({error.msg}); save it again in JupyterLab"
        ) from None
    except RecursionError:
        raise NotebookError(f"{where}: not a notebook: nested too deeply") from None
    if not isinstance(tree, dict) or "nbformat" not in tree:
        problem = f"{where}: JSON, but not a notebook; hand in the .ipynb file"
        raise NotebookError(problem)
    try:
        notebook = nbformat.reads(json.dumps(tree), as_version=4)
        nbformat.validate(notebook)
    except Exception as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        problem = (
            f"{where}: not a valid notebook ({reason}); save it again in JupyterLab"
        )
        raise NotebookError(problem) from error
    return notebook


def text_of(notebook: Notebook) -> str:
    """Return *notebook* as the text of an ``.ipynb`` file."""
    import nbformat

    return str(nbformat.writes(notebook)) + "\n"


def canonical(text: str, where: str) -> str:
    """Return the one form that the notebook *text* has in the repository.

    No outputs, no counts; only a kernelspec and nbgrader's metadata; a graded cell's id
    is its grade id, other cells keep their id or get one from their source.
    """
    notebook = parse(text, where)
    notebook.nbformat_minor = 5
    spec = notebook.metadata.get("kernelspec")
    notebook.metadata = {"kernelspec": spec} if spec else {}
    for cell in notebook.cells:
        kept = {
            key: cell.metadata[key] for key in CELL_METADATA if key in cell.metadata
        }
        cell.metadata = type(cell)(kept)
        cell.source = _tidy(cell.source, cell.cell_type)
        cell.pop("attachments", None)
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    for cell, name in zip(notebook.cells, _cell_ids(notebook.cells), strict=True):
        cell.id = name
    return text_of(notebook)


def _tidy(source: str, cell_type: str) -> str:
    # Two blanks at the end of a Markdown line break it; in code they are litter.
    lines = source.rstrip().split("\n")
    return "\n".join(lines if cell_type == "markdown" else map(str.rstrip, lines))


def _cell_ids(cells: list[Cell]) -> list[str]:
    """Return an id for each of *cells*; those that nbgrader knows choose first."""
    taken = {name for cell in cells if (name := grade_id(cell))}
    names: list[str] = []
    for cell in cells:
        name = grade_id(cell) or cell.get("id") or ""
        if not grade_id(cell) and (not name or name in taken):
            name = hashlib.sha256(cell.source.encode()).hexdigest()[:8]
            tries = 2
            while name in taken:
                name, tries = f"{name[:8]}-{tries}", tries + 1
        taken.add(name)
        names.append(name)
    return names


def nbgrader(cell: Cell) -> dict[str, Any]:
    """Return what nbgrader's metadata says of *cell*, or nothing."""
    found = cell.metadata.get("nbgrader", {})
    return found if isinstance(found, dict) else {}


def grade_id(cell: Cell) -> str:
    """Return the id by which nbgrader knows *cell*, or an empty string."""
    return str(nbgrader(cell).get("grade_id", ""))


def is_answer(cell: Cell) -> bool:
    """Whether the trainee writes in *cell*."""
    return bool(nbgrader(cell).get("solution") or nbgrader(cell).get("task"))


def is_criterion(cell: Cell) -> bool:
    """Whether points are given for *cell*."""
    return bool(nbgrader(cell).get("grade") or nbgrader(cell).get("task"))


def is_hand_marked(cell: Cell) -> bool:
    """Whether a person gives the points of the criterion *cell*."""
    return is_criterion(cell) and (is_answer(cell) or cell.cell_type != "code")


def graded_cells(notebook: Notebook) -> Iterator[GradedCell]:
    """Yield the criteria of *notebook* in their order."""
    for cell in notebook.cells:
        if is_criterion(cell):
            yield GradedCell(
                id=grade_id(cell),
                points=float(nbgrader(cell).get("points", 0)),
                by_hand=is_hand_marked(cell),
            )
