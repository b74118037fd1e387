"""The command line: parses, calls a verb, prints, sets the exit code.

Exit 0: done.  1: findings (something is wrong with the course, a file was refused, a
submission failed to grade).  2: wrong use or broken course.  130: interrupted.
Heavy imports stand inside the commands, so that ``--help`` answers at once.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from uptake import __version__
from uptake.errors import UptakeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from uptake.course.layout import Layout

DONE, FINDINGS, WRONG, INTERRUPTED = 0, 1, 2, 130


def _cores() -> int:
    from uptake.grading.pool import cores

    return cores()


course_option = click.option(
    "--course",
    "course",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    metavar="DIR",
    help="The course folder.  Default: the one that the current folder is in.",
)
json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON for machines."
)
workers_option = click.option(
    "--workers",
    type=click.IntRange(1),
    default=_cores,
    show_default="the cores",
    metavar="N",
    help="How many processes work at once.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="uptake")
def cli() -> None:
    """Uptake, a technology-transfer academy in notebooks.

    A course runs check, release, collect, grade, marks, results, report, in this order;
    each verb can be run again at any time and does only what is left to do.
    """


def main() -> None:
    """Run the command line; turn every expected failure into one clear line."""
    try:
        with cli.make_context("uptake", sys.argv[1:]) as context:
            sys.exit(cli.invoke(context))
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except UptakeError as error:
        _complain(str(error))
        sys.exit(WRONG)
    except click.UsageError as error:
        error.show()
        sys.exit(WRONG)
    except (KeyboardInterrupt, click.Abort):
        _complain("interrupted; nothing is lost, run the same command again to go on")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # Whoever read our output has enough; nothing more can be written to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(DONE)
    except OSError as error:
        _complain(f"{error.filename or 'disk'}: {error.strerror}")
        sys.exit(WRONG)


def _complain(message: str) -> None:
    for line in message.splitlines():
        click.secho("error: ", fg="red", err=True, nl=False)
        click.echo(line, err=True)


def verb(function: Callable[..., int]) -> click.Command:
    """Make *function*, which returns an exit code, a command on a course."""

    @cli.command(function.__name__.rstrip("_"), help=function.__doc__)
    @course_option
    @json_option
    @wraps(function)
    def command(course: Path, **options: Any) -> int:
        from uptake.course.layout import open_course

        return function(open_course(course), **options)

    return command


@verb
@click.option("--fix", is_flag=True, help="Rewrite notebooks into canonical form.")
@workers_option
def check(layout: Layout, *, as_json: bool, fix: bool, workers: int) -> int:
    """Check the course: its form, its releases, and that its tests measure."""
    from uptake.workflow import check as run

    with _spinner("checking", as_json):
        findings = list(run(layout, fix=fix, workers=workers))
    _print_each(findings, as_json, lambda item: f"{item.where}: {item.what}")
    if not as_json:
        click.echo(f"{len(findings)} findings" if findings else "nothing to mend")
    return FINDINGS if findings else DONE


@verb
@click.argument("assignments", nargs=-1)
def release(layout: Layout, *, as_json: bool, assignments: tuple[str, ...]) -> int:
    """Make what trainees get, release/, from source/."""
    from uptake.workflow import release as run

    with _spinner("releasing", as_json):
        made = list(run(layout, assignments))
    _print_each(
        made,
        as_json,
        lambda item: f"{item.assignment}: {'new' if item.changed else 'unchanged'}",
    )
    return DONE


@verb
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def collect(layout: Layout, *, as_json: bool, files: tuple[Path, ...]) -> int:
    """Take in FILES: rosters (CSV), folders, zips, LMS downloads."""
    from uptake.grading.submission import Receipt, Refusal
    from uptake.workflow import collect as run

    with _spinner("collecting", as_json):
        outcomes = list(run(layout, files))
    taken = [item for item in outcomes if isinstance(item, Receipt)]
    refused = [item for item in outcomes if isinstance(item, Refusal)]
    if as_json:
        _print_json({"taken": _plain(taken), "refused": _plain(refused)})
    else:
        for item in refused:
            click.secho("refused ", fg="yellow", nl=False)
            click.echo(f"{item.file}: {item.why}")
        again = sum(item.again for item in taken)
        click.echo(
            f"{len(taken) - again} taken, {again} already there, {len(refused)} refused"
        )
    return FINDINGS if refused else DONE


@verb
@click.argument("assignment", required=False)
@click.option("--trainee", metavar="ID", help="Only this trainee.")
@click.option("--force", is_flag=True, help="Grade unchanged submissions again, too.")
@workers_option
def grade(
    layout: Layout,
    *,
    as_json: bool,
    assignment: str | None,
    trainee: str | None,
    force: bool,
    workers: int,
) -> int:
    """Grade what was collected, or ASSIGNMENT alone."""
    from uptake.workflow import grade as run
    from uptake.workflow import to_grade

    pending = to_grade(layout, assignment, trainee, force=force)
    results = []
    with _bar("grading", len(pending), as_json) as step:
        for result in run(layout, pending, workers):
            results.append(result)
            step()
    broken = [item for item in results if item.status.value == "failed"]
    if as_json:
        _print_json([_plain(item) | {"notebooks": {}} for item in results])
    else:
        for item in broken:
            click.secho("failed ", fg="red", nl=False)
            click.echo(f"{item.trainee} {item.assignment}: {item.reason}")
        by_hand = sum(item.status.value == "pending_manual" for item in results)
        click.echo(
            f"{len(results)} graded, {by_hand} with answers to be marked by hand,"
            f" {len(broken)} failed"
        )
    return FINDINGS if broken else DONE


@verb
@click.argument("file", type=click.Path(path_type=Path))
def marks(layout: Layout, *, as_json: bool, file: Path) -> int:
    """Read hand marks from a CSV FILE (trainee,assignment,criterion,points,comment)."""
    from uptake.workflow import marks as run

    taken = run(layout, file)
    if as_json:
        _print_json({"marks": taken})
    else:
        click.echo(f"{taken} marks taken")
    return DONE


@verb
@click.option("--trainee", metavar="ID", help="Say of this trainee what is missing.")
def results(layout: Layout, *, as_json: bool, trainee: str | None) -> int:
    """Work out mastery and levels; write var/results.json and results.csv."""
    from uptake.reports.terminal import level_table, standing
    from uptake.workflow import results as run

    cohort = run(layout)
    if as_json:
        click.echo((layout.state / "results.json").read_text(encoding="utf-8"))
    elif trainee:
        for line in standing(cohort, trainee):
            click.echo(line)
    else:
        _print_rich(level_table(cohort))
        click.echo(
            f"written to {_shown(layout.state / 'results.json')} and results.csv"
        )
    return DONE


@verb
@workers_option
def report(layout: Layout, *, as_json: bool, workers: int) -> int:
    """Compile feedback, transcripts and the cohort's overview as pages."""
    from uptake.reports.compiler import count_pages
    from uptake.workflow import report as run
    from uptake.workflow import results as compute

    cohort = compute(layout)
    pages = []
    with _bar("compiling", count_pages(cohort), as_json) as step:
        for path in run(layout, cohort, workers):
            pages.append(path)
            step()
    if as_json:
        _print_json([str(path) for path in pages])
    else:
        click.echo(
            f"{len(pages)} pages; open {layout.state / 'reports' / 'index.html'}"
        )
    return DONE


@verb
@workers_option
def demo(layout: Layout, *, as_json: bool, workers: int) -> int:
    """Carry a synthetic class of twelve through the whole course, in var/demo."""
    from uptake.demo import run_demo

    steps = []
    for step in run_demo(layout, workers):
        steps.append(step)
        if not as_json:
            click.echo(f"{step.seconds:6.1f} s  {step.command:42} {step.outcome}")
    if as_json:
        _print_json(_plain(steps))
    else:
        folder = layout.state / "demo"
        click.echo(f"\nThe demo course:  {folder}")
        click.echo(f"Its reports:      {folder / 'var' / 'reports' / 'index.html'}")
        click.echo(f"Its results:      {folder / 'var' / 'results.csv'}")
    return DONE


# --- printing ------------------------------------------------------------------------


def _plain(value: Any) -> Any:
    from uptake.records import plain

    return [plain(item) for item in value] if isinstance(value, list) else plain(value)


def _print_json(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def _print_each(items: list[Any], as_json: bool, line: Callable[[Any], str]) -> None:
    if as_json:
        _print_json(_plain(items))
    else:
        for item in items:
            click.echo(line(item))


def _print_rich(what: Any) -> None:
    from rich.console import Console

    Console().print(what)


def _shown(path: Path) -> str:
    """Return *path* as short as it can be said from here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


@contextmanager
def _spinner(words: str, quiet: bool) -> Iterator[None]:
    from rich.console import Console

    if quiet:
        yield
    else:
        with Console(stderr=True).status(words):
            yield


@contextmanager
def _bar(words: str, total: int, quiet: bool) -> Iterator[Callable[[], None]]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn(words),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=quiet, transient=True) as progress:
        task = progress.add_task(words, total=total)
        yield lambda: progress.advance(task)
