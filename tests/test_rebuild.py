"""Rebuilding: what a trainee changed beside the answers has no effect."""

from __future__ import annotations

from typing import Any

import nbformat
from nbformat.v4 import new_markdown_cell

from builders import answer, criterion, notebook, plain, written
from uptake.course.notebooks import Cell, Notebook, grade_id, nbgrader, parse, text_of
from uptake.grading.rebuild import rebuild

Rebuilt = tuple[Notebook, list[tuple[str, str]]]


def cells(*, filled: bool) -> list[Cell]:
    """Return the author's cells, or a trainee's as they should come."""
    return [
        answer("set-up", "import math"),
        answer("answer-sum", "s = 3" if filled else "s = 0"),
        criterion("sum", "assert s == 3", points=2),
        written("advice", "I advise." if filled else "YOUR ANSWER HERE", points=4),
        answer("answer-mean", "m = 1.5" if filled else "m = 0"),
        criterion("mean", "assert m == 1.5", points=3),
    ]


def nb(*some: Cell) -> Notebook:
    return parse(notebook(*some), "it")


def rebuilt(*handed_in: Cell) -> Rebuilt:
    again, found = rebuild("case", nb(*cells(filled=False)), nb(*handed_in))
    assert {"case"} >= {item.notebook for item in found}
    return again, [(item.cell, item.what) for item in found]


def shown(again: Notebook) -> list[tuple[str, str, str]]:
    return [(cell.cell_type, grade_id(cell), cell.source) for cell in again.cells]


WHOLE = shown(nb(*cells(filled=True)))


def test_answers_are_set_into_the_source() -> None:
    """What stands in answer cells is taken, and nothing is irregular."""
    again, found = rebuilt(*cells(filled=True))

    assert WHOLE == shown(again)
    assert [] == found


def test_inputs_stay_as_they_are() -> None:
    """Neither the author's notebook nor the one handed in is changed."""
    author, handed_in = nb(*cells(filled=False)), nb(*cells(filled=True))
    before = text_of(author), text_of(handed_in)
    again, _ = rebuild("case", author, handed_in)
    again.cells[0].source = "changed"

    assert before == (text_of(author), text_of(handed_in))


def test_deleted_test_is_put_back() -> None:
    """A test that was deleted is the author's again, and reported."""
    again, found = rebuilt(*(c for c in cells(filled=True) if grade_id(c) != "sum"))

    assert WHOLE == shown(again)
    assert [("sum", "was deleted; the author's cell was put back")] == found


def test_deleted_answer_is_empty() -> None:
    """An answer cell that was deleted is empty, not the author's solution."""
    again, found = rebuilt(*(c for c in cells(filled=True) if grade_id(c) != "advice"))

    assert ("markdown", "advice", "") in shown(again)
    assert [("advice", "was deleted; the author's cell was put back")] == found


def test_empty_notebook_has_all_tests_and_no_answer() -> None:
    """A notebook without cells is rebuilt with every test and no answer."""
    again, found = rebuilt()

    assert [name for _, name, _ in WHOLE] == [name for _, name, _ in shown(again)]
    assert {""} == {c.source for c in again.cells if nbgrader(c)["solution"]}
    assert 6 == len(found)


def test_changed_test_is_the_authors_again() -> None:
    """What a trainee wrote into a test is dropped."""
    changed = cells(filled=True)
    changed[2].source = "pass"
    again, found = rebuilt(*changed)

    assert WHOLE == shown(again)
    assert [] == found


def test_doubled_answer_counts_once() -> None:
    """Of an answer that stands twice the first counts, and it is reported."""
    second = answer("answer-sum", "s = 99")
    second.id = "second"
    again, found = rebuilt(*cells(filled=True), second)

    assert WHOLE == shown(again)
    assert [("answer-sum", "stands twice; the first counts")] == found


def test_doubled_test_counts_once() -> None:
    """A test that stands twice is graded once."""
    second = criterion("sum", "assert s == 3")
    second.id = "second"
    again, found = rebuilt(*cells(filled=True), second)

    assert WHOLE == shown(again)
    assert [("sum", "stands twice; the first counts")] == found


def test_moved_cells_are_in_order_again() -> None:
    """Cells in another order are set back into the author's, and the first is named."""
    again, found = rebuilt(*reversed(cells(filled=True)))

    assert WHOLE == shown(again)
    assert [("mean", "stands out of order; the author's order counts")] == found


def test_retyped_answer_has_its_type_again() -> None:
    """An answer cell that was made another type keeps its words, not the type."""
    changed = cells(filled=True)
    changed[1] = written("answer-sum", "s = 3")
    changed[1].metadata["nbgrader"].update(grade=False)
    again, found = rebuilt(*changed)

    assert WHOLE == shown(again)
    assert [("answer-sum", "was made a markdown cell; set back")] == found


def test_retyped_test_has_its_type_again() -> None:
    """A test that was made a Markdown cell runs all the same."""
    changed = cells(filled=True)
    changed[2] = new_markdown_cell("assert s == 3", metadata=changed[2].metadata)
    again, found = rebuilt(*changed)

    assert WHOLE == shown(again)
    assert [("sum", "was made a markdown cell; set back")] == found


def test_changed_points_are_set_back() -> None:
    """Points are the author's, whatever the notebook says."""
    changed = cells(filled=True)
    changed[2].metadata["nbgrader"]["points"] = 30
    again, found = rebuilt(*changed)

    assert [2, 4, 3] == [
        nbgrader(c)["points"] for c in again.cells if nbgrader(c)["grade"]
    ]
    assert [("sum", "points were changed from 2 to 30; set back")] == found


def test_changed_flags_have_no_effect() -> None:
    """A test that a trainee declares to be an answer stays a test."""
    changed = cells(filled=True)
    changed[2].metadata["nbgrader"].update(solution=True, locked=False)
    changed[2].source = "pass"
    again, _ = rebuilt(*changed)

    assert WHOLE == shown(again)
    assert nb(*cells(filled=True)).cells[2].metadata == again.cells[2].metadata


def test_own_cells_stay_in_their_places() -> None:
    """A trainee's own cells are kept after the cell that they follow."""
    one, two, three, four, five, six = cells(filled=True)
    again, found = rebuilt(
        plain("# first", "p1"),
        one,
        plain("# second", "p2"),
        plain("# third", "p3"),
        two,
        three,
        four,
        five,
        six,
        plain("# last", "p4"),
    )

    own = [c.source for c in again.cells if not grade_id(c)]
    assert ["# first", "# second", "# third", "# last"] == own
    assert [0, 2, 3, 9] == [n for n, c in enumerate(again.cells) if not grade_id(c)]
    assert [] == found


def test_own_cells_move_with_the_cell_before_them() -> None:
    """Where cells were moved, an own cell stays with the one that it follows."""
    one, two, three, four, five, six = cells(filled=True)
    again, _ = rebuilt(one, five, plain("# mine", "p"), six, two, three, four)

    assert "answer-mean" == grade_id(again.cells[-3])
    assert ["# mine", "assert m == 1.5"] == [c.source for c in again.cells[-2:]]


def test_unknown_grade_ids_are_own_cells() -> None:
    """A graded cell that the author does not know is kept and earns nothing."""
    again, found = rebuilt(*cells(filled=True), criterion("bonus", "1", points=100))

    (*_, bonus) = again.cells
    assert ("1", {}) == (bonus.source, nbgrader(bonus))
    assert [] == found


def test_own_cells_lose_their_outputs() -> None:
    """What a trainee's cells showed at home is not taken for what they show here."""
    own = plain("1 + 1", "mine")
    own.outputs = [nbformat.v4.new_output("stream", text="5 points")]
    own.execution_count = 7
    again, _ = rebuilt(*cells(filled=True), own)

    assert ([], None) == (again.cells[-1].outputs, again.cells[-1].execution_count)


def test_cell_ids_are_unique_after_all() -> None:
    """An own cell that has the id of a graded one gets another."""
    stolen = [plain("1", "sum"), plain("2", "advice")]
    again, _ = rebuilt(*stolen, *cells(filled=True)[:2])

    ids = [cell.id for cell in again.cells]
    assert len(ids) == len(set(ids))
    assert [grade_id(c) for c in again.cells if grade_id(c)] == ids[2:]


def test_strange_metadata_is_survived() -> None:
    """Metadata that is not nbgrader's is as good as none."""
    own: list[Any] = [plain("1", "a"), plain("2", "b"), plain("3", "c")]
    own[0].metadata["nbgrader"] = "locked"
    own[1].metadata["nbgrader"] = {"grade_id": None}
    own[2].metadata["nbgrader"] = {"grade_id": ["sum"]}
    again, found = rebuilt(*own, *cells(filled=True))

    assert ["1", "2", "3"] == [c.source for c in again.cells if not grade_id(c)]
    assert [] == found


def test_task_keeps_the_authors_words() -> None:
    """Of a task cell, below which trainees add cells, the author's text counts."""
    task = written("project", "Do a project.")
    task.metadata["nbgrader"].update(task=True, solution=False, grade=False)
    changed = written("project", "Done?")
    changed.metadata["nbgrader"].update(task=True, solution=False, grade=False)
    again, _ = rebuild("case", nb(task), nb(changed, plain("# my project", "mine")))

    assert ["Do a project.", "# my project"] == [cell.source for cell in again.cells]


def test_rebuilding_is_idempotent() -> None:
    """A rebuilt notebook, handed in again, is rebuilt to itself."""
    messy = [plain("# mine", "p"), *reversed(cells(filled=True))]
    once, _ = rebuilt(*messy)
    twice, found = rebuilt(*once.cells)

    assert text_of(once) == text_of(twice)
    assert [] == found
