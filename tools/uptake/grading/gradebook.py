# mypy: disable-error-code="misc,no-untyped-call"
"""nbgrader's gradebook: results and marks go in, entries come out.

With `release` and `plugin`, the only module that knows nbgrader; here trainees are
called students, as nbgrader calls them.  Formgrader and nbgrader's commands read what
is written here.
"""

from __future__ import annotations

import os
import sysconfig
import warnings
from collections import defaultdict
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from uptake.errors import GradebookError
from uptake.grading.submission import Entry, Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import timedelta

    from uptake.course.layout import Layout
    from uptake.course.roster import Trainee
    from uptake.grading.marks import HandMark
    from uptake.grading.submission import Result, Score

NO_RESPONSE = "No response."


@contextmanager
def nbgrader_ready(layout: Layout) -> Iterator[None]:
    """Make nbgrader find what it looks for, and say of the database what helps.

    A new gradebook makes nbgrader run ``alembic`` from PATH, which fails where the
    environment is not activated.
    """
    from sqlalchemy.exc import DatabaseError

    before = os.environ.get("PATH", "")
    os.environ["PATH"] = os.pathsep.join([sysconfig.get_path("scripts"), before])
    try:
        with warnings.catch_warnings():
            # nbgrader's models overlap in ways that SQLAlchemy 2 warns of, harmlessly.
            warnings.simplefilter("ignore")
            yield
    except DatabaseError as error:
        reason = str(error.orig).splitlines()[0]
        problem = (
            f"{layout.gradebook_url}: {reason}; check the address in"
            " nbgrader_config.py, that it can be written and nothing else holds it"
        )
        raise GradebookError(problem) from error
    finally:
        os.environ["PATH"] = before


@contextmanager
def open_gradebook(layout: Layout) -> Iterator[Any]:
    """Open the course's gradebook, making it if need be, and close it again."""
    with nbgrader_ready(layout):
        from nbgrader.api import Gradebook

        layout.state.mkdir(exist_ok=True)
        course_id = layout.course_id or "default_course"
        with Gradebook(layout.gradebook_url, course_id) as gradebook:
            yield gradebook


def knows(gradebook: Any, assignment: str, cells: Mapping[str, float]) -> bool:
    """Whether *gradebook* has *assignment* with just these *cells* and points."""
    from nbgrader.api import MissingEntry

    try:
        notebooks = gradebook.find_assignment(assignment).notebooks
    except MissingEntry:
        return False
    found = {
        cell.name: float(cell.max_score)
        for notebook in notebooks
        for cell in (*notebook.grade_cells, *notebook.task_cells)
    }
    return found == dict(cells)


def schedule(gradebook: Any, due: Mapping[str, datetime]) -> None:
    """Tell *gradebook* when its assignments are *due*."""
    from nbgrader.api import Assignment

    for assignment in gradebook.db.query(Assignment):
        if assignment.name in due:
            assignment.duedate = _naive(due[assignment.name])
    commit(gradebook)


def enrol(gradebook: Any, trainees: Iterable[Trainee]) -> None:
    """Tell *gradebook* who the *trainees* are."""
    from nbgrader.api import Student

    for trainee in trainees:
        student = gradebook.db.get(Student, trainee.id) or Student(id=trainee.id)
        student.first_name, student.last_name = trainee.first_and_last_name
        student.email = trainee.email
        gradebook.db.add(student)
    commit(gradebook)


def _naive(at: datetime) -> datetime:
    """Return *at* as nbgrader keeps times: in UTC, without saying so."""
    return at.astimezone(UTC).replace(tzinfo=None)


def put_result(
    gradebook: Any, result: Result, extension: timedelta | None, *, same_work: bool
) -> None:
    """Write *result* in one transaction.  Marks given by hand stay as they are.

    They are asked for again unless the result is for the *same work* as before.
    """
    db = gradebook.db
    try:
        submission = _submission(gradebook, result, extension)
        by_notebook: dict[str, dict[str, Score]] = defaultdict(dict)
        for score in result.scores:
            by_notebook[score.notebook][score.criterion] = score
        for notebook in submission.notebooks:
            scores = by_notebook[notebook.name]
            for grade in notebook.grades:
                if grade.cell.name in scores:
                    _put_score(grade, scores[grade.cell.name], same_work=same_work)
            for comment in notebook.comments:
                blank = _is_blank(scores.get(comment.cell.name))
                comment.auto_comment = NO_RESPONSE if blank else None
        db.commit()
    except BaseException:
        db.rollback()
        raise


def _is_blank(score: Score | None) -> bool:
    return score is not None and score.by_hand and score.points == 0.0


def _put_score(grade: Any, score: Score, *, same_work: bool) -> None:
    grade.auto_score = score.points
    if grade.manual_score is None:
        grade.needs_manual_grade = score.points is None
    elif not same_work:
        grade.needs_manual_grade = True


def _submission(gradebook: Any, result: Result, extension: timedelta | None) -> Any:
    """Return the row of *result*'s submission, with rows for all its cells."""
    from nbgrader.api import (
        Assignment,
        Comment,
        Grade,
        Student,
        SubmittedAssignment,
        SubmittedNotebook,
    )

    db = gradebook.db
    assignment = db.query(Assignment).filter_by(name=result.assignment).one()
    student = db.get(Student, result.trainee)
    if student is None:
        student = Student(id=result.trainee)
        db.add(student)
    row = (
        db.query(SubmittedAssignment)
        .filter_by(assignment_id=assignment.id, student_id=result.trainee)
        .one_or_none()
    )
    if row is None:
        row = SubmittedAssignment(assignment=assignment, student=student)
        for notebook in assignment.notebooks:
            handed_in = SubmittedNotebook(notebook=notebook, assignment=row)
            for cell in (*notebook.grade_cells, *notebook.task_cells):
                Grade(cell_id=cell.id, notebook=handed_in)
            for cell in (*notebook.solution_cells, *notebook.task_cells):
                Comment(cell_id=cell.id, notebook=handed_in)
        db.add(row)
        db.flush()
        db.refresh(row)
    row.timestamp = _naive(result.submitted_at)
    row.extension = extension or None
    return row


def put_marks(gradebook: Any, marks: Iterable[HandMark]) -> None:
    """Write all *marks* in one transaction."""
    for mark in marks:
        submission = gradebook.find_submission(mark.assignment, mark.trainee)
        for notebook in submission.notebooks:
            for grade in notebook.grades:
                if grade.cell.name == mark.criterion:
                    grade.manual_score = mark.points
                    grade.needs_manual_grade = False
            for comment in notebook.comments:
                if comment.cell.name == mark.criterion and mark.comment:
                    comment.manual_comment = mark.comment
    commit(gradebook)


def put_penalties(gradebook: Any, penalties: Mapping[tuple[str, str], float]) -> None:
    """Write what lateness costs, by trainee and assignment, in points."""
    for (trainee, assignment), points in penalties.items():
        left = points
        for notebook in gradebook.find_submission(assignment, trainee).notebooks:
            taken = min(left, notebook.score)
            notebook.late_submission_penalty = taken or None
            left -= taken
    commit(gradebook)


def commit(gradebook: Any) -> None:
    """Make what was written since the last commit last."""
    try:
        gradebook.db.commit()
    except BaseException:
        gradebook.db.rollback()
        raise


def entries(gradebook: Any) -> list[Entry]:
    """Return all submissions that *gradebook* holds scores of, with their marks."""
    from nbgrader.api import (
        Assignment,
        BaseCell,
        Grade,
        GradeCell,
        Notebook,
        SubmittedAssignment,
        SubmittedNotebook,
        TaskCell,
    )
    from sqlalchemy import func, select

    graded, task = GradeCell.__table__, TaskCell.__table__
    rows = gradebook.db.execute(
        select(
            SubmittedAssignment.student_id,
            Assignment.name,
            SubmittedAssignment.timestamp,
            Grade.notebook_id,
            Notebook.name,
            BaseCell.name,
            func.coalesce(graded.c.max_score, task.c.max_score),
            Grade.auto_score,
            Grade.manual_score,
            Grade.extra_credit,
            Grade.needs_manual_grade,
        )
        .select_from(Grade)
        .join(SubmittedNotebook, Grade.notebook_id == SubmittedNotebook.id)
        .join(Notebook, SubmittedNotebook.notebook_id == Notebook.id)
        .join(
            SubmittedAssignment,
            SubmittedNotebook.assignment_id == SubmittedAssignment.id,
        )
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .join(BaseCell, Grade.cell_id == BaseCell.id)
        .outerjoin(graded, graded.c.id == BaseCell.id)
        .outerjoin(task, task.c.id == BaseCell.id)
        .order_by(Assignment.name, SubmittedAssignment.student_id, Notebook.name)
    )
    comments = _comments(gradebook)
    found: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    times: dict[tuple[str, str], datetime | None] = {}
    for trainee, assignment, at, handed_in, notebook, cell, *points in rows:
        times[trainee, assignment] = at.replace(tzinfo=UTC) if at else None
        comment = comments.get((handed_in, cell), "")
        found[trainee, assignment].append(_mark(notebook, cell, points, comment))
    return [
        Entry(
            trainee=trainee,
            assignment=assignment,
            submitted_at=times[trainee, assignment],
            marks=tuple(marks),
        )
        for (trainee, assignment), marks in found.items()
    ]


def _comments(gradebook: Any) -> dict[tuple[str, str], str]:
    """Return what instructors wrote, by submitted notebook and name of the cell.

    By name, because an answer that is graded is two cells to nbgrader, one to be scored
    and one to be commented on.
    """
    from nbgrader.api import BaseCell, Comment
    from sqlalchemy import select

    rows = gradebook.db.execute(
        select(Comment.notebook_id, BaseCell.name, Comment.manual_comment)
        .join(BaseCell, Comment.cell_id == BaseCell.id)
        .where(Comment.manual_comment.is_not(None))
    )
    return {(notebook, cell): comment for notebook, cell, comment in rows}


def _mark(notebook: str, criterion: str, points: Sequence[Any], comment: str) -> Mark:
    """Return a mark of *points*: maximum, auto, manual, extra, awaited."""
    highest, auto, manual, extra, awaited = points
    given = auto if manual is None else manual
    return Mark(
        notebook=notebook,
        criterion=criterion,
        points=None if awaited or given is None else given + (extra or 0.0),
        max_points=highest,
        by_hand=manual is not None,
        comment=comment,
    )
