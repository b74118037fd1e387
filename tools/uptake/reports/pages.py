"""Which pages a cohort has, which stand already, which are of nobody any more."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from uptake import __version__
from uptake.records import digest, digest_of, record
from uptake.reports.views.carry import dump
from uptake.reports.views.cohort import cohort_view, index_view
from uptake.reports.views.common import moment
from uptake.reports.views.feedback import feedback_view, has_feedback
from uptake.reports.views.transcript import transcript_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from uptake.transcript import Cohort, Transcript

HERE = Path(str(files("uptake.reports")))
TEMPLATES = HERE / "templates"
MARK = b'<meta name="uptake-digest" content="'
INDEX = "index"


@record
class Page:
    """A page to be: where it goes, what is on it, and the *digest* of all it rests on.

    *kind* names its template, *body* is its view as JSON, *trainee* is empty for the
    pages of the whole cohort.
    """

    path: str
    kind: str
    trainee: str
    title: str
    body: bytes
    footer: tuple[str, ...]
    digest: str


def plan(cohort: Cohort, templates: Path) -> Iterator[Page]:
    """Yield every page of *cohort*, the index last; *templates* holds the notebooks."""
    make = _Maker(cohort, templates)
    for transcript in cohort.transcripts:
        yield from _trainee_pages(cohort, transcript, make)
    name = cohort.curriculum.course.title.en
    yield make(
        "cohort.html", "cohort", "", f"Cohort overview, {name}", cohort_view(cohort)
    )
    yield make("index.html", INDEX, "", f"Reports, {name}", index_view(cohort))


def _trainee_pages(
    cohort: Cohort, transcript: Transcript, make: _Maker
) -> Iterator[Page]:
    trainee = transcript.trainee
    whose = f"{trainee.name} ({trainee.id})"
    for line in transcript.assignments:
        if has_feedback(cohort, trainee.id, line):
            view = feedback_view(cohort, transcript, line)
            path = f"{trainee.id}/{line.assignment}.html"
            title = f"Feedback: {line.title.en}, {whose}"
            yield make(path, "feedback", trainee.id, title, view)
    view_all = transcript_view(cohort, transcript)
    path = f"{trainee.id}/transcript.html"
    yield make(path, "transcript", trainee.id, f"Transcript, {whose}", view_all)


class _Maker:
    """Makes pages of one cohort, with the footer and digest that they need."""

    def __init__(self, cohort: Cohort, templates: Path) -> None:
        course = cohort.curriculum.course
        self.templates = templates
        rules = f"rules as of {course.rules_as_of.isoformat()}"
        issued = moment(cohort.computed_at, cohort.curriculum)
        self.foot = (
            f"{course.title.en}, edition {course.edition}; {rules}.",
            f"Issued {issued}. All times are in {course.timezone}.",
        )

    def __call__(
        self, path: str, kind: str, trainee: str, title: str, view: Mapping[str, Any]
    ) -> Page:
        body = dump(view)
        data = digest(body)
        made_by = f"Made by uptake {__version__}; digest of the data {data[:12]}."
        # The time of issue is left out: the same results are issued once.
        rests_on = digest(body, title.encode(), _press(self.templates, kind).encode())
        return Page(
            path=path,
            kind=kind,
            trainee=trainee,
            title=title,
            body=body,
            footer=(*self.foot, made_by),
            digest=rests_on,
        )


@cache
def _press(templates: Path, kind: str) -> str:
    """Return the digest of the code, the paper and the template that make a page."""
    found = [
        (path.relative_to(HERE).as_posix(), path.read_bytes())
        for path in HERE.rglob("*")
        if path.suffix in {".py", ".j2", ".css", ".json"}
        and TEMPLATES not in path.parents
    ]
    if kind != INDEX:
        found.append((kind, (templates / f"{kind}.ipynb").read_bytes()))
    return digest_of([*found, ("version", __version__.encode())])


def stands(page: Page, folder: Path) -> bool:
    """Whether *page* is under *folder* already, made of the same data and template."""
    return _digest_in(folder / page.path) == page.digest.encode()


def _digest_in(path: Path) -> bytes:
    """Return the digest in a page's head; empty if the file is none of ours."""
    try:
        with path.open("rb") as file:
            head = file.read(1024)
    except OSError:
        return b""
    _, found, rest = head.partition(MARK)
    return rest[:64] if found else b""


def remove_stale(folder: Path, pages: Iterable[Page]) -> None:
    """Remove the pages under *folder* that are not among *pages*, and nothing else."""
    wanted = {folder / page.path for page in pages}
    for path in folder.glob("*/*.html"):
        if path not in wanted and _digest_in(path):
            path.unlink()
            if not any(path.parent.iterdir()):
                path.parent.rmdir()
