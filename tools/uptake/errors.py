"""What can go wrong, as one tree.

::

    UptakeError
    ├── CourseError      the course itself is broken: course.toml, a source notebook
    ├── NotebookError    a file is no notebook that we can read
    ├── RosterError      a roster cannot be read
    ├── MarksError       a file of hand marks cannot be taken as it is
    ├── GradebookError   the gradebook cannot be opened or written
    └── ReportError      a report template did not run

Every message is one line that says what is wrong, where, and what to do about it.
Only the command line prints; everything else raises.
"""

from __future__ import annotations


class UptakeError(Exception):
    """Anything that a person can mend; the command line shows it and exits with 2."""


class CourseError(UptakeError):
    """The course is broken.  *problems* holds every finding, one line each."""

    def __init__(self, *problems: str) -> None:
        """Keep all the *problems*, so that an author mends them in one go."""
        super().__init__("\n".join(problems))
        self.problems = problems


class NotebookError(UptakeError):
    """A file is not a notebook that can be read."""


class RosterError(UptakeError):
    """A roster cannot be read."""


class MarksError(UptakeError):
    """A file of hand marks cannot be taken as it is."""


class GradebookError(UptakeError):
    """The gradebook cannot be opened or written."""


class ReportError(UptakeError):
    """A report template did not run to its end."""
