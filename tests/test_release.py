"""Releases, made by nbgrader itself: what trainees get, and what goes wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import answer, criterion, notebook, written
from builders_class import CASE
from uptake.course.layout import Layout, open_course
from uptake.course.notebooks import parse
from uptake.errors import CourseError, GradebookError
from uptake.grading.gradebook import knows, open_gradebook
from uptake.grading.release import generate, put_in_place, same_files, workspace
from uptake.records import write_whole
from uptake.workflow import Released, release

if TYPE_CHECKING:
    from pathlib import Path

NB = "case/case.ipynb"
SOLUTION = "### BEGIN SOLUTION\ns = 3\n### END SOLUTION"
HIDDEN = "assert s\n### BEGIN HIDDEN TESTS\nassert s == 3\n### END HIDDEN TESTS"


def small(place: Path, solution: str = SOLUTION) -> Layout:
    """Make a course that plain nbgrader could have made, with one case."""
    (place / "nbgrader_config.py").parent.mkdir(parents=True, exist_ok=True)
    (place / "nbgrader_config.py").write_text(
        "from pathlib import Path\n"
        "c = get_config()\n"
        "c.CourseDirectory.db_url = f'sqlite:///{Path(__file__).parent}/grades.db'\n"
        "c.CourseDirectory.submitted_directory = 'var/submitted'\n",
        encoding="utf-8",
    )
    cells = (
        answer("a", solution),
        criterion("sum", HIDDEN),
        written("why", "Because."),
    )
    write_whole(place / "source" / NB, notebook(*cells).encode())
    write_whole(place / "source" / "case" / "data.csv", b"1,2")
    return open_course(place)


# --- without nbgrader ----------------------------------------------------------------


def test_folder_is_replaced_whole(tmp_path: Path) -> None:
    """What was made takes the place of what was there, file by file."""
    write_whole(tmp_path / "place" / "old", b"old")
    write_whole(tmp_path / "made" / "new", b"new")
    put_in_place(tmp_path / "made", tmp_path / "place")

    assert ["place"] == [path.name for path in tmp_path.iterdir()]
    assert ["new"] == [path.name for path in (tmp_path / "place").iterdir()]


def test_folder_is_put_where_none_was(tmp_path: Path) -> None:
    """What was made is put in a place whose folders do not yet exist."""
    write_whole(tmp_path / "made" / "new", b"new")
    put_in_place(tmp_path / "made", tmp_path / "a" / "b")

    assert b"new" == (tmp_path / "a" / "b" / "new").read_bytes()


def test_workspace_is_swept_whatever_happens(tmp_path: Path) -> None:
    """A workspace is a folder beside the place, and gone after an error, too."""

    def work() -> None:
        with workspace(tmp_path / "state") as folder:
            write_whole(folder / "half", b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work()

    assert [] == list((tmp_path / "state").iterdir())


@pytest.mark.parametrize(
    ("name", "body", "same"),
    [
        ("a", b"A", True),
        ("a", b"B", False),
        ("b", b"A", False),
        ("__pycache__/x.pyc", b"", True),
    ],
)
def test_folders_are_compared_by_their_bytes(
    tmp_path: Path, name: str, body: bytes, *, same: bool
) -> None:
    """Two folders are the same if names and bytes are, caches aside."""
    write_whole(tmp_path / "one" / "a", b"A")
    if name != "b":
        write_whole(tmp_path / "other" / "a", b"A")
    write_whole(tmp_path / "other" / name, body)

    assert same == same_files(tmp_path / "one", tmp_path / "other")


# --- with nbgrader -------------------------------------------------------------------


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    """Release a small case once."""
    course = small(tmp_path_factory.mktemp("released"))
    assert [Released(assignment="case", changed=True)] == list(release(course, []))
    return course


@pytest.mark.kernel
@pytest.mark.xdist_group("released")
def test_release_lacks_solutions_and_hidden_tests(released: Layout) -> None:
    """A release holds what an author shows, and neither solutions nor hidden tests."""
    notebook = parse((released.release / NB).read_bytes(), "it")
    text = "".join(cell.source for cell in notebook.cells)

    assert "s = 3" not in text
    assert "s == 3" not in text
    assert "assert s" in text
    assert b"1,2" == (released.release / "case" / "data.csv").read_bytes()


@pytest.mark.kernel
@pytest.mark.xdist_group("released")
def test_release_tells_the_gradebook(released: Layout) -> None:
    """After a release the gradebook knows the cells and their points, and only them."""
    with open_gradebook(released) as gradebook:
        assert knows(gradebook, "case", {"sum": 2.0, "why": 4.0})
        assert not knows(gradebook, "case", {"sum": 2.0, "why": 5.0})
        assert not knows(gradebook, "case", {"sum": 2.0})
        assert not knows(gradebook, "essay", {})


@pytest.mark.kernel
@pytest.mark.xdist_group("released")
def test_release_again_changes_nothing(
    released: Layout, capfd: pytest.CaptureFixture[str]
) -> None:
    """The same source gives the same release, which stays; nbgrader keeps silent."""
    before = (released.release / NB).stat().st_ino

    assert [Released(assignment="case", changed=False)] == list(release(released, []))
    assert before == (released.release / NB).stat().st_ino
    assert ("", "") == capfd.readouterr()


@pytest.mark.kernel
def test_broken_source_keeps_the_good_release(tmp_path: Path) -> None:
    """A source that nbgrader cannot release says why; the last release stays."""
    write_whole(tmp_path / "release" / NB, b"good")
    course = small(tmp_path, "### BEGIN SOLUTION\ns = 3")

    with pytest.raises(CourseError, match=r"^source/case: .*end solution") as caught:
        list(release(course, []))

    assert 1 == len(str(caught.value).splitlines())
    assert b"good" == (course.release / NB).read_bytes()
    assert [] == list(course.state.glob(".work-*"))


def test_unknown_assignment_is_named(course: Layout) -> None:
    """An assignment that does not exist is told of with those that do."""
    with pytest.raises(
        CourseError, match="essay: no such assignment; there are reward"
    ):
        list(release(course, ["essay"]))


@pytest.mark.kernel
def test_committed_release_is_what_the_source_gives(
    course: Layout, tmp_path: Path
) -> None:
    """The release in the repository is the one that nbgrader makes today."""
    made = generate(course, CASE, tmp_path / "made", register=False)

    assert same_files(course.release / CASE, made)
    assert not (course.state / "gradebook.db").exists()


@pytest.mark.kernel
def test_gradebook_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    """A database that is none is told of by its address, in one line."""
    course = small(tmp_path)
    (tmp_path / "grades.db").write_bytes(b"no database" * 100)

    with pytest.raises(GradebookError, match=r"grades\.db: .*; check the address"):
        list(release(course, []))
