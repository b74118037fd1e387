"""Hand marks: what is read from a CSV file, and that one bad line takes none."""

from __future__ import annotations

import pytest

from uptake.errors import MarksError
from uptake.grading.marks import HandMark, read_marks
from uptake.grading.submission import Entry, Mark

HEADER = "trainee,assignment,criterion,points,comment\n"


def criterion(name: str, most: float) -> Mark:
    return Mark(
        notebook="case",
        criterion=name,
        points=None,
        max_points=most,
        by_hand=False,
        comment="",
    )


ENTRIES = [
    Entry(
        trainee=trainee,
        assignment="case",
        submitted_at=None,
        marks=(criterion("advice", 4), criterion("sum", 2)),
    )
    for trainee in ("t01", "t02")
]


def read(*lines: str, header: str = HEADER) -> tuple[HandMark, ...]:
    body = (header + "\n".join(lines) + "\n").encode()
    return read_marks(body, "marks.csv", ENTRIES)


def mark(points: float, comment: str = "", trainee: str = "t01") -> HandMark:
    return HandMark(
        trainee=trainee,
        assignment="case",
        criterion="advice",
        points=points,
        comment=comment,
    )


def test_marks_are_read_in_their_order() -> None:
    """Each line is a mark with its comment."""
    assert (mark(3, "Well put."), mark(0, trainee="t02")) == read(
        "t01,case,advice,3,Well put.", "t02,case,advice,0,"
    )


@pytest.mark.parametrize(
    ("points", "read_as"), [("0", 0), ("4", 4), ("2.5", 2.5), (" 3 ", 3), ("1e0", 1)]
)
def test_points_from_nought_to_the_maximum(points: str, read_as: float) -> None:
    """Any number from nought to the maximum can be given."""
    assert (mark(read_as),) == read(f"t01,case,advice,{points},")


@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_byte_order_mark_is_allowed(bom: str) -> None:
    """What a spreadsheet puts before the header does no harm."""
    body = f"{bom}{HEADER}t01,case,advice,3,好".encode()

    assert (mark(3, "好"),) == read_marks(body, "marks.csv", ENTRIES)


def test_comment_may_hold_commas_quotes_and_lines() -> None:
    """A quoted comment is taken as it was written."""
    assert (mark(3, 'One, "two"\nthree'),) == read(
        't01,case,advice,3,"One, ""two""\nthree"'
    )


def test_columns_may_stand_in_any_order_beside_others() -> None:
    """Columns are known by their names; others are ignored."""
    header = "comment,points,marker,criterion,assignment,trainee\n"

    assert (mark(3, "Good."),) == read("Good.,3,Dr. X,advice,case,t01", header=header)


def test_empty_lines_are_skipped() -> None:
    """A file that ends in empty lines is read to its end."""
    assert (mark(3),) == read("", "t01,case,advice,3,", "", "")


def test_file_without_marks_is_empty() -> None:
    """A header alone gives no marks."""
    assert () == read()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("t09,case,advice,3,", "t09 has no graded submission of 'case'"),
        ("t01,essay,advice,3,", "t01 has no graded submission of 'essay'"),
        ("t01,case,style,3,", "no criterion 'style'; there are advice, sum"),
        ("t01,case,advice,4.5,", "4.5 points for advice: 0 to 4 can be given"),
        ("t01,case,sum,3,", "3 points for sum: 0 to 2 can be given"),
        ("t01,case,advice,-1,", "-1 points for advice: 0 to 4 can be given"),
        ("t01,case,advice,nan,", "nan points for advice: 0 to 4 can be given"),
        ("t01,case,advice,inf,", "inf points for advice: 0 to 4 can be given"),
        ("t01,case,advice,,", "the points '' are no number"),
        ("t01,case,advice,three,", "the points 'three' are no number"),
        ('t01,case,advice,"3,5",', "the points '3,5' are no number"),
        ("t01,case", "no criterion ''"),
    ],
)
def test_bad_line_is_named(line: str, why: str) -> None:
    """A line that cannot be taken is named with its number and the reason."""
    with pytest.raises(MarksError) as caught:
        read("t01,case,advice,3,", line)

    assert f"marks.csv line 3: {why}" in str(caught.value)


def test_all_bad_lines_are_named_at_once() -> None:
    """Every bad line has a line of its own, and none of the marks is taken."""
    with pytest.raises(MarksError) as caught:
        read("t01,case,advice,9,", "t02,case,advice,3,", "t09,case,advice,3,")

    first, second, last = str(caught.value).splitlines()
    assert first.startswith("marks.csv line 2: ")
    assert second.startswith("marks.csv line 4: ")
    assert "no mark was taken; mend and run again" == last


def test_absent_column_is_named() -> None:
    """A header that lacks a column says which, and what it must be."""
    with pytest.raises(
        MarksError, match="no column criterion, comment; the header must"
    ):
        read("t01,case,3", header="trainee,assignment,points\n")


def test_empty_file_has_no_columns() -> None:
    """An empty file lacks every column."""
    with pytest.raises(MarksError, match="no column trainee, assignment"):
        read_marks(b"", "marks.csv", ENTRIES)


def test_file_that_is_not_utf8_is_refused() -> None:
    """A file in another encoding says where, and how to save it."""
    body = (HEADER + "t01,case,advice,3,好").encode("gb18030")

    with pytest.raises(
        MarksError, match=r"marks.csv: not UTF-8 at byte \d+; save it as"
    ):
        read_marks(body, "marks.csv", ENTRIES)


def test_file_that_is_no_csv_is_refused() -> None:
    """A cell that the csv module cannot read is told of as a bad line."""
    with pytest.raises(MarksError):
        read(f"t01,case,advice,3,{'x' * 200_000}")


def test_two_marks_for_one_criterion_are_refused() -> None:
    """Two different marks for the same criterion cannot both be meant."""
    with pytest.raises(MarksError, match="line 3"):
        read("t01,case,advice,3,", "t01,case,advice,1,")
