"""Records: frozen values, their way to disk and back, and their digests."""

from __future__ import annotations

import stat
from dataclasses import FrozenInstanceError
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from uptake.competency import Evidence
from uptake.course.curriculum import Text
from uptake.errors import CourseError, UptakeError
from uptake.grading.submission import (
    Entry,
    GradingStatus,
    Irregularity,
    Mark,
    Result,
    Score,
)
from uptake.records import (
    digest,
    digest_of,
    from_json,
    plain,
    read_toml,
    record,
    to_json,
    write_whole,
)

if TYPE_CHECKING:
    from pathlib import Path

quick = settings(max_examples=50, deadline=None, database=None)

numbers = some.floats(allow_nan=False, allow_infinity=False)
words = some.text(max_size=12)
times = some.datetimes(min_value=datetime(2000, 1, 1), timezones=some.just(UTC))  # noqa: DTZ001 - hypothesis wants it naive
evidence = some.builds(
    Evidence,
    competency=words,
    stage=words,
    assignment=words,
    criterion=words,
    points=numbers,
    max_points=numbers,
    source=words,
    digest=words,
)
marks = some.builds(
    Mark,
    notebook=words,
    criterion=words,
    points=some.none() | numbers,
    max_points=numbers,
    by_hand=some.booleans(),
    comment=words,
)
entries = some.builds(
    Entry,
    trainee=words,
    assignment=words,
    submitted_at=some.none() | times,
    marks=some.lists(marks, max_size=2).map(tuple),
)
scores = some.builds(
    Score,
    notebook=words,
    criterion=words,
    points=some.none() | numbers,
    max_points=numbers,
    by_hand=some.booleans(),
    message=words,
)
irregularities = some.builds(Irregularity, notebook=words, cell=words, what=words)
results = some.builds(
    Result,
    trainee=words,
    assignment=words,
    attempt=some.integers(1, 9),
    submitted_at=times,
    submission_digest=words,
    source_digest=words,
    engine=words,
    status=some.sampled_from(GradingStatus),
    reason=words,
    scores=some.lists(scores, max_size=2).map(tuple),
    irregularities=some.lists(irregularities, max_size=2).map(tuple),
    notebooks=some.dictionaries(words, words, max_size=2),
)
files = some.dictionaries(words, some.binary(max_size=8), min_size=1, max_size=4)


@record
class Shelf:
    """A record of these tests: a *label*, a number of *books*, *names* on it."""

    label: str
    books: int
    names: tuple[Text, ...] = ()


NO_INTEGER = "Input should be a valid integer, unable to parse string as an integer"


# --- the value -----------------------------------------------------------------------


def test_a_record_is_frozen() -> None:
    """A field of a record cannot be set again."""
    shelf = Shelf(label="a", books=1)

    with pytest.raises(FrozenInstanceError):
        shelf.books = 2  # type: ignore[misc]


def test_a_record_takes_keywords_only() -> None:
    """A record cannot be made from values whose names are not said."""
    with pytest.raises(TypeError):
        Shelf("a", 1)  # type: ignore[misc]


def test_a_record_has_no_other_fields() -> None:
    """A record has slots, so that a mistyped field cannot come into being."""
    assert not hasattr(Shelf(label="a", books=1), "__dict__")


def test_records_are_equal_by_value() -> None:
    """Two records with the same fields are the same value, in sets too."""
    assert {Text(en="a", zh="b")} == {Text(en="a", zh="b"), Text(en="a", zh="b")}


# --- JSON ----------------------------------------------------------------------------


@quick
@given(value=evidence | entries | results)
def test_a_record_survives_json(value: Evidence | Entry | Result) -> None:
    """What is written as JSON reads as the same value again."""
    again = from_json(to_json(value), type(value), "a test")

    assert value == again


def test_json_is_readable_text() -> None:
    """JSON is indented UTF-8 that ends in one newline, Chinese stays Chinese."""
    text = to_json(Text(en="Law", zh="法规"))

    assert '{\n "en": "Law",\n "zh": "法规"\n}\n' == text.decode()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (b"", "Invalid JSON: EOF while parsing a value at line 1 column 0"),
        (b'{"en": "a"}', "Field required"),
        (b'{"en": "a", "zh": 5}', "Input should be a valid string"),
        (b'{"en": "a", "zh": "b", "de": "c"}', "Unexpected keyword argument"),
    ],
)
def test_json_that_is_no_such_record_is_refused(text: bytes, problem: str) -> None:
    """A stored file that does not fit is named in one line, with the remedy."""
    with pytest.raises(UptakeError) as error:
        from_json(text, Text, "var/x.json")

    expected = f"var/x.json: {problem}; delete the file and run the verb again"
    assert expected == str(error.value)


def test_plain_is_made_of_plain_things() -> None:
    """A record becomes dictionaries, lists, strings and numbers."""
    shelf = Shelf(label="a", books=1, names=(Text(en="b", zh="c"),))

    expected = {"label": "a", "books": 1, "names": [{"en": "b", "zh": "c"}]}
    assert expected == plain(shelf)


# --- TOML ----------------------------------------------------------------------------


def written(folder: Path, body: bytes) -> Path:
    path = folder / "shelf.toml"
    path.write_bytes(body)
    return path


def test_toml_is_read_as_a_record(tmp_path: Path) -> None:
    """A TOML file whose keys fit gives the record."""
    text = 'label = "a"\nbooks = 1\n[[names]]\nen = "b"\nzh = "法"\n'
    path = written(tmp_path, text.encode())

    expected = Shelf(label="a", books=1, names=(Text(en="b", zh="法"),))
    assert expected == read_toml(path, Shelf, {})


def test_every_problem_of_a_toml_file_is_told(tmp_path: Path) -> None:
    """An author learns all that is wrong at once, one line each."""
    text = 'books = "x"\ncolour = "red"\n[[names]]\nen = "b"\n'
    path = written(tmp_path, text.encode())

    with pytest.raises(CourseError) as error:
        read_toml(path, Shelf, {})

    expected = {
        "shelf.toml: label: is missing; add it",
        f"shelf.toml: books: {NO_INTEGER}",
        "shelf.toml: names[0] > zh: is missing; add it",
        "shelf.toml: colour: unknown key; remove it or mend its spelling",
    }
    assert expected == set(error.value.problems)


def test_advice_replaces_the_remedy(tmp_path: Path) -> None:
    """For a key that people often write, the reader gives its own remedy."""
    path = written(tmp_path, b'label = "a"\nbooks = 1\ncolour = "red"\n')

    with pytest.raises(CourseError) as error:
        read_toml(path, Shelf, {"colour": "all shelves are brown"})

    assert "shelf.toml: colour: all shelves are brown" == str(error.value)


def test_a_toml_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """The whole path of a missing file is told."""
    path = tmp_path / "shelf.toml"

    with pytest.raises(CourseError) as error:
        read_toml(path, Shelf, {})

    assert f"{path}: there is no such file; create it" == str(error.value)


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"label = \xff", "not UTF-8 at byte 8; save it as UTF-8"),
        (b"label =", "not TOML: Invalid value (at end of document)"),
        (b"a = 1\na = 2", "not TOML: Cannot overwrite a value (at end of document)"),
    ],
)
def test_a_file_that_is_no_toml_is_refused(
    tmp_path: Path, body: bytes, problem: str
) -> None:
    """What stops the reading of a file is told with its place."""
    path = written(tmp_path, body)

    with pytest.raises(CourseError) as error:
        read_toml(path, Shelf, {})

    assert f"{path}: {problem}" == str(error.value)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"a = " + b"[" * 100_000, id="nested too deeply"),
        pytest.param(b"books = " + b"1" * 5000, id="a number of 5000 digits"),
    ],
)
def test_a_file_that_breaks_the_toml_reader_is_refused(
    tmp_path: Path, body: bytes
) -> None:
    """A file that tomllib gives up on is an error of the course, no traceback."""
    with pytest.raises(CourseError):
        read_toml(written(tmp_path, body), Shelf, {})


def test_a_byte_order_mark_does_not_matter(tmp_path: Path) -> None:
    """A TOML file saved by Notepad as UTF-8 with a mark reads like any other."""
    path = written(tmp_path, b'\xef\xbb\xbflabel = "a"\nbooks = 1\n')

    assert Shelf(label="a", books=1) == read_toml(path, Shelf, {})


# --- digests -------------------------------------------------------------------------


def test_a_digest_is_sha256_in_hex() -> None:
    """A digest has the 64 hex digits of a SHA-256."""
    assert 64 == len(digest(b"a"))


def test_where_a_part_ends_counts() -> None:
    """The same bytes in other parts give another digest."""
    assert digest(b"ab", b"c") != digest(b"a", b"bc")


@quick
@given(named=files, data=some.data())
def test_a_digest_is_independent_of_order(
    named: dict[str, bytes], data: some.DataObject
) -> None:
    """Files give one digest, in whatever order they come."""
    shuffled = data.draw(some.permutations(list(named.items())))

    assert digest_of(named.items()) == digest_of(shuffled)


@quick
@given(named=files, data=some.data(), body=some.binary(max_size=8), other=words)
def test_a_digest_is_sensitive_to_any_change(
    named: dict[str, bytes], data: some.DataObject, body: bytes, other: str
) -> None:
    """Another body, another name, one file less: each gives another digest."""
    name = data.draw(some.sampled_from(sorted(named)))
    rest = {key: value for key, value in named.items() if key != name}
    changed = [{**named, name: body}, {**rest, other: named[name]}, rest]

    expected = [each == named for each in changed]
    actual = [digest_of(each.items()) == digest_of(named.items()) for each in changed]
    assert expected == actual


# --- writing -------------------------------------------------------------------------


def test_writing_makes_the_folders(tmp_path: Path) -> None:
    """A file is written into folders that did not exist."""
    path = tmp_path / "a" / "b" / "c.txt"

    write_whole(path, b"whole")

    assert b"whole" == path.read_bytes()


def test_writing_replaces_and_leaves_nothing_beside(tmp_path: Path) -> None:
    """The new body takes the place of the old one, no part is left over."""
    path = tmp_path / "c.txt"

    write_whole(path, b"a long first body")
    write_whole(path, b"second")

    assert b"second" == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())


def test_what_is_written_can_be_read_by_others(tmp_path: Path) -> None:
    """A file has the usual rights, not those of a temporary file."""
    path = tmp_path / "c.txt"

    write_whole(path, b"whole")

    assert 0o644 == stat.S_IMODE(path.stat().st_mode)


def test_writing_that_fails_leaves_nothing_beside(tmp_path: Path) -> None:
    """Where the file cannot be put in place, its part is taken away."""
    path = tmp_path / "folder"
    path.mkdir()

    with pytest.raises(OSError, match="directory"):
        write_whole(path, b"whole")

    assert [path] == list(tmp_path.iterdir())
