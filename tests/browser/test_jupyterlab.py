"""A walk in a real JupyterLab, with Debian's chromium: the released notebook of gates, as a student works in it.

pip install jupyterlab    (`make nightly` does it)
"""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from grader.authoring.release import release
from grader.course.load import load_course
from tests import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
if find_spec("jupyterlab") is None:
    pytest.skip("jupyterlab is not installed (make nightly installs it)", allow_module_level=True)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
if CHROMIUM is None:
    pytest.skip("chromium is not installed", allow_module_level=True)

pytestmark = [pytest.mark.nightly, pytest.mark.timeout(600)]
SECONDS = 30
READY = """() => {
    const book = window.jupyterapp?.shell.currentWidget;
    const kernel = book?.sessionContext?.session?.kernel;
    return book?.context?.isReady && kernel?.status === 'idle' && !document.querySelector('.jp-Spinner');
}"""
OPTIONS = (
    "--no-browser",
    "--allow-root",
    "--expose-app-in-browser",
    "--IdentityProvider.token=",
    "--ServerApp.port=0",
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server in a released course, with nothing of this machine's own settings."""
    home = tmp_path_factory.mktemp("home")
    course = tmp_path_factory.mktemp("work") / "my course"
    release(load_course(ROOT), course, "en", "both")
    folders = {f"JUPYTER_{kind}_DIR": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "RUNTIME")}
    with subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", *OPTIONS],
        cwd=course,
        env={**os.environ, **folders, "HOME": str(home), "IPYTHONDIR": str(home / "ipython")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            yield _address(home / "runtime")
        finally:
            server.terminate()


def _address(runtime: Path) -> str:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        for file in runtime.glob("jpserver-*.json"):
            return str(json.loads(file.read_bytes())["url"])
        time.sleep(0.2)
    raise AssertionError("JupyterLab has not started")


@pytest.fixture(scope="module")
def page(address: str) -> Iterator[Page]:
    """The notebook, open, and its kernel at rest."""
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(SECONDS * 1000)
        page.goto(f"{address}lab/tree/assignments/gates/gates.ipynb")
        page.wait_for_function(READY)
        yield page
        browser.close()


class Notebook:
    """The open notebook: cells are found by what stands in them, and edited and run by keys."""

    def __init__(self, page: Page, shots: Path) -> None:
        self.page, self._shots = page, shots

    def run(self, source: str, *, in_place_of: str = "") -> Locator:
        """Run the cell that holds ``in_place_of``, ``source`` written into it, and return its output."""
        number = self.page.evaluate(
            """text => {
                const book = window.jupyterapp.shell.currentWidget.content;
                const holds = cell => cell.model.type === 'code' && cell.model.sharedModel.getSource().includes(text);
                book.activeCellIndex = book.widgets.findIndex(holds);
                book.scrollToItem(book.activeCellIndex);
                return book.activeCellIndex;
            }""",
            in_place_of or source,
        )
        assert number >= 0, f"no cell holds {in_place_of or source!r}"
        cell = self.page.locator(f'.jp-Cell[data-windowed-list-index="{number}"]')
        cell.locator(".cm-content").click()
        if in_place_of:
            self.page.keyboard.press("Control+a")
            self.page.keyboard.press("Delete")
            self.page.keyboard.insert_text(source)
        before = cell.locator(".jp-InputPrompt").inner_text()
        self.page.keyboard.press("Control+Enter")
        self.page.wait_for_function(
            """([number, before]) => {
                const cell = document.querySelector(`.jp-Cell[data-windowed-list-index="${number}"] .jp-InputPrompt`);
                return cell && cell.innerText !== before && !cell.innerText.includes('*');
            }""",
            arg=[number, before],
        )
        return cell.locator(".jp-Cell-outputArea")

    def save(self) -> None:
        """Save, as a student does."""
        self.page.keyboard.press("Control+s")
        self.page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.context.model.dirty")

    def shoot(self, name: str, output: Locator) -> None:
        """Keep what is seen now, to be looked at."""
        output.scroll_into_view_if_needed()
        self.page.screenshot(path=self._shots / f"{name}.png")


@pytest.fixture
def notebook(page: Page, tmp_path: Path) -> Notebook:
    """The one notebook; screenshots go to the test's folder."""
    return Notebook(page, Path(os.environ.get("SHOTS", tmp_path)))


def solution(name: str) -> str:
    """A function of the reference with its helpers."""
    source = (ROOT / "reference" / "gates" / "gates.py").read_text(encoding="utf-8")
    wanted = {node.name: node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)}
    return "from itertools import product\n\n\n" + "\n\n\n".join(
        ast.get_source_segment(source, node) or "" for key, node in wanted.items() if key == name or key[0] == "_"
    )


def test_an_hour_in_jupyterlab(notebook: Notebook) -> None:
    """A stub, a mistake, a task with its picture, the cell magic, a name that only the kernel remembers."""
    notebook.run("from grader.notebook import check")
    notebook.run("CORNERS = np.array")
    for name in ("perceptron", "gate_weights", "and_gate"):
        notebook.run(f"def {name}(")
    output = notebook.run('check("gates", "perceptron")')
    assert "to do" in output.inner_text() and "gate_weights" not in output.inner_text()
    notebook.shoot("1-stub", output)

    notebook.run(solution("perceptron").replace("> 0", ">= 0"), in_place_of="def perceptron(")
    output = notebook.run('check("gates", "perceptron")')
    assert "expected 0, got 1" in output.inner_text()
    label = output.locator(".facts dt").first.bounding_box()
    assert label is not None and label["height"] < 30, "JupyterLab's own rules break the words of a label"
    notebook.shoot("2-mistake", output)

    notebook.run(solution("perceptron"), in_place_of="def perceptron(")
    output = notebook.run('check("gates", "perceptron")')
    assert "12 of 12 public points" in output.inner_text()
    notebook.shoot("3-right", output)

    notebook.run(solution("gate_weights"), in_place_of="def gate_weights(")
    output = notebook.run('check("gates", "gate_weights")')
    assert "8 of 8 public points" in output.inner_text()
    picture = output.locator("svg").first
    picture.scroll_into_view_if_needed()
    size = picture.bounding_box()
    assert size is not None and size["width"] > 100 and size["height"] > 100
    notebook.shoot("4-picture", picture)

    notebook.run("%load_ext grader", in_place_of="def and_gate(")
    output = notebook.run(f"%%grade and_gate\n{solution('and_gate')}", in_place_of='check("gates", "and_gate")')
    assert "5 of 5 public points" in output.inner_text()
    notebook.shoot("5-magic", output)

    notebook.run(solution("or_gate"), in_place_of="def or_gate(")
    notebook.run("x = 1", in_place_of="def or_gate(")
    notebook.save()
    output = notebook.run('check("gates", "or_gate")')
    assert "or_gate is known from a cell" in output.inner_text()
    notebook.shoot("6-forgotten", output)
