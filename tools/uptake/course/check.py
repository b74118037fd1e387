"""What can be seen to be wrong with a course without running anything."""

from __future__ import annotations

import ast
import re
from collections import Counter
from typing import TYPE_CHECKING

from uptake.course.notebooks import (
    canonical,
    grade_id,
    is_answer,
    is_criterion,
    is_hand_marked,
    parse,
    points,
)
from uptake.errors import NotebookError
from uptake.records import record, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from uptake.course.curriculum import Assignment
    from uptake.course.layout import Layout
    from uptake.course.notebooks import Cell, Notebook

SLUG = re.compile(r"[a-z][a-z0-9-]*")
HIDDEN = re.compile(r"### BEGIN HIDDEN TESTS\n(.*?)### END HIDDEN TESTS", re.DOTALL)
SOLUTION = re.compile(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", re.DOTALL)
# What makes a notebook run on one machine only, or differently each time.
UNSTEADY = {
    r"^\s*[!%]+\s*(pip|conda|apt)": "installs software; use what the course has",
    r"(?<![\w.])/(home|Users|root|tmp)/": "names a folder of one machine",
    r"\b(requests|urllib\.request|socket)\b": "uses the network",
    r"\brandom\.(random|randint|choice|shuffle)\(": "uses chance without a seed",
    r"\b(date|datetime)\.(today|now)\(": "depends on the day it runs",
}


@record
class Finding:
    """One thing to mend: *where* it is and *what* to do."""

    where: str
    what: str


def notebooks_of(layout: Layout) -> list[Path]:
    """Return all notebooks that the course's authors keep."""
    folders = (layout.source, layout.root / "course_material")
    found = (path for folder in folders for path in sorted(folder.rglob("*.ipynb")))
    return [path for path in found if ".ipynb_checkpoints" not in path.parts]


def check_forms(layout: Layout, *, fix: bool) -> Iterator[Finding]:
    """Yield the notebooks that are not canonical; with *fix*, make them so instead."""
    for path in notebooks_of(layout):
        where = path.relative_to(layout.root).as_posix()
        if not SLUG.fullmatch(path.stem):
            yield Finding(where=where, what="rename it: lower case, digits and hyphens")
        body = path.read_bytes()
        try:
            wanted = canonical(body, where).encode()
        except NotebookError as error:
            yield Finding(where=where, what=str(error).removeprefix(f"{where}: "))
            continue
        if body != wanted and fix:
            write_whole(path, wanted)
        elif body != wanted:
            yield Finding(where=where, what="not canonical; run uptake check --fix")


def check_curriculum(layout: Layout) -> Iterator[Finding]:
    """Yield where course.toml and the files of the course do not agree."""
    curriculum = layout.taught()
    for module in curriculum.modules:
        if not (layout.root / "course_material" / module.file).is_file():
            where = f'course.toml: modules "{module.id}"'
            yield Finding(
                where=where, what=f"course_material/{module.file} is not there"
            )
    known = {item.id for item in curriculum.assignments}
    for folder in sorted(layout.source.glob("*/")):
        if folder.name not in known and any(folder.glob("*.ipynb")):
            what = "course.toml has no such assignment; add it or remove the folder"
            yield Finding(where=f"source/{folder.name}", what=what)
    for assignment in curriculum.assignments:
        yield from _check_assignment(layout, assignment)


def _check_assignment(layout: Layout, assignment: Assignment) -> Iterator[Finding]:
    where = f"source/{assignment.id}/{assignment.id}.ipynb"
    path = layout.root / where
    if not path.is_file():
        yield Finding(
            where=f'course.toml: assignments "{assignment.id}"',
            what=f"{where} is not there",
        )
        return
    notebook = parse(path.read_bytes(), where)
    counted = Counter(grade_id(cell) for cell in notebook.cells if grade_id(cell))
    for name, times in counted.items():
        if times > 1:
            yield Finding(
                where=f"{where} {name}", what=f"{times} cells have this grade_id"
            )
    graded = {grade_id(cell) for cell in notebook.cells if is_criterion(cell)}
    stated = {item.id for item in assignment.criteria}
    toml = f'course.toml: assignments "{assignment.id}"'
    for name in sorted(graded - stated):
        what = "criterion without competency; add it to course.toml"
        yield Finding(where=f"{where} {name}", what=what)
    for name in sorted(stated - graded):
        what = f"{where} has no such graded cell; remove it or mend its id"
        yield Finding(where=f'{toml} > criteria "{name}"', what=what)
    for cell in notebook.cells:
        for what in _check_cell(cell):
            yield Finding(where=f"{where} {grade_id(cell) or cell.id}", what=what)


def _check_cell(cell: Cell) -> Iterator[str]:
    if cell.cell_type == "code":
        for pattern, what in UNSTEADY.items():
            if re.search(pattern, cell.source, re.MULTILINE):
                yield what
    if is_criterion(cell):
        if not points(cell) > 0:
            yield "has no points; give it some in nbgrader's metadata"
        if not is_hand_marked(cell):
            yield from _check_test(cell.source)
    elif is_answer(cell) and not SOLUTION.search(cell.source):
        yield "has no reference solution between BEGIN SOLUTION and END SOLUTION"


def _check_test(source: str) -> Iterator[str]:
    try:
        statements = ast.parse(source).body
    except SyntaxError as error:
        yield f"is not Python: {error.msg} in line {error.lineno}"
        return
    if not statements or not isinstance(statements[-1], ast.Assert | ast.Expr):
        yield "must end in an assert, or in a number of points"
    asserts = [
        n for n in ast.walk(ast.Module(statements, [])) if isinstance(n, ast.Assert)
    ]
    partial = bool(statements) and isinstance(statements[-1], ast.Expr)
    secret = _hidden_lines(source)
    for name, wanted in (("visible", False), ("hidden", True)):
        if not partial and not any((n.lineno in secret) == wanted for n in asserts):
            yield f"has no {name} assertion"
    for node in asserts:
        if node.msg is None:
            yield f"the assert in line {node.lineno} has no message for the trainee"


def _hidden_lines(source: str) -> set[int]:
    """Return the numbers of the lines of *source* that hidden tests stand in."""
    return {
        line
        for found in HIDDEN.finditer(source)
        for line in range(
            source.count("\n", 0, found.start()) + 1,
            source.count("\n", 0, found.end()) + 2,
        )
    }


def check_leaks(source: Notebook, released: str, where: str) -> Iterator[Finding]:
    """Yield every line of a solution or hidden test of *source* that was *released*."""
    secret: set[str] = set()
    public: set[str] = set()
    for cell in source.cells:
        text = cell.source
        hidden = "\n".join((*SOLUTION.findall(text), *HIDDEN.findall(text)))
        if is_hand_marked(cell) and not hidden:
            # nbgrader replaces all of a written answer that has no markers.
            hidden, text = text, ""
        secret.update(map(str.strip, hidden.split("\n")))
        public.update(
            map(str.strip, HIDDEN.sub("", SOLUTION.sub("", text)).split("\n"))
        )
    given = parse(released, where)
    lines = {line.strip() for cell in given.cells for line in cell.source.split("\n")}
    for line in sorted((secret - public - {""}) & lines):
        yield Finding(where=where, what=f"leaks {line[:60]!r}; release it again")
