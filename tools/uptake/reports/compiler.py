"""Compile the reports: run each page's template, print it on our paper, write it whole.

This module alone knows papermill and nbconvert.  A template runs in a kernel of its own
in one of a few worker processes, so that no page can see another's data.
"""

# mypy: disable-error-code="import-untyped, no-untyped-call"

from __future__ import annotations

import json
import os
import signal
import tempfile
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from uptake.course.notebooks import parse
from uptake.errors import ReportError
from uptake.records import write_whole
from uptake.reports.pages import (
    HERE,
    INDEX,
    TEMPLATES,
    Page,
    plan,
    remove_stale,
    stands,
)
from uptake.reports.sections.words import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future

    from uptake.transcript import Cohort

LANG = "en"
PRELOAD = ["papermill", "nbconvert.exporters", __name__]
START_SECONDS, CELL_SECONDS = 120, 60
QUIET = ("--HistoryManager.hist_file=:memory:", "--IPKernelApp.log_level=50")


def compile_reports(
    cohort: Cohort, folder: Path, jobs: int, templates: Path = TEMPLATES
) -> Iterator[Path]:
    """Compile every page of *cohort* under *folder*, in *jobs* processes.

    Yields the path of each page once it stands, whether it was written now or stood
    already with the same data.  Pages of trainees who are gone are removed.
    Raises `ReportError` in the end if a template failed; all other pages are written.
    """
    pages = tuple(plan(cohort, templates))
    remove_stale(folder, pages)
    new = []
    for page in pages:
        if stands(page, folder):
            yield folder / page.path
        else:
            new.append(page)
    problems: list[str] = []
    for page, problem in _compiled(new, folder, jobs, templates):
        if problem:
            problems.append(f"{_called(page, templates)}: {problem}")
        else:
            yield folder / page.path
    if problems:
        more = len(problems) - 1
        others = f" (and {count(more, 'more page')} failed)" if more else ""
        raise ReportError(problems[0] + others)


def count_pages(cohort: Cohort) -> int:
    """Return how many pages `compile_reports` yields for *cohort*."""
    return sum(1 for _ in plan(cohort, TEMPLATES))


def _called(page: Page, templates: Path) -> str:
    name = templates / f"{page.kind}.ipynb"
    return f"template {name.name}, trainee {page.trainee or '(the whole cohort)'}"


def _compiled(
    pages: Sequence[Page], folder: Path, jobs: int, templates: Path
) -> Iterator[tuple[Page, str]]:
    """Yield each page with what went wrong with it, or an empty string."""
    if not pages:
        return
    waiting = iter(pages)
    running: dict[Future[str], Page] = {}
    with _workers(min(jobs, len(pages))) as pool:
        while True:
            # No page is queued behind a running one, so that Ctrl-C ends soon.
            while len(running) < jobs and (page := next(waiting, None)):
                task = pool.submit(compile_page, page, folder, templates)
                running[task] = page
            if not running:
                return
            for done in wait(running, return_when=FIRST_COMPLETED).done:
                yield running.pop(done), done.result()


@contextmanager
def _workers(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Yield a pool of processes; in the end finish what runs, start nothing more."""
    import multiprocessing

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOAD)
    pool = ProcessPoolExecutor(jobs, context, initializer=_settle)
    try:
        yield pool
    except BrokenProcessPool as error:
        problem = "a worker process was killed (memory?); run it again with --workers 1"
        raise ReportError(problem) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _settle() -> None:
    """Leave Ctrl-C to the parent."""
    # A handler, unlike SIG_IGN, is not handed down to the kernels.
    signal.signal(signal.SIGINT, lambda *_: None)


def compile_page(page: Page, folder: Path, templates: Path) -> str:
    """Write *page* under *folder*; return in one line what went wrong, or nothing."""
    try:
        notebook = _index(page) if page.kind == INDEX else _execute(page, templates)
        text = _print(notebook, page)
        write_whole(folder / page.path, text.encode("utf-8"))
    except Exception as error:  # noqa: BLE001 - whatever a changed template may raise
        return _first_line(error)
    return ""


def _first_line(error: Exception) -> str:
    name = getattr(error, "ename", type(error).__name__)
    said = str(getattr(error, "evalue", error)).strip().splitlines()
    return f"{name}: {said[0]}" if said else str(name)


def _execute(page: Page, templates: Path) -> Any:
    """Run the template of *page* on its view; return the notebook with its outputs."""
    import papermill
    from traitlets.config import Config

    with tempfile.TemporaryDirectory(prefix="uptake-") as name:
        data = Path(name) / "view.json"
        data.write_bytes(page.body)
        # A page owes nothing to the settings of whoever compiles it.
        os.environ["IPYTHONDIR"] = name
        # Sockets in a folder of ours: TCP ports are raced for by kernels that start.
        sockets = {"transport": "ipc", "ip": str(Path(name) / "k")}
        return papermill.execute_notebook(
            str(templates / f"{page.kind}.ipynb"),
            None,
            parameters={"data_path": str(data), "lang": LANG},
            kernel_name="python3",
            progress_bar=False,
            request_save_on_cell_execute=False,
            start_timeout=START_SECONDS,
            execution_timeout=CELL_SECONDS,
            cwd=name,
            config=Config(KernelManager=sockets),
            extra_arguments=[*QUIET],
        )


def _index(page: Page) -> Any:
    """Return the index as if a notebook had been run: it needs no kernel."""
    from uptake.reports.sections import index
    from uptake.reports.views.carry import revive

    view = json.loads(page.body, object_hook=revive(LANG))
    shown = {
        "output_type": "execute_result",
        "execution_count": 1,
        "metadata": {},
        "data": {"text/html": index.page(view)},
    }
    cell = {
        "cell_type": "code",
        "id": INDEX,
        "execution_count": 1,
        "metadata": {},
        "source": "",
        "outputs": [shown],
    }
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]}
    return parse(json.dumps(notebook), page.path)


def _print(notebook: Any, page: Page) -> str:
    """Return *notebook*'s outputs on our paper."""
    about = {
        "lang": LANG,
        "title": page.title,
        "kind": page.kind,
        "digest": page.digest,
        "footer": page.footer,
    }
    text, _ = _exporter().from_notebook_node(notebook, resources={"page": about})
    return str(text)


@cache
def _exporter() -> Any:
    from nbconvert.exporters import TemplateExporter

    return TemplateExporter(
        template_name="page",
        template_file="index.html.j2",
        extra_template_basedirs=[str(HERE)],
    )
