"""The reports: what stands on their pages, and how they are compiled."""

from __future__ import annotations

import json
import re
import shutil
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import nbformat
import pytest

import reports_sample as sample
from uptake.competency import Decision, Gap, Mastery
from uptake.course.notebooks import canonical
from uptake.errors import ReportError
from uptake.reports.compiler import compile_reports, count_pages
from uptake.reports.gaps import gaps
from uptake.reports.pages import TEMPLATES, plan
from uptake.reports.sections import cohort as cohort_sections
from uptake.reports.sections import feedback as feedback_sections
from uptake.reports.sections import index as index_sections
from uptake.reports.sections import transcript as transcript_sections
from uptake.reports.sections.markup import Html, render, tag
from uptake.reports.sections.words import MASTERY, both, percent, points, standing
from uptake.reports.views.carry import EXAMPLES, dump, load, revive
from uptake.reports.views.shape import Title

if TYPE_CHECKING:
    from uptake.reports.pages import Page
    from uptake.transcript import Cohort

KINDS = ("feedback", "transcript", "cohort")
SECTIONS = {
    "feedback": feedback_sections,
    "transcript": transcript_sections,
    "cohort": cohort_sections,
}
Attributes: TypeAlias = "dict[str, str | None]"
VOID = {"br", "col", "hr", "meta", "img", "link", "input"}


class Reader(HTMLParser):
    """Reads a page strictly: every element that opens is closed in its turn."""

    def __init__(self, text: str) -> None:
        """Read all of *text*."""
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, Attributes, tuple[str, ...]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(
        self, name: str, attributes: list[tuple[str, str | None]]
    ) -> None:
        """Note an element, its attributes and what it stands in."""
        self.elements.append((name, dict(attributes), tuple(self.open)))
        if name not in VOID:
            self.open.append(name)

    def handle_endtag(self, name: str) -> None:
        """Demand that what closes is what was opened last."""
        assert self.open.pop() == name

    def handle_data(self, words: str) -> None:
        """Keep what is there to read."""
        if "style" not in self.open:
            self.words.append(words)

    @property
    def text(self) -> str:
        """All that is there to read, in one line."""
        return " ".join(" ".join(self.words).split())

    def attributes(self, name: str) -> list[Attributes]:
        """Return the attributes of every *name*."""
        return [found for called, found, _ in self.elements if called == name]

    def inside(self, name: str) -> list[str]:
        """Return the elements that stand in a *name*."""
        return [called for called, _, above in self.elements if name in above]


def cells(kind: str) -> list[Any]:
    notebook = nbformat.read(TEMPLATES / f"{kind}.ipynb", 4)
    return notebook.cells


def section_names(kind: str) -> list[str]:
    found = [re.match(r"HTML\(\w+\.(\w+)\(view\)\)$", it.source) for it in cells(kind)]
    return [match[1] for match in found if match]


def body(page: Page) -> str:
    """Make what a template makes of *page*, without a kernel."""
    view = json.loads(page.body, object_hook=revive("en"))
    if page.kind == "index":
        return index_sections.page(view)
    module = SECTIONS[page.kind]
    return "".join(getattr(module, name)(view) for name in section_names(page.kind))


def pages_of(cohort: Cohort) -> dict[str, Page]:
    return {page.path: page for page in plan(cohort, TEMPLATES)}


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return pages_of(sample.cohort())


@pytest.fixture(scope="module")
def bodies(pages: dict[str, Page]) -> dict[str, str]:
    return {path: body(page) for path, page in pages.items()}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two trainees of the sample, compiled in earnest."""
    folder = tmp_path_factory.mktemp("site")
    tuple(compile_reports(small(), folder, 2))
    return folder


def small() -> Cohort:
    cohort = sample.cohort_of(sample.ROSTER[3:5], comment="Say why.")
    return replace(cohort, refusals=cohort.refusals[:1])


# --- what is on a page ---------------------------------------------------------------


def test_every_page_is_well_formed(bodies: dict[str, str]) -> None:
    """Whatever opens is closed, and ids are unique."""
    for text in bodies.values():
        reader = Reader(text)
        ids = [found["id"] for _, found, _ in reader.elements if "id" in found]

        assert len(set(ids)) == len(ids)


def test_hostile_text_stays_text() -> None:
    """Names, comments, messages and file names cannot open an element anywhere."""
    bodies = {path: body(page) for path, page in pages_of(sample.hostile()).items()}

    for text in bodies.values():
        reader = Reader(text)
        names = {name for name, _, _ in reader.elements}
        assert not names & {"script", "img", "style", "iframe", "object"}
        assert not any(
            key.startswith("on") for _, it, _ in reader.elements for key in it
        )
        assert "\u202e" not in text
    assert sample.RUBBISH in Reader(bodies["s003/reward-calculator.html"]).text
    assert "<script>alert(1)</script>" in Reader(bodies["s003/transcript.html"]).text


def test_hostile_title_and_message_survive_the_way_to_json() -> None:
    """A lone surrogate and a line separator do not stop a view from being written."""
    found = json.loads(dump({"said": "a\ud800\u2028b"}))

    assert found == {"said": "a?\u2028b"}


def test_not_shown_is_never_a_number(pages: dict[str, Page]) -> None:
    """A competency without enough evidence has a word, no ratio and no dot."""
    view = json.loads(pages["s006/transcript.html"].body, object_hook=revive("en"))
    text = transcript_sections.competencies(view)
    reader = Reader(text)

    assert "circle" not in reader.inside("svg")
    assert "Not shown" in reader.text
    table = reader.text.partition("Mastery by competency")[2]
    assert "%" not in table
    assert {int(Mastery.NOT_SHOWN)} == {it["mastery"] for it in view["attainments"]}


def test_not_shown_is_never_a_number_in_the_matrix(pages: dict[str, Page]) -> None:
    """A cell of the matrix without evidence holds a word and no ratio."""
    view = json.loads(pages["cohort.html"].body, object_hook=revive("en"))
    text = cohort_sections.matrix(view)

    unshown = re.findall(r'<td class="m0">(.*?)</td>', text)
    assert unshown
    assert not any("%" in cell for cell in unshown)


def test_every_chart_has_a_title_and_a_description(bodies: dict[str, str]) -> None:
    """A screen reader hears what each SVG shows."""
    for text in bodies.values():
        for chart in re.findall(r"<svg.*?</svg>", text, re.DOTALL):
            title = re.search(r'<title id="([^"]+)">[^<]+</title>', chart)
            said = re.search(r'<desc id="([^"]+)">[^<]+</desc>', chart)
            assert f'aria-labelledby="{title[1]} {said[1]}"' in chart
            assert 'role="img"' in chart


def test_every_chart_has_a_table_beside_it(bodies: dict[str, str]) -> None:
    """Each figure is followed by a table in the same section."""
    charts = 0
    for text in bodies.values():
        for section in re.findall(r"<section.*?</section>", text, re.DOTALL):
            charts += section.count("<svg")
            assert section.count("<svg") <= section.count("<table")
    assert charts >= 2 * len(sample.ROSTER)


def test_every_table_has_a_caption_and_scopes(bodies: dict[str, str]) -> None:
    """Each table says what it is, each header what it heads, and each one scrolls."""
    for text in bodies.values():
        reader = Reader(text)
        tables = len(reader.attributes("table"))
        assert len(reader.attributes("caption")) == tables
        assert all("scope" in found for found in reader.attributes("th"))
        regions = [it for it in reader.attributes("div") if it.get("role") == "region"]
        assert len(regions) == tables
        assert all(it["aria-label"] and it["tabindex"] == "0" for it in regions)


def test_every_page_has_one_first_heading(bodies: dict[str, str]) -> None:
    """There is one h1, and sections are named by their headings."""
    for text in bodies.values():
        reader = Reader(text)
        ids = {found.get("id") for found in reader.attributes("h2")}
        assert len(reader.attributes("h1")) == 1
        named = {found["aria-labelledby"] for found in reader.attributes("section")}
        assert named <= ids


def test_every_mastery_is_a_word_and_a_sign() -> None:
    """No mastery is told by colour alone."""
    assert len(MASTERY) == len(Mastery)
    assert len({sign for sign, _ in MASTERY}) == len(MASTERY)
    expected = [item.name.replace("_", " ").capitalize() for item in Mastery]
    assert expected == [title.en for _, title in MASTERY]


def test_links_lead_somewhere(bodies: dict[str, str]) -> None:
    """Each link leads to a page of the plan, and to something on that page."""
    for path, text in bodies.items():
        for found in Reader(text).attributes("a"):
            target, _, spot = found["href"].partition("#")
            there = (Path(path).parent / target).as_posix()
            assert there in bodies
            assert not spot or f'id="{spot}"' in bodies[there]


def test_nobody_reads_of_another(bodies: dict[str, str]) -> None:
    """No page of a trainee names another trainee."""
    for path, text in bodies.items():
        for person in sample.ROSTER:
            if "/" in path and not path.startswith(person.id):
                assert person.name not in text
                assert person.id not in text


def test_a_late_result_shows_its_arithmetic(bodies: dict[str, str]) -> None:
    """Two days at ten percent take a fifth of what was earned."""
    text = Reader(bodies["s002/reward-calculator.html"]).text

    assert (
        "2 days begun × 10 % = 20 % of the 9.5 points earned: 9.5 − 1.9 = 7.6" in text
    )


def test_a_waiting_result_is_provisional(bodies: dict[str, str]) -> None:
    """A hand mark that is awaited is neither zero nor silent."""
    text = Reader(bodies["s003/matching.html"]).text

    assert "Provisional: 1 criterion awaits a hand mark" in text
    assert "awaited of 4" in text


def test_a_failed_result_is_not_zero(bodies: dict[str, str]) -> None:
    """Where grading failed there is the reason, and no points."""
    text = Reader(bodies["s004/matching.html"]).text

    assert "not a result of zero" in text
    assert "the test best-assignment ended in" in text
    assert "of 12 points" not in text


def test_a_refused_file_has_a_page_with_the_reason(
    pages: dict[str, Page], bodies: dict[str, str]
) -> None:
    """A file refused at collection is explained; what never came has no page."""
    text = Reader(bodies["s004/contact-log.html"]).text

    assert "larger than 5 MB" in text
    assert "s004/trl-assessment.html" not in pages
    assert [it for it in pages if it.startswith("s006")] == ["s006/transcript.html"]


def test_reading_follows_what_was_missed(pages: dict[str, Page]) -> None:
    """Modules are named where a criterion of their competencies was missed."""
    missed = json.loads(pages["s002/patent-desk.html"].body)
    full = json.loads(pages["s001/patent-desk.html"].body)

    files = [item["file"] for item in missed["reading"]]
    assert files == ["course_material/beginner/patent-desk.ipynb"]
    assert full["reading"] == []


def test_tracks_are_told_apart(bodies: dict[str, str]) -> None:
    """The academic track shows credits and a grade, the professional a certificate."""
    academic = Reader(bodies["s001/transcript.html"]).text
    professional = Reader(bodies["s002/transcript.html"]).text

    assert "Credits 3 of 3" in academic
    assert "Grade A Grade points 4.0" in academic
    assert "certificate" not in academic
    assert "certificate" in professional
    assert "Credits" not in professional


def test_invented_people_are_called_so() -> None:
    """A banner stands wherever the roster says that somebody is synthetic."""
    real = replace(sample.ROSTER[0], cohort="2026", organisation="College")
    cohort = sample.cohort_of((real,), comment="")
    invented = replace(real, organisation="A SYNTHETIC college")

    assert "Synthetic data" not in body(pages_of(cohort)["s001/transcript.html"])
    cohort = sample.cohort_of((invented,), comment="")
    assert "Synthetic data" in body(pages_of(cohort)["s001/transcript.html"])


# --- words ---------------------------------------------------------------------------


def test_gaps_name_titles() -> None:
    """What is missing is said with titles, never with ids."""
    decision = Decision(
        level="beginner",
        reached=False,
        missing=(
            _gap("level", "beginner", None, None, "comes first"),
            _gap("stage", "practical", 0.5, 0.6, "below the pass ratio"),
            _gap("stage", "fieldwork", None, 0.6, "no scored work yet"),
            _gap("competency", "demand-intake", None, 0.6, "too little"),
            _gap("competency", "record-care", 0.5, 0.85, "below the threshold"),
        ),
    )

    assert gaps(sample.curriculum(), decision) == (
        "Beginner technology broker: this level must be reached first.",
        "Practical training: 50 % of the points; 60 % pass the stage.",
        "Fieldwork: no scored work yet; 60 % of the points pass the stage.",
        'Demand intake: not shown yet (too little); "proficient" begins at 60 %.',
        'Care of records: "developing" with 50 %; "strong" begins at 85 %.',
    )


def test_a_stage_with_awaited_marks_says_so() -> None:
    """A stage above its ratio is not passed while a mark is awaited."""
    gap = _gap("stage", "training", 0.7, 0.6, "1 criterion awaits a hand mark")
    decision = Decision(level="beginner", reached=False, missing=(gap,))
    item = {"ratio": 0.7, "need": 0.6, "awaiting": 1}

    (said,) = gaps(sample.curriculum(), decision)
    assert "awaits a hand mark; 70 % of the points so far, 60 % pass" in said
    assert standing(item) == ("…", "1 hand mark awaited")


def _gap(
    kind: str, subject: str, have: float | None, need: float | None, why: str
) -> Gap:
    return Gap(kind=kind, subject=subject, have=have, need=need, why=why)


@pytest.mark.parametrize(
    ("ratio", "expected"),
    [
        (0.5999, "59.9 %"),
        (0.6, "60 %"),
        (1.0, "100 %"),
        (0.0, "0 %"),
        (2 / 3, "66.6 %"),
    ],
)
def test_percent_never_rounds_up(ratio: float, expected: str) -> None:
    """What is just below a threshold does not look as if it had reached it."""
    assert expected == percent(ratio)


def test_points_have_as_many_decimals_as_they_need() -> None:
    """Whole points are whole, others have two decimals at most."""
    assert [points(it) for it in (3.0, 2.5, 10 / 3)] == ["3", "2.5", "3.33"]


def test_markup_escapes_all_but_its_own() -> None:
    """Text and attributes are escaped; only `Html` is taken as it is."""
    made = tag(
        "p", "<b>", Html("<i></i>"), ["&", None], title='"', hidden=True, id=None
    )

    assert made == '<p title="&quot;" hidden>&lt;b&gt;<i></i>&amp;</p>'
    assert render("a\x00\u202eb\u00a0c") == "ab c"


def test_titles_lead_with_the_language_asked_for() -> None:
    """A title in Chinese first is still marked as Chinese."""
    first = both(Title("Fieldwork", "实践", lead="zh"))

    assert first.index('lang="zh-CN"') < first.index('lang="en"')


# --- templates -----------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_templates_are_clean(kind: str) -> None:
    """A template is in the canonical form, with one cell of parameters, no outputs."""
    text = (TEMPLATES / f"{kind}.ipynb").read_text(encoding="utf-8")
    found = cells(kind)
    tagged = [it for it in found if "parameters" in it.metadata.get("tags", ())]

    assert [it.source for it in tagged] == ['data_path = ""\nlang = "en"']
    assert text == canonical(text, kind)
    code = [it for it in found if it.cell_type == "code"]
    assert all(it.outputs == [] and it.execution_count is None for it in code)
    before = [found[found.index(it) - 1].cell_type for it in code]
    assert ["markdown"] * len(code) == before


@pytest.mark.parametrize("kind", KINDS)
def test_templates_show_every_section(kind: str) -> None:
    """Each section of a page is called by its template, once."""
    module = SECTIONS[kind]
    public = {
        name
        for name, made in vars(module).items()
        if getattr(made, "__module__", "") == module.__name__
        and not name.startswith("_")
        and name != "load"
    }
    names = section_names(kind)

    assert public == set(names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("kind", KINDS)
def test_examples_are_views_of_the_sample(kind: str, pages: dict[str, Page]) -> None:
    """Without a path a template shows an example, which is up to date."""
    path = EXAMPLE_PAGES[kind]

    # To renew them: PYTHONPATH=tools python tests/test_reports.py
    assert (EXAMPLES / f"{kind}.json").read_bytes() == pages[path].body
    assert load("", "en", kind)["course"]["title"].en == "Technology Transfer Academy"


EXAMPLE_PAGES = {
    "feedback": "s002/reward-calculator.html",
    "transcript": "s003/transcript.html",
    "cohort": "cohort.html",
}


# --- the compiler --------------------------------------------------------------------


@pytest.mark.kernel
def test_all_pages_are_compiled(site: Path) -> None:
    """Every page of the plan is there, and nothing else."""
    found = {path.relative_to(site).as_posix() for path in site.rglob("*.*")}

    assert {page.path for page in plan(small(), TEMPLATES)} == found
    assert count_pages(small()) == len(found)


@pytest.mark.kernel
def test_compiled_pages_reach_for_nothing(site: Path) -> None:
    """No script, no address of another machine, no file beside the page."""
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        reader = Reader(text)
        assert not {"script", "link", "img", "iframe"} & {
            it[0] for it in reader.elements
        }
        assert not re.search(r"https?:|//\w|@import|url\(", text)
        assert not any(it["href"].startswith("/") for it in reader.attributes("a"))


@pytest.mark.kernel
def test_compiled_pages_are_whole_documents(site: Path) -> None:
    """A page has a language, a title of its own, a way past the head, and a foot."""
    titles = set()
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        reader = Reader(text)
        assert reader.attributes("html") == [{"lang": "en"}]
        assert {"class": "skip", "href": "#main"} in reader.attributes("a")
        assert reader.attributes("main") == [{"id": "main"}]
        assert "Issued 2026-05-04 18:30" in reader.text
        assert "uptake-" not in reader.text  # no temporary folder is told
        titles.add(re.search("<title>(.+)</title>", text)[1])
    assert count_pages(small()) == len(titles)


@pytest.mark.kernel
def test_compiled_pages_are_what_the_sections_make(site: Path) -> None:
    """A kernel adds nothing to what the sections say."""
    for path, page in pages_of(small()).items():
        text = (site / path).read_text(encoding="utf-8")
        expected = Reader(body(page)).text

        assert expected in Reader(text).text


@pytest.mark.kernel
def test_unchanged_pages_are_not_compiled_again(site: Path, tmp_path: Path) -> None:
    """Only what changed is written; pages of those who left are removed."""
    folder = tmp_path / "site"
    shutil.copytree(site, folder)
    foreign = folder / "s005" / "mine.html"
    foreign.write_text("not ours")
    before = {path: path.stat().st_ino for path in folder.rglob("*.html")}

    again = tuple(compile_reports(small(), folder, 1))
    after = {path: path.stat().st_ino for path in folder.rglob("*.html")}
    assert before == after
    assert count_pages(small()) == len(again)

    fewer = sample.cohort_of(sample.ROSTER[3:4], comment="Say why.")
    tuple(compile_reports(replace(fewer, refusals=small().refusals), folder, 1))
    assert [foreign] == [*folder.glob("s005/*")]
    kept = folder / "s004" / "transcript.html"
    assert before[kept] == kept.stat().st_ino
    index = folder / "index.html"
    assert before[index] != index.stat().st_ino


@pytest.mark.kernel
def test_a_broken_template_spares_the_other_pages(tmp_path: Path) -> None:
    """The error names template, trainee and cause; the other pages are written."""
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates)
    path = templates / "transcript.ipynb"
    notebook = nbformat.read(path, 4)
    notebook.cells[-1].source = "view['no such key']"
    nbformat.write(notebook, path)
    folder = tmp_path / "site"

    with pytest.raises(ReportError) as caught:
        tuple(compile_reports(small(), folder, 2, templates))

    said = "template transcript.ipynb, trainee s004: KeyError: 'no such key'"
    assert f"{said} (and 1 more page failed)" == str(caught.value)
    names = [it.path for it in plan(small(), TEMPLATES) if it.kind != "transcript"]
    assert all((folder / name).is_file() for name in names)
    assert [*folder.rglob("transcript.html")] == []


@pytest.mark.kernel
def test_stopping_leaves_whole_pages(tmp_path: Path) -> None:
    """Whoever stops reading has complete pages and no leftovers."""
    found = compile_reports(small(), tmp_path, 1)
    first = next(found)
    found.close()

    written = [*tmp_path.rglob("*.*")]
    assert first in written
    assert all(it.read_text().endswith("</html>") for it in written if it.suffix)


if __name__ == "__main__":
    views = pages_of(sample.cohort())
    for name, at in EXAMPLE_PAGES.items():
        (EXAMPLES / f"{name}.json").write_bytes(views[at].body)
    sys.stdout.write(f"written to {EXAMPLES}\n")
