"""Notebooks as documents: reading them, their canonical form, their graded cells."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from builders import answer, criterion, notebook, plain, written
from uptake.course.notebooks import (
    GradedCell,
    canonical,
    grade_id,
    graded_cells,
    is_answer,
    is_criterion,
    is_hand_marked,
    parse,
    text_of,
)
from uptake.errors import NotebookError

AGAIN = "; save it again in JupyterLab"


def code(source: str, cell_id: str | None = None, /, **said: Any) -> dict[str, Any]:
    """Return the JSON of a code cell, without an id if none is given."""
    named = {} if cell_id is None else {"id": cell_id}
    empty = {"metadata": {}, "outputs": [], "execution_count": None}
    return {"cell_type": "code", "source": source, **empty, **named, **said}


def markdown(source: str, cell_id: str, /, **said: Any) -> dict[str, Any]:
    """Return the JSON of a Markdown cell."""
    return {
        "cell_type": "markdown",
        "source": source,
        "id": cell_id,
        "metadata": {},
        **said,
    }


def graded(name: Any, **flags: Any) -> dict[str, Any]:
    """Return the metadata of a test cell whose grade id is *name*."""
    plain_flags = {"grade": True, "solution": False, "locked": True, "task": False}
    known = {"grade_id": name, "schema_version": 3, "points": 1, **plain_flags}
    return {"nbgrader": {**known, **flags}}


def tree(*cells: Any, minor: int = 5, **said: Any) -> str:
    """Return the text of a notebook with *cells*, valid or not."""
    head = {"nbformat": 4, "nbformat_minor": minor, "metadata": {}}
    return json.dumps({**head, "cells": list(cells), **said})


def ids(text: str) -> list[str]:
    """Return the cell ids of the notebook *text*."""
    return [cell["id"] for cell in json.loads(text)["cells"]]


def hashed(source: str) -> str:
    """Return the id that a cell gets from its *source*."""
    return hashlib.sha256(source.encode()).hexdigest()[:8]


def refusal(text: str | bytes) -> str:
    """Return what is said of *text*, which is no notebook."""
    with pytest.raises(NotebookError) as error:
        parse(text, "t01/case.ipynb")
    return str(error.value)


# --- reading -------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_bytes_are_read_in_any_unicode(encoding: str) -> None:
    """A notebook that an editor saved with a mark, or as UTF-16, is still one."""
    text = tree(code("print('成果')", "a"))

    (cell,) = parse(text.encode(encoding), "case.ipynb").cells

    assert "print('成果')" == cell.source


def test_source_in_lines_is_joined() -> None:
    """The lines in which files keep a source are one text in a cell."""
    (cell,) = parse(tree(code("", "a", source=["x = 1\n", "y = 2"])), "c").cells

    assert "x = 1\ny = 2" == cell.source


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "",
            "not a notebook: the JSON breaks off or errs at line 1 (Expecting value)",
        ),
        (
            '{"nbformat": 4,\n"cells": [',
            "not a notebook: the JSON breaks off or errs at line 2 (Expecting value)",
        ),
        (
            "x = 1\n",
            "not a notebook: the JSON breaks off or errs at line 1 (Expecting value)",
        ),
        (b'{"nbformat": 4, "x": "\xd6\xd0"}', "not UTF-8 at byte 22"),
        (b"\xff\xfe\x00", "not UTF-8 at byte 2"),
        (b"\x89PNG\r\n\x1a\n", "not UTF-8 at byte 0"),
    ],
)
def test_what_is_no_json_is_refused(text: str | bytes, problem: str) -> None:
    """Files that break off, scripts and pictures are named with the place they err."""
    assert f"t01/case.ipynb: {problem}{AGAIN}" == refusal(text)


@pytest.mark.parametrize(
    "text", ["[]", "3", "null", '"nbformat"', "{}", '{"cells": []}']
)
def test_json_that_is_no_notebook_is_refused(text: str) -> None:
    """JSON of another kind is told to be that."""
    expected = "t01/case.ipynb: JSON, but not a notebook; hand in the .ipynb file"

    assert expected == refusal(text)


@pytest.mark.parametrize("unit", ["[", '{"a":'])
def test_deep_nesting_is_refused(unit: str) -> None:
    """A file made to exhaust the reader is refused, not a crash."""
    expected = "t01/case.ipynb: not a notebook: nested too deeply"

    assert expected == refusal(unit * 100_000)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (tree(nbformat=5), "Unsupported nbformat version 5"),
        (tree(nbformat=None), "Unsupported nbformat version None"),
        (tree(nbformat="4"), "Unsupported nbformat version 4"),
        (tree(code("x", "no id")), "'no id' does not match '^[a-zA-Z0-9-_]+$'"),
        (
            tree(code("x", "a", outputs=[{"output_type": "weird"}])),
            "{'output_type': 'weird'} is not valid under any of the given schemas",
        ),
        (
            tree(metadata={"kernelspec": {"display_name": "P"}}),
            "'name' is a required property",
        ),
    ],
)
def test_an_invalid_notebook_is_refused(text: str, reason: str) -> None:
    """What nbformat finds wrong is told in the first line of its words."""
    expected = f"t01/case.ipynb: not a valid notebook ({reason}){AGAIN}"

    assert expected == refusal(text)


@pytest.mark.parametrize(
    "text",
    [
        tree(nbformat=2),
        tree(nbformat=[4]),
        tree(nbformat=4.0),
        tree(nbformat=1e999),
        tree(nbformat_minor=None),
        tree(cells="x"),
        tree(cells=None),
        tree(1, None, "x"),
        tree(metadata="x"),
        tree(code("x", "a", metadata=None)),
        tree(code("x", "a", source=3)),
        '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}}',
        '{"nbformat": 4, "nbformat_minor": 5, "cells": [], "metadata": {"a": '
        + "[" * 900
        + "]" * 900
        + "}}",
    ],
)
def test_nothing_that_is_handed_in_breaks_the_reader(text: str) -> None:
    """Whatever a file holds, it is a notebook or one clear line."""
    (line,) = refusal(text).splitlines()

    assert line.startswith("t01/case.ipynb: not a valid notebook (")


def test_a_number_of_5000_digits_is_refused() -> None:
    """A number that Python will not read is one clear line, no traceback."""
    text = tree().replace('"nbformat_minor": 5', f'"nbformat_minor": {"1" * 5000}')

    assert refusal(text).startswith("t01/case.ipynb: not a")


def test_half_a_character_is_refused_or_written() -> None:
    r"""A lone \ud800 in a source is refused, or its notebook can be written again."""
    text = tree(code("x = '\ud800'", "a"))

    try:
        parsed = parse(text, "t01/case.ipynb")
    except NotebookError:
        return
    assert text_of(parsed).encode()


def test_a_notebook_of_format_3_is_read() -> None:
    """An old notebook is converted, its headings into Markdown."""
    cells = [
        {
            "cell_type": "code",
            "input": "x = 1",
            "language": "python",
            "outputs": [],
            "metadata": {},
        },
        {"cell_type": "heading", "level": 2, "source": "Rules", "metadata": {}},
    ]
    text = json.dumps(
        {
            "nbformat": 3,
            "nbformat_minor": 0,
            "metadata": {"name": ""},
            "worksheets": [{"cells": cells, "metadata": {}}],
        }
    )

    parsed = parse(text, "old.ipynb")

    expected = [("code", "x = 1"), ("markdown", "## Rules")]
    assert expected == [(cell.cell_type, cell.source) for cell in parsed.cells]


# --- the canonical form --------------------------------------------------------------


def test_only_what_was_written_stays() -> None:
    """Outputs, counts, attachments and all metadata off the list are taken away."""
    spec = {"display_name": "Python 3", "language": "python", "name": "python3"}
    clutter = {"collapsed": True, "jupyter": {"x": 1}, "executionInfo": {}}
    kept = {"tags": ["parameters"], "deletable": False, "editable": True}
    result = {
        "output_type": "execute_result",
        "data": {"text/plain": "2"},
        "metadata": {},
        "execution_count": 7,
    }
    text = tree(
        code(
            "1 + 1",
            "a",
            metadata={**clutter, **kept, **graded("a")},
            outputs=[result],
            execution_count=7,
        ),
        markdown("Text.", "b", metadata=clutter, attachments={"p.png": {"a/b": "QQ"}}),
        metadata={
            "kernelspec": spec,
            "language_info": {"name": "python"},
            "widgets": 1,
        },
    )

    expected = {
        "cells": [
            code("", "a", source=["1 + 1"], metadata={**kept, **graded("a")}),
            markdown("", "b", source=["Text."]),
        ],
        "metadata": {"kernelspec": spec},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    assert expected == json.loads(canonical(text, "case.ipynb"))


def test_a_canonical_file_reads_like_a_text() -> None:
    """Keys are sorted, one blank indents, Chinese stays, one newline ends the file."""
    expected = (
        '{\n "cells": [\n  {\n   "cell_type": "markdown",\n   "id": "a",\n'
        '   "metadata": {},\n   "source": [\n    "成果\\n",\n    "转化"\n   ]\n  }\n'
        ' ],\n "metadata": {},\n "nbformat": 4,\n "nbformat_minor": 5\n}\n'
    )

    assert expected == canonical(tree(markdown("成果\n转化", "a")), "case.ipynb")


def test_blanks_at_line_ends_are_litter_in_code_alone() -> None:
    """Two blanks break a Markdown line and stay; in code, and at the end, they go."""
    text = tree(code("x = 1  \ny = 2\t\n\n", "a"), markdown("One  \ntwo  \n\n", "b"))

    parsed = parse(canonical(text, "c"), "c")

    expected = ["x = 1\ny = 2", "One  \ntwo"]
    assert expected == [cell.source for cell in parsed.cells]


def test_a_graded_cell_s_id_is_its_grade_id() -> None:
    """The id under which points are given is the cell's id; other ids stay."""
    text = tree(code("x", "3fa9", metadata=graded("net-income")), code("y", "setting"))

    assert ["net-income", "setting"] == ids(canonical(text, "c"))


def test_graded_cells_choose_their_ids_first() -> None:
    """A cell that happens to have a grade id for its id gets one from its source."""
    text = tree(code("x", "net-income"), code("y", "b", metadata=graded("net-income")))

    assert [hashed("x"), "net-income"] == ids(canonical(text, "c"))


def test_cells_without_ids_get_them_from_their_source() -> None:
    """Notebooks from before cell ids get the same ids on every machine."""
    text = tree(code("x"), code("x"), code("y  "), minor=4)

    expected = [hashed("x"), f"{hashed('x')}-2", hashed("y")]
    assert expected == ids(canonical(text, "c"))


def test_an_id_that_stands_twice_stays_with_the_first() -> None:
    """Of two cells with one id, as copying makes them, the second gets its source's."""
    text = tree(code("x", "a"), code("y", "a"))

    assert ["a", hashed("y")] == ids(canonical(text, "c"))


def test_ids_that_are_lacking_where_they_must_be_come_from_the_source() -> None:
    """A notebook of format 4.5 without ids gets the same ones each time."""
    text = tree(code("x"), code("y"))

    assert [hashed("x"), hashed("y")] == ids(canonical(text, "c"))


def test_an_old_notebook_gets_its_ids_from_its_source() -> None:
    """A notebook of format 3 has one canonical form, not another one each time."""
    cell = {"cell_type": "code", "input": "x", "language": "python", "outputs": []}
    sheet = {"cells": [{**cell, "metadata": {}}], "metadata": {}}
    head = {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}}
    text = json.dumps({**head, "worksheets": [sheet]})

    assert [hashed("x")] == ids(canonical(text, "c"))


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param(
            [
                code("x", "a", metadata=graded("q")),
                code("y", "b", metadata=graded("q")),
            ],
            id="one grade id twice",
        ),
        pytest.param([code("x", "a", metadata=graded("q 1!"))], id="a blank in it"),
        pytest.param([code("x", "a", metadata=graded("q" * 65))], id="too long"),
    ],
)
def test_a_grade_id_that_is_no_cell_id_is_told_or_mended(cells: list[Any]) -> None:
    """What canonical writes, canonical reads, whatever the grade ids."""
    try:
        once = canonical(tree(*cells), "c")
    except NotebookError:
        return
    assert once == canonical(once, "c")


def test_what_is_no_notebook_has_no_canonical_form() -> None:
    """Canonical refuses as reading does, and names the file."""
    with pytest.raises(NotebookError, match=r"^source/x\.ipynb: JSON, but not a"):
        canonical("[]", "source/x.ipynb")


names = some.from_regex(r"[a-z][a-z0-9-]{0,9}", fullmatch=True)
flags = some.fixed_dictionaries(
    {}, optional={"solution": some.booleans(), "points": some.integers(1, 9)}
)
bits = some.text(some.sampled_from("ab \t\n\r'\"#成\u2028"), max_size=12)


@some.composite
def texts(draw: some.DrawFn) -> str:
    """Draw the text of a notebook, with ids of its cells or from before them."""
    minor = draw(some.sampled_from([4, 5]))
    free = iter(draw(some.lists(names, min_size=4, max_size=4, unique=True)))
    grades = iter(draw(some.lists(names, min_size=4, max_size=4, unique=True)))
    cells = []
    for kind in draw(some.lists(some.sampled_from("cgm"), max_size=4)):
        named = {"id": next(free)} if minor == 5 else {}
        metadata: dict[str, Any] = {"tags": ["x"], "clutter": 1}
        if kind == "g":
            metadata |= graded(next(grades), **draw(flags))
        both = {"source": draw(bits), "metadata": metadata, **named}
        if kind == "m":
            cells.append({"cell_type": "markdown", **both})
        else:
            count = draw(some.none() | some.integers(1, 9))
            cells.append(
                {"cell_type": "code", "outputs": [], "execution_count": count, **both}
            )
    return tree(*cells, minor=minor)


@settings(max_examples=60, deadline=None, database=None)
@given(text=texts())
def test_canonical_is_idempotent(text: str) -> None:
    """The canonical form of a canonical notebook is that notebook."""
    once = canonical(text, "case.ipynb")

    assert once == canonical(once, "case.ipynb")


def test_the_project_s_notebooks_are_read_and_written_alike(project: Any) -> None:
    """Reading and writing one of our notebooks gives the same bytes."""
    path = next(iter(sorted(project.source.glob("*/*.ipynb"))))
    text = path.read_text(encoding="utf-8")

    assert text == text_of(parse(text, path.name))


# --- graded cells --------------------------------------------------------------------


def test_graded_cells_are_told_in_their_order() -> None:
    """Criteria have the id, the points and the marker that their notebook states."""
    text = notebook(
        plain("import math", "setting"),
        answer("answer-income", "x = 1"),
        criterion("income", "assert x, 'm'", points=2),
        written("memo", "Write.", points=4.5),
    )

    expected = [
        GradedCell(id="income", points=2.0, by_hand=False),
        GradedCell(id="memo", points=4.5, by_hand=True),
    ]
    assert expected == list(graded_cells(parse(text, "case")))


@pytest.mark.parametrize(
    ("flags", "cell_type", "expected"),
    [
        ({"grade": True, "solution": False}, "code", (False, True, False)),
        ({"grade": False, "solution": True}, "code", (True, False, False)),
        ({"grade": True, "solution": True}, "code", (True, True, True)),
        ({"grade": True, "solution": True}, "markdown", (True, True, True)),
        ({"grade": False, "solution": False}, "code", (False, False, False)),
        (
            {"grade": False, "solution": False, "task": True},
            "markdown",
            (False, True, True),
        ),
        ({"grade": True, "solution": False}, "markdown", (False, True, True)),
    ],
)
def test_nbgrader_s_flags_say_what_a_cell_is(
    flags: dict[str, bool], cell_type: str, expected: tuple[bool, bool, bool]
) -> None:
    """Flags tell answers, criteria, and criteria that a person marks apart."""
    make = code if cell_type == "code" else markdown
    (cell,) = parse(tree(make("x", "a", metadata=graded("q", **flags))), "c").cells

    assert expected == (is_answer(cell), is_criterion(cell), is_hand_marked(cell))


@pytest.mark.parametrize("found", [None, [], "x", {}])
def test_metadata_that_is_not_nbgrader_s_means_nothing(found: Any) -> None:
    """Whatever stands in the place of nbgrader's metadata, the cell is a plain one."""
    (cell,) = parse(tree(code("x", "a", metadata={"nbgrader": found})), "c").cells

    assert "" == grade_id(cell)
    assert (False, False) == (is_answer(cell), is_criterion(cell))


def test_no_grade_id_is_an_empty_one() -> None:
    """A grade id that is null is none."""
    (cell,) = parse(tree(code("x", "a", metadata=graded(None))), "c").cells

    assert "" == grade_id(cell)


@pytest.mark.parametrize("points", [None, "two", []])
def test_points_that_are_no_number_are_told(points: Any) -> None:
    """A graded cell without a number of points breaks no verb with a traceback."""
    parsed = parse(tree(code("x", "a", metadata=graded("q", points=points))), "c")

    try:
        (cell,) = graded_cells(parsed)
    except NotebookError:
        return
    assert 0.0 == cell.points
