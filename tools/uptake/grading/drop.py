"""What lies in a drop: the files of a folder, a zip or an LMS's bulk download.

Nothing is unpacked to disk, no link is followed, no path is trusted.
"""

from __future__ import annotations

import stat
import zipfile
import zlib
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from uptake.errors import UptakeError
from uptake.grading.submission import SECRET, TIMESTAMP, read_stamp
from uptake.records import record

if TYPE_CHECKING:
    from collections.abc import Iterator

# What operating systems, Jupyter and nbgrader leave beside notebooks.
LITTER = {"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini", ".ipynb_checkpoints"}
LITTER |= {TIMESTAMP, SECRET, "__pycache__"}


# No time stamp is longer.
STAMP_BYTES = 1_000
BROKEN_ZIP = "cannot be unpacked; download it again"
# What zipfile raises for a member that is encrypted, cut off, or packed strangely.
UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
)


@record
class Found:
    """A file in a drop: *where* it is, its path's *parts*, its *body* and time."""

    where: str
    parts: tuple[str, ...]
    body: bytes
    at: datetime


@record
class Unfit:
    """A file in a drop that cannot be taken, and *why*."""

    where: str
    why: str


def look_into(path: Path, timezone: str, maximum: int) -> Iterator[Found | Unfit]:
    """Yield every file in *path*: a file, a folder or a zip.

    Times without a zone are in *timezone*; files above *maximum* bytes are unfit.
    Raises `UptakeError` if *path* is not there.
    """
    zone = ZoneInfo(timezone)
    if path.is_dir():
        yield from _in_folder(path, zone, maximum)
    elif not path.exists():
        raise UptakeError(
            f"{path}: there is no such file; name a folder, zip or notebook"
        )
    elif zipfile.is_zipfile(path):
        yield from _in_zip(path, zone, maximum)
    elif path.suffix.lower() == ".zip":
        yield Unfit(where=str(path), why=BROKEN_ZIP)
    else:
        yield _file(path, (path.name,), zone, maximum)


def _in_folder(folder: Path, zone: ZoneInfo, maximum: int) -> Iterator[Found | Unfit]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if LITTER.intersection(parts):
            continue
        if path.is_symlink():
            yield Unfit(where=str(path), why="is a link; hand in the file itself")
        elif path.is_file():
            yield _file(path, parts, zone, maximum)
        elif not path.is_dir():
            yield Unfit(where=str(path), why="is no regular file")


def _file(
    path: Path, parts: tuple[str, ...], zone: ZoneInfo, maximum: int
) -> Found | Unfit:
    size = path.stat().st_size
    if size > maximum:
        return Unfit(where=str(path), why=_too_large(size, maximum))
    stamp = path.parent / TIMESTAMP
    at = datetime.fromtimestamp(path.stat().st_mtime, zone)
    if stamp.is_file() and not stamp.is_symlink():
        at = read_stamp(stamp.read_bytes(), zone) or at
    return Found(where=str(path), parts=parts, body=path.read_bytes(), at=at)


def _in_zip(path: Path, zone: ZoneInfo, maximum: int) -> Iterator[Found | Unfit]:
    try:
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist():
                parts = PurePosixPath(info.filename.replace("\\", "/")).parts
                if parts and not info.is_dir() and not LITTER.intersection(parts):
                    yield _member(archive, info, parts, zone, maximum)
    except zipfile.BadZipFile:
        yield Unfit(where=str(path), why=BROKEN_ZIP)


def _member(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    parts: tuple[str, ...],
    zone: ZoneInfo,
    maximum: int,
) -> Found | Unfit:
    where = f"{Path(archive.filename or '').name}: {info.filename}"
    why = _unfit_member(info, parts, maximum)
    if why:
        return Unfit(where=where, why=why)
    try:
        body = archive.read(info)
    except UNREADABLE as error:
        return Unfit(where=where, why=f"cannot be unpacked: {error}")
    at = _stamp_beside(archive, parts, zone) or _zip_time(info, zone)
    return Found(where=where, parts=parts, body=body, at=at)


def _stamp_beside(
    archive: zipfile.ZipFile, parts: tuple[str, ...], zone: ZoneInfo
) -> datetime | None:
    """Return the time in the timestamp file beside a member, if it can be read."""
    name = "/".join((*parts[:-1], TIMESTAMP))
    try:
        if archive.getinfo(name).file_size > STAMP_BYTES:
            return None
        return read_stamp(archive.read(name), zone)
    except (KeyError, *UNREADABLE):
        return None


def _zip_time(info: zipfile.ZipInfo, zone: ZoneInfo) -> datetime:
    """Return the time of a member; a zip knows no zone, so it is the course's."""
    try:
        return datetime(*info.date_time, tzinfo=zone)
    except ValueError:
        return datetime.now(zone)


def _unfit_member(
    info: zipfile.ZipInfo, parts: tuple[str, ...], maximum: int
) -> str | None:
    if parts[0] == "/" or ".." in parts or ":" in parts[0]:
        return "its path leads outside the archive"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "is a link; hand in the file itself"
    if info.file_size > maximum:
        return _too_large(info.file_size, maximum)
    if info.flag_bits & 1:
        return "is encrypted; hand in a plain zip"
    return None


def _too_large(size: int, maximum: int) -> str:
    return (
        f"has {size:,} bytes, {maximum:,} are allowed; clear the outputs"
        " (Edit > Clear Outputs of All Cells) and hand in anew"
    )
