"""From evidence to mastery, from mastery to a level."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from uptake.competency import (
    Attainment,
    Evidence,
    Gap,
    LevelRule,
    Mastery,
    Offer,
    Scale,
    StageRecord,
    attain,
    award,
    mastery_of,
    threshold,
)

SCALE = Scale(
    developing=0.4,
    proficient=0.6,
    strong=0.85,
    minimum_criteria=2,
    minimum_coverage=0.5,
)
RULE = LevelRule(
    level="beginner",
    competencies={"rules": Mastery.PROFICIENT},
    stages={"training": 0.6, "fieldwork": 0.6},
    after=None,
)
NOBODY = frozenset[str]()

quick = settings(max_examples=80, deadline=None, database=None)


def evidence(points: float, max_points: float = 10) -> Evidence:
    """Return a criterion of which *points* of *max_points* were reached."""
    return Evidence(
        competency="rules",
        stage="training",
        assignment="case",
        criterion="case-rule",
        points=points,
        max_points=max_points,
        source="auto",
        digest="0" * 64,
    )


def shown(*points: float, scale: Scale = SCALE) -> Attainment:
    """Return what criteria of ten *points* each show, the course asking no more."""
    offer = Offer(criteria=len(points), points=10.0 * len(points) or 10.0)
    return attain("rules", [evidence(each) for each in points], offer, scale)


def stage(
    name: str, points: float, awaiting: int = 0, criteria: int = 2
) -> StageRecord:
    """Return *points* of ten in the stage *name*."""
    return StageRecord(
        stage=name, points=points, max_points=10, criteria=criteria, awaiting=awaiting
    )


def gap(
    kind: str, subject: str, have: float | None, need: float | None, why: str
) -> Gap:
    """Return one thing that is missing."""
    return Gap(kind=kind, subject=subject, have=have, need=need, why=why)


PASSED = {"training": stage("training", 6), "fieldwork": stage("fieldwork", 6)}


# --- mastery -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ratio", "expected"),
    [
        (0.0, Mastery.EMERGING),
        (0.3999, Mastery.EMERGING),
        (0.4, Mastery.DEVELOPING),
        (0.5999, Mastery.DEVELOPING),
        (0.6, Mastery.PROFICIENT),
        (0.8499, Mastery.PROFICIENT),
        (0.85, Mastery.STRONG),
        (1.0, Mastery.STRONG),
    ],
)
def test_mastery_begins_at_its_threshold(ratio: float, expected: Mastery) -> None:
    """A ratio at a threshold has reached it, one just below has not."""
    assert expected is mastery_of(ratio, SCALE)


def test_rounding_of_sums_costs_nobody_a_threshold() -> None:
    """Tenths that add up to 0.8 but for the computer's rounding reach 0.8."""
    scale = replace(SCALE, proficient=0.8, strong=0.9)
    parts = [evidence(0.1, 0.5), evidence(0.7, 0.5)]
    attainment = attain("rules", parts, Offer(criteria=2, points=1.0), scale)

    assert sum((0.1, 0.7)) < 0.8
    assert Mastery.PROFICIENT is attainment.mastery


@pytest.mark.parametrize("mastery", list(Mastery))
def test_a_threshold_is_where_its_mastery_is(mastery: Mastery) -> None:
    """The ratio that begins a mastery stands for it, or for emerging at zero."""
    expected = max(mastery, Mastery.EMERGING)

    assert expected is mastery_of(threshold(mastery, SCALE), SCALE)


@quick
@given(ratio=some.floats(0, 1), more=some.floats(0, 1))
def test_mastery_is_monotone(ratio: float, more: float) -> None:
    """A higher ratio never stands for a lower mastery."""
    assert mastery_of(ratio, SCALE) <= mastery_of(max(ratio, more), SCALE)


# --- attainment ----------------------------------------------------------------------


def test_points_over_maximum_make_the_ratio() -> None:
    """Criteria weigh by their points, not each the same."""
    parts = [evidence(2, 2), evidence(4, 8)]
    attainment = attain("rules", parts, Offer(criteria=2, points=10), SCALE)

    expected = Attainment(
        competency="rules",
        mastery=Mastery.PROFICIENT,
        ratio=0.6,
        evidence=tuple(parts),
        why="",
    )
    assert expected == attainment


@pytest.mark.parametrize(
    ("points", "offered", "why"),
    [
        ([], 20, "no scored work yet"),
        ([10], 10, "1 scored criterion, 2 are needed"),
        (
            [10, 10],
            50,
            "scored work covers 40% of what the course asks, 50% is needed",
        ),
    ],
)
def test_thin_evidence_shows_nothing(
    points: list[float], offered: float, why: str
) -> None:
    """Full marks on too little are no mastery, and the reason is told."""
    parts = tuple(evidence(each) for each in points)
    attainment = attain("rules", parts, Offer(criteria=5, points=offered), SCALE)

    expected = Attainment(
        competency="rules",
        mastery=Mastery.NOT_SHOWN,
        ratio=None,
        evidence=parts,
        why=why,
    )
    assert expected == attainment


def test_two_criteria_are_told_in_the_plural() -> None:
    """Where three criteria are needed, two are told to be criteria."""
    attainment = shown(10, 10, scale=replace(SCALE, minimum_criteria=3))

    assert "2 scored criteria, 3 are needed" == attainment.why


def test_coverage_at_its_minimum_is_enough() -> None:
    """Half of what the course asks is enough where half is needed."""
    parts = [evidence(10), evidence(10)]

    attainment = attain("rules", parts, Offer(criteria=4, points=40), SCALE)

    assert Mastery.STRONG is attainment.mastery


def test_nothing_right_is_emerging_not_unseen() -> None:
    """Zero points on enough work is evidence, too."""
    attainment = shown(0, 0)

    assert (Mastery.EMERGING, 0.0) == (attainment.mastery, attainment.ratio)


def test_criteria_without_points_show_nothing() -> None:
    """A course whose criteria carry no points breaks no transcript."""
    parts = [evidence(0, 0), evidence(0, 0)]

    attainment = attain("rules", parts, Offer(criteria=2, points=0), SCALE)

    assert Mastery.NOT_SHOWN is attainment.mastery


@quick
@given(
    points=some.lists(some.integers(0, 10), min_size=1, max_size=5),
    at=some.integers(0, 4),
    more=some.integers(0, 10),
)
def test_attainment_is_monotone_in_points(
    points: list[int], at: int, more: int
) -> None:
    """More points for a criterion never lower the mastery."""
    better = list(points)
    at %= len(points)
    better[at] = max(better[at], more)

    assert shown(*points).mastery <= shown(*better).mastery


# --- stages --------------------------------------------------------------------------


def test_a_stage_without_scores_has_no_ratio() -> None:
    """Nothing scored is not the same as nothing right."""
    assert None is stage("training", 0, criteria=0).ratio
    assert 0.0 == stage("training", 0).ratio


# --- levels --------------------------------------------------------------------------


def test_a_level_is_reached_when_nothing_is_missing() -> None:
    """Every stage passed and every competency held gives the level."""
    decision = award(RULE, SCALE, [shown(6, 6)], PASSED, NOBODY)

    assert decision.reached
    assert () == decision.missing


@pytest.mark.parametrize(
    ("record", "missing"),
    [
        (None, gap("stage", "fieldwork", None, 0.6, "no scored work yet")),
        (
            stage("fieldwork", 0, criteria=0),
            gap("stage", "fieldwork", None, 0.6, "no scored work yet"),
        ),
        (
            stage("fieldwork", 10, awaiting=3),
            gap("stage", "fieldwork", 1.0, 0.6, "3 criteria await a hand mark"),
        ),
        (
            stage("fieldwork", 4, awaiting=1),
            gap("stage", "fieldwork", 0.4, 0.6, "1 criterion awaits a hand mark"),
        ),
        (
            stage("fieldwork", 5),
            gap("stage", "fieldwork", 0.5, 0.6, "below the pass ratio"),
        ),
    ],
)
def test_no_level_without_every_stage(record: StageRecord | None, missing: Gap) -> None:
    """A strong trainee lacks the level while one stage is open, and is told why."""
    stages = {"training": stage("training", 10)}
    if record:
        stages["fieldwork"] = record

    decision = award(RULE, SCALE, [shown(10, 10)], stages, NOBODY)

    assert not decision.reached
    assert (missing,) == decision.missing


@pytest.mark.parametrize(
    ("attainments", "missing"),
    [
        ([], gap("competency", "rules", None, 0.6, "no scored work yet")),
        (
            [shown(10)],
            gap("competency", "rules", None, 0.6, "1 scored criterion, 2 are needed"),
        ),
        ([shown(5, 6)], gap("competency", "rules", 0.55, 0.6, "below the threshold")),
    ],
)
def test_no_level_without_every_competency(
    attainments: list[Attainment], missing: Gap
) -> None:
    """All stages passed do not make up for a competency, and the reason is told."""
    decision = award(RULE, SCALE, attainments, PASSED, NOBODY)

    assert not decision.reached
    assert (missing,) == decision.missing


def test_the_level_before_is_needed() -> None:
    """A level that comes after another is reached by those who hold that one."""
    rule = replace(RULE, level="senior", after="beginner")
    missing = (gap("level", "beginner", None, None, "comes first"),)

    without = award(rule, SCALE, [shown(10, 10)], PASSED, NOBODY)
    holding = award(rule, SCALE, [shown(10, 10)], PASSED, frozenset({"beginner"}))

    assert (False, missing) == (without.reached, without.missing)
    assert (True, ()) == (holding.reached, holding.missing)


def test_everything_that_is_missing_is_told() -> None:
    """A decision names the level, the stages and the competencies, in this order."""
    rule = replace(RULE, after="beginner")

    decision = award(rule, SCALE, [], {}, NOBODY)

    expected = [
        ("level", "beginner"),
        ("stage", "training"),
        ("stage", "fieldwork"),
        ("competency", "rules"),
    ]
    assert expected == [(item.kind, item.subject) for item in decision.missing]


@quick
@given(
    points=some.lists(some.integers(0, 10), min_size=4, max_size=4),
    at=some.integers(0, 3),
    more=some.integers(0, 10),
)
def test_award_is_monotone_in_points(points: list[int], at: int, more: int) -> None:
    """More points never take a level away, nor add to what is missing."""

    def decide(given_points: list[int]) -> set[tuple[str, str]]:
        stages = {
            "training": stage("training", given_points[0]),
            "fieldwork": stage("fieldwork", given_points[1]),
        }
        shows = shown(*given_points[2:])
        decision = award(RULE, SCALE, [shows], stages, NOBODY)
        assert decision.reached is not bool(decision.missing)
        return {(item.kind, item.subject) for item in decision.missing}

    better = list(points)
    better[at] = max(better[at], more)

    assert decide(better) <= decide(points)
