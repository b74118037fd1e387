"""Answers files: what one person would write into a case, as a Python file.

The percent format that editors and jupytext know; a cell's title is the id of the
answer cell that it fills.  This module alone knows jupytext.  ::

    # %% [markdown]
    # Takes the share from gross receipts.
    #
    # Loses: net-income

    # %% answer-net-income
    def net_income(...): ...

    # %% reward-rationale [markdown]
    # I advise the committee to ...
"""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING

from uptake.course.notebooks import grade_id, is_answer
from uptake.errors import CourseError
from uptake.records import record

if TYPE_CHECKING:
    from pathlib import Path

    from uptake.course.notebooks import Notebook


@record
class Answers:
    """What an answers file holds: a *note*, the criteria it *loses*, the *cells*."""

    name: str
    note: str
    loses: frozenset[str]
    cells: dict[str, str]


def read_answers(path: Path) -> Answers:
    """Read the answers file at *path*."""
    import jupytext

    notes: list[str] = []
    cells: dict[str, str] = {}
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        problem = f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8"
        raise CourseError(problem) from None
    for cell in jupytext.reads(text, fmt="py:percent").cells:
        title = cell.metadata.get("title")
        if title is None:
            notes.append(cell.source)
        elif title in cells:
            raise CourseError(f"{path}: the cell {title!r} stands twice; keep one")
        else:
            cells[title] = cell.source
    note = "\n".join(notes).strip()
    lost = re.search(r"^Loses:(.*)$", note, re.MULTILINE)
    names = lost[1].split(",") if lost else []
    return Answers(
        name=path.stem,
        note=note.split("\n")[0],
        loses=frozenset(name.strip() for name in names if name.strip()),
        cells=cells,
    )


def fill(notebook: Notebook, answers: Answers) -> Notebook:
    """Return a copy of *notebook* with *answers* in its answer cells.

    Raises `CourseError` for an answer to a cell that the notebook does not have.
    """
    filled = copy.deepcopy(notebook)
    places = {grade_id(cell): cell for cell in filled.cells if is_answer(cell)}
    for name, source in answers.cells.items():
        if name not in places:
            known = ", ".join(places)
            raise CourseError(
                f"{answers.name}: no answer cell {name!r}; there are {known}"
            )
        places[name].source = source
    return filled
