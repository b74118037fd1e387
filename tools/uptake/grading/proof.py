"""Proofs that a case measures what it claims.

The reference solution earns every automatic point; the untouched release earns none;
each wrong variant that is kept with the case loses the criteria that its defect should
lose, and only those.  Each proof is a real grading.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from uptake.course.answers import fill, read_answers
from uptake.course.check import Finding, check_leaks
from uptake.course.notebooks import graded_cells, parse, text_of
from uptake.grading.pool import grade_all
from uptake.grading.release import generate, same_files, workspace
from uptake.grading.submission import GradingStatus, Source, Submission, source_of
from uptake.records import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from uptake.course.answers import Answers
    from uptake.course.layout import Layout
    from uptake.grading.pool import Task
    from uptake.grading.submission import Result

VARIANTS = "tests/variants"
REFERENCE, UNTOUCHED = "the reference solution", "the untouched release"


@record
class Proof:
    """A *claim* about a submission: which automatic criteria it loses."""

    claim: str
    source: Source
    submission: Submission
    loses: frozenset[str]

    @property
    def task(self) -> Task:
        """What to grade."""
        return self.source, self.submission


def proofs(source: Source, variants: Iterable[Answers]) -> Iterator[Proof]:
    """Yield the proofs that the case *source* with its *variants* has to pass."""
    name = source.assignment
    notebook = parse(source.notebooks[name], name)
    automatic = automatic_criteria(source)
    yield _proof(source, REFERENCE, source.notebooks[name], frozenset())
    yield _proof(source, UNTOUCHED, source.released[name], automatic)
    for variant in variants:
        text = text_of(fill(notebook, variant))
        yield _proof(source, f"the variant {variant.name}", text, variant.loses)


def automatic_criteria(source: Source) -> frozenset[str]:
    """Return the criteria of the case *source* that tests score."""
    notebook = parse(source.notebooks[source.assignment], source.assignment)
    return frozenset(cell.id for cell in graded_cells(notebook) if not cell.by_hand)


def untried(source: Source, variants: Iterable[Answers]) -> Iterator[Finding]:
    """Yield the criteria of *source* whose tests no wrong variant has ever failed."""
    tried = {name for variant in variants for name in variant.loses}
    for name in sorted(automatic_criteria(source) - tried):
        where = f"source/{source.assignment} {name}"
        what = f"no wrong variant loses it; add one to {VARIANTS}/{source.assignment}"
        yield Finding(where=where, what=what)


def _proof(source: Source, claim: str, text: str, loses: frozenset[str]) -> Proof:
    submission = Submission(
        trainee=claim,
        assignment=source.assignment,
        attempt=1,
        submitted_at=datetime(2020, 1, 1, tzinfo=UTC),
        notebooks={source.assignment: text.encode()},
        files={},
    )
    return Proof(claim=claim, source=source, submission=submission, loses=loses)


def judge(proof: Proof, result: Result) -> Iterator[Finding]:
    """Yield what *result* shows to be wrong with the case of *proof*."""
    where = f"source/{proof.source.assignment}: {proof.claim}"
    if result.status is GradingStatus.FAILED:
        yield Finding(where=where, what=f"could not be graded: {result.reason}")
        return
    for score in result.scores:
        if score.points is None or score.by_hand:
            continue
        lost = score.points < score.max_points
        if lost and score.criterion not in proof.loses:
            what = f"loses {score.criterion}, which it should keep: {score.message}"
            yield Finding(where=where, what=what)
        if not lost and score.criterion in proof.loses:
            what = f"keeps {score.criterion}, which it should lose; sharpen the test"
            yield Finding(where=where, what=what)
        if proof.claim == UNTOUCHED and score.points > 0:
            what = (
                f"earns {score.points:g} for {score.criterion}; it should earn nothing"
            )
            yield Finding(where=where, what=what)


def check_releases(layout: Layout) -> Iterator[Finding]:
    """Yield the releases that are not what ``source/`` gives, or that leak."""
    with workspace(layout.state) as work:
        for name in layout.assignments:
            made = generate(layout, name, work, register=False)
            where = f"release/{name}"
            if not same_files(made, layout.release / name):
                what = "is not what source/ gives; run uptake release"
                yield Finding(where=where, what=what)
            author = parse(source_of(layout, name).notebooks[name], name)
            released = (made / f"{name}.ipynb").read_text(encoding="utf-8")
            yield from check_leaks(author, released, where)


def check_proofs(layout: Layout, workers: int) -> Iterator[Finding]:
    """Yield every claim about the course's cases that grading does not bear out."""
    waiting = {}
    for name in layout.assignments:
        source = source_of(layout, name)
        if not source.released:
            continue
        folder = layout.root / VARIANTS / name
        variants = [read_answers(path) for path in sorted(folder.glob("*.py"))]
        yield from untried(source, variants)
        for proof in proofs(source, variants):
            waiting[name, proof.claim] = proof
    tasks = [proof.task for proof in waiting.values()]
    for result in grade_all(tasks, workers):
        yield from judge(waiting[result.assignment, result.trainee], result)
