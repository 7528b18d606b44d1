"""Submissions that do no work earn nothing, and a test that gives one a point is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from grader.authoring import lazy
from grader.authoring.verify import verify
from grader.course import layout
from grader.course.load import load_course
from grader.errors import GraderError
from grader.grading.engine import Engine
from grader.grading.runners import libraries_for
from grader.sandbox import tiers
from tests.small_course import write_course

pytestmark = pytest.mark.usefixtures("lent_servers")

EASY = '''
import pytest

from grader.testing import check


@pytest.mark.task("add")
@pytest.mark.points(30)
def test_refuses(submission):
    """Texts are refused."""
    with pytest.raises(TypeError):
        submission.add(1, "b")


@pytest.mark.task("total", needs=["add"])
@pytest.mark.points(20)
def test_total(submission):
    """A total is a total."""
    check.equal(submission.total([1, 2]), 3)
'''
REASON = '"test_sums_hidden.py::test_empty" = "an empty sum is 0, and this test asks for no more"\n'


def problems(root: Path, **files: str) -> list[str]:
    """What the gate says about lazy submissions of the small course."""
    readmes = {"assignments/sums/README.md": "# Sums\n", "assignments/sums/README.ko.md": "# Sums\n"}
    course = load_course(write_course(root, **readmes, **files))
    with Engine(course, tiers.best(grading=True), warm_up=True) as engine:
        found = verify(course, course.assignments[0], engine).problems
    return [problem.text for problem in found if "work" in problem.text or "lazy" in problem.text]


def test_a_point_for_no_work_is_an_error_that_names_the_test(tmp_path: Path) -> None:
    """A test that any exception passes is named with the answer that passed it; an honest one is not."""
    assert problems(tmp_path, **{"assignments/sums/test_sums.py": EASY}) == [
        "test_sums.py::test_refuses gives points for no work: every task answers with a list of the first argument, "
        "a dict of zeros, an identity matrix and 1 more",
        "test_sums_hidden.py::test_empty gives points for no work: every task answers with 0",
    ]


@pytest.mark.usefixtures("few_lazies")
def test_a_reason_beside_it_settles_it_and_a_stale_one_is_named(tmp_path: Path) -> None:
    """``lazy.toml`` excuses the test it names; a line that excuses nothing has to go."""
    stale = '"test_sums.py::test_small" = "because"\n'
    assert problems(tmp_path, **{"reference/sums/lazy.toml": REASON + stale}) == [
        "lazy.toml names test_sums.py::test_small, which gives a lazy submission nothing: delete the line"
    ]


@pytest.mark.parametrize(("text", "said"), [('"a" = " "', "a has no reason"), ("a = [", "lazy.toml")])
def test_an_unusable_file_is_one_clear_line(tmp_path: Path, text: str, said: str) -> None:
    """A reason that says nothing and a broken file are refused by name."""
    (tmp_path / layout.LAZY).write_text(text, encoding="utf-8")
    with pytest.raises(GraderError, match=said):
        lazy.load_reasons(tmp_path)


def test_they_need_no_guests_of_another_kind_and_know_tables(tmp_path: Path) -> None:
    """Their text makes nobody import pandas; a table that they are given is answered with one."""
    course = load_course(write_course(tmp_path))
    made = {one.answer: one.source for one in lazy.lazy_submissions(course.assignments[0], "")}
    assert {libraries_for([source]) for source in made.values()} == {("numpy",)}
    namespace: dict[str, Any] = {}
    exec(made["ones like the first argument"], namespace)
    assert namespace["add"](pd.DataFrame({"x": [3, 4]})).to_dict("list") == {"x": [1.0, 1.0]}
    assert namespace["add"](np.zeros((1, 2)), 3).tolist() == [[1, 1]]


def test_a_class_is_as_lazy_as_a_function(tmp_path: Path) -> None:
    """A task that is a class has the reference's public methods, none of which works."""
    course = load_course(write_course(tmp_path))
    reference = "class add:\n    def step(self, x):\n        return x\n\n    def _hidden(self):\n        pass\n"
    for one in lazy.lazy_submissions(course.assignments[0], reference):
        namespace: dict[str, type] = {}
        exec(one.source, namespace)
        assert hasattr(namespace["add"](1, 2), "step")
        assert not hasattr(namespace["add"], "_hidden")
