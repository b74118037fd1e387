"""What is graded and what comes of it: sources, submissions, scores, results.

Plain values without behaviour beyond their digests, so that a result can be stored,
sent from another machine, and recomputed.
"""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from uptake.course.curriculum import Limits
from uptake.errors import CourseError
from uptake.records import digest_of, record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo
    from pathlib import Path

    from uptake.course.layout import Layout

# What this engine gives for the same input; a change of it means: grade again.
ENGINE = "kernel-1"

# The files that nbgrader keeps beside a submission.
TIMESTAMP = "timestamp.txt"
SECRET = "submission_secret.txt"  # noqa: S105 - the name of a file


class GradingStatus(StrEnum):
    """How far the grading of a submission is, in the words of LTI's grade service."""

    PENDING = "pending"
    PENDING_MANUAL = "pending_manual"
    FULLY_GRADED = "fully_graded"
    FAILED = "failed"


@record
class Source:
    """An assignment as its author wrote it: notebooks (by stem), other files, limits.

    *released* holds the notebooks as trainees got them: what an untouched answer is.
    """

    assignment: str
    notebooks: dict[str, str]
    released: dict[str, str]
    files: dict[str, bytes]
    limits: Limits

    @property
    def digest(self) -> str:
        """The SHA-256 of everything here that can change a score."""
        texts = [(name, text.encode()) for name, text in self.notebooks.items()]
        texts += [(f"{name}>", text.encode()) for name, text in self.released.items()]
        texts.append(("limits", repr(self.limits).encode()))
        return digest_of([*texts, *self.files.items()])


@record
class Submission:
    """What a trainee handed in, never changed: a second try is a new submission."""

    trainee: str
    assignment: str
    attempt: int
    submitted_at: datetime
    notebooks: dict[str, bytes]
    files: dict[str, bytes]

    @property
    def digest(self) -> str:
        """The SHA-256 of the files handed in."""
        return digest_of([*self.notebooks.items(), *self.files.items()])


@record
class Score:
    """The points for one criterion; *points* is None while a hand mark is awaited."""

    notebook: str
    criterion: str
    points: float | None
    max_points: float
    by_hand: bool
    message: str


@record
class Irregularity:
    """Something that a person should know of a submission; it costs no points."""

    notebook: str
    cell: str
    what: str


@record
class Result:
    """All that grading has to say of one submission.

    *notebooks* holds the graded notebooks' text by stem; it is empty in stored results,
    which find them in ``autograded/``.
    """

    trainee: str
    assignment: str
    attempt: int
    submitted_at: datetime
    submission_digest: str
    source_digest: str
    engine: str
    status: GradingStatus
    reason: str
    scores: tuple[Score, ...]
    irregularities: tuple[Irregularity, ...]
    notebooks: dict[str, str]

    def is_of(self, source: Source, submission: Submission) -> bool:
        """Whether this is what grading *submission* would give again."""
        return (
            self.status is not GradingStatus.FAILED
            and self.engine == ENGINE
            and self.attempt == submission.attempt
            and self.submission_digest == submission.digest
            and self.source_digest == source.digest
        )


def load_source(folder: Path, release: Path, limits: Limits) -> Source:
    """Read the assignment in *folder* and what was released of it in *release*.

    Raises `CourseError` if there is no notebook, `NotebookError` if one is broken.
    """
    notebooks: dict[str, str] = {}
    released: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for path in _files_below(folder):
        if path.suffix == ".ipynb":
            notebooks[path.stem] = path.read_text(encoding="utf-8")
            counterpart = release / path.name
            if counterpart.is_file():
                released[path.stem] = counterpart.read_text(encoding="utf-8")
        else:
            files[path.relative_to(folder).as_posix()] = path.read_bytes()
    if not notebooks:
        raise CourseError(f"{folder}: holds no notebook; there is no such assignment")
    return Source(
        assignment=folder.name,
        notebooks=notebooks,
        released=released,
        files=files,
        limits=limits,
    )


def source_of(layout: Layout, name: str) -> Source:
    """Read the assignment *name* of a course; raise `CourseError` if it has none."""
    if name not in layout.assignments:
        known = ", ".join(layout.assignments)
        raise CourseError(f"{name}: no such assignment; there are {known}")
    return load_source(layout.source / name, layout.release / name, layout.limits)


def _files_below(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        hidden = any(part.startswith(".") or part == "__pycache__" for part in parts)
        if path.is_file() and not path.is_symlink() and not hidden:
            yield path


def load_submission(folder: Path, attempt: int, limits: Limits) -> Submission:
    """Read what nbgrader's layout keeps in ``<trainee>/<assignment>/``.

    Links and files larger than the limit are left out, as if they had not come.
    """
    notebooks: dict[str, bytes] = {}
    files: dict[str, bytes] = {}
    newest = 0.0
    for path in _files_below(folder):
        name = path.relative_to(folder).as_posix()
        size, newest = path.stat().st_size, max(newest, path.stat().st_mtime)
        if size > limits.maximum_bytes or name in {TIMESTAMP, SECRET}:
            continue
        if path.suffix == ".ipynb":
            notebooks[path.stem] = path.read_bytes()
        else:
            files[name] = path.read_bytes()
    return Submission(
        trainee=folder.parent.name,
        assignment=folder.name,
        attempt=attempt,
        submitted_at=_submitted_at(folder, newest),
        notebooks=notebooks,
        files=files,
    )


def _submitted_at(folder: Path, newest: float) -> datetime:
    """Return the time in nbgrader's timestamp file, or that of the *newest* file."""
    stamp = folder / TIMESTAMP
    at = read_stamp(stamp.read_bytes(), UTC) if stamp.is_file() else None
    return at or datetime.fromtimestamp(newest, UTC)


def read_stamp(body: bytes, zone: tzinfo) -> datetime | None:
    """Read nbgrader's timestamp file, such as ``2026-03-01 09:30:00.000000 UTC``.

    A zone may also be named, as ``Asia/Shanghai``.  A time without one is in *zone*;
    what is no time is None.
    """
    from dateutil.parser import parse
    from dateutil.tz import gettz

    try:
        words = body.decode("utf-8").strip()
        time, _, place = words.rpartition(" ")
        named = gettz(place) if "/" in place else None
        at = parse(time if named else words)
    except (UnicodeDecodeError, ValueError, OverflowError):
        return None
    return at if at.tzinfo else at.replace(tzinfo=named or zone)


def write_stamp(at: datetime) -> bytes:
    """Return *at* as nbgrader writes it into its timestamp file."""
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f UTC").encode()


@record
class Mark:
    """One row of the gradebook: what is known of one criterion of one submission.

    *points* is None while a hand mark is awaited.  *by_hand* says who gave them.
    """

    notebook: str
    criterion: str
    points: float | None
    max_points: float
    by_hand: bool
    comment: str


@record
class Entry:
    """What the gradebook holds of one submission."""

    trainee: str
    assignment: str
    submitted_at: datetime | None
    marks: tuple[Mark, ...]


@record
class Receipt:
    """A notebook that was taken in; *again* if the very same was there already."""

    file: str
    trainee: str
    assignment: str
    attempt: int
    submitted_at: datetime
    digest: str
    again: bool


@record
class Refusal:
    """A file that was not taken at collection, and why."""

    file: str
    trainee: str
    assignment: str
    why: str
    at: datetime
