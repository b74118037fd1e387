"""Proofs: what a case must show, and what a grading shows of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import answer, criterion, notebook, source, written
from uptake.course.answers import Answers
from uptake.course.check import Finding
from uptake.errors import CourseError
from uptake.grading.engine import failed
from uptake.grading.pool import grade_all
from uptake.grading.proof import Proof, judge, proofs
from uptake.grading.submission import GradingStatus, Result, Score, Source

STUB = "raise NotImplementedError"
TESTS = {
    "sum": "assert s == 3, 'no sum'",
    "mean": "assert m == 1.5, 'no mean'",
}


def case(solution: str = "s = 3", tests: dict[str, str] = TESTS) -> Source:
    """Return a case with two automatic criteria and one for a person."""
    texts = [
        notebook(
            answer("answer-sum", one),
            criterion("sum", tests["sum"], 2),
            answer("answer-mean", two),
            criterion("mean", tests["mean"], 3),
            written("advice", three),
        )
        for one, two, three in (
            (solution, "m = 1.5", "I advise."),
            (STUB, STUB, "YOUR ANSWER HERE"),
        )
    ]
    return source(*texts)


def variant(loses: str = "sum", **cells: str) -> Answers:
    return Answers(
        name="off-by-one",
        note="Counts one too many.",
        loses=frozenset({loses}),
        cells={name.replace("_", "-"): text for name, text in cells.items()},
    )


def all_of(one: Source, *variants: Answers) -> dict[str, Proof]:
    return {proof.claim: proof for proof in proofs(one, variants)}


def result(proof: Proof, total: float, mean: float) -> Result:
    """Return what grading *proof* could have given."""
    given = (("sum", total, 2.0), ("mean", mean, 3.0), ("advice", None, 4.0))
    scores = tuple(
        Score(
            notebook="case",
            criterion=name,
            points=points,
            max_points=most,
            by_hand=points is None,
            message="words",
        )
        for name, points, most in given
    )
    return replace(
        failed(*proof.task, ""), status=GradingStatus.PENDING_MANUAL, scores=scores
    )


def findings(claim: str, total: float, mean: float) -> list[str]:
    proof = all_of(case(), variant(answer_sum="s = 4"))[claim]
    return [finding.what for finding in judge(proof, result(proof, total, mean))]


REFERENCE, UNTOUCHED, VARIANT = (
    "the reference solution",
    "the untouched release",
    "the variant off-by-one",
)


def test_case_has_a_proof_for_each_end_and_variant() -> None:
    """The solution loses nothing, the release everything, a variant what it says."""
    found = all_of(case(), variant(answer_sum="s = 4"))

    assert {
        REFERENCE: frozenset(),
        UNTOUCHED: frozenset({"sum", "mean"}),
        VARIANT: frozenset({"sum"}),
    } == {claim: proof.loses for claim, proof in found.items()}
    assert b"s = 4" in found[VARIANT].submission.notebooks["case"]
    assert b"m = 1.5" in found[VARIANT].submission.notebooks["case"]


def test_variant_of_a_cell_that_is_not_there_is_named() -> None:
    """A variant that answers an unknown cell is a fault of the course."""
    with pytest.raises(CourseError, match="off-by-one: no answer cell 'answer-sums'"):
        all_of(case(), variant(answer_sums="s = 4"))


@pytest.mark.parametrize(
    ("claim", "total", "mean"), [(REFERENCE, 2, 3), (UNTOUCHED, 0, 0), (VARIANT, 0, 3)]
)
def test_case_that_measures_has_no_findings(
    claim: str, total: float, mean: float
) -> None:
    """A result that loses what it should, and only that, is a proof."""
    assert [] == findings(claim, total, mean)


@pytest.mark.parametrize("total", [0, 1.5])
def test_solution_that_loses_points_is_found(total: float) -> None:
    """A solution that does not earn every point is a finding with the test's words."""
    assert ["loses sum, which it should keep: words"] == findings(REFERENCE, total, 3)


def test_untouched_release_that_earns_is_found() -> None:
    """An untouched notebook that earns points is a finding, partial ones too."""
    keeps = "keeps sum, which it should lose; sharpen the test"

    assert [keeps, "earns 2 for sum; it should earn nothing"] == findings(
        UNTOUCHED, 2, 0
    )
    assert ["earns 0.5 for mean; it should earn nothing"] == findings(UNTOUCHED, 0, 0.5)


def test_variant_that_is_not_caught_is_found() -> None:
    """A defect that no test notices is a finding."""
    assert ["keeps sum, which it should lose; sharpen the test"] == findings(
        VARIANT, 2, 3
    )


def test_variant_that_loses_too_much_is_found() -> None:
    """A variant that loses another criterion as well is a finding."""
    assert ["loses mean, which it should keep: words"] == findings(VARIANT, 0, 0)


def test_case_that_cannot_be_graded_is_found() -> None:
    """A broken test is a finding that names the case, the claim and the reason."""
    proof = all_of(case())[REFERENCE]

    assert [
        Finding(
            where="source/case: the reference solution",
            what="could not be graded: the test sum is broken",
        )
    ] == list(judge(proof, failed(*proof.task, "the test sum is broken")))


@pytest.mark.kernel
def test_proofs_are_real_gradings() -> None:
    """A case with a blunt test is found out by grading it."""
    blunt = case(solution="s = 2", tests={**TESTS, "mean": "assert m, 'no mean'"})
    waiting = all_of(
        blunt, replace(variant("mean", answer_mean="m = 2"), name="rounded")
    )
    found = [
        (finding.where, finding.what)
        for one in grade_all([proof.task for proof in waiting.values()], 2)
        for finding in judge(waiting[one.trainee], one)
    ]

    assert [
        (
            "source/case: the reference solution",
            "loses sum, which it should keep: no sum",
        ),
        ("source/case: the variant rounded", "loses sum, which it should keep: no sum"),
        (
            "source/case: the variant rounded",
            "keeps mean, which it should lose; sharpen the test",
        ),
    ] == sorted(found, key=lambda pair: (pair[0], pair[1][0] == "k"))
