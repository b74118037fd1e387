"""From the outputs of a criterion's cell to its score.  Pure.

An exception is 0; otherwise the points are full, or the number that the cell ends in.
A warning on stderr costs nothing.  A number outside 0..maximum is a fault of the test,
which an instructor must mend, and never a trainee's loss.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from uptake.course.notebooks import grade_id, is_hand_marked, is_task
from uptake.course.notebooks import points as points_of
from uptake.grading.execute import INTERRUPTED
from uptake.grading.submission import Score

if TYPE_CHECKING:
    from uptake.course.notebooks import Cell
    from uptake.grading.execute import Run

UNTOUCHED = "No answer was written."


class BrokenTest(Exception):  # noqa: N818 - says what it is: a test that cannot score
    """A test cell ended in something that is no score."""


def score(name: str, cell: Cell, run: Run, *, untouched: str) -> Score:
    """Return the score of the criterion *cell* in the notebook *name*.

    *untouched* is the text that the cell was released with.
    Raises `BrokenTest` when the cell's value is not a score.
    """
    highest = points_of(cell)
    points: float | None
    if is_hand_marked(cell):
        # The text of a task is the author's; the work is done in cells after it.
        written = not is_task(cell)
        blank = written and cell.source.strip() in {"", untouched.strip()}
        points, message = (0.0, UNTOUCHED) if blank else (None, "")
    elif grade_id(cell) not in run.reached:
        points, message = 0.0, f"Not reached: {run.stopped}."
    else:
        points, message = _by_outputs(cell, highest)
    return Score(
        notebook=name,
        criterion=grade_id(cell),
        points=points,
        max_points=highest,
        by_hand=is_hand_marked(cell),
        message=message,
    )


def _by_outputs(cell: Cell, highest: float) -> tuple[float, str]:
    for output in cell.outputs:
        if output.output_type == "error":
            return 0.0, _message(output.ename, output.evalue)
    for output in cell.outputs:
        if output.output_type == "execute_result":
            return _partial(cell, output.data.get("text/plain", ""), highest), ""
    return highest, ""


def _message(name: str, value: str) -> str:
    """Return what a failed test says, without a traceback."""
    value = value.strip()
    if name == INTERRUPTED:
        return "The check ran too long and was stopped."
    if name == "AssertionError":
        return value or "The check failed."
    return f"{name}: {value}" if value else name


def _partial(cell: Cell, value: str, highest: float) -> float:
    # numpy 2 shows its scalars as np.float64(1.5).
    bare = re.sub(r"^np\.\w+\((.*)\)$", r"\1", value.strip())
    try:
        points = float(bare)
    except ValueError:
        points = math.nan
    if not 0 <= points <= highest:
        raise BrokenTest(
            f"the test {grade_id(cell)} ended in {value[:40]!r}, which is no number of"
            f" points within 0..{highest:g}; an instructor must mend the test"
        )
    return points
