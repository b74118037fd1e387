"""Where things are in a course folder, and who may write in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders_course import COURSE_TOML, small_course
from uptake.course.curriculum import Limits
from uptake.course.layout import find_course, open_course
from uptake.errors import CourseError

if TYPE_CHECKING:
    from pathlib import Path

    from uptake.course.layout import Layout

MARKS = "course_material/course.toml, nbgrader_config.py or source/"


def settings(folder: Path, text: str) -> Path:
    """Write *text* as the nbgrader_config.py of *folder*, and return it."""
    path = folder / "nbgrader_config.py"
    path.write_text(text, encoding="utf-8")
    return path


def notebook_in(folder: Path, *names: str) -> None:
    """Put empty files called *names* below *folder*."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


# --- finding the course --------------------------------------------------------------


@pytest.mark.parametrize(
    "mark", ["course_material/course.toml", "nbgrader_config.py", "source/x.ipynb"]
)
def test_a_course_is_found_from_within(tmp_path: Path, mark: str) -> None:
    """Any of the three marks makes a course, seen from it and from below it."""
    notebook_in(tmp_path, mark, "a/b/c.txt")
    within = (tmp_path, tmp_path / "a" / "b", tmp_path / "a" / "b" / "c.txt")

    assert [tmp_path] * 3 == [find_course(start) for start in within]


def test_the_nearest_course_is_taken(tmp_path: Path) -> None:
    """In a course inside a course, such as the demo's, the inner one is meant."""
    inner = tmp_path / "var" / "demo"
    notebook_in(tmp_path, "nbgrader_config.py", "var/demo/source/case/case.ipynb")

    assert inner == find_course(inner / "source" / "case")


def test_no_course_is_told(tmp_path: Path) -> None:
    """Outside any course one line says what was looked for and how to go on."""
    with pytest.raises(CourseError) as error:
        find_course(tmp_path)

    expected = (
        f"{tmp_path}: not in a course (no {MARKS} here or above);"
        " go to the course or name it with --course DIR"
    )
    assert expected == str(error.value)


def test_a_folder_that_is_not_there_is_no_course(tmp_path: Path) -> None:
    """A mistyped --course inside a course does not mean the course around it."""
    notebook_in(tmp_path, "nbgrader_config.py")

    with pytest.raises(CourseError):
        find_course(tmp_path / "autumn-2062")


# --- opening it ----------------------------------------------------------------------


def test_our_course_is_where_its_settings_say(project: Layout) -> None:
    """The project's nbgrader_config.py moves run-time state into var/."""
    var = project.root / "var"

    assert var == project.state
    assert var / "submitted" == project.submitted
    assert project.root / "release" == project.release
    assert f"sqlite:///{var}/gradebook.db" == project.gradebook_url
    assert "technology-broker" == project.course_id


def test_without_settings_nbgrader_s_defaults_hold(tmp_path: Path) -> None:
    """A course without nbgrader_config.py has nbgrader's own folders."""
    layout = small_course(tmp_path)
    steps = ("source", "release", "submitted", "autograded", "feedback")

    expected = tuple(tmp_path / step for step in steps)
    actual = tuple(getattr(layout, step) for step in steps)
    assert expected == actual
    assert f"sqlite:///{tmp_path}/gradebook.db" == layout.gradebook_url
    assert "" == layout.course_id


def test_settings_move_the_folders(tmp_path: Path) -> None:
    """Folders may be named relative to the course or anywhere."""
    settings(
        tmp_path,
        "c = get_config()\n"
        'c.CourseDirectory.submitted_directory = "inbox"\n'
        'c.CourseDirectory.autograded_directory = "/srv/graded"\n'
        'c.CourseDirectory.course_id = "tt-1"\n'
        'c.CourseDirectory.db_url = "sqlite:///elsewhere.db"\n'
        'c.Exchange.root = "/ignored"\n',
    )

    layout = open_course(tmp_path)

    assert tmp_path / "inbox" == layout.submitted
    assert "/srv/graded" == str(layout.autograded)
    assert "tt-1" == layout.course_id
    assert "sqlite:///elsewhere.db" == layout.gradebook_url


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("c = get_config(\n", "SyntaxError: '(' was never closed"),
        ("cfg.x = 1\n", "NameError: name 'cfg' is not defined"),
        ("1 / 0\n", "ZeroDivisionError: division by zero"),
    ],
)
def test_broken_settings_are_named(tmp_path: Path, text: str, problem: str) -> None:
    """Whatever stops nbgrader_config.py is one line with its path."""
    path = settings(tmp_path, text)

    with pytest.raises(CourseError) as error:
        open_course(tmp_path)

    (line,) = str(error.value).splitlines()
    assert line.startswith(f"{path}: {problem}")
    assert line.endswith("; mend the file")


def test_a_broken_curriculum_is_told(tmp_path: Path) -> None:
    """Opening a course reads its course.toml, so every verb tells what is wrong."""
    with pytest.raises(CourseError) as error:
        small_course(tmp_path, ("format = 1", "format = 2"))

    expected = "course.toml: format = 2: this version of uptake reads format 1"
    assert expected == str(error.value)


# --- with a curriculum and without ---------------------------------------------------


def test_assignments_are_in_the_order_of_the_curriculum(tmp_path: Path) -> None:
    """Where there is a curriculum, it says which assignments there are."""
    layout = small_course(tmp_path, other="{}")

    assert ("case", "visit") == layout.assignments
    assert 10 == layout.limits.cell_seconds
    assert layout.curriculum is layout.taught()


def test_without_a_curriculum_source_says_what_there_is(tmp_path: Path) -> None:
    """A course of plain nbgrader has the assignments of source/ and our limits."""
    notebook_in(tmp_path, "source/ps2/a.ipynb", "source/ps1/a.ipynb", "source/x/a.txt")

    layout = open_course(tmp_path)

    assert ("ps1", "ps2") == layout.assignments
    assert Limits() == layout.limits
    assert None is layout.curriculum


def test_what_needs_a_curriculum_says_so(tmp_path: Path) -> None:
    """A verb that plain nbgrader courses lack names the file that is needed."""
    (tmp_path / "source").mkdir()

    with pytest.raises(CourseError) as error:
        open_course(tmp_path).taught()

    path = tmp_path / "course_material" / "course.toml"
    assert f"{path}: there is none; this verb needs it" == str(error.value)


def test_an_assignment_of_two_notebooks_is_one(tmp_path: Path) -> None:
    """A plain nbgrader assignment with several notebooks is listed once."""
    notebook_in(tmp_path, "source/ps1/problem1.ipynb", "source/ps1/problem2.ipynb")

    assert ("ps1",) == open_course(tmp_path).assignments


def test_jupyter_s_checkpoints_are_no_assignment(tmp_path: Path) -> None:
    """What JupyterLab keeps beside an opened notebook is not graded."""
    notebook_in(tmp_path, "source/ps1/a.ipynb", "source/.ipynb_checkpoints/b.ipynb")

    assert ("ps1",) == open_course(tmp_path).assignments


# --- one at a time -------------------------------------------------------------------


def test_one_verb_writes_at_a_time(tmp_path: Path) -> None:
    """While one verb holds the course, another is told to wait."""
    layout = small_course(tmp_path)

    with layout.at_work(), pytest.raises(CourseError) as error, layout.at_work():
        pass

    expected = f"{tmp_path}: another uptake verb is at work; let it end first"
    assert expected == str(error.value)


def test_a_verb_that_failed_lets_the_next_one_work(tmp_path: Path) -> None:
    """The course is free again after a verb, also after one that broke off."""
    layout = small_course(tmp_path)

    with pytest.raises(ZeroDivisionError), layout.at_work():
        _ = 1 / 0
    with layout.at_work():
        free = True

    assert free


def test_what_a_killed_verb_left_is_swept_away(tmp_path: Path) -> None:
    """Half-made folders go before a verb works; everything else stays."""
    layout = small_course(tmp_path)
    left_over = ("var/.work-1/a", "autograded/.work-2/a")
    kept = ("var/roster.csv", "autograded/t01/a", "source/.work-3/a")
    notebook_in(tmp_path, *left_over, *kept)

    with layout.at_work():
        pass

    assert [False] * 2 == [(tmp_path / name).parent.exists() for name in left_over]
    assert [True] * 3 == [(tmp_path / name).exists() for name in kept]


def test_the_course_of_the_builders_is_the_written_one(tmp_path: Path) -> None:
    """The small course on disk is the text that the tests change."""
    layout = small_course(tmp_path)
    path = layout.root / "course_material" / "course.toml"

    assert COURSE_TOML == path.read_text(encoding="utf-8")
