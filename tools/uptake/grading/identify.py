"""Tells whose notebook a file is, and for which assignment.

The name of a file says whose it is: by nbgrader's folders, by Canvas's or Moodle's
naming.  The notebook's own cells say which assignment it answers; a file name alone
is never believed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from uptake.course.notebooks import grade_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from uptake.course.notebooks import Notebook
    from uptake.course.roster import Trainee

# linyue_LATE_12345_67890_reward-calculator-1.ipynb
CANVAS = re.compile(r"(?P<name>[^_]+)_(?:LATE_)?(?P<lms_id>\d+)_\d+_.+")
# Lin Yue_1234567_assignsubmission_file_ (a folder) or ..._file_name.ipynb
MOODLE = re.compile(r"(?P<name>.+?)_\d+_assignsubmission_(?:file|onlinetext).*")


class UnknownOrigin(Exception):  # noqa: N818 - a reason for refusal, told to people
    """A file cannot be told to be one trainee's work for one assignment."""


class Identifier:
    """Knows the *roster* and the graded *cells* of each assignment."""

    def __init__(
        self, roster: Iterable[Trainee], cells: Mapping[str, frozenset[str]]
    ) -> None:
        """Index the *roster* by every name that a learning platform may use."""
        self._cells = cells
        self._ids: set[str] = set()
        self._by_lms_id: dict[str, str] = {}
        self._by_name: dict[str, set[str]] = defaultdict(set)
        for trainee in roster:
            self._ids.add(trainee.id)
            if trainee.lms_id:
                self._by_lms_id[trainee.lms_id] = trainee.id
            words = trainee.name.split()
            names = [trainee.name, " ".join(reversed(words)), trainee.chinese_name]
            for name in filter(None, map(_key, names)):
                self._by_name[name].add(trainee.id)

    def trainee(self, parts: tuple[str, ...]) -> str:
        """Return whose file the path *parts* name; raise `UnknownOrigin`."""
        for part in parts:
            if (moodle := MOODLE.fullmatch(part)) is not None:
                return self._named(moodle["name"])
            if (canvas := CANVAS.fullmatch(part)) is not None:
                known = self._by_lms_id.get(canvas["lms_id"])
                return known or self._named(canvas["name"])
        candidates = [*parts[:-1], re.split(r"[_+]", parts[-1])[0]]
        for part in candidates:
            if part in self._ids:
                return part
        for part in candidates:
            if _key(part) in self._by_name:
                return self._named(part)
        raise UnknownOrigin(
            f"unknown trainee: neither {' nor '.join(map(repr, candidates))} is on the"
            " roster; collect the roster first or rename to TRAINEE/ASSIGNMENT/..."
        )

    def _named(self, name: str) -> str:
        found = sorted(self._by_name.get(_key(name), ()))
        if not found:
            raise UnknownOrigin(f"unknown trainee: {name!r} is not on the roster")
        if len(found) > 1:
            raise UnknownOrigin(
                f"{name!r} may be {' or '.join(found)}; put lms_id into the roster, or"
                " hand in under the trainee's id"
            )
        return found[0]

    def assignment(self, parts: tuple[str, ...], notebook: Notebook) -> str:
        """Return which assignment *notebook* answers; raise `UnknownOrigin`."""
        present = {name for cell in notebook.cells if (name := grade_id(cell))}
        shared = {name: len(ids & present) for name, ids in self._cells.items()}
        most = max(shared.values(), default=0)
        if not most:
            raise UnknownOrigin(
                "wrong assignment: it has none of this course's graded cells; hand in"
                " the released notebook with your answers"
            )
        best = [name for name, count in shared.items() if count == most]
        claimed = [name for name in self._cells if any(_claims(p, name) for p in parts)]
        agreed = [name for name in best if name in claimed]
        if claimed and not agreed:
            raise UnknownOrigin(
                f"wrong assignment: handed in as {claimed[0]}, but its cells are those"
                f" of {best[0]}"
            )
        return (agreed or best)[0]


def _key(name: str) -> str:
    """Return *name* without blanks, punctuation and case, as Canvas writes names."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _claims(part: str, assignment: str) -> bool:
    return part == assignment or part.removesuffix(".ipynb").endswith(assignment)
