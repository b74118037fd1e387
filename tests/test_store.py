"""The store: results and refusals as files, graded notebooks in nbgrader's folder."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from builders import NOON
from uptake.errors import UptakeError
from uptake.grading.intake import refuse
from uptake.grading.store import (
    keep_refusals,
    keep_result,
    kept_refusals,
    kept_result,
    kept_results,
    put_autograded,
)
from uptake.grading.submission import (
    ENGINE,
    GradingStatus,
    Irregularity,
    Refusal,
    Result,
    Score,
)

if TYPE_CHECKING:
    from uptake.course.layout import Layout

SCORE = Score(
    notebook="case",
    criterion="sum",
    points=None,
    max_points=2.0,
    by_hand=True,
    message="差一点",
)
RESULT = Result(
    trainee="t01",
    assignment="case",
    attempt=1,
    submitted_at=NOON,
    submission_digest="a" * 64,
    source_digest="b" * 64,
    engine=ENGINE,
    status=GradingStatus.PENDING_MANUAL,
    reason="",
    scores=(SCORE,),
    irregularities=(Irregularity(notebook="case", cell="sum", what="was deleted"),),
    notebooks={"case": '{"cells": []}'},
)


def test_result_comes_back_as_it_was(course: Layout) -> None:
    """A kept result is the same value again, without its notebooks."""
    keep_result(course, RESULT)

    assert replace(RESULT, notebooks={}) == kept_result(course, "case", "t01")


def test_result_is_replaced_by_a_newer_one(course: Layout) -> None:
    """Of two results for one submission the last is kept."""
    keep_result(course, RESULT)
    keep_result(course, replace(RESULT, attempt=2))

    assert [2] == [result.attempt for result in kept_results(course)]


def test_same_result_gives_the_same_bytes(course: Layout) -> None:
    """A result that is kept twice is byte for byte the same file."""
    path = course.state / "results" / "case" / "t01.json"
    keep_result(course, RESULT)
    before = path.read_bytes()
    keep_result(course, RESULT)

    assert before == path.read_bytes()
    assert "差一点" in before.decode()


def test_no_result_is_none(course: Layout) -> None:
    """A submission that was never graded has no result."""
    assert None is kept_result(course, "case", "t01")
    assert [] == list(kept_results(course))


def test_results_come_in_order(course: Layout) -> None:
    """All results are yielded by assignment and trainee."""
    for assignment, trainee in (("b", "t02"), ("a", "t09"), ("b", "t01")):
        keep_result(course, replace(RESULT, assignment=assignment, trainee=trainee))

    assert [("a", "t09"), ("b", "t01"), ("b", "t02")] == [
        (result.assignment, result.trainee) for result in kept_results(course)
    ]


def test_unfinished_file_is_no_result(course: Layout) -> None:
    """What a killed writer left beside results is not read."""
    keep_result(course, RESULT)
    (course.state / "results" / "case" / ".x.part").write_bytes(b"{")

    assert 1 == len(list(kept_results(course)))


@pytest.mark.parametrize("body", [b"{", b"{}", b"\xff", b'{"trainee": "t01"}'])
def test_broken_result_is_named(course: Layout, body: bytes) -> None:
    """A result file that cannot be read is named, with what to do."""
    path = course.state / "results" / "case" / "t01.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(body)

    with pytest.raises(UptakeError, match=r"t01\.json: .*; delete the file and run"):
        kept_result(course, "case", "t01")


def test_graded_notebook_lies_where_nbgrader_looks(course: Layout) -> None:
    """Notebook, the author's files and the time stamp land in autograded/."""
    put_autograded(course, RESULT, {"data/prices.csv": b"1,2"})

    place = course.autograded / "t01" / "case"
    assert {
        "case.ipynb": b'{"cells": []}',
        "data/prices.csv": b"1,2",
        "timestamp.txt": b"2026-03-02 12:00:00.000000 UTC",
    } == {
        str(path.relative_to(place)): path.read_bytes()
        for path in place.rglob("*")
        if path.is_file()
    }


def test_graded_notebook_replaces_the_whole_folder(course: Layout) -> None:
    """Nothing of an earlier grading, nor of the work on it, stays behind."""
    put_autograded(course, RESULT, {"old.csv": b""})
    put_autograded(course, RESULT, {})

    place = course.autograded / "t01" / "case"
    assert {"case.ipynb", "timestamp.txt"} == {path.name for path in place.iterdir()}
    assert [] == list(course.autograded.glob(".work-*"))


def test_refusals_are_kept_once(course: Layout) -> None:
    """The same file with the same reason is kept once, by its latest time."""
    first, other, again = (
        refuse("a.ipynb", "broken"),
        refuse("a.ipynb", "wrong assignment"),
        refuse("a.ipynb", "broken", "t01"),
    )
    kept: list[Refusal] = []
    for refusal in (first, other, again):
        kept = keep_refusals(course, kept, refusal)

    assert [other, again] == kept
    assert kept == kept_refusals(course)


def test_no_refusals_yet(course: Layout) -> None:
    """A course that refused nothing has no refusals."""
    assert [] == kept_refusals(course)
