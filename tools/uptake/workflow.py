"""The verbs, in a course's order, from check to report.

Each is one screen: it opens what it needs, calls those who know, and hands out what
happened as it happens.  Nothing here prints.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from uptake.course.check import check_curriculum, check_forms
from uptake.course.late import days_late, penalty
from uptake.course.notebooks import graded_cells, parse
from uptake.course.roster import (
    looks_like_roster,
    read_roster,
    roster_of,
    roster_path,
    write_roster,
)
from uptake.errors import CourseError
from uptake.grading import gradebook as book
from uptake.grading.drop import look_into
from uptake.grading.identify import Identifier
from uptake.grading.intake import current, take_in
from uptake.grading.marks import read_marks
from uptake.grading.pool import grade_all
from uptake.grading.proof import check_proofs, check_releases
from uptake.grading.release import generate, put_in_place, same_files, workspace
from uptake.grading.store import (
    keep_refusals,
    keep_result,
    kept_refusals,
    kept_result,
    kept_results,
    put_autograded,
)
from uptake.grading.submission import (
    Receipt,
    Refusal,
    Source,
    load_submission,
    source_of,
)
from uptake.records import record, to_json, write_whole
from uptake.transcript import Cohort, long_format, transcripts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from uptake.course.check import Finding
    from uptake.course.layout import Layout
    from uptake.course.roster import Trainee
    from uptake.grading.submission import Entry, Result, Submission


# --- check ---------------------------------------------------------------------------


def check(layout: Layout, *, fix: bool, workers: int) -> Iterator[Finding]:
    """Yield everything that is wrong with the course: its form, then by running it."""
    yield from check_forms(layout, fix=fix)
    found = list(check_curriculum(layout))
    yield from found
    if not found:
        yield from check_releases(layout)
        yield from check_proofs(layout, workers)


# --- release -------------------------------------------------------------------------


@record
class Released:
    """An assignment whose release was made; *changed* if it differs from before."""

    assignment: str
    changed: bool


def release(layout: Layout, only: Sequence[str]) -> Iterator[Released]:
    """Make ``release/`` from ``source/``, tell the gradebook; yield each assignment."""
    names = only or layout.assignments
    for name in names:
        source_of(layout, name)
    with layout.at_work(), workspace(layout.state) as work:
        for name in names:
            made = generate(layout, name, work, register=True)
            changed = not same_files(made, layout.release / name)
            if changed:
                put_in_place(made, layout.release / name)
            yield Released(assignment=name, changed=changed)
        with book.open_gradebook(layout) as gradebook:
            _tell(layout, gradebook)


def _tell(layout: Layout, gradebook: Any) -> None:
    """Tell the gradebook what only course.toml and the roster know."""
    if layout.curriculum:
        due = {item.id: item.due for item in layout.curriculum.assignments}
        book.schedule(gradebook, due)
        book.enrol(gradebook, roster_of(layout).values())


# --- collect -------------------------------------------------------------------------


def collect(layout: Layout, paths: Sequence[Path]) -> Iterator[Receipt | Refusal]:
    """Take in rosters, then everything else; yield a receipt or a refusal each."""
    curriculum = layout.taught()
    with layout.at_work():
        rosters = [path for path in paths if _is_roster(path)]
        for path in rosters:
            trainees = read_roster(path.read_bytes(), path.name, curriculum)
            write_roster(roster_path(layout), trainees)
            with book.open_gradebook(layout) as gradebook:
                book.enrol(gradebook, trainees)
        roster = roster_of(layout)
        if not roster:
            raise CourseError(f"{roster_path(layout)}: no roster yet; collect it first")
        identifier = Identifier(roster.values(), _cells(layout))
        timezone = curriculum.course.timezone
        maximum = curriculum.grading.maximum_bytes
        refusals = kept_refusals(layout)
        for path in paths:
            if path in rosters:
                continue
            for outcome in take_in(
                layout, look_into(path, timezone, maximum), identifier
            ):
                if isinstance(outcome, Refusal):
                    refusals = keep_refusals(layout, refusals, outcome)
                yield outcome


def _is_roster(path: Path) -> bool:
    if path.suffix.lower() != ".csv" or not path.is_file():
        return False
    with path.open("rb") as file:
        return looks_like_roster(file.read(4096))


def _cells(layout: Layout) -> dict[str, frozenset[str]]:
    return {name: frozenset(_points(layout, name)) for name in layout.assignments}


def _points(layout: Layout, name: str) -> dict[str, float]:
    """Return the points of every criterion of the assignment *name*."""
    source = source_of(layout, name)
    return {
        cell.id: cell.points
        for stem, text in source.notebooks.items()
        for cell in graded_cells(parse(text, f"{name}/{stem}.ipynb"))
    }


# --- grade ---------------------------------------------------------------------------


@record
class Pending:
    """A submission in *folder* that is to be graded against *source*."""

    source: Source
    folder: Path
    attempt: int

    def load(self) -> Submission:
        """Read the submission."""
        return load_submission(self.folder, self.attempt, self.source.limits)


def to_grade(
    layout: Layout, assignment: str | None, trainee: str | None, *, force: bool
) -> list[Pending]:
    """Return what has to be graded: what is new or changed, or all with *force*.

    Raises `CourseError` for an assignment or a trainee that nothing is known of.
    """
    names = [assignment] if assignment else layout.assignments
    if trainee and not (layout.submitted / trainee).is_dir():
        raise CourseError(f"{trainee}: nothing was collected from such a trainee")
    pending = []
    for name in names:
        source = source_of(layout, name)
        for folder in sorted(layout.submitted.glob(f"{trainee or '*'}/{name}/")):
            receipt = current(layout, folder.parent.name, name)
            one = Pending(
                source=source, folder=folder, attempt=receipt.attempt if receipt else 1
            )
            kept = kept_result(layout, name, folder.parent.name)
            if force or kept is None or not kept.is_of(source, one.load()):
                pending.append(one)
    return pending


def grade(layout: Layout, pending: Sequence[Pending], workers: int) -> Iterator[Result]:
    """Grade what is *pending*; keep and yield each result as it comes.

    A result is kept in an order that survives a kill at any point: graded notebook,
    gradebook, then the stored result, without which it is graded again.
    """
    with layout.at_work():
        roster = roster_of(layout)
        _register(layout, {item.source.assignment for item in pending})
        tasks = ((item.source, item.load()) for item in pending)
        files = {item.source.assignment: item.source.files for item in pending}
        with book.open_gradebook(layout) as gradebook:
            _tell(layout, gradebook)
            for result in grade_all(tasks, workers):
                if result.scores:
                    put_autograded(layout, result, files[result.assignment])
                    _put_result(layout, gradebook, result, roster.get(result.trainee))
                keep_result(layout, result)
                yield result
            _put_penalties(layout, gradebook, roster)


def _put_result(
    layout: Layout, gradebook: Any, result: Result, trainee: Trainee | None
) -> None:
    """Write *result* to the gradebook, where marks given for other work lapse."""
    before = kept_result(layout, result.assignment, result.trainee)
    same = before and before.scores and before.submission_digest
    extension = trainee.extension(result.assignment) if trainee else None
    book.put_result(
        gradebook, result, extension, same_work=same == result.submission_digest
    )


def _register(layout: Layout, names: Iterable[str]) -> None:
    """Make sure that the gradebook knows the cells of the assignments *names*."""
    with book.open_gradebook(layout) as gradebook:
        strange = [n for n in names if not book.knows(gradebook, n, _points(layout, n))]
    with workspace(layout.state) as work:
        for name in strange:
            generate(layout, name, work, register=True)


def _put_penalties(
    layout: Layout, gradebook: Any, roster: Mapping[str, Trainee]
) -> None:
    """Write into the gradebook what lateness costs each submission by now."""
    if layout.curriculum is None:
        return
    policy = layout.curriculum.late
    due = {item.id: item.due for item in layout.curriculum.assignments}
    lost = {}
    for entry in book.entries(gradebook):
        trainee = roster.get(entry.trainee)
        if trainee and entry.submitted_at and entry.assignment in due:
            extension = trainee.extension(entry.assignment)
            days = days_late(
                entry.submitted_at, due[entry.assignment], extension, policy
            )
            earned = sum(mark.points or 0.0 for mark in entry.marks)
            lost[entry.trainee, entry.assignment] = penalty(earned, days, policy)
    book.put_penalties(gradebook, lost)


# --- marks ---------------------------------------------------------------------------


def marks(layout: Layout, path: Path) -> int:
    """Read the hand marks in *path* into the gradebook, all or none; count them."""
    if not path.is_file():
        raise CourseError(f"{path}: there is no such file; name a CSV file of marks")
    with layout.at_work(), book.open_gradebook(layout) as gradebook:
        given = read_marks(path.read_bytes(), path.name, book.entries(gradebook))
        book.put_marks(gradebook, given)
        _put_penalties(layout, gradebook, roster_of(layout))
    return len(given)


# --- results, report -----------------------------------------------------------------


def results(layout: Layout) -> Cohort:
    """Work out everyone's transcript and write it as JSON and as one long CSV."""
    curriculum = layout.taught()
    with layout.at_work(), book.open_gradebook(layout) as gradebook:
        # Formgrader's marks change what lateness costs.
        _put_penalties(layout, gradebook, roster_of(layout))
        entries: list[Entry] = book.entries(gradebook)
    offered = {name: _points(layout, name) for name in layout.assignments}
    cohort = Cohort(
        curriculum=curriculum,
        computed_at=datetime.now(UTC).replace(microsecond=0),
        transcripts=transcripts(
            curriculum,
            offered,
            roster_of(layout).values(),
            entries,
            kept_results(layout),
        ),
        refusals=tuple(kept_refusals(layout)),
    )
    write_whole(layout.state / "results.json", to_json(cohort))
    write_whole(layout.state / "results.csv", long_format(cohort))
    return cohort


def report(layout: Layout, cohort: Cohort, workers: int) -> Iterator[Path]:
    """Compile the reports of *cohort* into ``var/reports``; yield each page's path."""
    from uptake.reports.compiler import compile_reports

    with layout.at_work():
        yield from compile_reports(cohort, layout.state / "reports", workers)
