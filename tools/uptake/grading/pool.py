"""Many submissions at once: `grade_one` in worker processes, results as they come."""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
import os
import signal
import sys
import threading
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from uptake.grading.engine import failed, grade_one
from uptake.grading.execute import sweep

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future
    from types import FrameType

    from uptake.grading.submission import Result, Source, Submission

Task: TypeAlias = "tuple[Source, Submission]"


def cores() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0))


def grade_all(tasks: Iterable[Task], workers: int) -> Iterator[Result]:
    """Grade *tasks* with *workers* processes; yield results as they are ready.

    A grader that breaks gives a result with the status ``failed``; the others go on.
    Only a few submissions are in memory at a time.
    """
    sweep()
    waiting = iter(tasks)
    running: dict[Future[Result], Task] = {}
    executor = _executor(workers)
    try:
        while True:
            for task in islice(waiting, 2 * workers - len(running)):
                running[executor.submit(_grade_safely, *task)] = task
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            finished = [(running.pop(future), future) for future in done]
            broken = [task for task, future in finished if _broke(future)]
            if broken:
                # One of those in hand ended its process; each gets one by itself.
                broken += running.values()
                running.clear()
                executor = _executor(workers)
            yield from (future.result() for _, future in finished if not _broke(future))
            yield from map(_grade_alone, broken)
    except BaseException:
        _stop(executor)
        raise
    finally:
        executor.shutdown(cancel_futures=True)


def _executor(workers: int) -> ProcessPoolExecutor:
    # A server process imports everything once; each worker is a fork of it.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["uptake.grading.pool", "nbclient", "nbformat"])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_settle_in)


def _settle_in() -> None:
    """Leave Ctrl-C to the parent, and end in order when it says so or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this worker when its parent is gone, or it would wait for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)


def _leave(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(1)


def _stop(executor: ProcessPoolExecutor) -> None:
    """End the workers now; their kernels end with them."""
    # Private names: what is public comes with Python 3.14.  A task on its way to nobody
    # would keep Python 3.11.2 waiting for ever: github.com/python/cpython/issues/94777
    executor._call_queue._reader.close()  # type: ignore[attr-defined]  # noqa: SLF001
    processes = executor._processes  # noqa: SLF001
    for process in list((processes or {}).values()):
        process.terminate()


def _broke(future: Future[Result]) -> bool:
    return isinstance(future.exception(), BrokenProcessPool)


def _grade_alone(task: Task) -> Result:
    executor = _executor(1)
    try:
        future = executor.submit(_grade_safely, *task)
        if _broke(future):
            return failed(*task, "the grading process was killed; grade again")
        return future.result()
    except BaseException:
        _stop(executor)
        raise
    finally:
        executor.shutdown(cancel_futures=True)


def _grade_safely(source: Source, submission: Submission) -> Result:
    try:
        return grade_one(source, submission)
    except SystemExit:
        # The kernel has been ended; left to itself, the worker would take a new task.
        os._exit(1)
    except Exception as error:  # noqa: BLE001 - a fault of ours must not stop the others
        return failed(source, submission, f"{type(error).__name__}: {error}")
