# mypy: disable-error-code="misc,no-untyped-call"
"""What nbgrader itself calls: the course's late policy when nbgrader grades."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

from nbgrader.plugins import LateSubmissionPlugin

from uptake.course.late import days_late, penalty
from uptake.course.layout import open_course
from uptake.course.roster import roster_of


class CourseLatePolicy(LateSubmissionPlugin):
    """Late penalties by course.toml, with the extensions of the roster."""

    def late_submission_penalty(
        self,
        student_id: str,
        score: float,
        total_seconds_late: float,  # noqa: ARG002 - nbgrader's signature
    ) -> float | None:
        """Return the penalty in points.

        nbgrader's own *total_seconds_late* knows neither grace nor the roster's
        extensions, and is not used.
        """
        layout = open_course(Path(self.config.CourseDirectory.root))
        curriculum = layout.taught()
        name = self.parent.assignment_id
        submission = self.parent.gradebook.find_submission(name, student_id)
        trainee = roster_of(layout).get(student_id)
        if trainee is None or submission.timestamp is None:
            return None
        days = days_late(
            submission.timestamp.replace(tzinfo=UTC),
            curriculum.assignment(name).due,
            trainee.extension(name),
            curriculum.late,
        )
        return penalty(score, days, curriculum.late)
