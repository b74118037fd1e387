"""The command line: what it prints, and its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from builders import notebook, plain
from builders_course import COURSE_TOML, small_course, trainee
from uptake import __version__
from uptake.cli import cli, main
from uptake.course.notebooks import canonical
from uptake.course.roster import roster_path, write_roster

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from uptake.course.layout import Layout

VERBS = sorted(cli.commands)
SLUGS = "case, visit"
ROSTER = (
    "id,name,chinese_name,track,cohort,email,organisation\n"
    "t01,Lin Yue,林悦,academic,Spring,lin@example.org,Office\n"
)
CASE = canonical(notebook(plain("x = 1", "a")), "case")


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a run of the command line left: its exit *code* and what it printed."""

    code: int
    out: str
    err: str


@pytest.fixture
def uptake(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Callable[..., Outcome]:
    """Run the command line in the test's own folder; a traceback fails the test."""

    def run(*words: object) -> Outcome:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sys, "argv", ["uptake", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return Outcome(code=int(ended.value.code or 0), out=out, err=err)

    return run


def write(path: Path, text: str | bytes) -> Path:
    """Write *text* to *path*, whose folder may not be there yet, and return it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def process(*words: str, **said: object) -> subprocess.CompletedProcess[str]:
    """Run Python with *words* in a process of its own."""
    command = [sys.executable, *words]
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        command, text=True, check=False, **{"capture_output": True, **said}
    )


# --- help ----------------------------------------------------------------------------


def test_the_verbs_are_those_of_a_course() -> None:
    """The verbs that help lists are the ones that README and docs speak of."""
    expected = ["check", "collect", "demo", "grade", "marks", "release", "report"]

    assert [*expected, "results"] == VERBS


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself(verb: str, flag: str) -> None:
    """Help says what a verb does and which options all verbs have, outside a course."""
    said = CliRunner().invoke(cli, [verb, flag])
    help_text = cli.commands[verb].help or ""

    assert 0 == said.exit_code
    assert f"Usage: cli {verb} [OPTIONS]" in said.output
    assert help_text.split()[:3] == said.output.split("\n\n")[1].split()[:3]
    assert all(option in said.output for option in ("--course DIR", "--json"))


def test_help_lists_every_verb(uptake: Callable[..., Outcome]) -> None:
    """The first page tells the order of the work and each verb in a line."""
    said = uptake("--help")

    listed = [line.split()[0] for line in said.out.split("Commands:\n")[1].splitlines()]
    assert 0 == said.code
    assert VERBS == sorted(listed)


def test_help_loads_nothing_heavy() -> None:
    """Help answers at once: neither the page nor any verb's loads the big libraries."""
    heavy = "nbgrader nbformat nbconvert nbclient pydantic jupytext sqlalchemy rich"
    program = (
        "import sys\n"
        "from uptake.cli import cli\n"
        f"for words in [[], *([verb] for verb in {VERBS!r})]:\n"
        "    cli.main([*words, '--help'], 'uptake', standalone_mode=False)\n"
        f"print('heavy:', *sorted(set({heavy.split()!r}) & set(sys.modules)))\n"
    )

    said = process("-c", program)

    assert (0, "") == (said.returncode, said.stderr)
    assert "heavy:" == said.stdout.splitlines()[-1]


def test_the_module_runs_as_the_command() -> None:
    """``python -m uptake`` is the same command, and knows its version."""
    said = process("-m", "uptake", "--version")

    assert (0, "") == (said.returncode, said.stderr)
    assert said.stdout.rstrip().endswith(f"version {__version__}")


# --- wrong use -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["publish"], "No such command 'publish'."),
        (["check", "--frist"], "No such option"),
        (["check", "--workers", "0"], "Invalid value for '--workers': 0 is not in"),
        (["check", "--workers", "many"], "Invalid value for '--workers': 'many' is"),
        (["check", "extra"], "Got unexpected extra argument (extra)"),
        (["collect"], "Missing argument 'FILES...'."),
        (["marks"], "Missing argument 'FILE'."),
        (["grade", "--trainee"], "Option '--trainee' requires an argument."),
        (["--course", ".", "check"], "No such option"),
    ],
)
def test_wrong_use_is_told(
    uptake: Callable[..., Outcome], words: list[str], problem: str
) -> None:
    """A wrong word on the command line exits with 2 and prints nothing on stdout."""
    said = uptake(*words)

    assert (2, "") == (said.code, said.out)
    assert f"Error: {problem}" in said.err


ARGUMENTS = {"collect": ["."], "marks": ["marks.csv"]}


@pytest.mark.parametrize("verb", VERBS)
def test_outside_a_course_every_verb_says_so(
    uptake: Callable[..., Outcome], verb: str, tmp_path: Path
) -> None:
    """In a wrong folder a verb ends with one line that says how to go on."""
    said = uptake(verb, *ARGUMENTS.get(verb, []))

    expected = (
        f"error: {tmp_path}: not in a course (no course_material/course.toml,"
        " nbgrader_config.py or source/ here or above); go to the course or name it"
        " with --course DIR\n"
    )
    assert Outcome(code=2, out="", err=expected) == said


@pytest.mark.parametrize("verb", VERBS)
def test_a_broken_course_toml_stops_every_verb(
    uptake: Callable[..., Outcome], verb: str, tmp_path: Path
) -> None:
    """Each problem of course.toml is one line on stderr, and nothing is done."""
    broken = COURSE_TOML.replace("strong = 0.85\n", "").replace("format = 1\n", "")
    write(tmp_path / "course_material" / "course.toml", broken)

    said = uptake(verb, "--json", *ARGUMENTS.get(verb, []))

    expected = (
        "error: course.toml: format: is missing; add it\n"
        "error: course.toml: mastery > strong: is missing; add it\n"
    )
    assert Outcome(code=2, out="", err=expected) == said
    assert not (tmp_path / "var").exists()


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"format = ", "not TOML: Invalid value (at end of document)"),
        (b"\xff\xfe", "not UTF-8 at byte 0; save it as UTF-8"),
    ],
)
def test_a_course_toml_that_cannot_be_read_is_named(
    uptake: Callable[..., Outcome], tmp_path: Path, body: bytes, problem: str
) -> None:
    """A file that is no TOML is one line with its path."""
    path = write(tmp_path / "course_material" / "course.toml", body)

    said = uptake("check")

    assert (2, f"error: {path}: {problem}\n") == (said.code, said.err)


def test_broken_settings_of_nbgrader_are_named(
    uptake: Callable[..., Outcome], tmp_path: Path
) -> None:
    """An nbgrader_config.py that raises is one line with its path."""
    path = write(tmp_path / "nbgrader_config.py", "1 / 0\n")

    said = uptake("grade")

    expected = f"error: {path}: ZeroDivisionError: division by zero; mend the file\n"
    assert Outcome(code=2, out="", err=expected) == said


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["grade", "cse"], f"cse: no such assignment; there are {SLUGS}"),
        (["release", "cse"], f"cse: no such assignment; there are {SLUGS}"),
        (
            ["grade", "--trainee", "t99"],
            "t99: nothing was collected from such a trainee",
        ),
        (
            ["grade", "case", "--trainee", "t99"],
            "t99: nothing was collected from such a trainee",
        ),
        (
            ["marks", "none.csv"],
            "none.csv: there is no such file; name a CSV file of marks",
        ),
        (["marks", "."], ".: there is no such file; name a CSV file of marks"),
        (
            ["collect", "none.zip"],
            "none.zip: there is no such file; name a folder, zip or notebook",
        ),
    ],
)
def test_what_is_not_there_is_named(
    uptake: Callable[..., Outcome], tmp_path: Path, words: list[str], problem: str
) -> None:
    """An unknown assignment, trainee or file is one line, and exits with 2."""
    layout = small_course(tmp_path, case=CASE, visit=CASE)
    write_roster(roster_path(layout), (trainee("t01"),))

    said = uptake(*words, "--json")

    assert Outcome(code=2, out="", err=f"error: {problem}\n") == said


def test_collecting_before_a_roster_says_so(
    uptake: Callable[..., Outcome], tmp_path: Path
) -> None:
    """Without a roster nobody can be told from anybody."""
    small_course(tmp_path, case=CASE, visit=CASE)

    said = uptake("collect", "source")

    path = tmp_path / "var" / "roster.csv"
    assert f"error: {path}: no roster yet; collect it first\n" == said.err
    assert 2 == said.code


def test_every_bad_line_of_a_roster_is_told(
    uptake: Callable[..., Outcome], tmp_path: Path
) -> None:
    """A roster that cannot be taken is told line by line, and none is kept."""
    small_course(tmp_path, case=CASE, visit=CASE)
    write(tmp_path / "people.csv", f"{ROSTER}../t02,A,,academic,,,\nt03,B,,day,,,\n")

    said = uptake("collect", "people.csv")

    expected = (
        "error: people.csv line 3: the id '../t02' must be letters, digits and"
        " . _ @ -\n"
        "error: people.csv line 4: no track 'day'; there are academic, professional\n"
    )
    assert (2, expected) == (said.code, said.err)
    assert not (tmp_path / "var" / "roster.csv").exists()


def test_a_plain_nbgrader_course_is_told_what_it_lacks(
    uptake: Callable[..., Outcome], tmp_path: Path
) -> None:
    """Verbs that need a curriculum name its file where there is none."""
    (tmp_path / "source").mkdir()

    said = uptake("results")

    path = tmp_path / "course_material" / "course.toml"
    expected = f"error: {path}: there is none; this verb needs it\n"
    assert Outcome(code=2, out="", err=expected) == said


def test_a_source_that_is_missing_is_named(
    uptake: Callable[..., Outcome], tmp_path: Path
) -> None:
    """An assignment of course.toml without a notebook stops grading in one line."""
    small_course(tmp_path, case=CASE)

    said = uptake("grade", "visit")

    folder = tmp_path / "source" / "visit"
    expected = f"error: {folder}: holds no notebook; there is no such assignment\n"
    assert Outcome(code=2, out="", err=expected) == said


def test_while_a_verb_works_another_is_told_to_wait(
    uptake: Callable[..., Outcome], tmp_path: Path
) -> None:
    """Two verbs that write do not run at once in one course."""
    layout = small_course(tmp_path, case=CASE, visit=CASE)

    with layout.at_work():
        said = uptake("collect", "source")

    expected = f"error: {tmp_path}: another uptake verb is at work; let it end first\n"
    assert (2, expected) == (said.code, said.err)


def test_an_interrupted_verb_says_that_nothing_is_lost(
    uptake: Callable[..., Outcome], tmp_path: Path
) -> None:
    """Ctrl-C exits with 130, as shells expect, and says how to go on."""
    write(tmp_path / "nbgrader_config.py", "raise KeyboardInterrupt\n")

    said = uptake("grade")

    expected = (
        "error: interrupted; nothing is lost, run the same command again to go on"
    )
    assert (130, expected) == (said.code, said.err.strip())


def test_a_reader_that_goes_away_is_no_finding(tmp_path: Path) -> None:
    """``uptake check --json | head -1`` ends quietly with 0 for the reader's sake."""
    reading, writing = os.pipe()
    os.close(reading)

    said = process(
        "-m",
        "uptake",
        "check",
        "--help",
        capture_output=False,
        stdout=writing,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    )
    os.close(writing)

    assert (0, "") == (said.returncode, said.stderr)


# --- results of verbs ----------------------------------------------------------------


def test_findings_exit_with_1(uptake: Callable[..., Outcome], tmp_path: Path) -> None:
    """Check prints a line per finding and their number."""
    small_course(tmp_path, case=CASE)

    said = uptake("check")

    lines = said.out.splitlines()
    assert 1 == said.code
    assert 'course.toml: modules "reading": course_material/reading.ipynb is not' in (
        said.out
    )
    assert f"{len(lines) - 1} findings" == lines[-1]


def test_findings_are_json_for_machines(
    uptake: Callable[..., Outcome], tmp_path: Path
) -> None:
    """With --json there is nothing but a list of findings, and the same exit code."""
    small_course(tmp_path)

    said = uptake("check", "--json")

    expected = [
        {
            "where": 'course.toml: modules "reading"',
            "what": "course_material/reading.ipynb is not there",
        },
        {
            "where": 'course.toml: assignments "case"',
            "what": "source/case/case.ipynb is not there",
        },
        {
            "where": 'course.toml: assignments "visit"',
            "what": "source/visit/visit.ipynb is not there",
        },
    ]
    assert expected == json.loads(said.out)
    assert (1, "") == (said.code, said.err)


def test_fixing_rewrites_notebooks(
    uptake: Callable[..., Outcome], tmp_path: Path
) -> None:
    """With --fix the form of a notebook is mended and no longer a finding."""
    small_course(tmp_path, case=CASE.replace("\n ", "\n"))
    path = tmp_path / "source" / "case" / "case.ipynb"

    said = uptake("check", "--fix")

    assert "not canonical" not in said.out
    assert CASE == path.read_text(encoding="utf-8")


def test_the_course_can_be_named(
    uptake: Callable[..., Outcome], tmp_path: Path
) -> None:
    """With --course a verb works on a course elsewhere."""
    small_course(tmp_path / "elsewhere")

    said = uptake("check", "--json", "--course", "elsewhere")

    assert (1, 3) == (said.code, len(json.loads(said.out)))


def test_a_roster_is_taken(uptake: Callable[..., Outcome], tmp_path: Path) -> None:
    """A roster alone is kept, and there is nothing to count."""
    small_course(tmp_path, case=CASE, visit=CASE)
    write(tmp_path / "people.csv", ROSTER)

    said = uptake("collect", "people.csv")

    kept = (tmp_path / "var" / "roster.csv").read_text(encoding="utf-8")
    assert (0, "0 taken, 0 already there, 0 refused\n") == (said.code, said.out)
    assert "t01,Lin Yue,林悦,academic" in kept


def test_refused_files_exit_with_1(
    uptake: Callable[..., Outcome], tmp_path: Path
) -> None:
    """What is not taken is named with the reason."""
    layout = small_course(tmp_path, case=CASE, visit=CASE)
    write_roster(roster_path(layout), (trainee("t01"),))
    write(tmp_path / "inbox" / "t99" / "case.ipynb", CASE)

    said = uptake("collect", "inbox")

    first, last = said.out.splitlines()
    assert 1 == said.code
    assert first.startswith("refused inbox/t99/case.ipynb: ")
    assert "0 taken, 0 already there, 1 refused" == last


def test_refused_files_are_json_for_machines(
    uptake: Callable[..., Outcome], tmp_path: Path
) -> None:
    """With --json collect prints what was taken and what was refused."""
    layout = small_course(tmp_path, case=CASE, visit=CASE)
    write_roster(roster_path(layout), (trainee("t01"),))
    write(tmp_path / "inbox" / "t99" / "case.ipynb", CASE)

    said = uptake("collect", "inbox", "--json")

    printed = json.loads(said.out)
    assert (1, "") == (said.code, said.err)
    assert (0, 1) == (len(printed["taken"]), len(printed["refused"]))
    assert "inbox/t99/case.ipynb" == printed["refused"][0]["file"]


@pytest.mark.parametrize(
    ("course", "message"),
    [("autumn-2062", "autumn-2062"), ("people.csv", "people.csv")],
)
def test_a_course_that_is_no_folder_is_told(
    uptake: Callable[..., Outcome], tmp_path: Path, course: str, message: str
) -> None:
    """A mistyped --course inside a course does not work on the course around it."""
    small_course(tmp_path)
    write(tmp_path / "people.csv", ROSTER)

    said = uptake("check", "--course", course)

    assert 2 == said.code
    assert message in said.err


@pytest.mark.kernel
def test_verbs_on_the_gradebook_print_json(
    uptake: Callable[..., Outcome], course: Layout
) -> None:
    """With --json the verbs that need nbgrader print JSON alone, and exit with 0."""
    verbs = (["grade"], ["results"], ["release", "contact-log"])
    said = [uptake(*words, "--json", "--course", course.root) for words in verbs]
    graded, cohort, released = (json.loads(each.out) for each in said)

    assert [(0, "")] * 3 == [(each.code, each.err) for each in said]
    assert [] == graded
    assert [] == cohort["transcripts"]
    assert [{"assignment": "contact-log", "changed": False}] == released


@pytest.mark.kernel
def test_an_unknown_trainee_has_no_results(
    uptake: Callable[..., Outcome], course: Layout
) -> None:
    """Who asks for the results of someone off the roster is told in one line."""
    said = uptake("results", "--trainee", "t99", "--course", course.root)

    expected = "error: t99: not on the roster; collect a roster that has them\n"
    assert Outcome(code=2, out="", err=expected) == said


@pytest.mark.kernel
def test_an_unknown_assignment_is_told_before_any_is_released(
    uptake: Callable[..., Outcome], tmp_path: Path
) -> None:
    """Where one of several names is wrong, nothing is released."""
    small_course(tmp_path, case=CASE, visit=CASE)

    said = uptake("release", "case", "cse")

    expected = f"error: cse: no such assignment; there are {SLUGS}\n"
    assert (2, expected) == (said.code, said.err)
    assert not (tmp_path / "release" / "case").exists()
