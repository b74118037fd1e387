"""Hand marks: what instructors give by rubric, read from a CSV file."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from uptake.errors import MarksError
from uptake.records import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from uptake.grading.submission import Entry

COLUMNS = ("trainee", "assignment", "criterion", "points", "comment")


@record
class HandMark:
    """The *points* that a person gives for one criterion, with a *comment*."""

    trainee: str
    assignment: str
    criterion: str
    points: float
    comment: str


def read_marks(
    body: bytes, where: str, entries: Iterable[Entry]
) -> tuple[HandMark, ...]:
    """Read the marks in the CSV *body*, all of which must fit the graded *entries*.

    Raises `MarksError` with a line for every mark that does not; then none is taken.
    """
    try:
        rows = csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline=""))
    except UnicodeDecodeError as error:
        problem = f"{where}: not UTF-8 at byte {error.start}; save it as UTF-8 CSV"
        raise MarksError(problem) from None
    absent = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
    if absent:
        raise MarksError(
            f"{where}: no column {', '.join(absent)}; the header must be"
            f" {','.join(COLUMNS)}"
        )
    highest = {
        (entry.trainee, entry.assignment): {
            m.criterion: m.max_points for m in entry.marks
        }
        for entry in entries
    }
    marks: dict[tuple[str, str, str], HandMark] = {}
    wrong: list[str] = []
    try:
        for row in rows:
            try:
                _add(_mark(row, highest), marks)
            except MarksError as error:
                wrong.append(f"{where} line {rows.line_num}: {error}")
    except csv.Error as error:
        wrong.append(f"{where} line {rows.line_num}: {error}; is a quote never closed?")
    if wrong:
        raise MarksError("\n".join([*wrong, "no mark was taken; mend and run again"]))
    return tuple(marks.values())


def _add(mark: HandMark, marks: dict[tuple[str, str, str], HandMark]) -> None:
    key = (mark.trainee, mark.assignment, mark.criterion)
    if key in marks:
        raise MarksError(f"a second mark for {' '.join(key)}; keep one")
    marks[key] = mark


def _mark(
    row: Mapping[str, str | None],
    highest: Mapping[tuple[str, str], Mapping[str, float]],
) -> HandMark:
    cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
    trainee, assignment = cells["trainee"], cells["assignment"]
    if (trainee, assignment) not in highest:
        raise MarksError(f"{trainee} has no graded submission of {assignment!r}")
    criteria = highest[trainee, assignment]
    if cells["criterion"] not in criteria:
        known = ", ".join(criteria)
        raise MarksError(f"no criterion {cells['criterion']!r}; there are {known}")
    most = criteria[cells["criterion"]]
    try:
        points = float(cells["points"])
    except ValueError:
        raise MarksError(f"the points {cells['points']!r} are no number") from None
    if not 0 <= points <= most:
        raise MarksError(
            f"{points:g} points for {cells['criterion']}: 0 to {most:g} can be given"
        )
    return HandMark(
        trainee=trainee,
        assignment=assignment,
        criterion=cells["criterion"],
        points=points,
        comment=cells["comment"],
    )
