"""The curriculum: what course.toml may say, and what it is told when it errs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from builders_course import COURSE_TOML, curriculum_with, toml_with
from uptake.competency import LevelRule, Mastery
from uptake.course.curriculum import (
    Curriculum,
    Limits,
    Text,
    load_curriculum,
    problems,
)
from uptake.errors import CourseError
from uptake.records import from_json, to_json

if TYPE_CHECKING:
    from pathlib import Path

    from uptake.course.layout import Layout

Change = tuple[str, str]

CASE = 'assignments "case"'
BEGINNER = 'levels "beginner"'
NOT_REACHED = f"{BEGINNER} cannot be reached"
STATED_ONCE = "points are stated once, in the notebook's metadata; remove them"
UNKNOWN = "unknown key; remove it or mend its spelling"
MISSING = "is missing; add it"
RISE = "mastery: developing, proficient, strong must rise within 0..1"
FALL = "grades: at_least must fall from grade to grade and end at 0.0"
NO_FIELDWORK = 'no stages called "fieldwork"; there are training'
DUE = "due = 2026-03-02T18:00:00+08:00"


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "course.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def complaints(folder: Path, text: str) -> list[str]:
    """Return what is said of the course.toml *text*; nothing if it is taken."""
    try:
        load_curriculum(written(folder, text))
    except CourseError as error:
        return list(error.problems)
    return []


# --- what is taken -------------------------------------------------------------------


def test_the_small_course_is_taken(tmp_path: Path) -> None:
    """A course.toml without fault is read in the order of the file."""
    curriculum = load_curriculum(written(tmp_path, COURSE_TOML))

    assert ["case", "visit"] == [item.id for item in curriculum.assignments]
    assert ["beginner", "senior"] == [item.id for item in curriculum.levels]
    assert Text(en="Small course", zh="小课程") == curriculum.course.title


def test_the_course_of_this_repository_is_taken(project: Layout) -> None:
    """The project's own course.toml has no problem."""
    assert [] == list(problems(project.taught()))


def test_a_due_time_keeps_its_moment() -> None:
    """Six in the evening in Shanghai is ten in the morning in UTC."""
    due = curriculum_with().assignment("case").due

    assert datetime(2026, 3, 2, 10, tzinfo=UTC) == due


def test_limits_that_are_not_set_have_defaults() -> None:
    """What [grading] leaves out is as in a course without a curriculum."""
    expected = Limits(cell_seconds=10, submission_seconds=300, maximum_bytes=5_000_000)

    assert expected == curriculum_with().grading


def test_a_level_gives_its_rule() -> None:
    """What a level asks can be decided: masteries, pass ratios, the level before."""
    beginner, senior = curriculum_with().levels

    expected = LevelRule(
        level="beginner",
        competencies={"rules": Mastery.PROFICIENT, "advice": Mastery.DEVELOPING},
        stages={"training": 0.6, "fieldwork": 0.6},
        after=None,
    )
    assert expected == beginner.rule
    assert "beginner" == senior.rule.after


def test_an_assignment_is_found_by_its_slug() -> None:
    """The slug gives the assignment with its criteria."""
    expected = ("visit-rule", "visit-memo")

    criteria = curriculum_with().assignment("visit").criteria

    assert expected == tuple(item.id for item in criteria)


def test_an_unknown_assignment_is_named() -> None:
    """Who asks for an assignment that is not there learns which are."""
    with pytest.raises(CourseError) as error:
        curriculum_with().assignment("vist")

    expected = "course.toml: no assignment 'vist'; there are case, visit"
    assert expected == str(error.value)


def test_a_curriculum_survives_json() -> None:
    """The curriculum in var/results.json is the one that was read."""
    curriculum = curriculum_with()

    assert curriculum == from_json(to_json(curriculum), Curriculum, "results.json")


def test_a_level_that_is_not_offered_need_not_be_reached(tmp_path: Path) -> None:
    """A later level may stand there without assignments until it is offered."""
    change = ("offered = true", "offered = false")

    assert [] == complaints(tmp_path, toml_with(change))


# --- files that cannot be read -------------------------------------------------------


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """The path of a course.toml that is not there is told."""
    path = tmp_path / "course.toml"

    with pytest.raises(CourseError) as error:
        load_curriculum(path)

    assert f"{path}: there is no such file; create it" == str(error.value)


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"format = 1\n[course\n", "not TOML: Expected ']' at the end of a table"),
        (b"format = 1\n[[stages]]\nid = training\n", "not TOML: Invalid value"),
        ('title = "课程"'.encode("gb18030"), "not UTF-8 at byte 9; save it as UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, body: bytes, problem: str
) -> None:
    """Bad TOML and bad text are told in one line with the path."""
    path = written(tmp_path, body)

    with pytest.raises(CourseError) as error:
        load_curriculum(path)

    (line,) = str(error.value).splitlines()
    assert line.startswith(f"{path}: {problem}")


# --- keys and types ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (("format = 1\n", ""), f"format: {MISSING}"),
        (('edition = "1"\n', ""), f"course > edition: {MISSING}"),
        (("strong = 0.85\n", ""), f"mastery > strong: {MISSING}"),
        ((f"{DUE}\n", ""), f"{CASE} > due: {MISSING}"),
        (
            ('competency = "rules"\n', ""),
            f'{CASE} > criteria "case-rule" > competency: {MISSING}',
        ),
        (('id = "training"\n', ""), f"stages[0] > id: {MISSING}"),
        ((', zh = "法规" }', " }"), f'knowledge_modules "law" > title > zh: {MISSING}'),
        (("format = 1\n", 'format = 1\ncolour = "red"\n'), f"colour: {UNKNOWN}"),
        (("edition =", "edtion = 1\nedition ="), f"course > edtion: {UNKNOWN}"),
        (("offered = true", "offered = true\nage = 1"), f"{BEGINNER} > age: {UNKNOWN}"),
        (
            ('title = { en = "The rule"', 'hint = "x"\ntitle = { en = "The rule"'),
            f'{CASE} > criteria "case-rule" > hint: {UNKNOWN}',
        ),
        (
            ("format = 1", 'format = "one"'),
            (
                "format: Input should be a valid integer, unable to parse string as an"
                " integer"
            ),
        ),
        (
            ("credits = 3.0", 'credits = "three"'),
            (
                f"{BEGINNER} > credits: Input should be a valid number, unable to parse"
                " string as a number"
            ),
        ),
        (
            ("training = 0.6", "training = []"),
            f"{BEGINNER} > pass_ratio > training: Input should be a valid number",
        ),
        (
            ('title = { en = "Case", zh = "案例" }', 'title = "Case"'),
            f"{CASE} > title: Input should be a dictionary or an instance of Text",
        ),
        (
            ('modules = ["reading"]', "modules = [7]"),
            f"{CASE} > modules[0]: Input should be a valid string",
        ),
        (
            ('modules = ["reading"]', 'modules = "reading"'),
            f"{CASE} > modules: Input should be a valid tuple",
        ),
        (
            ('id = "case"\n', 'id = "case"\npoints = 10\n'),
            f"{CASE} > points: {STATED_ONCE}",
        ),
        (
            ('id = "case-memo"\n', 'id = "case-memo"\npoints = 6\n'),
            f'{CASE} > criteria "case-memo" > points: {STATED_ONCE}',
        ),
    ],
)
def test_a_wrong_key_or_type_is_told_in_one_line(
    tmp_path: Path, change: Change, problem: str
) -> None:
    """Each misfit is one line that names the entry by its id and the remedy."""
    expected = [f"course.toml: {problem}"]

    assert expected == complaints(tmp_path, toml_with(change))


def test_an_empty_file_lacks_every_table(tmp_path: Path) -> None:
    """An empty course.toml is told of all that it lacks, a line each."""
    expected = [f"course.toml: {name}: {MISSING}" for name in Curriculum.__slots__]

    assert expected == complaints(tmp_path, "")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (("points = 4.0\n", ""), MISSING),
        (
            ("points = 4.0\n", 'points = "four"\n'),
            "Input should be a valid number, unable to parse string as a number",
        ),
    ],
)
def test_points_of_a_grade_are_not_those_of_a_criterion(
    tmp_path: Path, change: Change, problem: str
) -> None:
    """A grade does state its points, so nobody is told to remove them."""
    expected = [f"course.toml: grades[0] > points: {problem}"]

    assert expected == complaints(tmp_path, toml_with(change))


# --- what does not fit together ------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (
            ("format = 1", "format = 2"),
            "format = 2: this version of uptake reads format 1",
        ),
        (
            (
                'knowledge_module = "law"\ntitle = { en = "Rules"',
                'knowledge_module = "lw"\ntitle = { en = "Rules"',
            ),
            'competencies "rules": no knowledge_modules called "lw"; there are law',
        ),
        (
            ('after = "beginner"', 'after = "begginer"'),
            (
                'levels "senior" > after: no levels called "begginer"; there are'
                " beginner, senior"
            ),
        ),
        (
            ("needs = {}", 'needs = { rhetoric = "strong" }'),
            (
                'levels "senior" > needs: no competencies called "rhetoric"; there are'
                " advice, rules"
            ),
        ),
        (
            ("pass_ratio = {}", "pass_ratio = { exam = 0.6 }"),
            (
                'levels "senior" > pass_ratio: no stages called "exam"; there are'
                " fieldwork, training"
            ),
        ),
        (
            ("hours = {}", "hours = { exam = 2 }"),
            (
                'levels "senior" > hours: no stages called "exam"; there are'
                " fieldwork, training"
            ),
        ),
        (
            ('knowledge_module = "law"\nhours', 'knowledge_module = "lw"\nhours'),
            'modules "reading": no knowledge_modules called "lw"; there are law',
        ),
        (
            ('competencies = ["rules"]', 'competencies = ["rule"]'),
            'modules "reading": no competencies called "rule"; there are advice, rules',
        ),
        (
            ('level = "beginner"', 'level = "novice"'),
            'modules "reading": no levels called "novice"; there are beginner, senior',
        ),
        (
            ('stage = "training"', 'stage = "lesson"'),
            (
                'modules "reading": no stages called "lesson"; there are'
                " fieldwork, training"
            ),
        ),
        (
            ('modules = ["reading"]', 'modules = ["readings"]'),
            f'{CASE}: no modules called "readings"; there are reading',
        ),
        (
            ('proficient", advice', 'profcient", advice'),
            (
                f'{BEGINNER} > needs: no mastery called "profcient"; there are'
                " not_shown, emerging, developing, proficient, strong"
            ),
        ),
        (
            (f"{DUE}", "due = 2026-03-02T18:00:00"),
            f"{CASE} > due: has no offset; write for example 2026-03-02 18:00:00+08:00",
        ),
        (
            (f"{DUE}", "due = 2026-03-02"),
            f"{CASE} > due: has no offset; write for example 2026-03-02 00:00:00+08:00",
        ),
        (
            ("training = 0.6", "training = 60"),
            f"{BEGINNER} > pass_ratio > training: must be within 0..1",
        ),
        (
            ("training = 0.6", "training = 0"),
            f"{BEGINNER} > pass_ratio > training: must be within 0..1",
        ),
        (("developing = 0.4", "developing = 0.6"), RISE),
        (("developing = 0.4", "developing = 0"), RISE),
        (("strong = 0.85", "strong = 0.5"), RISE),
        (("strong = 0.85", "strong = 85"), RISE),
        (("strong = 0.85", "strong = nan"), RISE),
        (("at_least = 0.0", "at_least = 0.1"), FALL),
        (("at_least = 0.8", "at_least = 0.0"), FALL),
    ],
)
def test_what_does_not_fit_is_told_in_one_line(
    tmp_path: Path, change: Change, problem: str
) -> None:
    """Each contradiction is one line that names the id and what would do."""
    expected = [f"course.toml: {problem}"]

    assert expected == complaints(tmp_path, toml_with(change))


def test_grades_must_end_somewhere(tmp_path: Path) -> None:
    """A course without any grade is told what grades must be."""
    start, end = COURSE_TOML.index("[[grades]]"), COURSE_TOML.index("[[knowledge")
    text = "grades = []\n" + COURSE_TOML[:start] + COURSE_TOML[end:]

    assert [f"course.toml: {FALL}"] == complaints(tmp_path, text)


@pytest.mark.parametrize(
    ("change", "problems_told"),
    [
        (
            ('id = "visit"', 'id = "case"'),
            ['assignments "case" stands 2 times; keep one'],
        ),
        (
            ('id = "case-memo"', 'id = "case-rule"'),
            [f'{CASE} > criteria "case-rule" stands 2 times; keep one'],
        ),
        (
            ('id = "professional"', 'id = "academic"'),
            ['tracks "academic" stands 2 times; keep one'],
        ),
        (
            ('id = "fieldwork"', 'id = "training"'),
            [
                'stages "training" stands 2 times; keep one',
                f"{BEGINNER} > pass_ratio: {NO_FIELDWORK}",
                f"{BEGINNER} > hours: {NO_FIELDWORK}",
                f'assignments "visit": {NO_FIELDWORK}',
            ],
        ),
        (
            ('id = "senior"', 'id = "beginner"'),
            ['levels "beginner" stands 2 times; keep one'],
        ),
    ],
)
def test_an_id_that_stands_twice_is_named(
    tmp_path: Path, change: Change, problems_told: list[str]
) -> None:
    """Two entries of one table with the same id are told, before all that follows."""
    expected = [f"course.toml: {each}" for each in problems_told]

    assert expected == complaints(tmp_path, toml_with(change))


def test_a_criterion_of_an_unknown_competency_is_named(tmp_path: Path) -> None:
    """The criterion, its assignment and the competencies that exist are told."""
    text = toml_with(('competency = "rules"', 'competency = "ruels"'))

    expected = [
        (
            f'course.toml: {CASE} > criteria "case-rule": no competencies called'
            ' "ruels"; there are advice, rules'
        ),
        (
            f"course.toml: {NOT_REACHED}: rules is measured by 1 criteria, mastery asks"
            " for 2; add some"
        ),
    ]
    assert expected == complaints(tmp_path, text)


def test_a_competency_that_nothing_measures_is_named(tmp_path: Path) -> None:
    """A competency without a criterion is a promise that nobody can keep."""
    entry = (
        '[[competencies]]\nid = "ethics"\nknowledge_module = "law"\n'
        'title = { en = "Ethics", zh = "伦理" }\n'
        'statement = { en = "Acts well.", zh = "行为端正。" }\n\n'
    )
    text = toml_with(("[[levels]]", f"{entry}[[levels]]"))

    expected = [
        (
            'course.toml: competencies "ethics": no criterion measures it; add one or'
            " remove it"
        )
    ]
    assert expected == complaints(tmp_path, text)


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    """An author mends a course in one go: every problem is one line of its own."""
    text = toml_with(
        ("strong = 0.85", "strong = 0.5"),
        ("at_least = 0.0", "at_least = 0.1"),
        ('modules = ["reading"]', 'modules = ["readings"]'),
    )

    expected = [
        f'course.toml: {CASE}: no modules called "readings"; there are reading',
        f"course.toml: {RISE}",
        f"course.toml: {FALL}",
    ]
    assert expected == complaints(tmp_path, text)


# --- levels that nobody can reach ----------------------------------------------------


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (
            ("credits = 3.0", 'credits = 3.0\nafter = "senior"'),
            "senior, which it comes after, is not offered before it",
        ),
        (
            ("credits = 3.0", 'credits = 3.0\nafter = "beginner"'),
            "beginner, which it comes after, is not offered before it",
        ),
        (
            (
                "pass_ratio = { training = 0.6, fieldwork = 0.6 }",
                "pass_ratio = { training = 0.6 }",
            ),
            "pass_ratio lacks the stage fieldwork; every stage counts",
        ),
        (
            ('stage = "fieldwork"', 'stage = "training"'),
            "no assignment of the stage fieldwork; add one",
        ),
        (
            ("needs = { rules", 'needs = { reading = "strong", rules'),
            "reading is measured by 1 criteria, mastery asks for 2; add some",
        ),
    ],
)
def test_a_level_that_cannot_be_reached_is_named(
    tmp_path: Path, change: Change, problem: str
) -> None:
    """Each reason why an offered level is out of reach is one line with its id."""
    reading = (
        '[[competencies]]\nid = "reading"\nknowledge_module = "law"\n'
        'title = { en = "Reading", zh = "阅读" }\n'
        'statement = { en = "Reads.", zh = "能阅读。" }\n\n[[levels]]'
    )
    measured = (
        '[[assignments.criteria]]\nid = "case-reading"\ncompetency = "reading"\n'
        'title = { en = "Reading", zh = "阅读" }\n\n[[assignments]]\nid = "visit"'
    )
    text = toml_with(
        ("[[levels]]", reading),
        ('[[assignments]]\nid = "visit"', measured),
        change,
    )

    expected = [f"course.toml: {NOT_REACHED}: {problem}"]
    assert expected == complaints(tmp_path, text)


def test_too_few_criteria_for_what_mastery_asks_are_named(tmp_path: Path) -> None:
    """Where mastery asks for three criteria, two leave a level out of reach."""
    text = toml_with(("minimum_criteria = 2", "minimum_criteria = 3"))

    expected = [
        f"course.toml: {NOT_REACHED}: {name} is measured by 2 criteria, mastery asks"
        " for 3; add some"
        for name in ("rules", "advice")
    ]
    assert expected == complaints(tmp_path, text)


# --- what should be told and is not yet ----------------------------------------------


@pytest.mark.parametrize(
    ("change", "name"),
    [
        pytest.param(("Asia/Shanghai", "Mars/Base"), "Mars/Base", id="time zone"),
        pytest.param(('"credits"', '"credit"'), "academic", id="what a track awards"),
        pytest.param(
            ("penalty_per_day = 0.1", "penalty_per_day = -0.1"),
            "penalty_per_day",
            id="lateness that gives points",
        ),
        pytest.param(
            ("maximum_penalty = 0.5", "maximum_penalty = 5"),
            "maximum_penalty",
            id="lateness that costs more than was earned",
        ),
        pytest.param(
            ("maximum_penalty = 0.5", "maximum_penalty = nan"),
            "maximum_penalty",
            id="a penalty that is no number",
        ),
        pytest.param(
            ("minimum_coverage = 0.5", "minimum_coverage = 50"),
            "minimum_coverage",
            id="a coverage that nobody reaches",
        ),
        pytest.param(
            ("at_least = 0.8", "at_least = 0.0"), "grades", id="two equal grades"
        ),
        pytest.param(
            ('id = "case"', 'id = "../case"'), "../case", id="an id outside source"
        ),
        pytest.param(
            ("cell_seconds = 10", "cell_seconds = -1"),
            "cell_seconds",
            id="no time at all",
        ),
    ],
)
def test_a_value_that_makes_no_sense_is_named(
    tmp_path: Path, change: Change, name: str
) -> None:
    """A value of the right type that cannot be meant is one line that names it."""
    (line,) = complaints(tmp_path, toml_with(change))

    assert name in line


def test_a_name_with_a_line_break_stays_in_one_line(tmp_path: Path) -> None:
    """A line break inside an id does not break the message in two."""
    told = complaints(tmp_path, toml_with(('["reading"]', r'["read\ning"]')))

    assert [1] == [len(line.splitlines()) for line in told]
