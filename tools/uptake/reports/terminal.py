"""What the terminal shows of a cohort: one line a trainee."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from uptake.competency import Mastery

if TYPE_CHECKING:
    from uptake.transcript import Cohort, Transcript


def level_table(cohort: Cohort) -> Table:
    """Return a table of who reaches which level, and how far the others are."""
    curriculum = cohort.curriculum
    titles = {level.id: level.title.en for level in curriculum.levels}
    stages = [stage.id for stage in curriculum.stages]
    table = Table(
        title=f"{curriculum.course.title.en}, edition {curriculum.course.edition}"
    )
    table.add_column("trainee")
    table.add_column("track")
    for stage in stages:
        table.add_column(stage, justify="right")
    table.add_column("proficient in", justify="right")
    table.add_column("level")
    for transcript in cohort.transcripts:
        ratios = {record.stage: record.ratio for record in transcript.stages}
        table.add_row(
            f"{transcript.trainee.id} {transcript.trainee.name}",
            transcript.trainee.track,
            *(_percent(ratios.get(stage)) for stage in stages),
            _proficient(transcript),
            titles[transcript.level] if transcript.level else _gaps(transcript),
        )
    return table


def _percent(ratio: float | None) -> str:
    return "not shown" if ratio is None else f"{ratio:.0%}"


def _proficient(transcript: Transcript) -> str:
    held = [a for a in transcript.attainments if a.mastery >= Mastery.PROFICIENT]
    return f"{len(held)} of {len(transcript.attainments)}"


def _gaps(transcript: Transcript) -> str:
    missing = sum(len(decision.missing) for decision in transcript.decisions[:1])
    return f"not yet: {missing} gap{'' if missing == 1 else 's'}"
