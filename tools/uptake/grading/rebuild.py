"""Answers handed in, set into the author's notebook.

Only what stands in answer cells is taken from a submission, and the trainee's own extra
cells, in their place.  Cells that were deleted, doubled, moved, retyped or whose points
were changed then have no effect on the score; each is reported.  Pure.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from uptake.course.notebooks import (
    grade_id,
    is_answer,
    is_cell_id,
    is_criterion,
    nbgrader,
)
from uptake.grading.submission import Irregularity

if TYPE_CHECKING:
    from uptake.course.notebooks import Cell, Notebook

FRONT = ""


def rebuild(
    name: str, source: Notebook, handed_in: Notebook
) -> tuple[Notebook, tuple[Irregularity, ...]]:
    """Return *source* with the answers of *handed_in*, and what was irregular in it."""
    known = [cell for cell in source.cells if grade_id(cell)]
    ids = {grade_id(cell) for cell in known}
    answered, extras, repeated = _sort_out(handed_in, ids)
    rebuilt = copy.deepcopy(source)
    rebuilt.cells = list(extras.get(FRONT, []))
    for cell in known:
        rebuilt.cells.append(_answered(cell, answered.get(grade_id(cell))))
        rebuilt.cells.extend(extras.get(grade_id(cell), []))
    _make_ids_unique(rebuilt.cells)
    found = [(one, "stands twice; the first counts") for one in repeated]
    found += _moved(known, list(answered))
    for cell in known:
        found += _changed(cell, answered.get(grade_id(cell)))
    noted = (Irregularity(notebook=name, cell=one, what=what) for one, what in found)
    return rebuilt, tuple(noted)


def _sort_out(
    handed_in: Notebook, ids: set[str]
) -> tuple[dict[str, Cell], dict[str, list[Cell]], list[str]]:
    """Return first cells by grade id, extra cells by what they follow, and repeats."""
    answered: dict[str, Cell] = {}
    extras: dict[str, list[Cell]] = {}
    repeated: list[str] = []
    after = FRONT
    for cell in handed_in.cells:
        name = grade_id(cell)
        if name not in ids:
            extras.setdefault(after, []).append(_plain_cell(cell))
        elif name in answered:
            repeated.append(name)
        else:
            answered[name] = cell
            after = name
    return answered, extras, repeated


def _plain_cell(cell: Cell) -> Cell:
    """Return a trainee's own cell without outputs and without a word to nbgrader."""
    own = copy.deepcopy(cell)
    own.metadata.pop("nbgrader", None)
    if own.cell_type == "code":
        own.outputs, own.execution_count = [], None
    return own


def _answered(cell: Cell, handed_in: Cell | None) -> Cell:
    fresh = copy.deepcopy(cell)
    if is_answer(cell):
        fresh.source = handed_in.source if handed_in is not None else ""
    return fresh


def _make_ids_unique(cells: list[Cell]) -> None:
    taken = {grade_id(cell) for cell in cells if grade_id(cell)}
    for number, cell in enumerate(cells):
        if is_cell_id(grade_id(cell)):
            cell.id = grade_id(cell)
        elif cell.get("id") in taken or "id" not in cell:
            cell.id = f"extra-{number}"
        taken.add(cell.id)


def _moved(known: list[Cell], order: list[str]) -> list[tuple[str, str]]:
    wanted = [grade_id(cell) for cell in known if grade_id(cell) in set(order)]
    pairs = zip(wanted, order, strict=True)
    first = next((got for want, got in pairs if want != got), None)
    return [(first, "stands out of order; the author's order counts")] if first else []


def _changed(cell: Cell, handed_in: Cell | None) -> list[tuple[str, str]]:
    name = grade_id(cell)
    if handed_in is None:
        return [(name, "was deleted; the author's cell was put back")]
    found: list[tuple[str, str]] = []
    if handed_in.cell_type != cell.cell_type:
        found.append((name, f"was made a {handed_in.cell_type} cell; set back"))
    if is_criterion(cell):
        was, now = nbgrader(cell).get("points"), nbgrader(handed_in).get("points")
        if was != now:
            found.append((name, f"points were changed from {was} to {now}; set back"))
    return found
