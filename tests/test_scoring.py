"""Scores: from what a test cell put out to points and words."""

from __future__ import annotations

from typing import Any

import pytest
from nbformat.v4 import new_output

from builders import criterion, written
from uptake.grading.execute import Run
from uptake.grading.scoring import BrokenTest, score
from uptake.grading.submission import Score

REACHED = Run(reached=frozenset({"sum", "advice"}), cut_short=(), stopped="")


def scored(*outputs: Any, points: float = 2) -> tuple[float | None, str]:
    cell = criterion("sum", "assert s == 3", points)
    cell.outputs = list(outputs)
    found = score("case", cell, REACHED, untouched="")
    return found.points, found.message


def error(name: str, value: str = "") -> Any:
    return new_output("error", ename=name, evalue=value, traceback=["File secret"])


def value(text: str) -> Any:
    data = {"text/plain": text}
    return new_output("execute_result", data=data, execution_count=1)


def advice(text: str, run: Run = REACHED) -> Score:
    cell = written("advice", text)
    return score("case", cell, run, untouched="YOUR ANSWER HERE")


# --- tests ---------------------------------------------------------------------------


def test_silent_test_earns_full_points() -> None:
    """A test that ran through earns all of its points."""
    assert (2.0, "") == scored()


def test_score_names_its_criterion() -> None:
    """A score says of which criterion in which notebook it is, and out of how much."""
    cell = criterion("sum", "assert s == 3", 2)

    assert Score(
        notebook="case",
        criterion="sum",
        points=2.0,
        max_points=2.0,
        by_hand=False,
        message="",
    ) == score("case", cell, REACHED, untouched="")


@pytest.mark.parametrize(
    ("name", "words", "message"),
    [
        ("AssertionError", "3 was expected; got 4", "3 was expected; got 4"),
        ("AssertionError", "", "The check failed."),
        ("AssertionError", "  \n", "The check failed."),
        ("NameError", "name 's' is not defined", "NameError: name 's' is not defined"),
        ("SystemExit", "", "SystemExit"),
        ("KeyboardInterrupt", "", "The check ran too long and was stopped."),
    ],
)
def test_exception_earns_nothing_and_speaks(
    name: str, words: str, message: str
) -> None:
    """A test that raised earns nothing; its message is told, without a traceback."""
    assert (0.0, message) == scored(error(name, words))


def test_exception_outweighs_a_value() -> None:
    """A value shown before an exception earns nothing."""
    assert (0.0, "no") == scored(value("2"), error("AssertionError", "no"))


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("1", 1.0),
        ("0", 0.0),
        ("0.0", 0.0),
        ("2", 2.0),
        ("1.5", 1.5),
        (" 1.5\n", 1.5),
        ("np.float64(1.5)", 1.5),
        ("np.int64(1)", 1.0),
    ],
)
def test_number_at_the_end_is_partial_credit(text: str, points: float) -> None:
    """The number that a test ends in is its points, also one of numpy's."""
    assert (points, "") == scored(value(text))


@pytest.mark.parametrize(
    "text",
    [
        "nan",
        "np.float64(nan)",
        "inf",
        "-inf",
        "-3",
        "-0.01",
        "2.01",
        "1e9",
        "'abc'",
        "'1'",
        "True",
        "[1]",
        "",
        "None",
        "<Figure size 640x480>",
    ],
)
def test_value_that_is_no_score_is_a_broken_test(text: str) -> None:
    """A test that ends in no number within its points must be mended by a person."""
    with pytest.raises(BrokenTest, match=r"the test sum ended in .* within 0\.\.2; an"):
        scored(value(text))


def test_value_that_is_no_text_is_a_broken_test() -> None:
    """A value that is shown as a picture alone is no score."""
    picture = new_output("execute_result", data={"image/png": ""}, execution_count=1)

    with pytest.raises(BrokenTest):
        scored(picture)


def test_warning_on_stderr_costs_nothing() -> None:
    """What a test writes, to stdout or stderr, does not change its points."""
    said = new_output("stream", name="stderr", text="DeprecationWarning: old")

    assert (2.0, "") == scored(said)
    assert (1.0, "") == scored(said, value("1"))


def test_what_is_displayed_is_no_score() -> None:
    """A number that is displayed and not returned does not count."""
    shown = new_output("display_data", data={"text/plain": "1"})

    assert (2.0, "") == scored(shown)


def test_test_that_was_not_reached_earns_nothing() -> None:
    """A test that the notebook never came to says why."""
    run = Run(
        reached=frozenset(), cut_short=(), stopped="the kernel died in the cell a"
    )
    found = score("case", criterion("sum", "assert 1"), run, untouched="")

    assert (0.0, "Not reached: the kernel died in the cell a.") == (
        found.points,
        found.message,
    )


# --- what a person marks -------------------------------------------------------------


def test_written_answer_awaits_a_hand_mark() -> None:
    """A written answer has no points until a person gives them."""
    found = advice("I advise to pay.")

    assert (None, True, "") == (found.points, found.by_hand, found.message)


@pytest.mark.parametrize(
    "text", ["YOUR ANSWER HERE", "\nYOUR ANSWER HERE \n", "", " \n"]
)
def test_untouched_written_answer_earns_nothing(text: str) -> None:
    """An answer left as it was released, or empty, is nought and asks nobody."""
    found = advice(text)

    assert (0.0, True, "No answer was written.") == (
        found.points,
        found.by_hand,
        found.message,
    )


def test_written_answer_counts_where_the_code_broke_off() -> None:
    """A written answer is marked even if the notebook's code never ended."""
    run = Run(reached=frozenset(), cut_short=(), stopped="the kernel died")

    assert None is advice("I advise to pay.", run).points


def test_code_that_a_person_marks_awaits_the_mark() -> None:
    """A code answer that is a criterion itself is marked by a person."""
    cell = criterion("sum", "def mine(): ...")
    cell.metadata["nbgrader"].update(solution=True, locked=False)
    cell.outputs = [error("NameError", "x")]

    assert None is score("case", cell, REACHED, untouched="").points
