"""What lateness costs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from uptake.course.curriculum import LatePolicy
from uptake.course.late import days_late, penalty

DUE = datetime(2026, 3, 2, 10, tzinfo=UTC)
POLICY = LatePolicy(grace_minutes=15, penalty_per_day=0.1, maximum_penalty=0.5)
NONE = timedelta()

# A penalty is rounded to hundredths, so it can be half a hundredth off.
HALF_A_HUNDREDTH = 0.005 + 1e-9

quick = settings(max_examples=60, deadline=None, database=None)
ratios = some.floats(0, 1)
points = some.integers(0, 400).map(lambda quarters: quarters / 4)
days = some.integers(0, 400)
policies = some.builds(
    LatePolicy,
    grace_minutes=some.integers(0, 1440),
    penalty_per_day=ratios,
    maximum_penalty=ratios,
)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (timedelta(days=-30), 0),
        (timedelta(), 0),
        (timedelta(minutes=15), 0),
        (timedelta(minutes=15, microseconds=1), 1),
        (timedelta(days=1, minutes=15), 1),
        (timedelta(days=1, minutes=16), 2),
    ],
)
def test_days_begun_after_the_grace_count(after: timedelta, expected: int) -> None:
    """A day counts as soon as it has begun, and the grace is free."""
    assert expected == days_late(DUE + after, DUE, NONE, POLICY)


def test_an_extension_moves_the_due_time() -> None:
    """What comes within the extension and the grace is in time."""
    extension = timedelta(days=3)
    last = DUE + extension + timedelta(minutes=15)

    assert 0 == days_late(last, DUE, extension, POLICY)
    assert 1 == days_late(last + timedelta(seconds=1), DUE, extension, POLICY)


def test_offsets_of_times_are_respected() -> None:
    """A due time in Beijing and a submission in UTC are held against each other."""
    due = datetime.fromisoformat("2026-03-02T18:00:00+08:00")

    assert 0 == days_late(DUE, due, NONE, POLICY)
    assert 1 == days_late(DUE + timedelta(hours=1), due, NONE, POLICY)


@pytest.mark.parametrize(
    ("late", "expected"), [(0, 0.0), (1, 1.2), (3, 3.6), (5, 6.0), (99, 6.0)]
)
def test_each_day_takes_its_part_up_to_the_maximum(late: int, expected: float) -> None:
    """Twelve points lose a tenth a day, and never more than half."""
    assert expected == penalty(12, late, POLICY)


@quick
@given(earned=points, late=days, policy=policies)
def test_a_penalty_never_exceeds_the_maximum(
    earned: float, late: int, policy: LatePolicy
) -> None:
    """No lateness takes more than the policy's maximum, nor gives points."""
    lost = penalty(earned, late, policy)

    assert 0 <= lost <= earned * policy.maximum_penalty + HALF_A_HUNDREDTH
    assert lost <= earned


@quick
@given(earned=points, late=days, more=days, policy=policies)
def test_a_penalty_never_falls_with_the_days(
    earned: float, late: int, more: int, policy: LatePolicy
) -> None:
    """Whoever comes later never loses less."""
    assert penalty(earned, late, policy) <= penalty(earned, late + more, policy)


@quick
@given(minutes=some.integers(-9999, 9999), more=some.integers(0, 9999))
def test_days_late_never_fall_with_time(minutes: int, more: int) -> None:
    """Whoever comes later is never fewer days late."""
    first = DUE + timedelta(minutes=minutes)
    then = first + timedelta(minutes=more)

    earlier = days_late(first, DUE, NONE, POLICY)
    assert earlier <= days_late(then, DUE, NONE, POLICY)
