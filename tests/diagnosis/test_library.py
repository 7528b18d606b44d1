"""Which mistake is blamed: a helper's only where the helper is wrong itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.authoring.verify import grade_source
from grader.course.load import load_course
from grader.grading.engine import Engine
from grader.model import Assignment
from grader.sandbox import tiers
from grader.testing.variants import load_variants
from tests.small_course import PUBLIC, write_course

pytestmark = pytest.mark.usefixtures("lent_servers")

SUMS = '''
from grader.testing.variants import variant

TEXTS = dict(title={"en": "behaves exactly as if", "ko": "똑같이"}, hints=[{"en": """two
    lines""", "ko": "두 줄"}])


@variant("SUM01", **TEXTS)
def add(a, b):
    return a - b


@variant("SUM02", **TEXTS)
def total(numbers):
    return None + 1
'''


@pytest.fixture(scope="module")
def sums(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Engine, Assignment]]:
    """A small course whose ``total`` uses ``add``, with a variant of each."""
    root = write_course(tmp_path_factory.mktemp("variants"), **{"reference/sums/variants.py": SUMS})
    course = load_course(root)
    with Engine(course, tiers.best(grading=True), warm_up=True) as made:
        yield made, course.assignments[0]


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("def add(a, b): return a - b\ndef total(n): return sum(n.tolist())", {"add": "SUM01"}),
        ("def add(a, b): return a + b\ndef total(n): return -sum(n.tolist())", {}),
        ("def add(a, b): return a + b\ndef total(n): return None + 1", {"total": "SUM02"}),
        ("def add(a, b): return a + b\ndef total(n): return sum(1, 2)", {}),
        ("def add(a, b): return a * b\ndef total(n): return -sum(n.tolist())", {}),
    ],
    ids=["itself", "helper is right", "same error", "another error of the type", "another mistake"],
)
def test_who_is_blamed(sums: tuple[Engine, Assignment], source: str, named: dict[str, str]) -> None:
    """A helper is named only if it is wrong itself, an exception only if it says the same."""
    result = grade_source(*sums, source)
    assert {found.task: found.code for found in result.diagnoses} == named


def test_nothing_is_related_of_what_uses_a_wrong_one(tmp_path: Path) -> None:
    """``add`` raises KeyError, and ``total`` adds with it: that is said of ``add`` alone."""
    free = PUBLIC.replace(', needs=["add"]', "")  # nothing waits for ``add``
    files = {"assignments/sums/test_sums.py": free, "reference/sums/variants.py": SUMS}
    course = load_course(write_course(tmp_path, **files))
    source = "def add(a, b): return {}[a]\ndef total(n):\n    s = 0\n    for x in n: s = add(s, x)\n    return s"
    with Engine(course, tiers.best(grading=True), warm_up=True) as engine:
        result = grade_source(engine, course.assignments[0], source)
    assert any(test.task == "total" and test.outcome == "failed" for test in result.tests)
    assert {found.task for found in result.relations} == {"add"}


def test_texts_are_folded(sums: tuple[Engine, Assignment]) -> None:
    """A text in triple quotes is one line."""
    assert load_variants(sums[1])[0].hints[0].en == "two lines"
