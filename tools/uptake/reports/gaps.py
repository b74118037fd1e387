"""What stands between a trainee and a level, in sentences.  Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from uptake.competency import ROUNDING, Mastery, mastery_of
from uptake.reports.sections.words import MASTERY, percent

if TYPE_CHECKING:
    from uptake.competency import Decision, Gap
    from uptake.course.curriculum import Curriculum, Text

TABLES = {"level": "levels", "stage": "stages", "competency": "competencies"}


def gaps(curriculum: Curriculum, decision: Decision) -> tuple[str, ...]:
    """Return a sentence for everything that *decision* finds missing, with titles."""
    return tuple(
        f"{subject(curriculum, gap).en}: {sentence(curriculum, gap)}"
        for gap in decision.missing
    )


def subject(curriculum: Curriculum, gap: Gap) -> Text:
    """Return the title of what *gap* is about."""
    table = getattr(curriculum, TABLES[gap.kind])
    title: Text = next(item.title for item in table if item.id == gap.subject)
    return title


def sentence(curriculum: Curriculum, gap: Gap) -> str:
    """Return what *gap* asks for, without naming its subject."""
    if gap.kind == "level":
        return "this level must be reached first."
    if gap.kind == "stage":
        return _of_stage(gap)
    return _of_competency(curriculum, gap)


def _of_stage(gap: Gap) -> str:
    need = percent(gap.need or 0.0)
    if gap.have is None:
        return f"{gap.why}; {need} of the points pass the stage."
    if gap.need is not None and gap.have + ROUNDING < gap.need:
        waiting = "" if gap.why.startswith("below") else f" so far ({gap.why})"
        return f"{percent(gap.have)} of the points{waiting}; {need} pass the stage."
    return (
        f"{gap.why}; {percent(gap.have)} of the points so far, {need} pass the stage."
    )


def _of_competency(curriculum: Curriculum, gap: Gap) -> str:
    wanted = _word(curriculum, gap.need)
    need = f'"{wanted}" begins at {percent(gap.need or 0.0)}.'
    if gap.have is None:
        return f"not shown yet ({gap.why}); {need}"
    return f'"{_word(curriculum, gap.have)}" with {percent(gap.have)}; {need}'


def _word(curriculum: Curriculum, ratio: float | None) -> str:
    reached = mastery_of(ratio or 0.0, curriculum.mastery)
    return MASTERY[max(reached, Mastery.EMERGING)][1].en.lower()
