"""Answers files: what one person would write into a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import answer, criterion, notebook, plain, written
from uptake.course.answers import Answers, fill, read_answers
from uptake.course.notebooks import parse
from uptake.errors import CourseError

if TYPE_CHECKING:
    from pathlib import Path

FILE = """\
# %% [markdown]
# Takes the share from gross receipts.
#
# Loses: net-income, reward-floor

# %% answer-net-income
def net_income(receipts):
    return receipts

# %% reward-rationale [markdown]
# I advise the committee
# to pay 一半.
"""


def way(folder: Path, text: str | bytes) -> Path:
    path = folder / "gross-base.py"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def answers(**cells: str) -> Answers:
    """Return answers to *cells*, whose names have hyphens for underscores."""
    named = {name.replace("_", "-"): text for name, text in cells.items()}
    return Answers(name="gross-base", note="", loses=frozenset(), cells=named)


def case() -> str:
    """Return a notebook with an answer, a test of it and a written answer."""
    return notebook(
        plain("import math", "setting"),
        answer("answer-net-income", "# write here"),
        criterion("net-income", "assert net_income(1) == 1, 'm'"),
        written("reward-rationale", "Write here."),
    )


def test_an_answers_file_is_read(tmp_path: Path) -> None:
    """A file gives its name, its note, the criteria it loses and the cells."""
    expected = Answers(
        name="gross-base",
        note="Takes the share from gross receipts.",
        loses=frozenset({"net-income", "reward-floor"}),
        cells={
            "answer-net-income": "def net_income(receipts):\n    return receipts",
            "reward-rationale": "I advise the committee\nto pay 一半.",
        },
    )

    assert expected == read_answers(way(tmp_path, FILE))


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("# A note.\n", set()),
        ("# A note.\n#\n# Loses:\n", set()),
        ("# A note.\n#\n# Loses: one\n", {"one"}),
        ("# A note.\n#\n# Loses: one,two , three,\n", {"one", "two", "three"}),
    ],
)
def test_what_is_lost_is_a_list(tmp_path: Path, head: str, expected: set[str]) -> None:
    """The line Loses: names criteria between commas; without it none is lost."""
    found = read_answers(way(tmp_path, f"# %% [markdown]\n{head}"))

    assert expected == found.loses
    assert "A note." == found.note


def test_an_empty_file_answers_nothing(tmp_path: Path) -> None:
    """A file without cells leaves every answer as it was released."""
    expected = answers()

    assert expected == read_answers(way(tmp_path, ""))


def test_magics_stay_as_a_trainee_writes_them(tmp_path: Path) -> None:
    """A commented magic becomes the magic that Jupyter runs."""
    found = read_answers(way(tmp_path, "# %% a\n# %matplotlib inline\nx = 1\n"))

    assert {"a": "%matplotlib inline\nx = 1"} == found.cells


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    """An answers file in another encoding is an error of the course, no traceback."""
    path = way(tmp_path, FILE.encode("gb18030"))

    with pytest.raises(CourseError, match=r"gross-base\.py"):
        read_answers(path)


def test_two_answers_to_one_cell_are_told(tmp_path: Path) -> None:
    """A title that stands twice is an error, for one of the answers would be lost."""
    path = way(tmp_path, "# %% a\nx = 1\n\n# %% a\nx = 2\n")

    with pytest.raises(CourseError, match="gross-base"):
        read_answers(path)


def test_answers_fill_their_cells_alone() -> None:
    """Code and text go where they belong; every other cell stays."""
    filled = fill(
        parse(case(), "case"), answers(answer_net_income="x", reward_rationale="y")
    )

    expected = ["import math", "x", "assert net_income(1) == 1, 'm'", "y"]
    assert expected == [cell.source for cell in filled.cells]


def test_filling_leaves_the_notebook_as_it_was() -> None:
    """The notebook that was filled is a copy."""
    notebook_before = parse(case(), "case")

    fill(notebook_before, answers(answer_net_income="x"))

    assert parse(case(), "case") == notebook_before


@pytest.mark.parametrize("name", ["net_income", "setting", "nowhere"])
def test_an_answer_without_a_place_is_named(name: str) -> None:
    """A test cell, a plain cell and an unknown one cannot be answered."""
    with pytest.raises(CourseError) as error:
        fill(parse(case(), "case"), answers(**{name: "x"}))

    expected = (
        f"gross-base: no answer cell '{name.replace('_', '-')}';"
        " there are answer-net-income, reward-rationale"
    )
    assert expected == str(error.value)
