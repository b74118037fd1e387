"""From evidence to mastery, from mastery to a level.  Pure.

*Mastery* says how well one competency is held.  A *level* is a rung of the academy:
beginner technology broker, intermediate technology broker, senior technology manager.
Neither is ever guessed: where evidence is too thin the answer is "not shown", and why.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import TYPE_CHECKING

from uptake.records import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


# 0.1 + 0.2 + 0.4 earned must still reach a threshold of 0.7.
ROUNDING = 1e-9


class Mastery(IntEnum):
    """How well one competency is held, from no evidence to strong."""

    NOT_SHOWN = 0
    EMERGING = 1
    DEVELOPING = 2
    PROFICIENT = 3
    STRONG = 4


@record
class Scale:
    """Where mastery begins: thresholds as ratios in 0..1, and how much must be seen."""

    developing: float
    proficient: float
    strong: float
    minimum_criteria: int
    minimum_coverage: float


@record
class Evidence:
    """One scored criterion of one trainee.  *digest* seals the score it rests on."""

    competency: str
    stage: str
    assignment: str
    criterion: str
    points: float
    max_points: float
    source: str
    digest: str


@record
class Offer:
    """What the course offers to show a competency with: criteria and their points."""

    criteria: int
    points: float


@record
class Attainment:
    """One competency of one trainee.

    *ratio* (0..1) is None, and *why* says why, when the evidence is too thin.
    """

    competency: str
    mastery: Mastery
    ratio: float | None
    evidence: tuple[Evidence, ...]
    why: str


@record
class StageRecord:
    """One stage of one trainee: *points* of the *max_points* that the stage offers.

    *criteria* have been scored, *awaiting* await a hand mark.
    """

    stage: str
    points: float
    max_points: float
    criteria: int
    awaiting: int

    @property
    def ratio(self) -> float | None:
        """Points over maximum (0..1), or None while nothing has been scored."""
        return min(1.0, self.points / self.max_points) if self.criteria else None


@record
class LevelRule:
    """What a level asks: mastery of competencies, pass ratios, a level held."""

    level: str
    competencies: Mapping[str, Mastery]
    stages: Mapping[str, float]
    after: str | None


@record
class Gap:
    """One thing that stands between a trainee and a level.

    *kind* is ``level``, ``stage`` or ``competency`` and *subject* its id; *have* and
    *need* are ratios in 0..1 (None without evidence); *why* says what they cannot.
    """

    kind: str
    subject: str
    have: float | None
    need: float | None
    why: str


@record
class Decision:
    """Whether one trainee reaches one level, and, if not, all that is missing."""

    level: str
    reached: bool
    missing: tuple[Gap, ...]


def attain(
    competency: str, evidence: Sequence[Evidence], offer: Offer, scale: Scale
) -> Attainment:
    """Return how well *evidence* shows *competency*, given what was on *offer*."""
    why = _too_thin(evidence, offer, scale)
    points = sum(item.points for item in evidence)
    highest = sum(item.max_points for item in evidence)
    # Extra credit, which formgrader can give, does not lift a ratio above 1.
    ratio = None if why else min(1.0, points / highest)
    return Attainment(
        competency=competency,
        mastery=Mastery.NOT_SHOWN if ratio is None else mastery_of(ratio, scale),
        ratio=ratio,
        evidence=tuple(evidence),
        why=why,
    )


def _too_thin(evidence: Sequence[Evidence], offer: Offer, scale: Scale) -> str:
    seen = len(evidence)
    if not seen:
        return "no scored work yet"
    if not offer.points:
        return "the course gives no points for it"
    if seen < scale.minimum_criteria:
        noun = "criterion" if seen == 1 else "criteria"
        return f"{seen} scored {noun}, {scale.minimum_criteria} are needed"
    covered = sum(item.max_points for item in evidence) / offer.points
    if covered < scale.minimum_coverage:
        return (
            f"scored work covers {covered:.0%} of what the course asks,"
            f" {scale.minimum_coverage:.0%} is needed"
        )
    return ""


def threshold(mastery: Mastery, scale: Scale) -> float:
    """Return the ratio (0..1) at which *mastery* begins on *scale*."""
    begins = {
        Mastery.DEVELOPING: scale.developing,
        Mastery.PROFICIENT: scale.proficient,
        Mastery.STRONG: scale.strong,
    }
    return begins.get(mastery, 0.0)


def mastery_of(ratio: float, scale: Scale) -> Mastery:
    """Return the mastery that *ratio* (0..1) stands for on *scale*."""
    reached = (m for m in Mastery if ratio + ROUNDING >= threshold(m, scale))
    return max(reached)


def award(
    rule: LevelRule,
    scale: Scale,
    attainments: Iterable[Attainment],
    stages: Mapping[str, StageRecord],
    held: frozenset[str],
) -> Decision:
    """Decide *rule* for a trainee who already holds the levels *held*."""
    shown = {item.competency: item for item in attainments}
    missing: list[Gap] = []
    if rule.after and rule.after not in held:
        missing.append(_gap("level", rule.after, None, None, "comes first"))
    for stage, need in rule.stages.items():
        missing.extend(_stage_gap(stages.get(stage), stage, need))
    for competency, wanted in rule.competencies.items():
        missing.extend(
            _competency_gap(shown.get(competency), competency, wanted, scale)
        )
    return Decision(level=rule.level, reached=not missing, missing=tuple(missing))


def _gap(
    kind: str, subject: str, have: float | None, need: float | None, why: str
) -> Gap:
    return Gap(kind=kind, subject=subject, have=have, need=need, why=why)


def _stage_gap(seen: StageRecord | None, stage: str, need: float) -> list[Gap]:
    if seen is None or seen.ratio is None:
        return [_gap("stage", stage, None, need, "no scored work yet")]
    if seen.awaiting:
        one = seen.awaiting == 1
        why = f"{seen.awaiting} criteri{'on awaits' if one else 'a await'} a hand mark"
        return [_gap("stage", stage, seen.ratio, need, why)]
    if seen.ratio + ROUNDING < need:
        return [_gap("stage", stage, seen.ratio, need, "below the pass ratio")]
    return []


def _competency_gap(
    seen: Attainment | None, competency: str, wanted: Mastery, scale: Scale
) -> list[Gap]:
    need = threshold(wanted, scale)
    if seen is None or seen.ratio is None:
        why = seen.why if seen else "no scored work yet"
        return [_gap("competency", competency, None, need, why)]
    if seen.mastery < wanted:
        return [_gap("competency", competency, seen.ratio, need, "below the threshold")]
    return []
