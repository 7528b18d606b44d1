"""The notebook as it was handed in, as a page: it reads well, and nothing that is in it runs or gets out."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from grader.batch.notebook_pages import NotebookPages
from grader.model import Text
from grader.notebooks.outputs import read
from grader.processes.confined import Confined
from grader.render.html.cover import Cover
from grader.render.html.notebook import notebook_page
from grader.render.html.raster import picture_address
from tests.notebook_files import EVIL_CELLS, PIXEL, code, display, markdown, notebook

COVER = Cover("gates.ipynb", Text("Gates", "게이트"), "kim", "gates.html", "en", "templates")


@pytest.fixture(scope="module")
def pages() -> Iterator[NotebookPages]:
    """One helper process for all tests."""
    made = NotebookPages()
    yield made
    made.close()


def page(*cells: dict[str, Any]) -> BeautifulSoup:
    """The parsed page of a notebook, made in this process."""
    return BeautifulSoup(notebook_page(notebook(*cells), COVER), "html.parser")


def test_cells_and_outputs_in_order() -> None:
    """Text, code with its number and In [n], printed text joined, the error, the way back to the report."""
    parsed = page(
        markdown("# Mine\n\nThe *range*."),
        code("x = 1\nprint(x)", {"output_type": "stream", "text": "1\n"}, {"output_type": "stream", "text": ["2\n"]}),
        code("1/0", {"output_type": "error", "traceback": ["\x1b[31mZeroDivisionError\x1b[0m: division"]}, run=7),
    )
    assert [tag.get_text() for tag in parsed.select(".prose h2, .prose em")] == ["Mine", "range"]
    first, second = parsed.select(".code")
    assert first["id"] == "cell-1"
    assert [line.get_text().strip() for line in first.select(".l")] == ["x = 1", "print(x)"]
    assert [box.get_text() for box in first.select(".value")] == ["1\n2"]
    assert "In [7]" in second.get_text()
    assert second.select(".error .value")[0].get_text() == "ZeroDivisionError: division"
    assert parsed.select("header a")[0]["href"] == "gates.html"


def test_pictures_and_tables_are_shown() -> None:
    """A PNG is an image of its own bytes; a DataFrame's HTML is a table without its style."""
    table = (
        "<div><style scoped>.x{}</style><table border=1><tr><th scope=x>A</th><td colspan=2>1 &lt; 2</td></tr></table>"
    )
    parsed = page(code("df", display({"image/png": PIXEL, "text/plain": "<Figure>"}), display({"text/html": table})))
    (image,) = parsed.select("img")
    assert image["src"] == f"data:image/png;base64,{PIXEL}"
    assert not parsed.select(".printed style")
    assert [cell.get_text() for cell in parsed.select("th, td")] == ["A", "1 < 2"]
    assert parsed.select("td")[0].attrs == {"colspan": "2"}
    assert parsed.select(".scroll")[0]["tabindex"] == "0"


def test_a_progress_bar_is_one_line() -> None:
    """What a terminal would have overwritten is not printed a hundred times."""
    output = {"output_type": "stream", "text": "".join(f"\r{n} %" for n in range(100)) + "\ndone\n"}
    assert page(code("x", output)).select(".value")[0].get_text() == "99 %\ndone"


def test_headings_go_on_below_the_pages_own() -> None:
    """No level is skipped and none is the page's, whatever the student chose."""
    parsed = page(markdown("#### Deep\n\n# One\n\n### Three"), markdown("# Again\n\n## Two"))
    assert [tag.name for tag in parsed.select(".prose h1, .prose h2, .prose h3, .prose h4")] == [
        "h2", "h2", "h3", "h2", "h3",
    ]  # fmt: skip


def png(width: int, height: int) -> str:
    """The beginning of a PNG that says it is as large as that."""
    raw = base64.b64decode(PIXEL)
    return base64.b64encode(raw[:16] + width.to_bytes(4) + height.to_bytes(4) + raw[24:]).decode()


@pytest.mark.parametrize(
    ("mime", "data"),
    [
        ("image/png", base64.b64encode(b"<svg onload=alert(1)>").decode()),
        ("image/png", 'not base64 " onerror=alert(1)'),
        ("image/png", png(60_000, 60_000)),
        ("image/png", png(0, 10)),
        ("image/jpeg", PIXEL),
        ("image/jpeg", base64.b64encode(b"\xff\xd8" + b"\xff\xe0\x00\x02" * 5).decode()),
        ("image/svg+xml", "<svg/>"),
        ("text/html", "PGI+"),
    ],
)
def test_only_real_pictures_of_bearable_size(mime: str, data: str) -> None:
    """A picture is what its first bytes say, and does not unfold to gigabytes."""
    assert picture_address(mime, data) == ""
    parsed = page(code("x", display({mime: data, "text/plain": "<Figure>"})))
    assert not parsed.select("img")
    assert "<Figure>" in parsed.get_text()


def test_a_jpeg_is_a_picture() -> None:
    """Its size is found behind other segments."""
    raw = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08\x00\x10\x00\x20\x01\x01\x11\x00"
    data = base64.b64encode(raw).decode()
    assert picture_address("image/jpeg", data) == f"data:image/jpeg;base64,{data}"


@pytest.mark.parametrize("name", EVIL_CELLS)
def test_strange_cells_are_shown_or_left_out(name: str, pages: NotebookPages) -> None:
    """Whatever a cell holds, there is a page, below 1 MB, within seconds, and an ordinary cell after it is on it."""
    start = time.monotonic()
    html = pages.page(notebook(EVIL_CELLS[name](), code("ordinary = 'cell'")), COVER)
    assert time.monotonic() - start < 40
    assert len(html.encode()) < 1_000_000
    parsed = BeautifulSoup(html, "html.parser")
    assert not parsed.select("script, iframe, svg, [onerror]")
    assert "ordinary" in parsed.get_text() or "more cell" in parsed.get_text()


def test_what_is_left_out_is_named() -> None:
    """A script or a widget is said to be missing; thousands of outputs too."""
    many = [display({"text/plain": str(n)}) for n in range(500)]
    parsed = page(code("x", display({"application/javascript": "alert(1)"})), code("y", *many))
    assert "An output is not shown: application/javascript" in parsed.get_text()
    assert "An output is not shown: … 400" in parsed.get_text()


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"cells": 1}', b"\x00" * 100, b"[" * 100_000])
def test_what_is_no_notebook_is_a_page_that_says_so(data: bytes, pages: NotebookPages) -> None:
    """Broken files end in a page without cells, never in an error."""
    parsed = BeautifulSoup(pages.page(data, COVER), "html.parser")
    assert not parsed.select(".code, .prose")
    assert "too large or too unusual" in parsed.get_text()


def test_a_text_over_which_a_parser_hangs_is_shown_as_typed(
    pages: NotebookPages, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process is killed, and the page is made without formatting."""
    hanging = markdown("**bold** " + "HANG")
    monkeypatch.setattr("grader.batch.notebook_pages.make", slow_where_formatted)
    with Confined(cpu=1.0, wall=20.0) as confined:
        monkeypatch.setattr(pages, "_confined", confined)
        parsed = BeautifulSoup(pages.page(notebook(hanging), COVER), "html.parser")
    assert "**bold** HANG" in parsed.get_text()


def slow_where_formatted(data: bytes, cover: dict[str, Any], formatted: bool) -> str:
    """Stands in for ``make``: a parser that does not come back."""
    from grader.batch.notebook_pages import make

    while formatted:
        pass
    return make(data, cover, formatted)


def test_cells_are_numbered_as_in_the_report() -> None:
    """Code cells count from 1, empty ones included; text does not."""
    cells = read("a.ipynb", notebook(markdown("a"), code(""), markdown("b"), code("x")))
    assert [cell.number for cell in cells] == [None, 1, None, 2]


def test_a_batch_puts_the_notebook_beside_the_report(course: Path, tmp_path: Path, grader: Callable[..., Any]) -> None:
    """With the option: a page for each notebook, linked both ways, also for a stored result; none for scripts."""
    (tmp_path / "in/kim").mkdir(parents=True)
    (tmp_path / "in/lee").mkdir()
    (tmp_path / "in/kim/sums.ipynb").write_bytes(notebook(markdown("# 합"), code("def add(a, b):\n    return a + b")))
    (tmp_path / "in/lee/sums.py").write_text("def add(a, b):\n    return a + b\n")
    out = tmp_path / "out"
    assert grader("batch", tmp_path / "in", "--out", out, cwd=course).returncode == 0
    assert not (out / "reports/kim/sums.notebook.html").exists()
    assert grader("batch", tmp_path / "in", "--out", out, "--with-notebooks", cwd=course).returncode == 0
    book = BeautifulSoup((out / "reports/kim/sums.notebook.html").read_text("utf-8"), "html.parser")
    report = BeautifulSoup((out / "reports/kim/sums.html").read_text("utf-8"), "html.parser")
    assert book.select("header a")[0]["href"] == "sums.html"
    assert report.select(".hero a")[0]["href"] == "sums.notebook.html"
    assert book.select(".prose h2")[0].get_text() == "합"
    assert not (out / "reports/lee/sums.notebook.html").exists()
    assert "notebook" not in (out / "reports/lee/sums.html").read_text("utf-8")


def test_json_that_nobody_expects() -> None:
    """Wrong types at every place of the format are survived."""
    odd: list[Any] = [None, 1, "x", [], {}, [None], {"a": None}, True]
    for value in odd:
        cells = [
            {"cell_type": "code", "source": value, "outputs": value, "execution_count": value},
            {"cell_type": "markdown", "source": value, "attachments": value},
            {"cell_type": value, "source": "x", "attachments": {"a": value}},
            {
                "cell_type": "code",
                "outputs": [{"output_type": value, "data": value, "text": value, "traceback": value}],
            },
            {"cell_type": "code", "outputs": [{"data": {"image/png": value, "text/html": value, "text/plain": value}}]},
        ]
        assert notebook_page(json.dumps({"cells": cells}).encode(), COVER)
