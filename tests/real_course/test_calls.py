"""What a public test says that it called: it can be copied and run, and gives what the test looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from grader.compare.equal import equal
from grader.course.load import load_course
from grader.model import Assignment
from grader.testing import check
from grader.testing.in_process import local_session
from grader.testing.suite import Suite, with_suite
from tests import ROOT

COURSE = load_course(ROOT)


def plain(value: Any) -> Any:
    """A value without what a test may take away to look at it: tuples, 0-d arrays, types of NumPy's numbers."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, np.ndarray | np.generic):
        return value.tolist()
    return value


@pytest.mark.parametrize("assignment", COURSE.assignments, ids=lambda assignment: assignment.name)
def test_every_call_can_be_copied_and_run(assignment: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the names of the tasks, ``np`` and ``pd``, in the folder of the course."""
    monkeypatch.chdir(ROOT)
    names: dict[str, Any] = {"np": np, "pd": pd}
    wrong: list[str] = []
    made: dict[str, Any] = {}

    def watched(claim: Callable[..., None], looks: bool) -> Callable[..., None]:
        def run(actual: Any, *args: Any, call: str = "", **kwargs: Any) -> None:
            claim(actual, *args, call=call, **kwargs)
            if not call:
                return
            try:
                if call not in made:
                    made[call] = plain(eval(call, dict(names)))
                if looks and not equal(made[call], plain(actual), nan_equal=True):
                    wrong.append(f"{call}: {made[call]!r}, not {actual!r}")
            except Exception as error:
                wrong.append(f"{call}: {type(error).__name__}: {error}")

        return run

    for name, looks in (("equal", True), ("shape", True), ("that", False)):
        monkeypatch.setattr(check, name, watched(getattr(check, name), looks))

    def use(suite: Suite) -> None:
        module = suite.frame.reference()
        names.update({task.name: getattr(module, task.name) for task in assignment.tasks})
        hidden = frozenset(spec.id for spec in suite.specs.values() if spec.visibility == "hidden")
        suite.run(
            local_session(module), skip=hidden, judged=lambda result: wrong.extend([result.id] * (not result.points))
        )

    with_suite(COURSE, assignment, use)
    assert wrong == []
    assert len(made) >= len(assignment.tasks)
