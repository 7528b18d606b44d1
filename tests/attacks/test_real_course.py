"""The course's own tests against answers that are no answers: empty, missing, agreeable, or the argument itself.

A test that compares element by element holds where there are no elements; one that asks an object for its opinion
hears what the object likes. No assignment may be worth anything to either.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from grader.course.load import load_course
from grader.model import Assignment
from tests import ROOT
from tests.attacks.attack_batch import run_batch

COURSE = load_course(ROOT)

AGREEABLE = '''
class Agreeable:
    """Has every attribute, takes every argument, and says yes."""

    def __init__(self, *_, **__):
        pass

    def __getattr__(self, name):
        if name in ("equals", "all", "any", "isin", "allclose", "is_monotonic_increasing", "is_unique", "empty"):
            return lambda *_, **__: True
        return Agreeable()

    def __call__(self, *_, **__):
        return Agreeable()

    def __len__(self):
        return 0

    def __iter__(self):
        return iter(())
'''
ANSWERS = {
    "None": "None",
    "True": "True",
    "nan": "float('nan')",
    "inf": "float('inf')",
    "text": "''",
    "list": "[]",
    "tuple": "()",
    "dict": "{}",
    "set": "set()",
    "array": "np.array([])",
    "rows": "np.empty((0, 1))",
    "columns": "np.empty((0, 3))",
    "cube": "np.empty((0, 1, 1))",
    "lists": "[[], []]",
    "pair": "(np.empty((0, 1)), np.empty((0, 1)))",
    "triple": "([], [], [])",
    "six": "tuple(pd.DataFrame() for _ in range(6))",
    "frame": "pd.DataFrame()",
    "series": "pd.Series(dtype=float)",
    "agreeable": "Agreeable()",
    "agreeables": "(Agreeable(), Agreeable(), Agreeable())",
    "Ellipsis": "...",
    "NA": "pd.NA",
    "missing": "pd.Series([pd.NA] * 3, dtype='Int64')",
    "missing everywhere": "pd.DataFrame({name: pd.array([pd.NA] * 3, dtype='Float64') for name in 'abc'})",
    "nans": "np.full(3, np.nan)",
    "a square of nans": "np.full((3, 3), np.nan)",
    "the same of nans": "np.full_like(_[0], np.nan, dtype=float) if _ else np.nan",
}
HONEST = 5.0
"""Points out of 100 that an answer may come to because it is right somewhere: nothing stays nothing."""


@pytest.mark.nightly
@pytest.mark.parametrize("assignment", COURSE.assignments, ids=lambda a: a.name)
def test_no_answer_is_no_points(assignment: Assignment, tmp_path: Path) -> None:
    """Answers that say nothing are worth next to nothing."""
    tasks = [task.name for task in assignment.tasks]
    for name, answer in ANSWERS.items():
        folder = tmp_path / "in" / name
        folder.mkdir(parents=True)
        body = (
            f"import numpy as np\nimport pandas as pd\n{AGREEABLE}\n\ndef answer(*_, **__):\n    return {answer}\n\n\n"
        )
        body += "".join(f"{task} = answer\n" for task in tasks)
        (folder / f"{assignment.name}.py").write_text(body, encoding="utf-8")
    done = run_batch(ROOT, tmp_path / "in", tmp_path / "out", "--assignment", assignment.name)
    assert done.returncode == 0, done.stderr
    rows = list(csv.DictReader((tmp_path / "out" / "grades.csv").read_text("utf-8-sig").splitlines()))
    assert len(rows) == len(ANSWERS)
    assert {row["student"]: row["score"] for row in rows if float(row["score"]) > HONEST} == {}
