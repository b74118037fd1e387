"""What the terminal shows of a cohort: one line a trainee."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.table import Table

from uptake.competency import Mastery
from uptake.errors import CourseError
from uptake.reports.gaps import gaps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from uptake.transcript import Cohort, Transcript


def level_table(cohort: Cohort) -> Table:
    """Return a table of who reaches which level, and how far the others are."""
    curriculum = cohort.curriculum
    stages = [stage.id for stage in curriculum.stages]
    # Narrow enough for a terminal of 80 columns.
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    table.add_column("trainee", no_wrap=True)
    for stage in stages:
        table.add_column(stage, justify="right")
    table.add_column("proficient", justify="right")
    table.add_column("level")
    for transcript in cohort.transcripts:
        ratios = {record.stage: record.ratio for record in transcript.stages}
        table.add_row(
            f"{transcript.trainee.id} {transcript.trainee.name}",
            *(_percent(ratios.get(stage)) for stage in stages),
            _proficient(transcript),
            transcript.level or _gaps(transcript),
        )
    return table


def _percent(ratio: float | None) -> str:
    return "not shown" if ratio is None else f"{ratio:.0%}"


def _proficient(transcript: Transcript) -> str:
    held = [a for a in transcript.attainments if a.mastery >= Mastery.PROFICIENT]
    return f"{len(held)} of {len(transcript.attainments)}"


def _gaps(transcript: Transcript) -> str:
    missing = sum(len(decision.missing) for decision in transcript.decisions[:1])
    return f"not yet, {missing} gap{'' if missing == 1 else 's'}"


def standing(cohort: Cohort, trainee: str) -> Iterator[str]:
    """Yield, for each level offered, whether *trainee* reaches it and what is missing.

    Raises `CourseError` for someone who is not on the roster.
    """
    found = {item.trainee.id: item for item in cohort.transcripts}
    if trainee not in found:
        raise CourseError(
            f"{trainee}: not on the roster; collect a roster that has them"
        )
    titles = {level.id: level.title for level in cohort.curriculum.levels}
    for decision in found[trainee].decisions:
        title = titles[decision.level]
        reached = "reached" if decision.reached else "not yet, because"
        yield f"{title.en} {title.zh}: {reached}"
        for sentence in gaps(cohort.curriculum, decision):
            yield f"  - {sentence}"
