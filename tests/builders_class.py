"""People, drops and processes: what a class hands in, and who is at work on it."""

from __future__ import annotations

import os
import signal
import struct
import time
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from uptake.course.answers import fill, read_answers
from uptake.course.notebooks import grade_id, parse, text_of
from uptake.course.roster import Trainee
from uptake.grading.submission import SECRET, TIMESTAMP
from uptake.records import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from uptake.course.layout import Layout

PEOPLE = Path(__file__).parent / "submissions"
CASE = "reward-calculator"
PATIENCE = 20.0


def person(
    name: str, trainee: str = "t01", chinese: str = "", lms_id: str = ""
) -> Trainee:
    """Return a trainee of whom only names and numbers matter."""
    return Trainee(
        id=trainee,
        name=name,
        chinese_name=chinese,
        track="professional",
        cohort="synthetic",
        email=f"{trainee}@example.org",
        organisation="Synthetic",
        extensions={},
        lms_id=lms_id,
    )


def roster_of_class(path: Path, *ids: str) -> Path:
    """Write to *path* the lines of the synthetic class's roster for *ids*."""
    lines = (PEOPLE / "roster.csv").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines[1:] if line.split(",")[0] in ids]
    write_whole(path, "\n".join([lines[0], *kept, ""]).encode())
    return path


def filled(course: Layout, trainee: str, **instead: str) -> bytes:
    """Return the case as *trainee* of the class filled it, or as released if nothing.

    A keyword, with ``_`` for ``-``, names an answer cell and what stands in it instead.
    """
    name = f"{CASE}.ipynb"
    notebook = parse((course.release / CASE / name).read_bytes(), name)
    written = PEOPLE / trainee / f"{CASE}.py"
    if written.exists():
        notebook = fill(notebook, read_answers(written))
    for cell in notebook.cells:
        key = grade_id(cell).replace("-", "_")
        cell.source = instead.get(key, cell.source)
    return text_of(notebook).encode()


def hand_in(folder: Path, trainee: str, case: str, body: bytes, at: datetime) -> Path:
    """Write a submission as nbgrader lays it out below *folder*."""
    place = folder / trainee / case
    write_whole(place / f"{case}.ipynb", body)
    write_whole(place / TIMESTAMP, at.isoformat().encode())
    return place


def zip_of(path: Path, **members: bytes) -> Path:
    """Write a zip with *members*, stored as they are; ``__`` in a name reads ``/``."""
    named = {name.replace("__", "/"): body for name, body in members.items()}
    return zip_with(path, {f"{name}.ipynb": body for name, body in named.items()})


def zip_with(
    path: Path, members: dict[str, bytes], method: int = zipfile.ZIP_STORED
) -> Path:
    """Write a zip with *members* by their names, all of the second of March, noon."""
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, body in members.items():
            archive.writestr(
                zipfile.ZipInfo(name, (2026, 3, 2, 12, 0, 0)), body, method
            )
    return path


def patch_headers(path: Path, at: int, value: bytes) -> Path:
    """Overwrite what stands *at* an offset of every file header in the zip *path*.

    The offset is that in a local header; the central one has it two bytes later.
    """
    body = bytearray(path.read_bytes())
    for mark, shift in ((b"PK\x03\x04", 0), (b"PK\x01\x02", 2)):
        start = body.find(mark)
        while start >= 0:
            body[start + at + shift : start + at + shift + len(value)] = value
            start = body.find(mark, start + 1)
    path.write_bytes(body)
    return path


def encrypted(path: Path) -> Path:
    """Mark every member of the zip *path* as encrypted."""
    return patch_headers(path, 6, struct.pack("<H", 1))


def tree(folder: Path) -> dict[str, bytes]:
    """Return the files below *folder* that matter, secrets by their length alone.

    A database's bytes tell of its history, and are left out.
    """
    found = {}
    for path in folder.rglob("*"):
        name = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in name.parts)
        if path.is_file() and path.suffix != ".db" and not hidden:
            body = path.read_bytes()
            found[str(name)] = bytes(len(body)) if path.name == SECRET else body
    return found


def alive(mark: str) -> list[int]:
    """Return the processes that have *mark* somewhere in their environment."""
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        with suppress(OSError):
            if mark.encode() in path.read_bytes():
                found.append(int(path.parent.name))
    return [pid for pid in found if pid != os.getpid()]


def comes_true(what: Callable[[], bool], seconds: float = PATIENCE) -> bool:
    """Whether *what* becomes true within some *seconds*."""
    until = time.monotonic() + seconds
    while not what():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def end(pids: list[int]) -> None:
    """End processes of ours that should long have ended."""
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
