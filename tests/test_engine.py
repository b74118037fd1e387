"""Grading one submission, with real kernels: whatever comes, a result comes back."""

from __future__ import annotations

import gc
import json
import os
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from builders import answer, criterion, notebook, plain, source, submission, written
from builders_class import comes_true, end
from uptake.grading.engine import grade_one
from uptake.grading.submission import ENGINE, GradingStatus, Result

pytestmark = [
    pytest.mark.kernel,
    pytest.mark.xdist_group("engine"),
]

# What the author asks: two answers, each with a test, and some advice.
AUTHOR = (
    answer("answer-sum", "s = 3"),
    criterion("sum", "assert s == 3, f'3 was expected; got {s}'", 2),
    answer("answer-mean", "m = 1.5"),
    criterion("mean", "assert m == 1.5", 3),
    written("advice", "I advise.", 4),
)


def case(**limits: int) -> Any:
    quick: dict[str, int] = {"cell_seconds": 10, "submission_seconds": 30, **limits}
    return source(notebook(*AUTHOR), **quick)


def answers(*first: Any, total: str = "s = 3", mean: str = "m = 1.5") -> str:
    """Return a trainee's notebook, with own cells *first*."""
    cells = (answer("answer-sum", total), answer("answer-mean", mean))
    return notebook(*first, cells[0], AUTHOR[1], cells[1], *AUTHOR[3:])


def points(result: Result) -> dict[str, float | None]:
    return {score.criterion: score.points for score in result.scores}


def messages(result: Result) -> dict[str, str]:
    return {score.criterion: score.message for score in result.scores}


def said(result: Result) -> str:
    """Return all that cells wrote to stdout and stderr."""
    cells = json.loads(result.notebooks["case"])["cells"]
    outputs = [output for cell in cells for output in cell.get("outputs", ())]
    return "".join("".join(output.get("text", ())) for output in outputs)


def is_gone(pid: int) -> bool:
    """Whether the process *pid* has ended, or waits only to be buried."""
    try:
        return ") Z " in Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        return True


# --- what comes of ordinary work -----------------------------------------------------


@pytest.fixture(scope="module")
def ordinary() -> Result:
    """Grade a notebook that says what it sees, with one wrong answer."""
    look = (
        "import os, sys, pathlib\n"
        "print('ENV', dict(os.environ))\n"
        "print('PID', os.getpid(), 'FILES', sorted(os.listdir()))\n"
        "data = pathlib.Path('data/x.csv').read_text()\n"
        "print('DATA', data, open('own.txt').read())\n"
        "print('old', file=sys.stderr)\n"
        "answer = input('Your name? ')\n"
    )
    long = "for _ in range(30_000): print('x' * 99)"
    own = [plain(look, "look"), plain(long, "long"), plain("1/0", "boom")]
    one = replace(case(), files={"data/x.csv": b"author's"})
    other = replace(
        submission(answers(*own, total="s = 4")),
        files={"data/x.csv": b"trainee's", "own.txt": b"mine"},
    )
    os.environ["UPTAKE_TEST_SECRET"] = "abracadabra"
    try:
        return grade_one(one, other)
    finally:
        del os.environ["UPTAKE_TEST_SECRET"]


def test_result_says_what_it_is_of(ordinary: Result) -> None:
    """A result names trainee, assignment, attempt, engine and both digests."""
    assert ("t01", "case", 1, ENGINE, "") == (
        ordinary.trainee,
        ordinary.assignment,
        ordinary.attempt,
        ordinary.engine,
        ordinary.reason,
    )
    assert [64, 64] == [len(ordinary.submission_digest), len(ordinary.source_digest)]


def test_points_and_messages(ordinary: Result) -> None:
    """Right answers earn points, wrong ones the test's words, advice a person."""
    assert GradingStatus.PENDING_MANUAL == ordinary.status
    assert {"sum": 0.0, "mean": 3.0, "advice": None} == points(ordinary)
    assert {"sum": "3 was expected; got 4", "mean": "", "advice": ""} == messages(
        ordinary
    )


def test_own_cell_that_fails_costs_nothing(ordinary: Result) -> None:
    """A trainee's own cell may raise; the cells after it run."""
    cells = {
        cell["id"]: cell for cell in json.loads(ordinary.notebooks["case"])["cells"]
    }

    assert ["ZeroDivisionError"] == [o["ename"] for o in cells["boom"]["outputs"]]
    assert 3.0 == points(ordinary)["mean"]


def test_environment_of_the_grader_is_not_seen(ordinary: Result) -> None:
    """A kernel sees a handful of variables, none of the grader's own."""
    assert "ENV" in said(ordinary)
    assert "abracadabra" not in said(ordinary)
    assert os.environ.get("HOME", "/root") + "'" not in said(ordinary)


def test_files_of_the_author_win(ordinary: Result) -> None:
    """A trainee's file lies beside the notebook, but not over the author's."""
    assert "DATA author's mine" in said(ordinary)
    assert "FILES ['data', 'own.txt']" in said(ordinary)


def test_large_output_is_kept_whole(ordinary: Result) -> None:
    """Some megabytes of output neither hang the grader nor cost a point."""
    assert 30_000 == said(ordinary).count("x" * 99 + "\n")


def test_question_to_nobody_is_an_error_of_the_cell(ordinary: Result) -> None:
    """A cell that asks for input fails instead of waiting for an answer."""
    assert "StdinNotImplementedError" in ordinary.notebooks["case"]


def test_kernel_and_folder_are_gone(ordinary: Result) -> None:
    """After grading no kernel runs and no folder of it is left."""
    (pid,) = (
        line.split()[1] for line in said(ordinary).splitlines() if line[:3] == "PID"
    )
    (home,) = (
        word.strip("',}")
        for word in said(ordinary).split()
        if "/uptake-" in word and "work" not in word
    )

    assert is_gone(int(pid))
    assert tempfile.gettempdir() == str(Path(home).parent)
    assert not Path(home).exists()


def test_same_work_gives_the_same_result(ordinary: Result) -> None:
    """Grading is repeatable: only the graded notebook's text may differ."""
    again = grade_one(case(), submission(answers(total="s = 4")))

    assert ordinary.scores == again.scores
    assert ordinary.irregularities == again.irregularities == ()


def test_long_line_of_output_takes_no_time() -> None:
    """A line of some hundred kilobytes costs the grader no time of its own."""
    start = time.monotonic()
    grade_one(case(), submission(answers(plain("print('x' * 130_000)", "long"))))

    assert time.monotonic() - start < 5


def test_nothing_is_left_open() -> None:
    """A grading leaves as many files and sockets open as it found."""
    gc.collect()
    gc.disable()
    before = len(list(Path("/proc/self/fd").iterdir()))
    grade_one(case(), submission(answers()))
    after = len(list(Path("/proc/self/fd").iterdir()))
    gc.enable()

    assert before == after


# --- what cannot be run --------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b'{"cells": [', "the JSON breaks off"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"[]", "JSON, but not a notebook"),
        (b'{"nbformat": 4, "cells": 3}', "not a valid notebook"),
        (b"", "not a notebook"),
    ],
)
def test_unreadable_notebook_earns_nothing(body: bytes, why: str) -> None:
    """A file that cannot be read is nought everywhere, with the reason, and final."""
    result = grade_one(case(), submission(body))

    assert GradingStatus.FULLY_GRADED == result.status
    assert {"sum": 0.0, "mean": 0.0, "advice": 0.0} == points(result)
    assert all(
        text.startswith("The file could not be read: ") and why in text
        for text in messages(result).values()
    )
    assert {} == result.notebooks


def test_missing_notebook_earns_nothing() -> None:
    """A submission without the notebook is nought, and says so."""
    result = grade_one(case(), replace(submission(b""), notebooks={"other": b"{}"}))

    assert GradingStatus.FULLY_GRADED == result.status
    assert {"Not handed in."} == set(messages(result).values())


# --- what breaks while it runs -------------------------------------------------------


def test_dead_kernel_keeps_what_was_reached() -> None:
    """Where the kernel ends, what was scored stays; the rest says where it ended."""
    result = grade_one(case(), submission(answers(mean="import os; os._exit(1)")))

    assert {"sum": 2.0, "mean": 0.0, "advice": None} == points(result)
    assert messages(result)["mean"].startswith("Not reached: the kernel died in ")
    assert "answer-mean" in messages(result)["mean"]


def test_endless_loop_is_cut_short() -> None:
    """A cell that never ends is stopped and reported; the cells after it run."""
    result = grade_one(
        case(cell_seconds=1), submission(answers(total="s = 3\nwhile True: pass"))
    )

    assert {"sum": 2.0, "mean": 3.0, "advice": None} == points(result)
    assert [("answer-sum", "ran longer than 1 s and was stopped")] == [
        (item.cell, item.what) for item in result.irregularities
    ]


def test_test_that_never_ends_earns_nothing() -> None:
    """A test that an answer makes endless is stopped and earns nothing."""
    endless = (
        "class S:\n    def __eq__(self, other):\n        while True: pass\ns = S()"
    )
    result = grade_one(case(cell_seconds=1), submission(answers(total=endless)))

    assert (0.0, 3.0) == (points(result)["sum"], points(result)["mean"])
    assert "The check ran too long and was stopped." == messages(result)["sum"]


def test_loop_that_ignores_interrupts_is_ended() -> None:
    """Tests behind a loop that cannot be interrupted never ran and earn nothing."""
    stubborn = "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\n"
    body = answers(total=stubborn + "while True: pass")
    result = grade_one(case(cell_seconds=1, submission_seconds=8), submission(body))

    assert {"sum": 0.0, "mean": 0.0, "advice": None} == points(result)
    assert messages(result)["sum"].startswith("Not reached: ")


def test_loop_that_swallows_an_interrupt_is_ended() -> None:
    """A loop that catches the interrupt and goes on ends within the limits."""
    stubborn = (
        "import time\nuntil = time.time() + 30\nwhile time.time() < until:\n"
        "    try:\n        time.sleep(30)\n    except BaseException: pass"
    )
    limits = case(cell_seconds=1, submission_seconds=3)
    start = time.monotonic()
    result = grade_one(limits, submission(answers(mean=stubborn)))

    assert (2.0, None) == (points(result)["sum"], points(result)["advice"])
    assert time.monotonic() - start < 15


def test_whole_notebook_has_its_time() -> None:
    """Many slow cells together end at the limit of the submission."""
    slow = [plain("import time; time.sleep(0.9)", f"slow-{n}") for n in range(9)]
    result = grade_one(case(submission_seconds=2), submission(answers(*slow)))

    assert {"sum": 0.0, "mean": 0.0, "advice": None} == points(result)
    assert "Not reached: the notebook ran for over 2 s." == messages(result)["sum"]


def test_process_that_a_cell_started_is_ended() -> None:
    """What a trainee's cell started in the background ends with its kernel."""
    start = (
        "import subprocess\n"
        "p = subprocess.Popen(['sleep', '60'])\n"
        "print('CHILD', p.pid)"
    )
    result = grade_one(case(), submission(answers(plain(start, "start"))))
    (pid,) = (
        int(line.split()[1])
        for line in said(result).splitlines()
        if line[:5] == "CHILD"
    )

    try:
        assert comes_true(lambda: is_gone(pid), 3)
    finally:
        end([pid])


def test_file_of_a_trainee_where_the_author_has_a_folder() -> None:
    """A trainee's file that is called like a folder of the author does no harm."""
    one = replace(case(), files={"data/x.csv": b"author's"})
    other = replace(submission(answers()), files={"data": b"trainee's"})

    assert 2.0 == points(grade_one(one, other))["sum"]


# --- what is the author's fault ------------------------------------------------------


def test_broken_test_fails_without_scores() -> None:
    """A test that ends in no score gives no scores, but a reason for an instructor."""
    author = notebook(answer("a", "s = 3"), criterion("sum", "s", 2))
    result = grade_one(source(author), submission(author))

    assert (GradingStatus.FAILED, ()) == (result.status, result.scores)
    assert "the test sum ended in '3'" in result.reason
    assert "an instructor must mend the test" in result.reason


def test_partial_credit_and_stderr() -> None:
    """A number at a test's end is its points; a warning on stderr costs nothing."""
    author = notebook(
        answer(
            "a", "import warnings\ndef f():\n    warnings.warn('old')\n    return 1"
        ),
        criterion("part", "f() + 0.5", 2),
        criterion(
            "loud", "import sys; print('!', file=sys.stderr); assert f() == 1", 2
        ),
    )
    result = grade_one(source(author), submission(author))

    assert GradingStatus.FULLY_GRADED == result.status
    assert {"part": 1.5, "loud": 2.0} == points(result)


def test_numpy_scalar_is_partial_credit() -> None:
    """A test may end in one of numpy's numbers."""
    author = notebook(criterion("part", "import numpy as np\nnp.float64(1.5)", 2))

    assert {"part": 1.5} == points(grade_one(source(author), submission(author)))


def test_untouched_written_answer_is_nought() -> None:
    """Advice left as it was released is scored at once."""
    released = notebook(*AUTHOR[:4], written("advice", "YOUR ANSWER HERE"))
    one = source(notebook(*AUTHOR), released)
    result = grade_one(one, submission(released))

    assert GradingStatus.FULLY_GRADED == result.status
    assert 0.0 == points(result)["advice"]
    assert "No answer was written." == messages(result)["advice"]
