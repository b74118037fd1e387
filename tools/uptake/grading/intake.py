"""Taking in what trainees hand in.

Every file becomes a receipt or a refusal; none stops the others.  What is taken lands
whole: first as an attempt, which is never changed, then as the submission that counts.
"""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from uptake.course.notebooks import parse
from uptake.errors import NotebookError
from uptake.grading.drop import Unfit
from uptake.grading.identify import UnknownOrigin
from uptake.grading.release import put_in_place, workspace
from uptake.grading.submission import (
    SECRET,
    TIMESTAMP,
    Receipt,
    Refusal,
    write_stamp,
)
from uptake.records import digest_of, from_json, to_json, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from uptake.course.layout import Layout
    from uptake.grading.drop import Found
    from uptake.grading.identify import Identifier

RECEIPT = "receipt.json"


def take_in(
    layout: Layout, files: Iterable[Found | Unfit], identifier: Identifier
) -> Iterator[Receipt | Refusal]:
    """Land each of *files*, earliest first; yield a receipt or a refusal for each."""
    found = []
    for file in files:
        if isinstance(file, Unfit):
            yield refuse(file.where, file.why)
        else:
            found.append(file)
    for file in sorted(found, key=lambda file: file.at):
        yield _take_one(layout, file, identifier)


def refuse(where: str, why: str, trainee: str = "", assignment: str = "") -> Refusal:
    """Return the refusal of the file *where*, now."""
    return Refusal(
        file=_readable(where),
        trainee=trainee,
        assignment=assignment,
        why=why,
        at=datetime.now(UTC).replace(microsecond=0),
    )


def _readable(where: str) -> str:
    """Return *where* with bytes that are no UTF-8 written out."""
    return where.encode("utf-8", "backslashreplace").decode()


def _take_one(layout: Layout, file: Found, identifier: Identifier) -> Receipt | Refusal:
    trainee = ""
    if not file.parts[-1].endswith(".ipynb"):
        return refuse(file.where, "not a notebook; hand in the .ipynb file")
    try:
        trainee = identifier.trainee(file.parts)
        notebook = parse(file.body, file.parts[-1])
        assignment = identifier.assignment(file.parts, notebook)
    except NotebookError as error:
        claimed = [name for name in layout.assignments if name in file.parts[-1]]
        return refuse(file.where, str(error), trainee, (claimed or [""])[0])
    except UnknownOrigin as error:
        return refuse(file.where, str(error), trainee)
    return land(layout, file, trainee, assignment)


def land(layout: Layout, file: Found, trainee: str, assignment: str) -> Receipt:
    """Keep *file* as an attempt, and as the submission if none is newer."""
    name = f"{assignment}.ipynb"
    seal = digest_of([(assignment, file.body)])
    before = receipts(layout, trainee, assignment)
    latest = max(before, key=_latest, default=None)
    for earlier in before:
        # The same work at a later time counts anew, if there was other work between.
        known = earlier is latest or file.at <= earlier.submitted_at
        if earlier.digest == seal and known:
            _make_current(layout, before)
            return replace(earlier, file=_readable(file.where), again=True)
    receipt = Receipt(
        file=_readable(file.where),
        trainee=trainee,
        assignment=assignment,
        attempt=len(before) + 1,
        submitted_at=file.at,
        digest=seal,
        again=False,
    )
    with workspace(layout.state) as work:
        made = work / "attempt"
        write_whole(made / name, file.body)
        write_whole(made / RECEIPT, to_json(receipt))
        put_in_place(
            made, _attempts(layout, trainee, assignment) / str(receipt.attempt)
        )
    _make_current(layout, [*before, receipt])
    return receipt


def _attempts(layout: Layout, trainee: str, assignment: str) -> Path:
    return layout.state / "attempts" / trainee / assignment


def receipts(layout: Layout, trainee: str, assignment: str) -> list[Receipt]:
    """Return the receipts of all attempts of *trainee* at *assignment*, in order."""
    found = _attempts(layout, trainee, assignment).glob(f"*/{RECEIPT}")
    kept = [from_json(path.read_bytes(), Receipt, str(path)) for path in found]
    return sorted(kept, key=lambda receipt: receipt.attempt)


def current(layout: Layout, trainee: str, assignment: str) -> Receipt | None:
    """Return the receipt of the attempt that counts: the one handed in last."""
    found = receipts(layout, trainee, assignment)
    return max(found, key=_latest) if found else None


def _latest(receipt: Receipt) -> tuple[datetime, int]:
    return receipt.submitted_at, receipt.attempt


def _make_current(layout: Layout, taken: list[Receipt]) -> None:
    """Put the latest of the attempts *taken* where nbgrader looks for submissions."""
    latest = max(taken, key=_latest)
    name = f"{latest.assignment}.ipynb"
    place = layout.submitted / latest.trainee / latest.assignment
    attempt = _attempts(layout, latest.trainee, latest.assignment) / str(latest.attempt)
    body = (attempt / name).read_bytes()
    if (place / name).is_file() and (place / name).read_bytes() == body:
        return
    with workspace(layout.state) as work:
        made = work / "submitted"
        write_whole(made / name, body)
        write_whole(made / TIMESTAMP, write_stamp(latest.submitted_at))
        # nbgrader finds feedback for a submission by this secret alone.
        write_whole(made / SECRET, secrets.token_hex(64).encode())
        put_in_place(made, place)
