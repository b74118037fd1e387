"""The roster: who takes the course, on which track, with which extensions."""

from __future__ import annotations

import csv
import io
import math
import re
from datetime import timedelta
from typing import TYPE_CHECKING

from uptake.errors import RosterError
from uptake.records import record, write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from uptake.course.curriculum import Curriculum
    from uptake.course.layout import Layout

COLUMNS = ("id", "name", "chinese_name", "track", "cohort", "email", "organisation")
OPTIONAL = ("extensions", "lms_id")
LONGEST = 3650  # days that an extension may last
SAFE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}")


@record
class Trainee:
    """One person on the roster.

    *extensions* maps an assignment to the days granted beyond its due time; *lms_id* is
    the number that Canvas puts into the names of downloaded files.
    """

    id: str
    name: str
    chinese_name: str
    track: str
    cohort: str
    email: str
    organisation: str
    extensions: dict[str, float]
    lms_id: str

    @property
    def first_and_last_name(self) -> tuple[str, str]:
        """The name in two; who has a Chinese name has the family name first."""
        if self.chinese_name:
            last, _, first = self.name.partition(" ")
        else:
            first, _, last = self.name.rpartition(" ")
        return first, last

    def extension(self, assignment: str) -> timedelta:
        """Return how much longer this trainee has for *assignment*."""
        return timedelta(days=self.extensions.get(assignment, 0))


def looks_like_roster(head: bytes) -> bool:
    """Whether a CSV file that begins with *head* is a roster."""
    first = head.split(b"\n", 1)[0].decode("utf-8-sig", "replace").lower()
    return {"id", "name", "track"} <= {word.strip(' "\r') for word in first.split(",")}


def read_roster(body: bytes, where: str, curriculum: Curriculum) -> tuple[Trainee, ...]:
    """Read the roster CSV *body*; raise `RosterError` naming every bad line."""
    rows = csv.DictReader(io.StringIO(_decode(body, where), newline=""))
    trainees: list[Trainee] = []
    wrong: list[str] = []
    try:
        rows.fieldnames = _header(rows.fieldnames or (), where)
        for row in rows:
            spot = f"{where} line {rows.line_num}"
            try:
                seen = {trainee.id for trainee in trainees}
                trainees.append(_trainee(row, spot, curriculum, seen))
            except RosterError as error:
                wrong.append(str(error))
    except csv.Error as error:
        problem = f"{where} line {rows.line_num}: {error}; is a quote never closed?"
        raise RosterError(problem) from None
    if wrong:
        raise RosterError("\n".join(wrong))
    return tuple(trainees)


def _header(names: Sequence[str], where: str) -> list[str]:
    header = [name.strip().lower() for name in names]
    absent = [name for name in COLUMNS if name not in header]
    if absent:
        raise RosterError(
            f"{where}: no column {', '.join(absent)}; the header must be"
            f" {','.join(COLUMNS)} and may add {','.join(OPTIONAL)}"
        )
    doubled = [name for name in (*COLUMNS, *OPTIONAL) if header.count(name) > 1]
    if doubled:
        raise RosterError(f"{where}: the column {doubled[0]} stands twice; keep one")
    return header


def _decode(body: bytes, where: str) -> str:
    # Spreadsheets in China save GB 18030 as often as UTF-8 with a byte-order mark.
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = body.decode(encoding)
        except UnicodeDecodeError:
            continue
        # A lone carriage return would end a line of the kept roster.
        return text.replace("\r\n", "\n").replace("\r", "\n")
    raise RosterError(f"{where}: neither UTF-8 nor GB 18030; save it as UTF-8 CSV")


def _trainee(
    row: dict[str, str | None], spot: str, curriculum: Curriculum, seen: set[str]
) -> Trainee:
    cells = {name: (row.get(name) or "").strip() for name in (*COLUMNS, *OPTIONAL)}
    if not SAFE_ID.fullmatch(cells["id"]):
        raise RosterError(
            f"{spot}: the id {cells['id']!r} must be letters, digits and . _ @ -"
        )
    if cells["id"] in seen:
        raise RosterError(f"{spot}: the id {cells['id']} stands twice; keep one line")
    tracks = [track.id for track in curriculum.tracks]
    if cells["track"] not in tracks:
        raise RosterError(
            f"{spot}: no track {cells['track']!r}; there are {', '.join(tracks)}"
        )
    if not cells["name"]:
        raise RosterError(f"{spot}: {cells['id']} has no name; add it")
    days = _extensions(cells.pop("extensions"), spot, curriculum)
    return Trainee(extensions=days, **cells)


def _extensions(words: str, spot: str, curriculum: Curriculum) -> dict[str, float]:
    """Read ``reward-calculator:7 trl-assessment:3``: days per assignment."""
    known = {item.id for item in curriculum.assignments}
    granted: dict[str, float] = {}
    for word in words.replace(";", " ").split():
        name, _, days = word.partition(":")
        if name not in known:
            raise RosterError(
                f"{spot}: an extension for {name!r}, which is no assignment"
            )
        try:
            granted[name] = float(days)
        except ValueError:
            granted[name] = math.nan
        if not 0 <= granted[name] <= LONGEST:
            raise RosterError(f"{spot}: the extension {word!r} must read {name}:DAYS")
    return granted


def write_roster(path: Path, trainees: tuple[Trainee, ...]) -> None:
    """Write *trainees* to *path* as a roster CSV that `read_roster` reads."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow((*COLUMNS, *OPTIONAL))
    for item in trainees:
        days = " ".join(
            f"{name}:{value!r}".removesuffix(".0")
            for name, value in item.extensions.items()
        )
        rows.writerow((*(getattr(item, name) for name in COLUMNS), days, item.lms_id))
    write_whole(path, text.getvalue().encode("utf-8"))


def roster_path(layout: Layout) -> Path:
    """Return where the roster of a course is kept."""
    return layout.state / "roster.csv"


def roster_of(layout: Layout) -> dict[str, Trainee]:
    """Return the trainees of a course by id; empty before a roster was collected."""
    path = roster_path(layout)
    if not path.exists():
        return {}
    trainees = read_roster(path.read_bytes(), str(path), layout.taught())
    return {trainee.id: trainee for trainee in trainees}
