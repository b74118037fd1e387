"""The roster: who takes the course, on which track, with which extensions."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from builders_course import curriculum_with, small_course, trainee
from uptake.course.roster import (
    looks_like_roster,
    read_roster,
    roster_of,
    roster_path,
    write_roster,
)
from uptake.errors import CourseError, RosterError

if TYPE_CHECKING:
    from pathlib import Path

    from uptake.course.roster import Trainee

REQUIRED = "id,name,chinese_name,track,cohort,email,organisation"
HEADER = f"{REQUIRED},extensions,lms_id\n"
LINE = "t01,Lin Yue,林悦,academic,Spring,lin@example.org,Office,case:3,90101\n"
CURRICULUM = curriculum_with()
TRACKS = "there are academic, professional"
SAFE = "must be letters, digits and . _ @ -"

LIN = trainee(
    "t01",
    track="academic",
    cohort="Spring",
    email="lin@example.org",
    organisation="Office",
    extensions={"case": 3.0},
    lms_id="90101",
)


def read(body: str | bytes) -> tuple[Trainee, ...]:
    """Read the roster *body* as people.csv."""
    raw = body.encode() if isinstance(body, str) else body
    return read_roster(raw, "people.csv", CURRICULUM)


def line(trainee_id: str = "t01", name: str = "A", days: str = "") -> str:
    """Return a line of a roster."""
    return f"{trainee_id},{name},,academic,,,,{days},\n"


def refusal(body: str | bytes) -> str:
    """Return what is said of the roster *body*, which cannot be taken."""
    with pytest.raises(RosterError) as error:
        read(body)
    return str(error.value)


# --- what is taken -------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_rosters_of_all_spreadsheets_are_read(encoding: str, end: str) -> None:
    """UTF-8 with a mark or without, GB 18030, any line ends: one and the same."""
    body = (HEADER + LINE).replace("\n", end).encode(encoding)

    assert (LIN,) == read(body)


def test_the_header_may_differ_in_case_order_and_blanks() -> None:
    """Columns are found by their names, and other columns do not matter."""
    body = (
        "LMS_ID,Room, Track ,ID,Name,Chinese_Name,Cohort,Email,Organisation,"
        "Extensions\n90101,7,academic,t01,Lin Yue,林悦,Spring,lin@example.org,"
        "Office,case:3\n"
    )

    assert (LIN,) == read(body)


def test_extensions_and_lms_ids_may_be_left_out() -> None:
    """A roster of the required columns alone gives nobody more time."""
    (found,) = read(f"{REQUIRED}\nt01,A,,academic,,,\n")

    assert ({}, "") == (found.extensions, found.lms_id)


def test_quotes_commas_and_line_breaks_belong_to_a_cell() -> None:
    """A quoted cell keeps its commas, quotes and line breaks."""
    cell = '"Lin ""Yue"", M.\nof Office"'

    (found,) = read(HEADER + line(name=cell))

    assert 'Lin "Yue", M.\nof Office' == found.name


def test_blanks_round_a_cell_and_blank_lines_do_not_matter() -> None:
    """What a spreadsheet leaves behind is not part of a name."""
    (found,) = read(HEADER + "\n t01 , Lin Yue ,,academic,,,, case:3 ,\n\n")

    assert ("t01", "Lin Yue") == (found.id, found.name)


def test_short_lines_lack_what_is_optional() -> None:
    """A line that ends before the optional cells is complete."""
    (found,) = read(HEADER + "t01,Lin Yue,,academic\n")

    assert ("", {}) == (found.organisation, found.extensions)


@pytest.mark.parametrize(
    "name",
    [
        "=HYPERLINK(1)",
        "+86 Lin",
        "@SUM(A1)",
        "-1",
        "林悦👩‍🔬",
        "ليلى حسن",
        "\u202eeuY niL",
        "<script>alert(1)</script>",
        "O'Néill",
        "n" * 5000,
    ],
)
def test_any_name_is_kept_as_it_is(tmp_path: Path, name: str) -> None:
    """Formulas, emoji and right-to-left text are somebody's name, not ours to mend."""
    path = tmp_path / "roster.csv"
    people = (trainee("t01", name=name),)

    write_roster(path, people)

    assert people == read(path.read_bytes())


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", {}),
        ("case:7", {"case": 7.0}),
        ("case:7 visit:0.5", {"case": 7.0, "visit": 0.5}),
        ("case:7;visit:2", {"case": 7.0, "visit": 2.0}),
    ],
)
def test_extensions_are_days_by_assignment(
    words: str, expected: dict[str, float]
) -> None:
    """Extensions stand between blanks or semicolons."""
    (found,) = read(HEADER + line(days=words))

    assert expected == found.extensions


def test_an_extension_is_time_for_one_assignment() -> None:
    """Who has three days for one assignment has none for another."""
    assert timedelta(days=3) == LIN.extension("case")
    assert timedelta() == LIN.extension("visit")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (HEADER, True),
        (f"\ufeff{HEADER}", True),
        ('"ID","Name","Track"\r\n', True),
        ("id , name , track\nx", True),
        ("trainee,assignment,criterion,points,comment\n", False),
        ("id,name\n", False),
        ("", False),
    ],
)
def test_a_roster_is_told_from_other_csv_files(head: str, expected: bool) -> None:
    """The header says whether a CSV file is a roster."""
    assert expected is looks_like_roster(head.encode())


# --- what is refused -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("", f"no column {REQUIRED.replace(',', ', ')}"),
        ("\n\n", f"no column {REQUIRED.replace(',', ', ')}"),
        ("id;name;track\n", f"no column {REQUIRED.replace(',', ', ')}"),
        (
            "id,name,chinese_name,cohort,email\n",
            "no column track, organisation",
        ),
    ],
)
def test_missing_columns_are_named(body: str, problem: str) -> None:
    """A file without the columns is told which are missing and how a header reads."""
    expected = (
        f"people.csv: {problem}; the header must be {REQUIRED}"
        " and may add extensions,lms_id"
    )

    assert expected == refusal(body)


@pytest.mark.parametrize(
    "body", [HEADER.encode("utf-16"), b"id,name\n\xff\xff\n", b"\x89PNG\r\n\xff"]
)
def test_a_file_that_is_no_text_is_refused(body: bytes) -> None:
    """Neither UTF-8 nor GB 18030 is no CSV that we can read."""
    expected = "people.csv: neither UTF-8 nor GB 18030; save it as UTF-8 CSV"

    assert expected == refusal(body)


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (line(""), f"the id '' {SAFE}"),
        (line("../t01"), f"the id '../t01' {SAFE}"),
        (line(".hidden"), f"the id '.hidden' {SAFE}"),
        (line("-rf"), f"the id '-rf' {SAFE}"),
        (line("a b"), f"the id 'a b' {SAFE}"),
        (line("a/b"), f"the id 'a/b' {SAFE}"),
        (line("林悦"), f"the id '林悦' {SAFE}"),
        (line("=1+1"), f"the id '=1+1' {SAFE}"),
        (line('"a\nb"'), f"the id 'a\\nb' {SAFE}"),
        (line("x" * 65), f"the id '{'x' * 65}' {SAFE}"),
        ("t01,A,,,,,,,\n", f"no track ''; {TRACKS}"),
        ("t01,A,,evening,,,,,\n", f"no track 'evening'; {TRACKS}"),
        ("t01\n", f"no track ''; {TRACKS}"),
        (line(name=""), "t01 has no name; add it"),
        (line(days="case"), "the extension 'case' must read case:DAYS"),
        (line(days="case:"), "the extension 'case:' must read case:DAYS"),
        (line(days="case:soon"), "the extension 'case:soon' must read case:DAYS"),
        (line(days="cse:3"), "an extension for 'cse', which is no assignment"),
        (line(days=":3"), "an extension for '', which is no assignment"),
    ],
)
def test_a_bad_line_is_named(lines: str, problem: str) -> None:
    """What is wrong with a line is one line, with the number where the line ends."""
    number = 1 + lines.count("\n")

    assert f"people.csv line {number}: {problem}" == refusal(HEADER + lines)


def test_an_id_that_stands_twice_is_named() -> None:
    """Two people cannot have one id, whatever else differs."""
    body = HEADER + line("t01", "A") + line("t02", "B") + line("t01", "C")

    expected = "people.csv line 4: the id t01 stands twice; keep one line"
    assert expected == refusal(body)


def test_every_bad_line_is_told_at_once() -> None:
    """A roster is mended in one go: each bad line has its own message."""
    body = HEADER + line("t 1") + line("t02") + line("t03", days="cse:3")

    expected = [
        f"people.csv line 2: the id 't 1' {SAFE}",
        "people.csv line 4: an extension for 'cse', which is no assignment",
    ]
    assert expected == refusal(body).splitlines()


@pytest.mark.parametrize("days", ["nan", "inf", "-3", "1e9"])
def test_an_extension_that_is_no_time_is_named(days: str) -> None:
    """An extension is a number of days that can be added to a due time."""
    expected = f"people.csv line 2: the extension 'case:{days}' must read case:DAYS"

    assert expected == refusal(HEADER + line(days=f"case:{days}"))


def test_a_quote_that_is_never_closed_is_named() -> None:
    """A lone quote, which swallows the rest of a long file, gives no traceback."""
    expected = "people.csv"

    assert refusal(f'{HEADER}t01,"A{line() * 9999}').startswith(expected)


def test_a_column_that_stands_twice_is_named() -> None:
    """Of two columns with one name nobody knows which is meant."""
    assert "people.csv" in refusal(f"id,{REQUIRED}\nt01,t02,A,,academic,,,\n")


# --- there and back ------------------------------------------------------------------

cells = (
    # The lone carriage return has a test of its own below.
    some.text(alphabet=some.characters(codec="utf-8", exclude_characters="\0\r"))
    .map(str.strip)
    .filter(lambda text: len(text) < 20)
)
people = some.lists(
    some.builds(
        trainee,
        some.from_regex(r"[A-Za-z0-9][A-Za-z0-9_.@-]{0,9}", fullmatch=True),
        name=cells.filter(bool),
        chinese_name=cells,
        track=some.sampled_from(["academic", "professional"]),
        cohort=cells,
        email=cells,
        organisation=cells,
        extensions=some.dictionaries(
            some.sampled_from(["case", "visit"]), some.integers(0, 99).map(float)
        ),
        lms_id=cells,
    ),
    max_size=3,
    unique_by=lambda one: one.id,
).map(tuple)


@settings(max_examples=40, deadline=None, database=None)
@given(group=people)
def test_a_roster_survives_the_disk(
    tmp_path_factory: pytest.TempPathFactory, group: tuple[Trainee, ...]
) -> None:
    """What is written as a roster reads as the same people in the same order."""
    path = tmp_path_factory.getbasetemp() / "roster.csv"

    write_roster(path, group)

    assert group == read(path.read_bytes())


def test_a_carriage_return_in_a_name_survives_the_disk(tmp_path: Path) -> None:
    """A name with an old line break in it makes no second line of the roster."""
    path = tmp_path / "roster.csv"
    (person,) = read(HEADER + line(name='"Lin\rYue"'))

    write_roster(path, (person,))

    assert (person,) == read(path.read_bytes())


def test_a_written_roster_has_all_columns(tmp_path: Path) -> None:
    """The kept roster is UTF-8 CSV with every column and plain line ends."""
    path = tmp_path / "roster.csv"

    write_roster(path, (LIN,))

    assert HEADER + LINE == path.read_bytes().decode()


def test_an_extension_survives_to_the_last_digit(tmp_path: Path) -> None:
    """An extension of ten minutes, in days, is the same after the disk."""
    path = tmp_path / "roster.csv"
    group = (trainee("t01", extensions={"case": 10 / 1440}),)

    write_roster(path, group)

    assert group == read(path.read_bytes())


def test_the_roster_of_a_course_is_kept_by_id(tmp_path: Path) -> None:
    """A course's roster is in var/, and gives people by their ids."""
    layout = small_course(tmp_path)

    write_roster(roster_path(layout), (LIN,))

    assert tmp_path / "var" / "roster.csv" == roster_path(layout)
    assert {"t01": LIN} == roster_of(layout)


def test_a_course_without_roster_has_nobody(tmp_path: Path) -> None:
    """Before a roster was collected nobody takes the course."""
    assert {} == roster_of(small_course(tmp_path))


def test_a_roster_needs_a_curriculum(tmp_path: Path) -> None:
    """A kept roster of a plain nbgrader course cannot be read, and that is told."""
    layout = small_course(tmp_path)
    write_roster(roster_path(layout), (LIN,))
    (tmp_path / "source").mkdir()
    (tmp_path / "course_material" / "course.toml").unlink()

    from uptake.course.layout import open_course

    with pytest.raises(CourseError, match="this verb needs it"):
        roster_of(open_course(tmp_path))
