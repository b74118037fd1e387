"""What can be seen to be wrong with a course without running anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from builders import answer, criterion, notebook, plain, written
from builders_course import small_course
from uptake.course.check import (
    Finding,
    check_curriculum,
    check_forms,
    check_leaks,
    notebooks_of,
)
from uptake.course.notebooks import canonical, parse

if TYPE_CHECKING:
    from pathlib import Path

    from uptake.course.layout import Layout

SOLVED = "### BEGIN SOLUTION\nx = 1\n### END SOLUTION"
VISIBLE = "assert x == 1, 'x is one'"
HIDDEN = "### BEGIN HIDDEN TESTS\nassert x > 0, 'x is more'\n### END HIDDEN TESTS"
TEST = f"{VISIBLE}\n{HIDDEN}"


def case(*cells: Any, slug: str = "case") -> str:
    """Return a canonical notebook with *cells* and all criteria of *slug*."""
    whole = (
        answer(f"answer-{slug}", SOLVED),
        criterion(f"{slug}-rule", TEST),
        written(f"{slug}-memo", "Write."),
    )
    return canonical(notebook(*(cells or whole)), slug)


def course_of(folder: Path, text: str) -> Layout:
    """Return the small course in *folder* without fault but for the case *text*."""
    layout = small_course(folder, case=text, visit=case(slug="visit"))
    reading = folder / "course_material" / "reading.ipynb"
    reading.write_text(case(plain("x = 1", "a")), encoding="utf-8")
    return layout


def found(layout: Layout) -> list[tuple[str, str]]:
    """Return where the curriculum and the files do not agree, and what to do."""
    return [(item.where, item.what) for item in check_curriculum(layout)]


def said_of_test(folder: Path, source: str) -> list[str]:
    """Return what is said of a test cell that reads *source*."""
    text = case(
        answer("answer-case", SOLVED),
        criterion("case-rule", source),
        written("case-memo", "Write."),
    )
    return [what for _, what in found(course_of(folder, text))]


# --- courses without fault -----------------------------------------------------------


def test_a_course_without_fault_has_no_findings(tmp_path: Path) -> None:
    """The small course, with all its notebooks, has nothing to mend."""
    layout = course_of(tmp_path, case())

    assert [] == found(layout)
    assert [] == list(check_forms(layout, fix=False))


def test_the_course_of_this_repository_has_no_findings(project: Layout) -> None:
    """What can be seen of the project's own course without running it is in order."""
    assert [] == list(check_forms(project, fix=False))
    assert [] == found(project)


# --- forms ---------------------------------------------------------------------------


def test_the_notebooks_of_a_course_are_its_authors(tmp_path: Path) -> None:
    """Sources and modules are kept; checkpoints and releases are not looked at."""
    layout = course_of(tmp_path, case())
    for name in ("source/case/.ipynb_checkpoints/case.ipynb", "release/case/x.ipynb"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).touch()

    expected = [
        tmp_path / "source" / "case" / "case.ipynb",
        tmp_path / "source" / "visit" / "visit.ipynb",
        tmp_path / "course_material" / "reading.ipynb",
    ]
    assert expected == notebooks_of(layout)


def test_a_notebook_that_is_not_canonical_is_named(tmp_path: Path) -> None:
    """Another form is a finding and the file stays as it is."""
    text = case().replace('"outputs": []', '"outputs":  []')
    layout = course_of(tmp_path, text)
    path = layout.source / "case" / "case.ipynb"

    expected = Finding(
        where="source/case/case.ipynb", what="not canonical; run uptake check --fix"
    )
    assert [expected] == list(check_forms(layout, fix=False))
    assert text == path.read_text(encoding="utf-8")


def test_fixing_makes_a_notebook_canonical(tmp_path: Path) -> None:
    """With fix the file is rewritten, and then there is nothing to mend."""
    layout = course_of(tmp_path, case().replace('"outputs": []', '"outputs":  []'))
    path = layout.source / "case" / "case.ipynb"

    assert [] == list(check_forms(layout, fix=True))
    assert case() == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["Case", "1-case", "a case", "case_1", "案例"])
def test_a_name_that_is_no_slug_is_a_finding(tmp_path: Path, name: str) -> None:
    """Names of notebooks are lower case with hyphens, also where fix is asked."""
    layout = course_of(tmp_path, case())
    (layout.source / "case" / f"{name}.ipynb").write_text(case(), encoding="utf-8")

    expected = Finding(
        where=f"source/case/{name}.ipynb",
        what="rename it: lower case, digits and hyphens",
    )
    assert [expected] == list(check_forms(layout, fix=True))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[]", "JSON, but not a notebook; hand in the .ipynb file"),
        (
            "{",
            (
                "not a notebook: the JSON breaks off or errs at line 1 (Expecting"
                " property name enclosed in double quotes); save it again in JupyterLab"
            ),
        ),
    ],
)
def test_a_broken_notebook_is_a_finding(tmp_path: Path, text: str, what: str) -> None:
    """What is no notebook is told, is not touched, and the others are looked at."""
    layout = course_of(tmp_path, text)
    (tmp_path / "course_material" / "reading.ipynb").write_text("[]", encoding="utf-8")

    actual = list(check_forms(layout, fix=True))

    assert Finding(where="source/case/case.ipynb", what=what) == actual[0]
    assert "course_material/reading.ipynb" == actual[1].where


def test_a_notebook_that_is_not_utf8_is_a_finding(tmp_path: Path) -> None:
    """A source in another encoding is told like any broken notebook."""
    layout = course_of(tmp_path, case())
    path = layout.source / "case" / "case.ipynb"
    path.write_bytes(path.read_bytes().replace(b"Write.", b"\xd6\xd0"))

    (finding,) = check_forms(layout, fix=False)

    assert "not UTF-8" in finding.what


def test_line_ends_of_windows_are_not_canonical(tmp_path: Path) -> None:
    """A notebook with CR LF is another file than its canonical form."""
    layout = course_of(tmp_path, case())
    path = layout.source / "case" / "case.ipynb"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    (finding,) = check_forms(layout, fix=False)

    assert "source/case/case.ipynb" == finding.where


# --- course.toml and the files -------------------------------------------------------


def test_files_that_course_toml_names_must_be_there(tmp_path: Path) -> None:
    """A module without its notebook and an assignment without its are named."""
    layout = small_course(tmp_path, case=case())

    expected = [
        (
            'course.toml: modules "reading"',
            "course_material/reading.ipynb is not there",
        ),
        (
            'course.toml: assignments "visit"',
            "source/visit/visit.ipynb is not there",
        ),
    ]
    assert expected == found(layout)


def test_a_source_that_course_toml_does_not_name_is_a_finding(tmp_path: Path) -> None:
    """A folder with a notebook is an assignment; one without is left in peace."""
    layout = course_of(tmp_path, case())
    for name in ("extra/a.ipynb", "data/a.csv"):
        (layout.source / name).parent.mkdir()
        (layout.source / name).touch()

    what = "course.toml has no such assignment; add it or remove the folder"
    assert [("source/extra", what)] == found(layout)


def test_a_criterion_without_competency_is_a_finding(tmp_path: Path) -> None:
    """A graded cell that course.toml does not know would show nothing."""
    text = case(
        answer("answer-case", SOLVED),
        criterion("case-rule", TEST),
        written("case-memo", "Write."),
        criterion("case-more", TEST),
    )

    expected = (
        "source/case/case.ipynb case-more",
        "criterion without competency; add it to course.toml",
    )
    assert [expected] == found(course_of(tmp_path, text))


def test_a_criterion_without_a_cell_is_a_finding(tmp_path: Path) -> None:
    """A criterion of course.toml that no cell grades could never be met."""
    text = case(answer("answer-case", SOLVED), criterion("case-rule", TEST))

    expected = (
        'course.toml: assignments "case" > criteria "case-memo"',
        "source/case/case.ipynb has no such graded cell; remove it or mend its id",
    )
    assert [expected] == found(course_of(tmp_path, text))


def test_a_grade_id_that_stands_twice_is_a_finding(tmp_path: Path) -> None:
    """Two cells with one grade id would share their points."""
    first, second = plain("x = 1", "a"), plain("x = 2", "b")
    for cell in (first, second):
        cell.metadata["nbgrader"] = {"grade_id": "setting", "locked": True}
    text = notebook(
        first,
        second,
        answer("answer-case", SOLVED),
        criterion("case-rule", TEST),
        written("case-memo", "Write."),
    )

    expected = ("source/case/case.ipynb setting", "2 cells have this grade_id")
    assert [expected] == found(course_of(tmp_path, text))


# --- cells ---------------------------------------------------------------------------


@pytest.mark.parametrize("points", [0, -1, None])
def test_a_criterion_has_points(tmp_path: Path, points: Any) -> None:
    """A graded cell without points cannot be passed."""
    text = case(
        answer("answer-case", SOLVED),
        criterion("case-rule", TEST, points=points),
        written("case-memo", "Write."),
    )

    expected = (
        "source/case/case.ipynb case-rule",
        "has no points; give it some in nbgrader's metadata",
    )
    assert [expected] == found(course_of(tmp_path, text))


def test_points_that_are_no_number_are_a_finding(tmp_path: Path) -> None:
    """A word in the place of the points is told, no traceback."""
    text = case(
        answer("answer-case", SOLVED),
        criterion("case-rule", TEST, points="two"),  # type: ignore[arg-type]
        written("case-memo", "Write."),
    )

    ((where, _),) = found(course_of(tmp_path, text))

    assert "source/case/case.ipynb case-rule" == where


def test_an_answer_has_a_reference_solution(tmp_path: Path) -> None:
    """An answer cell without markers would be released with its solution."""
    text = case(
        answer("answer-case", "x = 1"),
        criterion("case-rule", TEST),
        written("case-memo", "Write."),
    )

    expected = (
        "source/case/case.ipynb answer-case",
        "has no reference solution between BEGIN SOLUTION and END SOLUTION",
    )
    assert [expected] == found(course_of(tmp_path, text))


MACHINE = "names a folder of one machine"
INSTALLS = "installs software; use what the course has"
NETWORK = "uses the network"
CHANCE = "uses chance without a seed"
DAY = "depends on the day it runs"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("%pip install pandas", [INSTALLS]),
        ("  !pip install pandas", [INSTALLS]),
        ("!!conda install pandas", [INSTALLS]),
        ("open('/home/lin/data.csv')", [MACHINE]),
        ("open('/Users/lin/data.csv')", [MACHINE]),
        ("import requests", [NETWORK]),
        ("from urllib.request import urlopen", [NETWORK]),
        ("random.random()", [CHANCE]),
        ("random.shuffle(cards)", [CHANCE]),
        ("date.today()", [DAY]),
        ("datetime.now()", [DAY]),
        ("open('data/home/x.csv')", []),
        ("generator = random.Random(7)", []),
        ("import pip_audit", []),
        ("%matplotlib inline", []),
        ("date.fromisoformat('2026-03-02')", []),
    ],
)
def test_what_does_not_run_alike_everywhere_is_a_finding(
    tmp_path: Path, source: str, expected: list[str]
) -> None:
    """Installing, one machine's folders, network, chance and today are told."""
    text = case(
        plain(source, "setting"),
        answer("answer-case", SOLVED),
        criterion("case-rule", TEST),
        written("case-memo", "Write."),
    )

    where = "source/case/case.ipynb setting"
    assert [(where, what) for what in expected] == found(course_of(tmp_path, text))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (TEST, []),
        (f"result = x\n{TEST}", []),
        ("round(x)", []),
        (VISIBLE, ["has no hidden assertion"]),
        (HIDDEN, ["has no visible assertion"]),
        (
            "x = 1",
            [
                "must end in an assert, or in a number of points",
                "has no visible assertion",
                "has no hidden assertion",
            ],
        ),
        (
            f"{TEST}\nprint_it = True",
            ["must end in an assert, or in a number of points"],
        ),
        (
            TEST.replace(", 'x is one'", ""),
            ["the assert in line 1 has no message for the trainee"],
        ),
        (
            TEST.replace(", 'x is more'", ""),
            ["the assert in line 3 has no message for the trainee"],
        ),
        ("assert x ==, 'm'", ["is not Python: invalid syntax in line 1"]),
        ("%time x", ["is not Python: invalid syntax in line 1"]),
    ],
)
def test_a_test_cell_measures(tmp_path: Path, source: str, expected: list[str]) -> None:
    """A test ends in what scores, asserts openly and hidden, and says what it asks."""
    assert expected == said_of_test(tmp_path, source)


def test_a_comment_is_no_assertion(tmp_path: Path) -> None:
    """A comment that speaks of asserting does not stand for a visible assertion."""
    source = f"# We assert nothing here.\n{HIDDEN}"

    assert ["has no visible assertion"] == said_of_test(tmp_path, source)


# --- leaks ---------------------------------------------------------------------------


def leaks(source: str, released: str) -> list[str]:
    """Return what of the notebook *source* has leaked into *released*."""
    found_leaks = check_leaks(parse(source, "source"), released, "release/case")
    return [f"{item.where}: {item.what}" for item in found_leaks]


def test_what_nbgrader_releases_leaks_nothing() -> None:
    """Solutions replaced and hidden tests removed leave nothing to be seen."""
    source = notebook(answer("a", f"import math\n{SOLVED}"), criterion("c", TEST))
    released = notebook(
        answer("a", "import math\nraise NotImplementedError()"), criterion("c", VISIBLE)
    )

    assert [] == leaks(source, released)


@pytest.mark.parametrize(
    ("released", "line"),
    [
        (answer("a", "if True:\n    x = 1"), "x = 1"),
        (criterion("c", "assert x > 0, 'x is more'"), "assert x > 0, 'x is more'"),
        (written("m", "Pay half."), "Pay half."),
    ],
)
def test_a_secret_line_anywhere_is_a_leak(released: Any, line: str) -> None:
    """A line of a solution, a hidden test or a model answer is told, indented too."""
    source = notebook(
        answer("a", SOLVED), criterion("c", TEST), written("m", "Pay half.")
    )

    expected = [f"release/case: leaks {line!r}; release it again"]
    assert expected == leaks(source, notebook(released))


def test_a_line_that_is_also_public_is_no_leak() -> None:
    """A line of a solution that the case itself shows elsewhere is no secret."""
    source = notebook(plain("x = 1", "p"), answer("a", SOLVED))

    assert [] == leaks(source, notebook(plain("x = 1", "p"), answer("a", "pass")))


def test_a_long_secret_is_told_in_short() -> None:
    """A leaked line is told by its first sixty characters."""
    long = "x = " + "1" * 99
    source = notebook(answer("a", SOLVED.replace("x = 1", long)))

    expected = [f"release/case: leaks {long[:60]!r}; release it again"]
    assert expected == leaks(source, notebook(answer("a", long)))


def test_the_question_of_a_hand_marked_cell_is_public() -> None:
    """What stands outside the solution's markers is released, and is no leak."""
    text = "Whom do you advise?\n### BEGIN SOLUTION\nThe inventor.\n### END SOLUTION"
    source = notebook(written("m", text))
    released = notebook(written("m", "Whom do you advise?\nYOUR ANSWER HERE"))

    assert [] == leaks(source, released)
