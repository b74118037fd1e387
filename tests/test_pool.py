"""The pool, with real workers and kernels: many submissions, and workers that die."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from builders import answer, criterion, notebook, plain, source, submission
from builders_class import alive, comes_true, end
from uptake.grading.pool import cores, grade_all
from uptake.grading.submission import GradingStatus, Result

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from uptake.grading.pool import Task

pytestmark = [pytest.mark.kernel, pytest.mark.xdist_group("pool")]

TEST = criterion("sum", "assert s == 3", 2)
CASE = source(
    notebook(answer("a", "s = 3"), TEST), cell_seconds=40, submission_seconds=60
)
# A cell that says that it runs, in the folder for temporary files, and sleeps.
SLEEP = """
import os, pathlib, time
place = pathlib.Path(os.environ["HOME"]).parent
(place / f"sleeps-{os.getpid()}").touch()
time.sleep(30)
"""
# A cell that kills its kernel's parent: the worker of the pool, and nobody else.
KILL_THE_WORKER = "import os, signal; os.kill(os.getppid(), signal.SIGKILL)"
# The same, as soon as somebody sleeps.
KILL_LATER = f"""
import os, pathlib, time
place = pathlib.Path(os.environ["HOME"]).parent
while not list(place.glob("sleeps-*")):
    time.sleep(0.05)
{KILL_THE_WORKER}
"""


def task(trainee: str, words: str = "s = 3", own: str = "") -> Task:
    cells = (plain(own, "own"), answer("a", words), TEST)
    return CASE, submission(notebook(*cells), trainee)


def outcomes(
    results: list[Result],
) -> dict[str, tuple[GradingStatus, list[float | None]]]:
    return {
        result.trainee: (result.status, [score.points for score in result.scores])
        for result in results
    }


GOOD = (GradingStatus.FULLY_GRADED, [2.0])


# --- results -------------------------------------------------------------------------


def test_no_tasks_give_no_results() -> None:
    """Without anything to grade, no worker starts."""
    assert [] == list(grade_all([], 2))


def test_cores_are_those_that_may_be_used() -> None:
    """The number of workers to offer is at least one."""
    assert len(os.sched_getaffinity(0)) == cores()


def test_results_of_many_arrive() -> None:
    """Everyone's result arrives, each with its own points, as tasks are taken."""
    asked: list[str] = []

    def tasks() -> Iterator[Task]:
        for number in range(7):
            asked.append(f"t{number}")
            yield task(f"t{number}", f"s = {number}")

    results = []
    ahead = []
    for result in grade_all(tasks(), 2):
        results.append(result)
        ahead.append(len(asked) - len(results))

    assert {f"t{n}": [2.0 if n == 3 else 0.0] for n in range(7)} == {
        trainee: points for trainee, (_, points) in outcomes(results).items()
    }
    assert max(ahead) <= 4


def test_fault_of_a_test_is_of_one_submission() -> None:
    """A test that cannot score gives ``failed`` for that submission alone."""
    author = notebook(answer("a", "s = 3"), criterion("sum", "s / 3", 2))
    one = source(author)
    tasks = [
        (one, submission(author)),
        (one, submission(author.replace("3", "30"), "t2")),
    ]
    broken = (source(notebook(criterion("sum", "'abc'"))), submission(author, "t3"))

    statuses = {r.trainee: r.status for r in grade_all([*tasks, broken], 1)}

    assert GradingStatus.FAILED == statuses["t3"]
    assert GradingStatus.FULLY_GRADED == statuses["t01"]


# --- a worker dies -------------------------------------------------------------------


@pytest.fixture(scope="module")
def after_a_kill() -> list[Result]:
    """Grade a class in which one submission kills the process that grades it."""
    class_ = [task(f"t{number}") for number in range(4)]
    class_.insert(1, task("killer", own=KILL_THE_WORKER))
    return list(grade_all(class_, 2))


def test_killed_worker_fails_one_submission(after_a_kill: list[Result]) -> None:
    """Whoever's code kills the worker fails, with a reason and without scores."""
    (killer,) = (result for result in after_a_kill if result.trainee == "killer")

    assert (GradingStatus.FAILED, ()) == (killer.status, killer.scores)
    assert "the grading process was killed; grade again" == killer.reason


def test_killed_worker_leaves_the_others_their_results(
    after_a_kill: list[Result],
) -> None:
    """Everyone else is graded once, as if nothing had been."""
    others = [result for result in after_a_kill if result.trainee != "killer"]

    assert {f"t{number}": GOOD for number in range(4)} == outcomes(others)
    assert 4 == len(others)


# --- interrupted ---------------------------------------------------------------------

# Grades the tasks named and says each status; ends as Ctrl-C ends it.
SCRIPT = """
import sys
sys.path.insert(0, {tests!r})
from test_pool import KILL_LATER, SLEEP, grade_all, task
tasks = [task(word, own=globals().get(word, "")) for word in sys.argv[1:]]
for result in grade_all(tasks, 2):
    print(result.status, flush=True)
"""


class Grading:
    """A grader in a process of its own, whose processes are known by a *mark*.

    The mark is the folder for temporary files; it is short, since a socket's path may
    have 108 bytes.
    """

    def __init__(self, mark: Path, *words: str) -> None:
        """Start to grade what *words* name."""
        self.mark, self.said = str(mark), mark / "said"
        script = SCRIPT.format(tests=str(Path(__file__).parent))
        with self.said.open("wb") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-c", script, *words],
                env={**os.environ, "TMPDIR": self.mark},
                stdout=said,
                stderr=said,
            )

    def left(self) -> list[int]:
        """Return our processes that are alive."""
        return alive(self.mark)

    def sleeps(self) -> int:
        """Count how often the cell that sleeps has begun."""
        return len(list(Path(self.mark).glob("sleeps-*")))

    def seconds_after(self, number: int) -> float:
        """Send the signal *number*; return how long it took to end."""
        start = time.monotonic()
        self.process.send_signal(number)
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(9)
        return time.monotonic() - start


@pytest.fixture
def begin() -> Iterator[Callable[..., Grading]]:
    """Give what starts a grader; end all that is left of it."""
    begun: list[Grading] = []
    with tempfile.TemporaryDirectory(prefix="uptake-pool-") as folder:
        yield lambda *words: begun.append(Grading(Path(folder), *words)) or begun[-1]
        for grading in begun:
            end(grading.left())
            grading.process.wait()


def test_interrupt_stops_promptly(begin: Callable[..., Grading]) -> None:
    """Ctrl-C ends workers and kernels within seconds."""
    grading = begin("SLEEP", "SLEEP", "SLEEP")
    assert comes_true(lambda: grading.sleeps() == 2)

    assert grading.seconds_after(signal.SIGINT) < 8
    assert comes_true(lambda: grading.left() == [], 5)


def test_interrupt_stops_promptly_after_a_kill(begin: Callable[..., Grading]) -> None:
    """Ctrl-C ends also the grading that follows a killed worker."""
    grading = begin("KILL_LATER", "SLEEP")
    assert comes_true(lambda: grading.sleeps() == 2)

    assert grading.seconds_after(signal.SIGINT) < 8
    assert comes_true(lambda: grading.left() == [], 5)


def test_killed_grader_leaves_no_process(begin: Callable[..., Grading]) -> None:
    """Where the grader itself is killed, its workers and kernels end as well."""
    grading = begin("SLEEP", "SLEEP")
    assert comes_true(lambda: grading.sleeps() == 2)
    grading.seconds_after(signal.SIGKILL)

    assert comes_true(lambda: grading.left() == [], 5)
