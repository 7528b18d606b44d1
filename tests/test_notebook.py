"""``check()`` in a notebook: one output, in a real kernel, the anatomy of the page in the colours around it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbconvert.preprocessors import ExecutePreprocessor

from grader.render.html.student import cell_output
from tests import samples

WRONG = """import numpy as np

def add(a, b):
    print("<script>alert(1)</script>\\x1b[31m")
    return a - b
"""
RIGHT = """def add(a, b):
    return a + b
"""
RAISES = """def total(numbers):
    result = 0
    return result / 0
"""


ANEW = """get_ipython().reset(new_session=True)
get_ipython().execution_count = 0
__import__("os").chdir({!r})
"""
"""A kernel after this cell knows nothing of what ran before, and counts from 1."""


@pytest.fixture(scope="module")
def kernel() -> Iterator[Any]:
    """The manager of a kernel for those who need none of their own, as they do not ask where a cell was run: to start
    one costs more than most tests do."""
    executor = ExecutePreprocessor(kernel_name="python3")  # type: ignore[no-untyped-call]  # nbconvert has no types
    with executor.setup_kernel():
        yield executor.km


def outputs(course: Path, *cells: str, kernel: Any = None) -> list[Any]:
    """The outputs of the last of ``cells``, run inside ``course`` in a kernel of their own, or in ``kernel``."""
    begin = [] if kernel is None else [ANEW.format(str(course))]
    made = [nbformat.v4.new_code_cell(cell) for cell in (*begin, *cells)]
    book = nbformat.v4.new_notebook(cells=made)
    executor = ExecutePreprocessor(timeout=120, kernel_name="python3")  # type: ignore[no-untyped-call]  # as above
    executor.preprocess(book, {"metadata": {"path": str(course)}}, km=kernel)
    if executor.kc is not None:  # where the kernel goes on
        executor.kc.stop_channels()
    return list(book.cells[-1].outputs)


def test_one_output_with_html_and_text(course: Path, kernel: Any) -> None:
    """Whatever the functions print, there is one display: HTML, and the same as text without colours."""
    (output,) = outputs(course, WRONG, RAISES, "import grader\ngrader.check('sums')", kernel=kernel)
    assert output.output_type == "display_data"
    parsed = BeautifulSoup(output.data["text/html"], "html.parser")
    text = output.data["text/plain"]
    claim = "add(1, 2): expected 3, got -1"
    assert claim in parsed.select(".failure .claim")[0].get_text()
    assert claim in text
    assert "\x1b" not in text
    assert not parsed.select("script")
    assert "<script>alert(1)</script>\\x1b[31m" in parsed.select(".printed")[0].get_text()
    assert "0 of 50 public points" in text
    assert "grader run" not in text
    assert "run its cell and this one" in text
    assert [hint.summary.get_text() for hint in parsed.select(".hints details") if hint.summary] == ["hint 1/1"]
    assert "Look at the plus sign." in parsed.select(".hints")[0].get_text()


def test_the_place_is_the_cell_as_it_was_run(course: Path) -> None:
    """A wrong value leads to the function, an error to its line, each in the In [n] that holds them now."""
    (output,) = outputs(
        course,
        "def add(a, b):\n    return a + b",
        "x = 1",
        RAISES,
        "from grader import check\ncheck('sums', lang='ko')",
    )
    failure = BeautifulSoup(output.data["text/html"], "html.parser").select(".failure")[0]
    assert failure.select(".place")[0].get_text() == "In [3], 3번째 줄"
    assert failure.select(".listing .m")[0].get_text().endswith("return result / 0\n")
    assert not failure.select(".place a")
    (output,) = outputs(course, "def add(a, b):\n    return a + b", WRONG, "from grader import check\ncheck('sums')")
    assert "In [2], line 3" in output.data["text/plain"]


def test_what_is_wrong_with_the_call_is_one_line(course: Path, kernel: Any) -> None:
    """An assignment that is not there is told without a traceback, and so is what is no name."""
    calls = ("'nothing'", "'sums', 3", "'/tmp'", "'sums/nothing.py'", "'assignments/sums/sums.py'", "'sums', lang='fr'")
    (output,) = outputs(
        course, "\n".join(["from grader import check", *(f"check({call})" for call in calls)]), kernel=kernel
    )
    assert output.output_type == "stream"
    assert output.text.startswith("grader: ")
    assert "called 'int'" in output.text
    assert "lang=fr: there is no such language here\n        Known: en, ko." in output.text
    assert "Traceback" not in output.text and "Write: grader" not in output.text
    assert '/tmp: which assignment is it for?\n        Known: sums. Write: check("ASSIGNMENT")' in output.text
    assert "sums.py: check judges what this notebook defines, not a file" in output.text


def test_a_function_stands_for_its_task(course: Path, kernel: Any) -> None:
    """And no name for the assignment in whose folder the notebook runs."""
    (output,) = outputs(course, RIGHT, "from grader import check\ncheck('sums', add)", kernel=kernel)
    assert "30 of 30 public points" in output.data["text/plain"]
    (output,) = outputs(course / "assignments" / "sums", RIGHT, "from grader import check\ncheck()", kernel=kernel)
    assert "30 of 50 public points" in output.data["text/plain"]


def test_without_a_notebook_lines_are_printed(course: Path) -> None:
    """In a script the same comes as text."""
    code = f"{WRONG}\nfrom grader import check\ncheck('sums')"
    command = [sys.executable, "-c", code]
    env = {**os.environ, "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=course, env=env, capture_output=True, text=True, check=True)
    assert "add(1, 2): expected 3, got -1" in done.stdout
    assert "text/html" not in done.stdout


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("name", samples.ALL)
def test_the_piece_of_html_stays_where_it_is(name: str, lang: Literal["en", "ko"]) -> None:
    """No id, no heading (notebooks list them), no address, no script, one language, its style for itself alone."""
    html = cell_output(samples.ALL[name]().for_student(), lang, samples.SOURCES.get(name, ()))
    assert len(html.encode()) < 500_000
    parsed = BeautifulSoup(html, "html.parser")
    assert not parsed.select("[id], h1, h2, h3, h4, script, img, .en, .ko, a[href^='#']")
    assert [tag.name for tag in parsed.find_all(recursive=False)] == ["div"]
    style = str(parsed.style.string) if parsed.style else ""
    assert re.match(r"\s*\.nn-grader\.nn-grader \{", style)
    assert outermost(style) == 1
    words = parsed.get_text()
    assert ("다음 단계" in words) == (lang == "ko")


def outermost(style: str) -> int:
    """How many rules stand at the top of ``style``."""
    depth = rules = 0
    for character in style:
        depth += {"{": 1, "}": -1}.get(character, 0)
        rules += character == "}" and depth == 0
    return rules


def test_only_what_a_student_may_see_can_be_shown() -> None:
    """A Result is refused: it holds hidden inputs."""
    with pytest.raises(TypeError, match="StudentResult"):
        cell_output(samples.half(), "en")  # type: ignore[arg-type]  # the mistake that this is about


def test_one_task_is_checked_under_its_cell(course: Path, kernel: Any) -> None:
    """Its points alone, and its mistake alone; a name that is nearly right is asked back in a notebook's words."""
    (output,) = outputs(course, WRONG, RAISES, "from grader import check\ncheck('sums', 'add')", kernel=kernel)
    text = output.data["text/plain"]
    assert "0 of 30 public points" in text
    assert "total" not in text
    (output,) = outputs(course, WRONG, "from grader import check\ncheck('sums', 'ad')", kernel=kernel)
    assert output.text.splitlines() == [
        "grader: there is no assignment or task called 'ad': sums add?",
        '        Write: check("sums", "add")',
    ]


def test_the_cell_magic_runs_the_cell_and_checks_the_task(course: Path, kernel: Any) -> None:
    """``%load_ext grader`` brings it; a cell that fails is not checked."""
    *_, output = outputs(course, "%load_ext grader", f"%%grade add\n{RIGHT}", kernel=kernel)
    assert "30 of 30 public points" in output.data["text/plain"]
    (output,) = outputs(
        course,
        "%load_ext grader",
        "try:\n    get_ipython().run_cell_magic('grade', 'add', 'x = 1 / 0')\nexcept Exception: pass",
        kernel=kernel,
    )
    assert output.output_type in ("error", "stream")


def test_outside_of_a_course_it_says_so_in_a_notebooks_words(tmp_path: Path, kernel: Any) -> None:
    """The folder that the kernel runs in, and how to leave it."""
    (output,) = outputs(tmp_path, "from grader import check\ncheck('sums')", kernel=kernel)
    assert output.text.splitlines()[0].endswith("that is not inside of a course")
    assert "%cd" in output.text


def test_a_name_that_only_the_kernel_remembers_is_told(course: Path) -> None:
    """The saved notebook no longer defines it. Nothing is said of a cell that still stands, or ran after the save."""
    ask = "from grader import check\ncheck('sums', 'add')"
    save = "import json, os\nos.environ['JPY_SESSION_NAME'] = 'work.ipynb'\nwith open('work.ipynb', 'w') as file:\n"
    save += "    json.dump({'cells': [{'cell_type': 'code', 'source': SOURCE}]}, file)"
    cells = [f"SOURCE = 'x = 1'\n{save}", WRONG, ask, save, ask]
    for source, told in (("x = 1", True), ("def add(a, b): return 1", False)):
        (output,) = outputs(course, *cells[:3], f"SOURCE = {source!r}\n{save}", ask)
        assert ("is known from a cell" in output.data["text/html"]) == told
    (output,) = outputs(course, *cells[:4], f"{WRONG}\n# again", ask)
    assert "is known from a cell" not in output.data["text/html"]


def test_what_a_function_uses_may_be_forgotten_as_well(course: Path) -> None:
    """Constants, imports, classes and what these use; not what another cell still binds, and no attribute."""
    saved = "def add(a, b):\n    return Adder().sum(a, b) + ZERO + KEPT + math.floor(0.5)\nprint(ZERO, KEPT)"
    kept = "for KEPT in [0]: pass\nif ("
    save = f"import json, os\nos.environ['JPY_SESSION_NAME'] = 'used.ipynb'\ncells = {[saved, kept]!r}\n"
    save += "cells = [{'cell_type': 'code', 'source': cell} for cell in cells]\n"
    save += "with open('used.ipynb', 'w') as file: json.dump({'cells': cells}, file)"
    ask = "from grader import check\ncheck('sums', 'add')"
    gone = "import math\nZERO, KEPT, sum = 0, 0, 0\nOTHER = 0\nUNUSED = 1"
    classes = "class Base:\n    pass\nclass Adder(Base):\n    def sum(self, a, b): return a + b + OTHER"
    (output,) = outputs(course, gone, classes, saved, ask, save, ask)
    told = re.findall(r"(\w+) is known from a cell", output.data["text/plain"])
    assert sorted(told) == ["Adder", "Base", "OTHER", "ZERO", "math"]
