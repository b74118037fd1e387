"""Drops: what is found in folders, zips and single files, and what is unfit."""

from __future__ import annotations

import os
import struct
import zipfile
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from builders_class import encrypted, patch_headers, zip_of, zip_with
from uptake.errors import UptakeError
from uptake.grading.drop import Found, Unfit, look_into

ZONE = "Asia/Shanghai"
BEIJING = timezone(timedelta(hours=8))
NOON_THERE = datetime(2026, 3, 2, 12, tzinfo=BEIJING)


def look(path: Path, maximum: int = 10_000) -> list[Found | Unfit]:
    return list(look_into(path, ZONE, maximum))


def taken(path: Path, maximum: int = 10_000) -> dict[str, bytes]:
    found = [item for item in look(path, maximum) if isinstance(item, Found)]
    return {"/".join(item.parts): item.body for item in found}


def unfit(path: Path, maximum: int = 10_000) -> dict[str, str]:
    found = [item for item in look(path, maximum) if isinstance(item, Unfit)]
    return {item.where.rpartition(": ")[2]: item.why for item in found}


# --- folders and files ---------------------------------------------------------------


def test_folder_is_walked_in_order(tmp_path: Path) -> None:
    """Every file of a folder is found, by its path within the folder."""
    (tmp_path / "t02").mkdir()
    (tmp_path / "t02" / "b.ipynb").write_bytes(b"B")
    (tmp_path / "a.ipynb").write_bytes(b"A")

    assert [("a.ipynb", b"A"), ("t02/b.ipynb", b"B")] == list(taken(tmp_path).items())


def test_single_file_is_found(tmp_path: Path) -> None:
    """A file that is named by itself is found under its own name."""
    path = tmp_path / "t01_case.ipynb"
    path.write_bytes(b"A")

    assert {"t01_case.ipynb": b"A"} == taken(path)


def test_absent_path_is_an_error(tmp_path: Path) -> None:
    """A path that is not there is told of in one line."""
    with pytest.raises(UptakeError, match="there is no such file; name a folder"):
        look(tmp_path / "nowhere")


def test_litter_is_skipped(tmp_path: Path) -> None:
    """What systems and Jupyter leave beside notebooks is neither found nor refused."""
    names = (
        "__MACOSX/._a.ipynb",
        ".DS_Store",
        "Thumbs.db",
        "t01/.ipynb_checkpoints/a-checkpoint.ipynb",
        "t01/__pycache__/x.pyc",
        "t01/submission_secret.txt",
        "t01/timestamp.txt",
    )
    for name in names:
        path = tmp_path / "folder" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    packed = zip_with(tmp_path / "a.zip", dict.fromkeys(names, b""))

    assert [] == look(tmp_path / "folder")
    assert [] == look(packed)


def test_symbolic_link_is_unfit(tmp_path: Path) -> None:
    """No link is followed, to a file or to a folder."""
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "key.ipynb").write_bytes(b"SECRET")
    drop = tmp_path / "drop"
    drop.mkdir()
    (drop / "file.ipynb").symlink_to(secret / "key.ipynb")
    (drop / "folder").symlink_to(secret)
    (drop / "nothing.ipynb").symlink_to(tmp_path / "nothing")

    assert {} == taken(drop)
    assert ["is a link; hand in the file itself"] * 3 == list(unfit(drop).values())


def test_link_as_timestamp_is_not_followed(tmp_path: Path) -> None:
    """A time stamp that is a link is not read."""
    (tmp_path / "elsewhere").write_bytes(b"2001-01-01 00:00:00 UTC")
    drop = tmp_path / "drop"
    drop.mkdir()
    (drop / "timestamp.txt").symlink_to(tmp_path / "elsewhere")
    (drop / "a.ipynb").write_bytes(b"A")
    os.utime(drop / "a.ipynb", (NOON_THERE.timestamp(),) * 2)

    assert [NOON_THERE] == [item.at for item in look(drop)]


def test_pipe_is_unfit(tmp_path: Path) -> None:
    """What is neither file nor folder is not opened."""
    os.mkfifo(tmp_path / "pipe.ipynb")

    assert ["is no regular file"] == list(unfit(tmp_path).values())


def test_file_too_large_is_unfit(tmp_path: Path) -> None:
    """A file above the limit is not read, and the reason says what to do."""
    (tmp_path / "a.ipynb").write_bytes(bytes(101))
    (tmp_path / "b.ipynb").write_bytes(bytes(100))

    assert {"b.ipynb": bytes(100)} == taken(tmp_path, 100)
    (why,) = unfit(tmp_path, 100).values()
    assert why.startswith("has 101 bytes, 100 are allowed; clear the outputs")


def test_name_that_is_not_utf8_in_a_folder(tmp_path: Path) -> None:
    """A file whose name is no UTF-8 is found."""
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xc1\xd6.ipynb")).write_bytes(b"A")

    assert [b"A"] == list(taken(tmp_path).values())


def test_time_of_a_file_is_that_of_its_last_change(tmp_path: Path) -> None:
    """Without a time stamp a file is as old as its last change."""
    path = tmp_path / "a.ipynb"
    path.write_bytes(b"A")
    os.utime(path, (NOON_THERE.timestamp(),) * 2)

    assert [NOON_THERE] == [item.at for item in look(path)]


@pytest.mark.parametrize(
    ("stamp", "at"),
    [
        (b"2026-03-01 09:30:00.000000 UTC\n", datetime(2026, 3, 1, 9, 30, tzinfo=UTC)),
        (b"2026-03-01 09:30:00", datetime(2026, 3, 1, 9, 30, tzinfo=BEIJING)),
        (b"2026-03-01T09:30:00+02:00", datetime(2026, 3, 1, 7, 30, tzinfo=UTC)),
        (b"yesterday", NOON_THERE),
        (b"", NOON_THERE),
        (b"\xff\xfe", NOON_THERE),
    ],
)
def test_timestamp_of_nbgrader_counts(
    tmp_path: Path, stamp: bytes, at: datetime
) -> None:
    """The file beside a notebook says when it came, in a folder as in a zip."""
    folder = tmp_path / "drop" / "t01" / "case"
    folder.mkdir(parents=True)
    (folder / "timestamp.txt").write_bytes(stamp)
    (folder / "case.ipynb").write_bytes(b"A")
    os.utime(folder / "case.ipynb", (NOON_THERE.timestamp(),) * 2)
    members = {"t01/case/timestamp.txt": stamp, "t01/case/case.ipynb": b"A"}
    packed = zip_with(tmp_path / "a.zip", members)

    assert [at] == [item.at for item in look(tmp_path / "drop")]
    assert [at] == [item.at for item in look(packed)]


# --- zips ----------------------------------------------------------------------------


def test_zip_is_read_without_unpacking(tmp_path: Path) -> None:
    """The files of a zip are found with their bytes, and nothing lands on disk."""
    path = zip_of(tmp_path / "a.zip", t01__case=b"A", t02__case=b"B")

    assert {"t01/case.ipynb": b"A", "t02/case.ipynb": b"B"} == taken(path)
    assert [path] == list(tmp_path.iterdir())


def test_zip_is_known_by_its_content(tmp_path: Path) -> None:
    """A zip under another name is read as the zip that it is."""
    path = zip_of(tmp_path / "download", t01__case=b"A")

    assert {"t01/case.ipynb": b"A"} == taken(path)


def test_times_in_a_zip_are_in_the_zone_of_the_course(tmp_path: Path) -> None:
    """A zip knows no zone; its times are read as the course's."""
    path = zip_of(tmp_path / "a.zip", case=b"A")

    assert [NOON_THERE] == [item.at for item in look(path)]


@pytest.mark.parametrize(
    "name",
    [
        "../escape.ipynb",
        "t01/../../escape.ipynb",
        "/etc/escape.ipynb",
        "C:/escape.ipynb",
        "C:\\escape.ipynb",
        "..\\escape.ipynb",
        "t01\\..\\..\\escape.ipynb",
        "\\escape.ipynb",
    ],
)
def test_path_outside_the_archive_is_unfit(tmp_path: Path, name: str) -> None:
    """A member whose path leads out is refused, in the manner of any system."""
    path = zip_with(tmp_path / "a.zip", {name: b"A"})

    (item,) = look(path)
    assert (
        Unfit(where=f"a.zip: {name}", why="its path leads outside the archive") == item
    )


def test_backslashes_separate_folders(tmp_path: Path) -> None:
    """A zip made by an old Windows program has its folders, too."""
    path = zip_with(tmp_path / "a.zip", {"t01\\case\\case.ipynb": b"A"})

    assert {"t01/case/case.ipynb": b"A"} == taken(path)


def test_link_in_a_zip_is_unfit(tmp_path: Path) -> None:
    """A member that is a symbolic link is refused."""
    info = zipfile.ZipInfo("a.ipynb")
    info.external_attr = 0o120777 << 16
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(info, "/etc/passwd")

    assert {"a.ipynb": "is a link; hand in the file itself"} == unfit(path)


def test_member_too_large_is_unfit(tmp_path: Path) -> None:
    """A member above the limit is refused, however well it is packed."""
    members = {"a.ipynb": bytes(50_000), "b.ipynb": b"B"}
    path = zip_with(tmp_path / "a.zip", members, zipfile.ZIP_DEFLATED)

    assert {"b.ipynb": b"B"} == taken(path)
    assert unfit(path)["a.ipynb"].startswith("has 50,000 bytes, 10,000 are allowed")


def test_zip_that_lies_about_sizes_is_not_believed(tmp_path: Path) -> None:
    """A member that holds more than it says is refused, not unpacked."""
    path = zip_with(
        tmp_path / "a.zip", {"a.ipynb": bytes(50_000)}, zipfile.ZIP_DEFLATED
    )
    patch_headers(path, 22, struct.pack("<I", 100))

    assert {} == taken(path)
    assert unfit(path)["a.ipynb"].startswith("cannot be unpacked")


def test_encrypted_member_is_unfit(tmp_path: Path) -> None:
    """An encrypted zip gives a reason for each member."""
    path = encrypted(zip_of(tmp_path / "a.zip", a=b"A", b=b"B"))

    assert dict.fromkeys(
        ("a.ipynb", "b.ipynb"), "is encrypted; hand in a plain zip"
    ) == unfit(path)


def test_unknown_compression_is_unfit(tmp_path: Path) -> None:
    """A member packed in a way that Python does not know is refused."""
    path = patch_headers(zip_of(tmp_path / "a.zip", a=b"A"), 8, struct.pack("<H", 97))

    assert unfit(path)["a.ipynb"].startswith("cannot be unpacked")


def test_member_with_a_wrong_sum_is_unfit(tmp_path: Path) -> None:
    """A member that changed on its way is refused; the others are found."""
    path = zip_of(tmp_path / "a.zip", a=b"MARK", b=b"B")
    path.write_bytes(path.read_bytes().replace(b"MARK", b"MERK"))

    assert {"b.ipynb": b"B"} == taken(path)
    assert unfit(path)["a.ipynb"].startswith("cannot be unpacked")


def test_member_that_cannot_be_inflated_is_unfit(tmp_path: Path) -> None:
    """A member whose packed bytes are broken is refused; the others are found."""
    members = {"a.ipynb": b"hello" * 100, "b.ipynb": b"B"}
    path = zip_with(tmp_path / "a.zip", members, zipfile.ZIP_DEFLATED)
    body = bytearray(path.read_bytes())
    body[37:43] = b"\xff" * 6
    path.write_bytes(body)

    assert {"b.ipynb": b"B"} == taken(path)
    assert unfit(path)["a.ipynb"].startswith("cannot be unpacked")


@pytest.mark.parametrize("defect", ["encrypted", "corrupt"])
def test_unreadable_timestamp_does_not_stop_the_zip(
    tmp_path: Path, defect: str
) -> None:
    """A time stamp that cannot be read is as good as none."""
    members = {"t01/case/timestamp.txt": b"2026-03-01", "t01/case/case.ipynb": b"A"}
    path = zip_with(tmp_path / "a.zip", members)
    if defect == "encrypted":
        encrypted(path)
    else:
        path.write_bytes(path.read_bytes().replace(b"2026-03-01", b"2027-03-01"))

    assert ["a.zip: t01/case/case.ipynb"] == [item.where for item in look(path)]


def test_zip_with_a_broken_directory_is_unfit(tmp_path: Path) -> None:
    """A zip that cannot be opened is refused as one file."""
    path = zip_of(tmp_path / "a.zip", a=b"A")
    path.write_bytes(path.read_bytes().replace(b"PK\x01\x02", b"XXXX"))

    assert [Unfit] == [type(item) for item in look(path)]


def test_half_a_zip_is_unfit(tmp_path: Path) -> None:
    """A zip that broke off on its way is refused as one file."""
    path = zip_of(tmp_path / "a.zip", a=bytes(1_000))
    path.write_bytes(path.read_bytes()[:500])

    (item,) = look(path)
    assert Unfit(where=str(path), why="cannot be unpacked; download it again") == item


def test_empty_zip_holds_nothing(tmp_path: Path) -> None:
    """A zip without members gives nothing and raises nothing."""
    assert [] == look(zip_with(tmp_path / "a.zip", {}))


def test_zip_in_a_zip_is_found_as_a_file(tmp_path: Path) -> None:
    """A zip within a zip is not opened."""
    inner = zip_of(tmp_path / "inner.zip", case=b"A")
    path = zip_with(tmp_path / "a.zip", {"t01.zip": inner.read_bytes()})

    assert ["t01.zip"] == list(taken(path))


def test_names_in_a_zip_that_are_not_utf8(tmp_path: Path) -> None:
    """A member whose name is GBK, as Chinese Windows packs it, is found."""
    path = zip_with(tmp_path / "a.zip", {"t01/XXXX.ipynb": b"A"})
    path.write_bytes(path.read_bytes().replace(b"XXXX", "林悦".encode("gbk")))

    (found,) = look(path)
    assert ("t01", b"A") == (found.parts[0], found.body)


@pytest.mark.parametrize("date", [0, 0xFFFF])
def test_impossible_date_in_a_zip_is_survived(tmp_path: Path, date: int) -> None:
    """A member dated the zeroth of no month is found all the same."""
    path = zip_of(tmp_path / "a.zip", a=b"A")
    patch_headers(path, 12, struct.pack("<H", date))

    assert {"a.ipynb": b"A"} == taken(path)


def test_member_without_a_name_is_survived(tmp_path: Path) -> None:
    """A member called ``.`` does not stop the others."""
    path = zip_with(tmp_path / "a.zip", {".": b"", "a.ipynb": b"A"})

    assert {"a.ipynb": b"A"} == taken(path)
