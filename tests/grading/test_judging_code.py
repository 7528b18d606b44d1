"""What of an author's Python judges: words and comments do not."""

from __future__ import annotations

import pytest

from grader.grading.judging_code import digests

TEST = '''"""Tests."""

import pytest

SIZES = [1, 2]


@pytest.mark.task("add")
@pytest.mark.points(3)
@pytest.mark.title(ko="합")
@pytest.mark.hint(en="Add.", ko="더합니다.")
def test_add(submission):
    """Numbers are added."""
    assert submission.add(1, 2) == 3  # the smallest


@pytest.mark.task("add")
@pytest.mark.points(2)
def test_more(submission):
    """More of them."""
    for size in SIZES:
        assert submission.add(size, 2) == size + 2
'''

MISTAKE = """@variant("A01", title={"en": "a"}, hints=[{"en": "b"}], link="c")
def add(a, b):
    return a - b
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"""Tests."""', '"""All tests."""'),
        ('"""Numbers are added."""', '"""Two numbers are added."""'),
        ('ko="합"', 'ko="두 수의 합"'),
        ('@pytest.mark.hint(en="Add.", ko="더합니다.")\n', ""),
        ("  # the smallest", ""),
        ("SIZES = [1, 2]", "SIZES = [1,   2]"),
    ],
)
def test_words_judge_nobody(old: str, new: str) -> None:
    """Docstrings, titles, hints, comments and layout."""
    assert old in TEST
    assert digests(TEST.encode()) == digests(TEST.replace(old, new).encode())


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("== 3", "== 4", {"test_add"}),
        ("points(2)", "points(4)", {"test_more"}),
        ("SIZES = [1, 2]", "SIZES = [1, 3]", {""}),
        ("def test_more", "def test_others", {"test_more", "test_others"}),
    ],
)
def test_code_judges_and_names_its_test(old: str, new: str, changed: set[str]) -> None:
    """What stands around the tests is a piece of its own."""
    before, after = digests(TEST.encode()), digests(TEST.replace(old, new).encode())
    assert {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)} == changed


def test_a_mistakes_words_are_told_anew_and_its_code_names_it() -> None:
    """Title, hints and link of a mistake; its code and its body."""
    before = digests(MISTAKE.encode())
    for word in ('"a"', '"b"', '"c"'):
        assert digests(MISTAKE.replace(word, '"d"').encode()) == before
    assert digests(MISTAKE.replace("A01", "A02").encode()) != before
    assert digests(MISTAKE.replace("a - b", "b - a").encode()) != before


def test_what_is_no_python_is_one_piece() -> None:
    """Every change of it counts."""
    assert digests(b"def (") != digests(b"def ( ")
    assert set(digests(b"def (")) == {""}
