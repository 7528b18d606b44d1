"""The authoring form of mistakes: edits, whole functions, several ways of one mistake, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.course.load import load_course
from grader.errors import GraderError
from grader.testing.edits import EditError, ReferenceEdit, reference_text
from grader.testing.variants import MistakeFile, load_mistakes
from tests.small_course import write_course

HEAD = """
from grader.testing.variants import edit, naming_call, predicate, variant

WORDS = dict(title={"en": "subtracts", "ko": "뺍니다"}, hints=[{"en": "a\\n  b", "ko": "가"}], link="README.md#add")
"""


def load(root: Path, text: str) -> tuple[MistakeFile, str]:
    """The mistakes of the small course, and its reference's text."""
    course = load_course(write_course(root, **{"reference/sums/variants.py": HEAD + text}))
    return load_mistakes(course.assignments[0]), reference_text(course.assignments[0])


def test_an_edit_changes_the_reference(tmp_path: Path) -> None:
    """The piece is replaced where it stands in the task, and nowhere else."""
    written, reference = load(tmp_path, 'edit("SUM01", task="total", old="result = 0", new="result = 1", **WORDS)')
    (one,) = written.variants
    assert one.source(reference) == reference.replace("result = 0", "result = 1") != reference
    assert (one.task, one.hints[0].en) == ("total", "a b")


def test_further_ways_have_the_words_of_the_first(tmp_path: Path) -> None:
    """Edits and functions may share a code; only the first has words."""
    text = """
edit("SUM01", task="add", old="a + b", new="a - b", **WORDS)
@variant("SUM01")
def add(a, b):
    return -(b - a)
"""
    written, reference = load(tmp_path, text)
    first, second = written.variants
    assert second.title == first.title and second.link == "README.md#add"
    assert second.source(reference) == reference + "\n\ndef add(a, b):\n    return -(b - a)\n"


def test_predicates_and_naming_calls_are_collected(tmp_path: Path) -> None:
    """They stand in the same file."""
    text = """
@predicate("SUM02", **WORDS)
def add(answer):
    return answer(1, 2) == 4
naming_call("add", "add(2, 3)")
"""
    written, _ = load(tmp_path, text)
    assert [one.code for one in written.predicates] == ["SUM02"] and written.variants == ()
    assert written.predicates[0].holds(lambda a, b: a + b + 1) is True
    assert [(one.task, one.call) for one in written.calls] == [("add", "add(2, 3)")]


def test_a_predicate_may_be_a_further_way_of_a_variant(tmp_path: Path) -> None:
    """It then has the words of the variant."""
    text = """
edit("SUM01", task="add", old="a + b", new="a - b", **WORDS)
@predicate("SUM01")
def add(answer):
    return answer(1, 2) == -1
"""
    written, _ = load(tmp_path, text)
    (variant,), (predicate,) = written.variants, written.predicates
    assert (predicate.title, predicate.hints, predicate.link) == (variant.title, variant.hints, variant.link)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('edit("SUM01", task="add", old="a * b", new="a", **WORDS)', "SUM01: 'a * b' is not in the reference"),
        ('edit("SUM01", task="total", old="result", new="a", **WORDS)', "SUM01: 'result' is 4 times in total"),
        ('edit("SUM01", task="sub", old="a", new="b", **WORDS)', "SUM01: there is no task 'sub'"),
        ('edit("SUM01", task="add", old="a + b", new="a")', "SUM01 has no title"),
        ('edit("SUM01", task="add", old="a + b", new="a", **WORDS)\n' * 2, "SUM01 is there twice"),
        ('naming_call("sub", "sub(1)")', "sub(1): there is no task 'sub'"),
    ],
)
def test_what_cannot_be_a_mistake_is_named(tmp_path: Path, text: str, reason: str) -> None:
    """The file, the code and what is wrong with it."""
    with pytest.raises(GraderError, match=r"variants\.py") as caught:
        load(tmp_path, text)
    assert reason in caught.value.message


def test_a_piece_outside_the_task_is_a_helpers() -> None:
    """Not in the task, once in the file; the task's own text comes first."""
    source = "def _half(x):\n    return x / 2\n\n\ndef mean(a, b):\n    return _half(a + b)\n"
    assert ReferenceEdit("mean", "x / 2", "x").apply(source) == source.replace("x / 2", "x")
    assert ReferenceEdit("mean", "return", "yield").apply(source).count("return") == 1
    with pytest.raises(EditError, match="not in the reference"):
        ReferenceEdit("mean", "x * 2", "x").apply(source)
