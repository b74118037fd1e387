# mypy: disable-error-code="no-untyped-call"
"""Notebooks as documents: reading them, their canonical form, their graded cells.

This module alone knows nbformat.  A notebook is nbformat's own node, its cells too;
what nbgrader wrote into their metadata is read here and nowhere else.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from typing import TYPE_CHECKING, Any, TypeAlias

from uptake.errors import NotebookError
from uptake.records import record

if TYPE_CHECKING:
    from collections.abc import Iterator

Notebook: TypeAlias = Any
Cell: TypeAlias = Any

# The minor version of nbformat 4 with which cells began to have ids.
MINOR = 5
CELL_METADATA = ("nbgrader", "tags", "deletable", "editable")


@record
class GradedCell:
    """A criterion as its notebook states it; *by_hand*: a person gives the points."""

    id: str
    points: float
    by_hand: bool


def parse(text: str | bytes, where: str) -> Notebook:
    """Read the notebook *text*; *where* names it in a `NotebookError`.

    Cells without an id, or with one that stands twice, get one from their source.
    """
    import nbformat

    tree = _tree(text, where)
    recent = tree["nbformat"] == nbformat.current_nbformat
    try:
        if recent:
            _give_ids(tree["cells"])
            tree["nbformat_minor"] = max(MINOR, tree["nbformat_minor"])
        notebook = nbformat.reads(json.dumps(tree), as_version=4)
        if not recent:
            # nbformat has given ids by chance.
            for cell in notebook.cells:
                del cell["id"]
            _give_ids(notebook.cells)
        nbformat.validate(notebook)
    except Exception as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        problem = (
            f"{where}: not a valid notebook ({reason}); save it again in JupyterLab"
        )
        raise NotebookError(problem) from error
    return notebook


def _tree(text: str | bytes, where: str) -> dict[str, Any]:
    """Read *text* as JSON that calls itself a notebook; raise `NotebookError`."""
    try:
        tree = json.loads(text)
        # Half a character, which JSON can say, cannot be written again.
        json.dumps(tree, ensure_ascii=False).encode()
    except UnicodeError as error:
        spot = (
            f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        )
        problem = f"{where}: not UTF-8{spot}; save it again in JupyterLab"
        raise NotebookError(problem) from None
    except json.JSONDecodeError as error:
        raise NotebookError(
            f"{where}: not a notebook: the JSON breaks off or errs at line"
            f" {error.lineno} ({error.msg}); save it again in JupyterLab"
        ) from None
    except RecursionError:
        raise NotebookError(f"{where}: not a notebook: nested too deeply") from None
    except ValueError as error:
        raise NotebookError(f"{where}: not a notebook: {error}") from None
    if not isinstance(tree, dict) or "nbformat" not in tree:
        problem = f"{where}: JSON, but not a notebook; hand in the .ipynb file"
        raise NotebookError(problem)
    return tree


def _give_ids(cells: list[Cell]) -> None:
    """Give each of *cells* that lacks an id of its own one from its source."""
    taken: set[str] = set()
    for cell in cells:
        if not cell.get("id") or cell["id"] in taken:
            cell["id"] = _id_from("".join(cell.get("source", "")).rstrip(), taken)
        taken.add(cell["id"])


def _id_from(source: str, taken: set[str]) -> str:
    """Return the first 8 hex digits of *source*'s SHA-256, with -2 on a repeat."""
    stem = hashlib.sha256(source.encode()).hexdigest()[:8]
    numbered = (f"{stem}-{number}" for number in itertools.count(2))
    return next(name for name in itertools.chain([stem], numbered) if name not in taken)


def text_of(notebook: Notebook) -> str:
    """Return *notebook* as the text of an ``.ipynb`` file."""
    import nbformat

    return str(nbformat.writes(notebook)) + "\n"


def canonical(text: str | bytes, where: str) -> str:
    """Return the one form that the notebook *text* has in the repository.

    No outputs, no counts; only a kernelspec and nbgrader's metadata; a graded cell's id
    is its grade id, other cells keep theirs or get one from their source.
    Raises `NotebookError` for a grade id that cannot be a cell's id, or stands twice.
    """
    notebook = parse(text, where)
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
    _put_grade_ids_first(notebook.cells, where)
    return text_of(notebook)


def _tidy(source: str, cell_type: str) -> str:
    # Two blanks at the end of a Markdown line break it; in code they are litter.
    lines = source.rstrip().split("\n")
    return "\n".join(lines if cell_type == "markdown" else map(str.rstrip, lines))


def _put_grade_ids_first(cells: list[Cell], where: str) -> None:
    """Make grade ids the ids of their cells; others give way."""
    wanted = [name for cell in cells if (name := grade_id(cell))]
    for name in wanted:
        if not is_cell_id(name) or wanted.count(name) > 1:
            why = "stands twice" if is_cell_id(name) else "cannot be the id of a cell"
            problem = f"{where}: the grade_id {name!r} {why}; choose another"
            raise NotebookError(problem)
    taken = {*wanted, *(cell.id for cell in cells)}
    for cell in cells:
        if grade_id(cell):
            cell.id = grade_id(cell)
        elif cell.id in wanted:
            cell.id = _id_from(cell.source, taken)
            taken.add(cell.id)


def is_cell_id(name: str) -> bool:
    """Whether nbformat takes *name* for the id of a cell."""
    return re.fullmatch(r"[a-zA-Z0-9_-]{1,64}", name) is not None


def nbgrader(cell: Cell) -> dict[str, Any]:
    """Return what nbgrader's metadata says of *cell*, or nothing."""
    found = cell.metadata.get("nbgrader", {})
    return found if isinstance(found, dict) else {}


def grade_id(cell: Cell) -> str:
    """Return the id by which nbgrader knows *cell*, or an empty string."""
    return str(nbgrader(cell).get("grade_id") or "")


def is_answer(cell: Cell) -> bool:
    """Whether the trainee writes in *cell*."""
    return bool(nbgrader(cell).get("solution"))


def is_task(cell: Cell) -> bool:
    """Whether *cell* sets a task that is done in the trainee's own cells after it."""
    return bool(nbgrader(cell).get("task"))


def is_criterion(cell: Cell) -> bool:
    """Whether points are given for *cell*."""
    return bool(nbgrader(cell).get("grade")) or is_task(cell)


def is_hand_marked(cell: Cell) -> bool:
    """Whether a person gives the points of the criterion *cell*."""
    by_person = is_answer(cell) or is_task(cell) or cell.cell_type != "code"
    return is_criterion(cell) and by_person


def graded_cells(notebook: Notebook) -> Iterator[GradedCell]:
    """Yield the criteria of *notebook* in their order."""
    for cell in notebook.cells:
        if is_criterion(cell):
            yield GradedCell(
                id=grade_id(cell),
                points=points(cell),
                by_hand=is_hand_marked(cell),
            )


def points(cell: Cell) -> float:
    """Return the points that the criterion *cell* is worth; 0 if that is no number."""
    try:
        return float(nbgrader(cell).get("points") or 0)
    except (TypeError, ValueError):
        return 0.0
