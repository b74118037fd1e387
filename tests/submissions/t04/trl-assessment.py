# %% answer-scale-reading
import bisect


def supported_level(achievement, environment):
    """Level from two ranks: the smaller of what word and place allow."""
    if achievement not in ACHIEVEMENTS or environment not in ENVIRONMENTS:
        return 0
    rows = sorted(SCALE.items())
    how_needed = [ACHIEVEMENTS.index(how) for _, (how, _) in rows]
    where_needed = [ENVIRONMENTS.index(where) for _, (_, where) in rows]
    # both columns rise with the level, so a binary search in each will do
    by_word = bisect.bisect_right(how_needed, ACHIEVEMENTS.index(achievement))
    by_place = bisect.bisect_right(where_needed, ENVIRONMENTS.index(environment))
    return min(by_word, by_place)


# %% answer-evidence-register
def kept_evidence(records):
    """One pass for the superseded ids, one for the filter: O(n)."""
    superseded = frozenset(filter(None, (rec["supersedes"] for rec in records)))

    def is_sound(rec):
        return (
            rec["result"] == "pass"
            and not rec["document"].isspace()
            and rec["document"] != ""
            and rec["id"] not in superseded
        )

    return [rec["id"] for rec in filter(is_sound, records)]


# %% answer-element-trl
from itertools import count, takewhile


def element_trl(supported, start):
    """Length of the unbroken run of levels that begins at start."""
    present = frozenset(supported)
    run = takewhile(present.__contains__, count(start))
    return start - 1 + sum(1 for _ in run)


# %% answer-system-trl
from statistics import mean


def system_trl(levels, critical):
    """Expected readiness over the critical elements, rounded to a level."""
    return round(mean(levels.get(element, 0) for element in critical))


# %% answer-missing-evidence
def missing_evidence(supported, start, target):
    """Set difference between the steps wanted and the steps shown."""
    steps = frozenset(range(start, target + 1))
    return {
        element: sorted(steps.difference(have))
        for element, have in supported.items()
        if not steps.issubset(have)
    }


# %% trl-rationale [markdown]
# The critical elements are at 4, 6, 5 and 5.
# Their mean is exactly 5.0 with a standard deviation of 0.7, so the best estimate of the system is TRL 5.
# Taking the minimum throws away three quarters of the information and is too pessimistic.
#
# The cheapest way to a mean of 6 is to push the readout to 8 and the alarm to 7, since the readout team works fastest.
# This lifts the mean by 4/4 = 1 level without waiting for the film.
# I would therefore plan a depot test of the readout next.
