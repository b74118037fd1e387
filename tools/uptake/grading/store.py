"""Where results rest: one JSON file each, graded notebooks beside nbgrader's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from uptake.grading.release import put_in_place, workspace
from uptake.grading.submission import SECRET, TIMESTAMP, Refusal, Result, write_stamp
from uptake.records import from_json, to_json, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from uptake.course.layout import Layout


def _result_path(layout: Layout, assignment: str, trainee: str) -> Path:
    return layout.state / "results" / assignment / f"{trainee}.json"


def keep_result(layout: Layout, result: Result) -> None:
    """Keep *result*, without its notebooks, which `put_autograded` has put in place."""
    path = _result_path(layout, result.assignment, result.trainee)
    write_whole(path, to_json(replace(result, notebooks={})))


def kept_result(layout: Layout, assignment: str, trainee: str) -> Result | None:
    """Return the result kept for a submission, or None."""
    path = _result_path(layout, assignment, trainee)
    if not path.exists():
        return None
    return from_json(path.read_bytes(), Result, str(path))


def kept_results(layout: Layout) -> Iterator[Result]:
    """Yield all results that are kept."""
    for path in sorted((layout.state / "results").glob("*/*.json")):
        yield from_json(path.read_bytes(), Result, str(path))


def put_autograded(layout: Layout, result: Result, files: Mapping[str, bytes]) -> None:
    """Put the graded notebooks where nbgrader and formgrader look for them."""
    with workspace(layout.autograded) as work:
        made = work / result.assignment
        for name, body in files.items():
            write_whole(made / name, body)
        for name, text in result.notebooks.items():
            write_whole(made / f"{name}.ipynb", text.encode())
        write_whole(made / TIMESTAMP, write_stamp(result.submitted_at))
        handed_in = layout.submitted / result.trainee / result.assignment
        if (handed_in / SECRET).is_file():
            # Without it nbgrader cannot release feedback, to anyone.
            write_whole(made / SECRET, (handed_in / SECRET).read_bytes())
        put_in_place(made, layout.autograded / result.trainee / result.assignment)


def kept_refusals(layout: Layout) -> list[Refusal]:
    """Return what was refused at collection, so far."""
    path = layout.state / "refusals.json"
    if not path.exists():
        return []
    return from_json(path.read_bytes(), list[Refusal], str(path))


def keep_refusals(
    layout: Layout, before: list[Refusal], refusal: Refusal
) -> list[Refusal]:
    """Keep *refusal* beside those *before*; the same file is told of once."""
    kept = [one for one in before if (one.file, one.why) != (refusal.file, refusal.why)]
    kept.append(refusal)
    write_whole(layout.state / "refusals.json", to_json(kept))
    return kept
