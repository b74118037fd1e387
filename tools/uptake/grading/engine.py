"""Grading one submission: the function that everything else is built around."""

from __future__ import annotations

from typing import TYPE_CHECKING

from uptake.course.notebooks import (
    grade_id,
    graded_cells,
    is_criterion,
    parse,
    text_of,
)
from uptake.errors import NotebookError
from uptake.grading.execute import Run, run
from uptake.grading.rebuild import rebuild
from uptake.grading.scoring import BrokenTest, score
from uptake.grading.submission import (
    ENGINE,
    GradingStatus,
    Irregularity,
    Result,
    Score,
)
from uptake.records import record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from uptake.course.notebooks import Notebook
    from uptake.grading.submission import Source, Submission


@record
class Graded:
    """One notebook after grading: its scores, what was irregular, its text."""

    scores: tuple[Score, ...]
    irregularities: tuple[Irregularity, ...]
    text: str


def grade_one(source: Source, submission: Submission) -> Result:
    """Grade *submission* against *source*.

    Whatever the trainee handed in, a result comes back: what was reached is scored, the
    rest is 0 with its reason.  Only a fault of the tests gives the status ``failed``.
    """
    try:
        graded = {
            name: _grade_notebook(name, source, submission) for name in source.notebooks
        }
    except BrokenTest as error:
        return failed(source, submission, str(error))
    scores = [score for one in graded.values() for score in one.scores]
    waiting = any(score.points is None for score in scores)
    status = GradingStatus.PENDING_MANUAL if waiting else GradingStatus.FULLY_GRADED
    return _result(source, submission, graded, status, "")


def failed(source: Source, submission: Submission, reason: str) -> Result:
    """Return the result of a grading that broke: a status and a *reason*, no score."""
    return _result(source, submission, {}, GradingStatus.FAILED, reason)


def _grade_notebook(name: str, source: Source, submission: Submission) -> Graded:
    author = parse(source.notebooks[name], f"{source.assignment}/{name}.ipynb")
    if name not in submission.notebooks:
        return _all_zero(name, author, "Not handed in.")
    where = f"{submission.trainee}/{submission.assignment}/{name}.ipynb"
    try:
        handed_in = parse(submission.notebooks[name], where)
    except NotebookError as error:
        return _all_zero(name, author, f"The file could not be read: {error}")
    notebook, irregularities = rebuild(name, author, handed_in)
    files = _side_by_side(source.files, submission.files)
    done = run(notebook, files, source.limits)
    slow = f"ran longer than {source.limits.cell_seconds} s and was stopped"
    cut_short = (
        Irregularity(notebook=name, cell=cell, what=slow) for cell in done.cut_short
    )
    return Graded(
        scores=tuple(_scores(name, notebook, source, done)),
        irregularities=(*irregularities, *cut_short),
        text=text_of(notebook),
    )


def _side_by_side(
    author: dict[str, bytes], trainee: dict[str, bytes]
) -> dict[str, bytes]:
    """Return the files of both; the author's win where both claim a name."""

    def clash(one: str, other: str) -> bool:
        return f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/")

    own = {
        name: body
        for name, body in trainee.items()
        if not any(clash(name, taken) for taken in author)
    }
    return own | author


def _scores(
    name: str, notebook: Notebook, source: Source, done: Run
) -> Iterable[Score]:
    released: dict[str, str] = {}
    if name in source.released:
        as_released = parse(source.released[name], f"release of {name}.ipynb")
        released = {grade_id(cell): cell.source for cell in as_released.cells}
    for cell in notebook.cells:
        if is_criterion(cell):
            yield score(name, cell, done, untouched=released.get(grade_id(cell), ""))


def _all_zero(name: str, author: Notebook, why: str) -> Graded:
    scores = (
        Score(
            notebook=name,
            criterion=cell.id,
            points=0.0,
            max_points=cell.points,
            by_hand=cell.by_hand,
            message=why,
        )
        for cell in graded_cells(author)
    )
    return Graded(scores=tuple(scores), irregularities=(), text="")


def _result(
    source: Source,
    submission: Submission,
    graded: dict[str, Graded],
    status: GradingStatus,
    reason: str,
) -> Result:
    return Result(
        trainee=submission.trainee,
        assignment=submission.assignment,
        attempt=submission.attempt,
        submitted_at=submission.submitted_at,
        submission_digest=submission.digest,
        source_digest=source.digest,
        engine=ENGINE,
        status=status,
        reason=reason,
        scores=tuple(item for one in graded.values() for item in one.scores),
        irregularities=tuple(
            item for one in graded.values() for item in one.irregularities
        ),
        notebooks={name: one.text for name, one in graded.items() if one.text},
    )
