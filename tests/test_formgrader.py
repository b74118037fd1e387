"""Formgrader and JupyterLab show an uptake course, and marks given there count."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from builders_class import CASE
from builders_nbgrader import (
    NOTEBOOK,
    SCRIPTS,
    collected_class,
    environment,
    lines_of,
    uptake,
)
from uptake import workflow
from uptake.course.layout import open_course
from uptake.records import record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

pytestmark = [
    pytest.mark.kernel,
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
]

HAND_MARKED = "reward-rationale"
PATIENCE = 60.0

# Debian's Chromium, quiet and without a network: what is not on this machine is absent
# at once, on every machine.
CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@record
class Lab:
    """A JupyterLab that runs in the course *root*."""

    root: Path
    url: str
    token: str


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Give a real JupyterLab in a course that uptake graded for three."""
    course = tmp_path_factory.mktemp("formgrader") / "course"
    collected_class(course, ["t01", "t03", "t10"])
    uptake(course, "grade", CASE)
    with _jupyter_lab(course) as running:
        yield running


@contextmanager
def _jupyter_lab(root: Path) -> Iterator[Lab]:
    token = secrets.token_hex(16)
    folder = root.parent / "runtime"
    options = ["--no-browser", "--ServerApp.ip=127.0.0.1", "--port=0", "--allow-root"]
    with (root.parent / "lab.log").open("w") as log:
        server = subprocess.Popen(
            [SCRIPTS / "jupyter", "lab", *options, f"--ServerApp.token={token}"],
            cwd=root,
            env={
                **environment(root.parent / "home", os.defpath),
                "JUPYTER_CONFIG_DIR": str(root.parent / "settings"),
                "JUPYTER_RUNTIME_DIR": str(folder),
            },
            stdout=log,
            stderr=log,
        )
    try:
        port = _port(folder / f"jpserver-{server.pid}.json", server)
        yield Lab(root=root, url=f"http://127.0.0.1:{port}/", token=token)
    finally:
        server.terminate()
        server.wait(PATIENCE)


def _port(told: Path, server: subprocess.Popen[bytes]) -> int:
    """Return the port that the *server* tells of in the file *told* once it listens."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        if told.exists() and told.read_text().endswith("}"):
            return int(json.loads(told.read_text())["port"])
        time.sleep(0.05)
    raise AssertionError((told.parent.parent / "lab.log").read_text())


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give a headless Chromium."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("no chromium on this machine; apt-get install chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM)
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser, lab: Lab) -> Iterator[Page]:
    """Give a window of its own, logged in, at formgrader's first page."""
    context = browser.new_context(
        base_url=lab.url, viewport={"width": 1280, "height": 900}
    )
    window = context.new_page()
    window.goto(f"formgrader?token={lab.token}")
    yield window
    context.close()


def _table(page: Page, path: str) -> list[dict[str, str]]:
    """Open *path* of formgrader; return the rows of its table, once it has them."""
    page.goto(f"formgrader/{path}")
    page.locator("tbody tr[role=row]").first.wait_for()
    heads = [head.strip() for head in page.locator("thead th").all_text_contents()]
    rows = page.locator("tbody tr[role=row]").all()
    cells = [[c.inner_text().strip() for c in row.locator("td").all()] for row in rows]
    return [dict(zip(heads, row, strict=True)) for row in cells]


def _submissions(page: Page) -> dict[str, Locator]:
    """Open the gradebook; return the links to submissions by name, once revealed."""
    page.goto(f"formgrader/gradebook/{CASE}/{CASE}")
    page.locator("tbody tr[role=row]").first.wait_for()
    page.get_by_role("button", name="Show All Names").click()
    links = page.locator("td.name a.name-shown:visible").all()
    return {_words(link.inner_text()): link for link in links}


def _words(name: str) -> str:
    """Return *name* without its comma, family or given name first, as may be."""
    return " ".join(sorted(name.replace(",", " ").split()))


def _open_submission(page: Page, name: str) -> Locator:
    """Open the submission of *name*; return its hand-marked answer, ready to mark."""
    _submissions(page)[name].click()
    box = page.locator(".nbgrader_cell", has=page.locator(f"input#{HAND_MARKED}"))
    # Formgrader hints at what to write as soon as it can save it.
    box.locator("textarea[placeholder]").wait_for()
    return box


# --- formgrader -----------------------------------------------------------------------


def test_formgrader_counts_submissions(page: Page, lab: Lab) -> None:
    """The list of assignments names all of the course, with what was handed in."""
    expected = dict.fromkeys(open_course(lab.root).assignments, "0") | {CASE: "3"}

    rows = _table(page, "manage_assignments")

    assert expected == {row["Name"]: row["# Submissions"] for row in rows}


def test_formgrader_knows_the_due_time(page: Page, lab: Lab) -> None:
    """The due time is that of course.toml, in UTC."""
    expected = "2026-10-12 10:00:00 UTC"

    rows = _table(page, "manage_assignments")

    assert expected == next(row["Due Date"] for row in rows if row["Name"] == CASE)


def test_formgrader_knows_the_trainees(page: Page, lab: Lab) -> None:
    """The submissions of an assignment have their trainees' names and times."""
    expected = {
        "t01": ("Lin Yue", "2026-10-12 10:10:00 UTC"),
        "t03": ("Gao Rui", "2026-10-14 10:00:00 UTC"),
        "t10": ("Guo Hao", "2026-10-11 10:00:00 UTC"),
    }

    rows = _table(page, f"manage_submissions/{CASE}")

    assert expected == {
        row["Student ID"]: (_words(row["Student Name"]), row["Timestamp"])
        for row in rows
    }


def test_gradebook_has_names_and_scores(page: Page, lab: Lab) -> None:
    """The gradebook reveals whose submission it is, and has our scores of the code."""
    expected = {"Lin Yue": "16 / 16", "Gao Rui": "13 / 16", "Guo Hao": "0 / 16"}

    links = _submissions(page)

    scores = page.locator("td.code-score").all_inner_texts()
    assert {_words(name): score for name, score in expected.items()} == dict(
        zip(links, scores, strict=True)
    )


def test_a_hand_marked_answer_is_shown(page: Page, lab: Lab) -> None:
    """A submission opens at the answer as it was written, which has no mark yet."""
    answer, mark = "Clause A is too low because 40 % is less than 50 %.", ""

    box = _open_submission(page, _words("Gao Rui"))

    assert answer in box.inner_text()
    assert mark == box.locator("input.score").input_value()


def test_a_mark_given_in_formgrader_counts(page: Page, lab: Lab) -> None:
    """Points and a comment that a grader types are a hand mark in the results."""
    comment = "Well argued; 请引用第四十五条 & name the risk."
    expected = (3.0, "hand", comment, "fully_graded")

    box = _open_submission(page, _words("Lin Yue"))
    for kind, field, text in (
        ("grade", "input.score", "3"),
        ("comment", "textarea.comment", comment),
    ):
        with page.expect_response(f"**/formgrader/api/{kind}/*") as saved:
            box.locator(field).fill(text)
            box.locator(field).press("Tab")
        assert saved.value.ok

    line = lines_of(workflow.results(open_course(lab.root)))["t01"]
    mark = next(item for item in line.criteria if item.criterion == HAND_MARKED)
    assert expected == (mark.points, mark.source, mark.comment, line.status)


# --- JupyterLab -----------------------------------------------------------------------


def test_a_released_notebook_opens_ready_to_work(page: Page) -> None:
    """JupyterLab starts the kernel without a question and reports no error."""
    expected: list[str] = []
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)

    page.goto(f"lab/tree/release/{NOTEBOOK}")
    page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for()

    assert expected == errors
    assert expected == page.locator(".jp-Dialog").all_inner_texts()
