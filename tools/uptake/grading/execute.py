"""Running a notebook's cells in a kernel, within limits.

This module alone knows nbclient and Jupyter's kernels.  A cell that fails, hangs or
takes its kernel along is an outcome to be scored, not an error of ours.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import tempfile
import time
from contextlib import asynccontextmanager
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, Any

from uptake.course.notebooks import grade_id
from uptake.records import record

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from uptake.course.curriculum import Limits
    from uptake.course.notebooks import Cell, Notebook

# A work folder is called by the process that made it.
WORK = "uptake-grade-"
# The environment that a trainee's code may see: enough to run, nothing to learn.
KEPT = ("PATH", "LANG", "LC_ALL", "TZ", "VIRTUAL_ENV")
QUIET = {"PYTHONWARNINGS": "ignore", "PYDEVD_DISABLE_FILE_VALIDATION": "1"}
INTERRUPTED, TIMED_OUT = "KeyboardInterrupt", "CellTimeoutError"


@record
class Run:
    """How far it ran: graded cells *reached* and *cut_short*, why it *stopped*."""

    reached: frozenset[str]
    cut_short: tuple[str, ...]
    stopped: str


def run(notebook: Notebook, files: Mapping[str, bytes], limits: Limits) -> Run:
    """Execute *notebook* in place, beside copies of *files*."""
    with tempfile.TemporaryDirectory(prefix=f"{WORK}{os.getpid()}-") as name:
        folder = Path(name)
        work = folder / "work"
        work.mkdir()
        for path, body in files.items():
            (work / path).parent.mkdir(parents=True, exist_ok=True)
            (work / path).write_bytes(body)
        return asyncio.run(_run(notebook, work, folder, limits))


def sweep() -> None:
    """Remove the work folders of graders that were killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{WORK}*-*"):
        pid = folder.name.removeprefix(WORK).partition("-")[0]
        if pid.isdigit() and not Path(f"/proc/{pid}").exists():
            shutil.rmtree(folder, ignore_errors=True)


async def _run(notebook: Notebook, work: Path, folder: Path, limits: Limits) -> Run:
    until = time.monotonic() + limits.submission_seconds
    reached: set[str] = set()
    cut_short: list[str] = []
    stopped = ""
    async with _kernel(notebook, work, folder, limits, until) as client:
        for number, cell in enumerate(notebook.cells):
            name = grade_id(cell) or f"cell {number + 1}"
            if time.monotonic() > until:
                stopped = f"the notebook ran for over {limits.submission_seconds} s"
                break
            ending = await _run_cell(client, cell, number)
            if ending in STOPS:
                stopped = f"{STOPS[ending]} in {name}"
                break
            reached.add(grade_id(cell))
            if ending is Ending.CUT_SHORT:
                cut_short.append(name)
    return Run(reached=frozenset(reached), cut_short=tuple(cut_short), stopped=stopped)


class Ending(Enum):
    """How the run of one cell ended; an exception of its own is an ordinary end."""

    ORDINARY = auto()
    CUT_SHORT = auto()
    STUCK = auto()
    DEAD = auto()


STOPS = {
    Ending.STUCK: "an endless loop could not be interrupted",
    Ending.DEAD: "the kernel died",
}


async def _run_cell(client: Any, cell: Cell, number: int) -> Ending:
    from nbclient.exceptions import CellTimeoutError, DeadKernelError

    replies: list[Any] = []
    client.on_cell_executed = lambda **said: replies.append(said["execute_reply"])
    try:
        await client.async_execute_cell(cell, number)
    except DeadKernelError:
        return Ending.DEAD
    except CellTimeoutError:
        return Ending.STUCK
    if not any(reply["content"].get("ename") == TIMED_OUT for reply in replies):
        return Ending.ORDINARY
    # A cell that heeds the interrupt ends in KeyboardInterrupt; any other still runs,
    # and what comes behind it would only seem to.
    heeded = any(output.get("ename") == INTERRUPTED for output in cell.outputs)
    return Ending.CUT_SHORT if heeded else Ending.STUCK


@asynccontextmanager
async def _kernel(
    notebook: Notebook, work: Path, folder: Path, limits: Limits, until: float
) -> AsyncIterator[Any]:
    """Start the kernel that *notebook* names; yield a client; end the kernel."""
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient

    def seconds(_cell: Cell) -> float:
        return max(1.0, min(limits.cell_seconds, until - time.monotonic()))

    kernel = notebook.metadata.get("kernelspec", {}).get("name", "python3")
    # A socket path may have 108 bytes and must not depend on the current folder.
    manager = AsyncKernelManager(
        kernel_name=kernel, transport="ipc", ip=str(folder / "k")
    )
    client = NotebookClient(
        notebook,
        km=manager,
        timeout_func=seconds,
        interrupt_on_timeout=True,
        allow_errors=True,
        error_on_timeout={"ename": TIMED_OUT, "evalue": "", "traceback": []},
    )
    environment = {name: os.environ[name] for name in KEPT if name in os.environ}
    environment |= QUIET | {"HOME": str(folder), "NBGRADER_EXECUTION": "autograde"}
    try:
        # Not nbclient's own set-up, which takes the process's signals for itself.
        await client.async_start_new_kernel(
            cwd=str(work),
            env=environment,
            # What a kernel says past its cells is for nobody; outputs are messages.
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        await client.async_start_new_kernel_client()
        yield client
    finally:
        if client.kc is not None:
            client.kc.stop_channels()
        await manager.shutdown_kernel(now=True)
        manager.context.destroy(linger=0)
