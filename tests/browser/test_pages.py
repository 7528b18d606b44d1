"""Pages in a real browser: Debian's chromium, driven by playwright; axe-core and html-validate from npm.

apt install chromium fonts-noto-cjk
npm install --prefix tests/browser --no-save --no-package-lock axe-core html-validate@9
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from grader.model import Text
from grader.render.html.classroom import index
from grader.render.html.collection import collection_page
from grader.render.html.cover import Cover
from grader.render.html.notebook import notebook_page
from grader.render.html.similarity import PairSides, PairView, SimilarityView, similarity_page
from grader.render.html.student import cell_output, student_page
from grader.render.progress import progress, standings
from grader.results.class_rows import rows as class_rows
from grader.results.history import AttemptMark, Correction, History
from tests import samples
from tests.notebook_files import EVIL, PIXEL, code, display, markdown, notebook, printed
from tests.samples import a_class

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
if CHROMIUM is None:
    pytest.skip("chromium is not installed", allow_module_level=True)

MODULES = Path(__file__).parent / "node_modules"
AXE = MODULES / "axe-core" / "axe.min.js"
VALIDATOR = MODULES / "html-validate" / "bin" / "html-validate.mjs"
WIDTHS = (360, 768, 1440)
PAGES = (*samples.ALL, "class", "term", "collection", "similar", "notebook", "cell")
# An ordinary run looks at a few pages; `make nightly` at all of them, in every width, colour scheme and language.
SAMPLE = {"half": 1440, "hostile": 360, "class": 768, "term": 360, "collection": 360, "similar": 360, "cell": 360}
COVER = Cover("gates.ipynb", Text("Gates", "게이트"), "kim", "gates.html", "en", "templates")
# Around an output of a notebook: Jupyter's own page.
FRAME = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A notebook</title></head>
<body><main><h1>A notebook</h1>{}</main></body></html>
"""
Open = Callable[..., "Page"]
needs_axe = pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed (npm, see the head of this file)")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One chromium for all tests."""
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield started
        started.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every sample as a file, and a class."""
    folder = tmp_path_factory.mktemp("pages")
    for name, make in samples.ALL.items():
        seen = make().for_student()
        steps = progress(samples.COURSE.assignments, standings([samples.full().for_student()]), now=seen.assignment)
        html = student_page(seen, steps=steps, sources=samples.SOURCES.get(name, ()))
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    (folder / "class.html").write_text("".join(index(a_class(24), course=samples.COURSE, lang="en")), encoding="utf-8")
    for name, html in a_term(24).items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    (folder / "similar.html").write_text(similar_page(), encoding="utf-8")
    table = "# Mine\n\n| a |\n|---|\n| 1 |"
    cells = [code("print(1)", printed("1\n"), display({"image/png": PIXEL})), markdown(table), code(EVIL * 20)]
    (folder / "notebook.html").write_text(notebook_page(notebook(*cells), COVER), encoding="utf-8")
    cell = cell_output(samples.half().for_student(), "en", samples.SOURCES["half"])
    (folder / "cell.html").write_text(FRAME.format(cell), encoding="utf-8")
    return folder


def a_term(students: int) -> dict[str, str]:
    """A class page with sections, attempts and corrections, and the collection of one student's reports."""
    summaries, when = a_class(students), datetime(2026, 11, 30, tzinfo=UTC)
    histories = {}
    for number, one in enumerate(summaries):
        attempts = [AttemptMark(when - timedelta(days=number), True, one.status, score, 100.0) for score in (9.5, 40.0)]
        fixed = (Correction(when, "regraded", 40.0, one.score),) if number % 3 == 0 else ()
        histories[one.student, one.assignment] = History(tuple(attempts[number % 2 :]), fixed)
    sections = {one.student: "AB"[number % 2] for number, one in enumerate(summaries)}
    row = class_rows(summaries, samples.COURSE)[0]
    return {
        "term": "".join(index(summaries, course=samples.COURSE, lang="en", histories=histories, sections=sections)),
        "collection": collection_page(row, histories, course=samples.COURSE, lang="en"),
    }


def similar_page() -> str:
    """Two pairs, one of them without its code, and students who think of markup."""
    sources, evil = samples.SOURCES["half"], "<script>alert(1)</script> 김" * 3
    cells = [msgspec.structs.replace(one, file="gates.ipynb", cell=number) for number, one in enumerate(sources, 1)]
    sides = PairSides().pair(("Jane Doe", evil), (sources, cells), ({3: 1, 4: 2, 7: 4}, {1: 3, 2: 4, 4: 7}))
    pairs = [PairView(100, 6, "Jane Doe", evil, sides), PairView(80, 3, evil, "Lee", ())]
    view = SimilarityView("gates", Text("Gates", "게이트"), 24, pairs, ["Kim", evil], ["Park"], 12, 75)
    return similarity_page(samples.COURSE, [view], "en")


class Tabs:
    """Tabs of the browser that load one page after the other: a new one, which loads its fonts anew, costs as much as a
    page does. Each of them tells its troubles: what is on the console, and requests beyond the file itself."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._open: dict[tuple[tuple[str, Any], ...], Page] = {}
        self._troubles: list[str] = []
        self._address = ""

    def load(self, address: str, width: int, scheme: str, **more: Any) -> Page:
        """Return a tab of a context with these options in which the page was loaded."""
        key = tuple(sorted(more.items()))
        if key not in self._open:
            self._open[key] = self._opened(**more)
        page = self._open[key]
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(media="screen", color_scheme=scheme)  # type: ignore[arg-type]  # one of playwright's words
        self._address = address
        page.goto(address)
        return page

    def told(self) -> list[str]:
        """Return all troubles since the last time."""
        for page in self._open.values():
            page.evaluate("0")  # what it has said before arrives before the answer
        told, self._troubles[:] = self._troubles[:], []
        return told

    def _opened(self, **more: Any) -> Page:
        page = self._browser.new_context(**more).new_page()
        page.on("console", lambda message: self._troubles.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self._troubles.append(f"error: {error}"))
        page.on(
            "request",
            lambda request: (
                self._troubles.append(f"request: {request.url[:100]}")
                if request.url != self._address and not request.url.startswith("data:")
                else None
            ),
        )
        return page


@pytest.fixture(scope="module")
def tabs(browser: Browser) -> Tabs:
    """One for each set of a context's options."""
    return Tabs(browser)


@pytest.fixture
def visit(tabs: Tabs, pages: Path) -> Iterator[Open]:
    """Open a page; afterwards: nothing on the console, no request beyond the file itself."""

    def go(name: str, width: int = 768, scheme: str = "light", lang: str = "en", **more: Any) -> Page:
        page = tabs.load((pages / f"{name}.html").as_uri(), width, scheme, **more)
        speak(page, lang)
        return page

    yield go
    assert tabs.told() == []


def languages(name: str) -> tuple[str, ...]:
    """Those that the page can switch to."""
    return ("en",) if name == "cell" else ("en", "ko")


def speak(page: Page, lang: str) -> None:
    """Switch the language; an output of a notebook has one and no switch."""
    if page.locator(".switch").count():
        page.check(f"#{lang}", force=True)


def open_all(page: Page) -> None:
    """Open every disclosure, so that what is in them is looked at as well."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")


@pytest.mark.parametrize(("name", "width"), SAMPLE.items())
def test_nothing_scrolls_sideways(visit: Open, name: str, width: int) -> None:
    """At a phone's, a tablet's or a desk's width the page is as wide as the window, closed and opened."""
    fits(visit(name, width), width, name)


@pytest.mark.nightly
@pytest.mark.parametrize("name", PAGES)
def test_nothing_scrolls_sideways_anywhere(visit: Open, name: str) -> None:
    """Every page in every width."""
    page = visit(name)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        fits(page, width, name)


def fits(page: Page, width: int, name: str) -> None:
    """The page is no wider than its window, in both languages, closed and then opened."""
    for opened, lang in product((False, True), languages(name)):
        if opened:
            open_all(page)
        speak(page, lang)
        assert (lang, opened, page.evaluate("document.documentElement.scrollWidth") <= width) == (lang, opened, True)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = false)")


@pytest.mark.parametrize("name", ["half", "kinds", "class"])
def test_text_can_be_twice_as_large(visit: Open, name: str) -> None:
    """200 % zoom on a small screen is a window of half the width."""
    page = visit(name, 640)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_the_class_page_says_its_language_when_it_is_switched(visit: Open) -> None:
    """To screen readers and in the window's title."""
    page = visit("class")
    said = []
    for lang in ("ko", "en"):
        speak(page, lang)
        said.append(page.evaluate("[document.documentElement.lang, document.title]"))
    assert said == [["ko", samples.COURSE.title.ko], ["en", samples.COURSE.title.en]]


@needs_axe
@pytest.mark.parametrize(
    ("name", "scheme", "lang"),
    [
        ("half", "light", "en"),
        ("half", "dark", "ko"),
        ("class", "dark", "en"),
        ("term", "dark", "ko"),
        ("collection", "light", "en"),
        ("similar", "light", "ko"),
    ],
)
def test_axe_finds_nothing(visit: Open, name: str, scheme: str, lang: str) -> None:
    """All rules of axe-core, best practice included, everything opened."""
    page = visit(name, 1440, scheme, lang, bypass_csp=True)
    assert examined(page) == []


@needs_axe
@pytest.mark.nightly
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_anywhere(visit: Open, name: str, scheme: str) -> None:
    """Every page in every width, scheme and language."""
    page = visit(name, 1440, scheme, bypass_csp=True)
    found = {}
    for width, lang in product(WIDTHS, languages(name)):
        page.set_viewport_size({"width": width, "height": 900})
        speak(page, lang)
        found[width, lang] = examined(page)
    assert {where: problems for where, problems in found.items() if problems} == {}


def examined(page: Page) -> list[tuple[str, list[str]]]:
    """What axe-core has against the page, everything opened: rules, and the first places that break them."""
    open_all(page)
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document).then(({violations, passes}) => ({violations, passes: passes.length}))")
    assert found["passes"] > 15
    return [(one["id"], [node["html"][:200] for node in one["nodes"]][:3]) for one in found["violations"]]


@pytest.mark.skipif(not VALIDATOR.is_file(), reason="html-validate is not installed (npm, see the head of this file)")
def test_html_is_valid(pages: Path, tmp_path: Path) -> None:
    """A validator finds no error; rules of mere style are off. An output of a notebook has to bring its style along,
    which HTML allows in a head only."""
    made = [str(path) for path in sorted(pages.glob("*.html")) if path.stem != "cell"]
    config = tmp_path / "htmlvalidate.json"
    config.write_text(json.dumps({
        "root": True,
        "extends": ["html-validate:standard", "html-validate:a11y"],
        "rules": {"no-inline-style": "off", "long-title": "off", "no-trailing-whitespace": "off"},
    }))  # fmt: skip
    done = subprocess.run(
        ["node", str(VALIDATOR), "--config", str(config), "--formatter", "text", *made],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout[-3000:], done.stderr[-1000:]) == (0, "", "")


@pytest.mark.parametrize("name", ["half", "class"])
def test_the_language_switches_by_keyboard(visit: Open, name: str) -> None:
    """Arrow keys on the switch change what is shown, without a server and (on a report) without script."""
    page = visit(name, java_script_enabled=name == "class")
    title = page.locator("h1")
    english = title.inner_text()
    page.focus("#en")
    page.keyboard.press("ArrowRight")
    assert title.inner_text() != english
    assert page.locator("h1 .en").is_hidden()
    page.keyboard.press("ArrowLeft")
    assert title.inner_text() == english


def test_everything_is_reached_and_opened_by_keyboard(visit: Open) -> None:
    """Tab leads to each task in order; Enter opens it, and the hint stays closed until asked for."""
    page = visit("half")
    hint = page.locator("details.hint").first
    assert not hint.evaluate("one => one.open")
    seen = []
    page.locator("#en").focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        place = page.evaluate(
            "[document.activeElement.tagName, document.activeElement.closest('details')?.className ?? '',"
            " getComputedStyle(document.activeElement).outlineStyle]"
        )
        seen.append(tuple(place[:2]))
        assert place[0] == "BODY" or place[2] != "none"
        if place[1] == "hint":
            page.keyboard.press("Enter")
            break
    assert seen.index(("SUMMARY", "task passed")) < seen.index(("SUMMARY", "task failed"))
    assert hint.evaluate("one => one.open")
    assert page.locator("details.hint p").first.is_visible()


def test_the_place_of_a_failure_leads_to_its_line(visit: Open) -> None:
    """The link opens the listing and scrolls to the marked line."""
    page = visit("half", reduced_motion="reduce")  # no smooth scrolling to wait for
    page.locator(".failure .place a").first.click()
    line = page.locator(".l.m[id]").first
    assert line.is_visible()
    assert line.evaluate("one => one.getBoundingClientRect().top < innerHeight")


def test_a_report_is_complete_on_paper(visit: Open) -> None:
    """Printed, a report shows what was closed on the screen, and no switch."""
    page = visit("half")
    page.emulate_media(media="print")
    assert page.locator("details.hint p").first.is_visible()
    assert page.locator(".switch").is_hidden()


def test_the_class_sorts_by_keyboard(visit: Open) -> None:
    """Enter on a heading sorts by it, largest first, then the other way; the heading says so."""
    page = visit("class", 1440)
    button = page.locator("#table thead button").nth(1)
    button.focus()

    def scores() -> list[float]:
        texts = page.locator("#table tbody tr td:nth-child(2)").all_inner_texts()
        return [float(text.split()[-1]) for text in texts if not text.endswith("–")]

    page.keyboard.press("Enter")
    assert scores() == sorted(scores(), reverse=True)
    assert page.locator("#table th").nth(1).get_attribute("aria-sort") == "descending"
    page.keyboard.press("Enter")
    assert scores() == sorted(scores())
    names = page.locator("#table thead button").nth(0)
    names.focus()
    page.keyboard.press("Enter")
    assert page.locator("#table th").nth(1).get_attribute("aria-sort") is None
    shown = page.locator("#table tbody th").all_inner_texts()
    assert shown == sorted(shown) or shown == sorted(shown, key=lambda name: (name.isascii(), name))


def test_the_class_filters_by_name_and_by_status(visit: Open) -> None:
    """Typing narrows the table and the count says how far; a status shows those who have it."""
    page = visit("class", 1440)
    page.fill("#find", "학생")
    assert page.locator("#table tbody tr:visible").count() == 12
    assert page.locator("#found").inner_text() == "12 / 24"
    page.fill("#find", "")
    page.locator("label:has(input[name=show][value=missing])").click()  # the input itself is out of sight
    visible = page.locator("#table tbody tr:visible")
    assert 0 < visible.count() < 24
    assert visible.count() == page.locator("#table tbody tr:has(td.missing)").count()


def test_without_script_the_class_is_readable(visit: Open) -> None:
    """All rows, no dead controls."""
    page = visit("class", java_script_enabled=False)
    assert page.locator("#table tbody tr:visible").count() == 24
    assert page.locator(".filter").is_hidden()


def test_a_large_class_opens_in_two_seconds_and_stays_smooth(browser: Browser, tmp_path: Path) -> None:
    """1,000 students and 7 assignments: loaded within 2 s, sorted and filtered within half of one."""
    names = tuple(assignment.name for assignment in samples.COURSE.assignments)
    path = tmp_path / "large.html"
    path.write_text("".join(index(a_class(1000, names), course=samples.COURSE, lang="en")), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(path.as_uri())
    timing = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    assert timing < 4000  # 2 s on a machine that does nothing else
    click = (
        "(() => { const start = performance.now(); %s; document.body.offsetHeight;"
        " return performance.now() - start })()"
    )
    sort = click % "document.querySelectorAll('#table thead button')[1].click()"
    assert min(page.evaluate(sort) for _ in range(3)) < 1000  # half a second on a machine that does nothing else
    find = "const box = document.getElementById('find'); box.value = '학생 00'; box.dispatchEvent(new Event('input'))"
    assert page.evaluate(click % find) < 1000
    assert page.locator("#table tbody tr:visible").count() == 50
    page.fill("#find", "")
    page.click("#on")
    assert page.locator("#found").inner_text() == "201–400 / 1,000"
    assert page.locator("#table tbody tr").count() == 200
    page.close()


@pytest.mark.nightly
def test_the_page_of_ten_thousand_opens(browser: Browser, tmp_path: Path) -> None:
    """10,000 students and 7 assignments in one file: a page of rows at first; turning it, sorting and finding work."""
    names = tuple(assignment.name for assignment in samples.COURSE.assignments)
    path = tmp_path / "vast.html"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(index(a_class(10_000, names), course=samples.COURSE, lang="en"))
    assert path.stat().st_size < 12_000_000
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(path.as_uri())
    assert page.locator("#table tbody tr").count() == 200
    page.click("#on")
    assert page.locator("#found").inner_text() == "201–400 / 10,000"
    page.locator("#table thead button").first.click()
    page.fill("#find", "학생 007")
    assert page.locator("#table tbody tr").count() == 5
    page.close()
