"""Identification: whose file it is, and for which assignment."""

from __future__ import annotations

import pytest

from builders import criterion, notebook, plain
from builders_class import person
from uptake.course.notebooks import Notebook, parse
from uptake.grading.identify import Identifier, UnknownOrigin

CELLS = {
    "reward-calculator": frozenset({"net-income", "reward-floor"}),
    "trl-assessment": frozenset({"scale-reading", "element-trl"}),
}
ROSTER = (
    person("Lin Yue", "t01", "林悦", "90101"),
    person("Zhou Ning", "t02", "周宁", "90102"),
    person("Anna-Lena O'Neill", "t03", "", ""),
    person("Ma Xin", "t04", "马欣", "90104"),
    person("Ma Xin", "t05", "马昕", "90105"),
)


@pytest.fixture
def identifier() -> Identifier:
    return Identifier(ROSTER, CELLS)


def answers_to(*grade_ids: str) -> Notebook:
    return parse(notebook(*(criterion(name, "assert 1") for name in grade_ids)), "it")


# --- whose it is ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "trainee"),
    [
        # nbgrader's folders, also below others
        ("t01/reward-calculator/reward-calculator.ipynb", "t01"),
        ("class 3/t02/reward-calculator/reward-calculator.ipynb", "t02"),
        ("t02/my own name.ipynb", "t02"),
        # the trainee in the file's name
        ("t01_reward-calculator.ipynb", "t01"),
        ("t02+reward-calculator+2026-03-01 10_00_00 UTC.ipynb", "t02"),
        ("t02.ipynb_files/t01_x.ipynb", "t01"),
        # Canvas
        ("linyue_90101_70001_reward-calculator.ipynb", "t01"),
        ("linyue_LATE_90101_70001_reward-calculator.ipynb", "t01"),
        ("linyue_90101_70001_reward-calculator-1.ipynb", "t01"),
        ("linyue_LATE_90101_70001_reward-calculator-12.ipynb", "t01"),
        ("yuelin_55555_70001_reward-calculator.ipynb", "t01"),
        ("someoneelse_90102_70001_reward-calculator.ipynb", "t02"),
        ("oneillannalena_55555_70001_case.ipynb", "t03"),
        ("maxin_90105_70001_reward-calculator.ipynb", "t05"),
        ("林悦_55555_70001_reward-calculator.ipynb", "t01"),
        # Moodle
        ("Lin Yue_5500001_assignsubmission_file_/reward-calculator.ipynb", "t01"),
        ("Yue Lin_5500001_assignsubmission_file_/reward-calculator.ipynb", "t01"),
        ("Lin Yue_5500001_assignsubmission_file_reward-calculator.ipynb", "t01"),
        ("林悦_5500001_assignsubmission_file_/reward-calculator.ipynb", "t01"),
        ("Case 1/Zhou Ning_5500001_assignsubmission_file_/x.ipynb", "t02"),
        ("Anna-Lena O'Neill_5500001_assignsubmission_file_/x.ipynb", "t03"),
        # names
        ("林悦/reward-calculator.ipynb", "t01"),
        ("林 悦_reward-calculator.ipynb", "t01"),
        ("Lin Yue/case.ipynb", "t01"),
        ("YUE LIN/case.ipynb", "t01"),
        ("马昕/case.ipynb", "t05"),
    ],
)
def test_path_names_the_trainee(
    identifier: Identifier, path: str, trainee: str
) -> None:
    """The ways in which platforms and people name files lead to the trainee."""
    assert trainee == identifier.trainee(tuple(path.split("/")))


def test_moodle_folder_without_a_last_underscore(identifier: Identifier) -> None:
    """The folders of newer Moodles, which end in ``_file``, are read as well."""
    path = ("Lin Yue_5500001_assignsubmission_file", "reward-calculator.ipynb")

    assert "t01" == identifier.trainee(path)


@pytest.mark.parametrize(
    "path",
    [
        "maxin_55555_70001_reward-calculator.ipynb",
        "Ma Xin_5500001_assignsubmission_file_/reward-calculator.ipynb",
        "Ma Xin/reward-calculator.ipynb",
    ],
)
def test_name_of_two_trainees_is_refused(identifier: Identifier, path: str) -> None:
    """A name that two people share is never guessed; the reason names both."""
    with pytest.raises(UnknownOrigin, match=r"may be t04 or t05; put lms_id"):
        identifier.trainee(tuple(path.split("/")))


@pytest.mark.parametrize(
    "path",
    [
        "nobody_99999_79002_reward-calculator.ipynb",
        "No Body_5500001_assignsubmission_file_/reward-calculator.ipynb",
        "reward-calculator.ipynb",
        "t99/reward-calculator/reward-calculator.ipynb",
        "T01/reward-calculator/reward-calculator.ipynb",
        "_.ipynb",
        "-/….ipynb",
    ],
)
def test_stranger_is_refused(identifier: Identifier, path: str) -> None:
    """A file that leads to nobody on the roster is refused with a reason."""
    with pytest.raises(UnknownOrigin, match=r"unknown trainee: .* on the roster"):
        identifier.trainee(tuple(path.split("/")))


# --- for which assignment ------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "t01/reward-calculator/reward-calculator.ipynb",
        "t01/final version (2).ipynb",
        "t01/Untitled.ipynb",
        "linyue_90101_70001_reward-calculator-1.ipynb",
    ],
)
def test_cells_tell_the_assignment(identifier: Identifier, path: str) -> None:
    """A notebook is known by its graded cells, whatever it is called."""
    handed_in = answers_to("net-income", "reward-floor")

    assert "reward-calculator" == identifier.assignment(
        tuple(path.split("/")), handed_in
    )


def test_most_cells_decide(identifier: Identifier) -> None:
    """Cells copied from another assignment do not outweigh those of the right one."""
    handed_in = answers_to("scale-reading", "net-income", "reward-floor")

    assert "reward-calculator" == identifier.assignment(("t01.ipynb",), handed_in)


def test_one_cell_of_ours_is_enough(identifier: Identifier) -> None:
    """A notebook in which most tests were deleted is still known."""
    assert "trl-assessment" == identifier.assignment(
        ("t01.ipynb",), answers_to("element-trl", "other")
    )


@pytest.mark.parametrize(
    "path", ["t01/reward-calculator/a.ipynb", "t01_reward-calculator.ipynb"]
)
def test_wrong_assignment_is_refused(identifier: Identifier, path: str) -> None:
    """A notebook handed in under another assignment's name is refused."""
    with pytest.raises(
        UnknownOrigin,
        match="as reward-calculator, but its cells are those of trl-assessment",
    ):
        identifier.assignment(tuple(path.split("/")), answers_to("element-trl"))


def test_foreign_notebook_is_refused(identifier: Identifier) -> None:
    """A notebook with none of the course's cells is refused, whatever its name."""
    foreign = parse(notebook(plain("x = 1", "net-income")), "it")

    with pytest.raises(UnknownOrigin, match="has none of this course's graded cells"):
        identifier.assignment(("t01", "reward-calculator", "a.ipynb"), foreign)


def test_course_without_assignments_refuses_everything() -> None:
    """A course that has no assignment yet takes nothing."""
    with pytest.raises(UnknownOrigin, match="wrong assignment"):
        Identifier(ROSTER, {}).assignment(("t01.ipynb",), answers_to("net-income"))


def test_name_settles_a_tie_of_cells() -> None:
    """Where two assignments share their grade ids, the file's name decides."""
    shared = frozenset({"task-1", "task-2"})
    identifier = Identifier(ROSTER, {"week-1": shared, "week-2": shared})

    assert "week-2" == identifier.assignment(
        ("t01", "week-2", "week-2.ipynb"), answers_to("task-1", "task-2")
    )


def test_numbers_of_the_platform_are_not_ids_of_the_course() -> None:
    """A trainee's id that is someone else's Canvas number stays the trainee's."""
    roster = (person("Lin Yue", "90102"), person("Zhou Ning", "t02", lms_id="90102"))
    identifier = Identifier(roster, CELLS)

    assert "90102" == identifier.trainee(("90102", "case.ipynb"))
    assert "t02" == identifier.trainee(("zhouning_90102_70001_case.ipynb",))
