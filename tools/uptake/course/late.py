"""What lateness costs.  Pure."""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uptake.course.curriculum import LatePolicy


def days_late(
    submitted_at: datetime, due: datetime, extension: timedelta, policy: LatePolicy
) -> int:
    """Return the days begun after *due*, the *extension* and the policy's grace."""
    over = submitted_at - due - extension - timedelta(minutes=policy.grace_minutes)
    return max(0, math.ceil(over / timedelta(days=1)))


def penalty(points: float, days: int, policy: LatePolicy) -> float:
    """Return the points that *days* of lateness take from *points* earned."""
    ratio = min(policy.maximum_penalty, days * policy.penalty_per_day)
    return round(points * ratio, 2)
