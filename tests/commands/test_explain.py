"""``grader explain`` and ``grader hint``: what a code means, with a worked example, and help a level at a time."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.authoring.release import release
from grader.commands.explain import explain, hint
from grader.course.load import load_course
from grader.course.readme import sections, translate_link
from grader.errors import GraderError
from grader.model import Course
from tests import ROOT
from tests.small_course import write_course

VARIANTS = """
from grader.testing.variants import variant


@variant(
    "SUM01",
    title={"en": "behaves exactly as if it subtracted", "ko": "뺀 것과 똑같이 동작합니다"},
    hints=[{"en": "Which sign?", "ko": "어떤 기호일까요?"}, {"en": "Compare 1 + 2.", "ko": "1 + 2와 비교합니다."}],
    link="README.md#1-adda-b",
)
def add(a, b):
    return a - b


@variant(
    "SUM02",
    title={"en": "behaves exactly as if the numbers were taken out", "ko": "똑같이 동작합니다"},
    hints=[{"en": "Look at the list.", "ko": "목록을 봅니다."}],
    example="total([add(1, 1), 3])",
)
def total(numbers):
    result = 0
    while len(numbers):
        result, numbers[:] = result + int(numbers[0]), numbers[1:]
    return result
"""
READMES = {
    "assignments/sums/README.md": "# Sums\n\n```sh\n# no heading\n```\n\n## 1. `add(a, b)`\n\n## Notes\n\n## Notes\n",
    "assignments/sums/README.ko.md": "# 합\n\n## 1. `add(a, b)` 함수\n\n## 참고\n\n## 참고\n",
}


@pytest.fixture
def known(tmp_path: Path) -> Course:
    """The small course with two known mistakes."""
    return load_course(write_course(tmp_path / "course", **{"reference/sums/variants.py": VARIANTS, **READMES}))


def test_a_code_is_explained_with_an_example(known: Course) -> None:
    """What it is, a call of the public tests with both results, all levels of the hint, and where to read on."""
    assert explain(known, "sum01", "en").splitlines() == [
        "SUM01  sums, add",
        "",
        "behaves exactly as if it subtracted",
        "",
        "For example:",
        "  add(1, 2)",
        "  expected  3",
        "  gives     -1",
        "",
        "Which sign?",
        "",
        "Compare 1 + 2.",
        "",
        "Read on: assignments/sums/README.md#1-adda-b",
    ]


def test_in_korean_it_leads_to_the_korean_section(known: Course) -> None:
    """Words, labels and the section are Korean."""
    told = explain(known, "SUM01", "ko")
    assert "뺀 것과 똑같이 동작합니다" in told
    assert told.endswith("assignments/sums/README.ko.md#1-adda-b-함수")


def test_an_authored_example_serves_where_no_public_call_does(known: Course) -> None:
    """A changed argument is shown as code that looks at it afterwards."""
    lines = explain(known, "SUM02", "en").splitlines()
    assert lines[5:8] == ["  x = [2, 3]; total(x); x", "  expected  [2, 3]", "  gives     []"]


def test_a_student_sees_the_same(known: Course, tmp_path: Path) -> None:
    """In the released repository, where variants are not."""
    release(known, tmp_path / "out", "en", "py")
    released = load_course(tmp_path / "out")
    assert not (tmp_path / "out" / "reference").exists()
    for code in ("SUM01", "SUM02"):
        assert explain(released, code, "ko") == explain(known, code, "ko")


def test_an_unknown_code_brings_similar_ones(known: Course) -> None:
    """A slip of a digit is corrected; anything else says where codes stand."""
    with pytest.raises(GraderError) as caught:
        explain(known, "SUM1", "en")
    assert caught.value.hint == "Similar: SUM01."
    with pytest.raises(GraderError) as caught:
        explain(known, "XYZ", "en")
    assert "report" in caught.value.hint


@pytest.mark.parametrize(
    ("example", "said"),
    [("total([])", "gives the same to total"), ("total(", "SyntaxError"), ("3", "Write a call of total")],
)
def test_an_example_that_shows_nothing_is_an_error(
    course: Path, grader: Callable[..., subprocess.CompletedProcess[str]], example: str, said: str
) -> None:
    """Two lines name the variant and what is wrong with it."""
    path = course / "reference" / "sums" / "variants.py"
    path.write_text(VARIANTS.replace("total([add(1, 1), 3])", example), encoding="utf-8")
    done = grader("explain", "SUM02", cwd=course)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "SUM02" in done.stderr and said in done.stderr and len(done.stderr.splitlines()) == 2


def test_hints_come_a_level_at_a_time() -> None:
    """Each level is told alone, says how many there are, and how to get the next; the last one does not."""
    course = load_course(ROOT)
    levels = [hint(course, "gates", "xor_gate", level, "en") for level in (1, 2, 3)]
    authored = course.assignments[0].task("xor_gate").hints
    for level, (text, other) in enumerate(zip(levels, authored, strict=True), 1):
        assert text.startswith(f"xor_gate, hint {level}/3\n\n{other.en}")
        assert all(one.en not in text for one in authored if one is not other)
        assert (f"grader hint gates xor_gate --level {level + 1}" in text) == (level < 3)


def test_a_hint_is_quick_and_imports_nothing_heavy() -> None:
    """A hint is read from a file: neither NumPy nor pandas nor pytest is waited for."""
    program = "import sys; sys.argv = ['grader', 'hint', 'gates', 'xor_gate', '--lang', 'en']\n"
    program += "from grader.cli import main\ntry: main()\nexcept SystemExit: pass\n"
    program += "print([m for m in ('numpy', 'pandas', 'pytest', '_pytest', 'matplotlib') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("xor_gate, hint 1/3") and done.stdout.endswith("[]\n")


@pytest.mark.parametrize(
    ("task", "level", "said"),
    [("total", 1, "no hint"), ("add", 2, "1 levels"), ("sum", 1, "no assignment or task called 'sum'")],
)
def test_a_hint_that_is_not_there_is_said(known: Course, task: str, level: int, said: str) -> None:
    """Two lines: what is missing, and where to look."""
    with pytest.raises(GraderError, match=said) as caught:
        hint(known, "sums", task, level, "en")
    assert caught.value.hint


def test_sections_are_called_as_github_calls_them(known: Course) -> None:
    """Signs go, blanks become hyphens, a name that comes again gets a number, code is no heading."""
    assert sections(READMES["assignments/sums/README.md"]) == ("sums", "1-adda-b", "notes", "notes-1")


def test_a_link_stays_where_there_is_no_counterpart(known: Course) -> None:
    """Other files, unknown sections, a README in one language."""
    folder = known.assignments[0].folder
    assert translate_link("README.md#notes-1", folder, "ko") == "README.ko.md#참고-1"
    assert translate_link("README.md#nowhere", folder, "ko") == "README.md#nowhere"
    assert translate_link("https://example.org/#notes", folder, "ko") == "https://example.org/#notes"
    (folder / "README.ko.md").unlink()
    assert translate_link("README.md#notes", folder, "ko") == "README.md#notes"


def test_without_a_task_the_tasks_are_listed(known: Course) -> None:
    """Each with its title, and how many hints it has."""
    told = hint(known, "Sums", None, 1, "en").splitlines()
    assert told[2:4] == ["  add    Add two numbers (1 hint)", "  total  Add many numbers (0 hints)"]
    assert told[-1] == "The first hint: grader hint sums add"
