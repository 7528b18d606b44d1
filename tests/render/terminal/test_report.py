"""The terminal's lines: golden files reviewed by eye, at 80 and 40 columns, in English and Korean."""

from __future__ import annotations

import io
import os
from pathlib import Path

import msgspec
import pytest
from rich.cells import cell_len
from rich.console import Console

from grader.model import SourceText
from grader.render.progress import progress, standings
from grader.render.terminal import report
from tests import samples

GOLDEN = Path(__file__).parent / "golden"


def printed(name: str, width: int = 80, lang: str = "en", encoding: str = "utf-8", **more: object) -> str:
    """What is printed for a sample, or for ``course``, without the blanks that fill lines."""
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding=encoding, errors="replace", write_through=True)
    console = Console(file=file, width=width, highlight=False, markup=False, emoji=False, **more)  # type: ignore[arg-type]  # whatever a test adds
    if name == "course":
        results = [samples.full().for_student(), samples.kinds().for_student()]
        report.print_course(console, results, progress(samples.COURSE.assignments, standings(results)), lang)
    else:
        report.print_result(console, samples.ALL[name]().for_student(), lang, samples.SOURCES.get(name, ()))
    return "".join(line.rstrip() + "\n" for line in raw.getvalue().decode(encoding).splitlines())


@pytest.mark.parametrize("width", [80, 40])
@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize(
    "name", ["half", "released", "full", "kinds", "ungradable", "missing", "grader-error", "course"]
)
def test_lines_are_as_reviewed(name: str, lang: str, width: int) -> None:
    """The output equals its golden file. GOLDEN=write writes them anew, to be reviewed before they are committed."""
    path = GOLDEN / f"{name}-{width}-{lang}.txt"
    shown = printed(name, width, lang)
    if os.environ.get("GOLDEN") == "write":
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [30, 40, 80, 200])
@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("name", samples.ALL)
def test_no_line_is_wider_than_the_terminal(name: str, lang: str, width: int) -> None:
    """Hangul counts two columns; nothing reaches beyond the edge."""
    assert max(cell_len(line) for line in printed(name, width, lang).splitlines()) <= width


def test_no_colour_when_piped_nor_under_no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe gets text alone; a terminal gets colour, unless NO_COLOR asks for none."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b" not in printed("half")
    assert "\x1b[" in printed("half", force_terminal=True, color_system="truecolor")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[31m" not in printed("half", force_terminal=True)


def test_hostile_text_cannot_steer_the_terminal() -> None:
    """No escape sequence, no bell, no text direction, no markup of rich, and an end after a few screens."""
    shown = printed("hostile", force_terminal=False)
    assert not any(character in shown for character in "\x1b\x07\x00\u202e\u2066\r")
    assert "\\x1b[31m" in shown
    assert len(shown.splitlines()) < 400


def test_signs_give_way_where_the_encoding_has_none() -> None:
    """On an ASCII terminal the signs are ASCII; nothing raises."""
    shown = printed("half", encoding="ascii")
    assert "x xor_gate" in shown
    assert "+ perceptron" in shown


def test_a_table_shows_got_beside_expected() -> None:
    """Wrong cells carry a sign, right ones only their value."""
    result = samples.kinds()
    only = tuple(test for test in result.tests if test.id.endswith("test_min_max"))
    raw = io.StringIO()
    console = Console(file=raw, width=80)
    report.print_result(console, msgspec.structs.replace(result, tests=only).for_student(), "en")
    assert "0.2 ≠ 0.111111" in raw.getvalue()
    assert "min_max_norm(df, column_stats(df))" in raw.getvalue()


def test_only_what_a_student_may_see_can_be_printed() -> None:
    """A Result is refused: it holds hidden inputs."""
    with pytest.raises(TypeError, match="StudentResult"):
        report.print_result(Console(file=io.StringIO()), samples.half(), "en")  # type: ignore[arg-type]  # the mistake


def test_the_line_is_shown_with_its_neighbours() -> None:
    """Two lines before and after, the one that is meant marked; long lines are cut, and nothing in them steers."""
    result = samples.half()
    source = "\n".join(f"line {n} \x1b[31m" + "x" * 500 for n in range(1, 100))
    raw = io.StringIO()
    report.print_result(Console(file=raw, width=60), result.for_student(), "en", [SourceText("gates.py", None, source)])
    rows = [row.strip() for row in raw.getvalue().splitlines() if "\\x1b[31mxxx" in row]
    assert [row.split()[0] for row in rows] == ["32", "33", "34", "35", "36"]
    assert [row.split()[1] == "▸" for row in rows] == [False, False, True, False, False]
    assert all(row.endswith("…") for row in rows)


@pytest.mark.parametrize("source", ["", "\n" * 10, "short"])
def test_a_line_that_is_not_there_is_not_shown(source: str) -> None:
    """A place beyond the end of the code, or no code at all, is told without an excerpt."""
    raw = io.StringIO()
    report.print_result(Console(file=raw), samples.half().for_student(), "en", [SourceText("gates.py", None, source)])
    assert "gates.py, line 34" in raw.getvalue()
    assert "▸" not in raw.getvalue()
