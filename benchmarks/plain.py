"""The tests of an assignment on plain functions, without a wall: what its calls and comparisons cost by themselves.

python -m benchmarks.plain ASSIGNMENT FILE ...      CPU milliseconds for each file, in a warm process
"""

from __future__ import annotations

import contextlib
import copy
import io
import statistics
import sys
import time
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any

from grader.course.load import choose, load_course
from grader.model import TestResult
from grader.testing.in_process import local_session, quiet
from grader.testing.modules import load_module
from grader.testing.proxy import CallResult, ManyAnswers
from grader.testing.suite import Suite, with_suite

ROOT = Path(__file__).resolve().parent.parent


class Plain:
    """A submission's functions as they are: what tests call ``submission``."""

    def __init__(self, module: ModuleType) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Any:
        return getattr(self._module, name)

    def call(self, name: str, *args: Any, **kwargs: Any) -> CallResult:
        """Call, and return all that a test may look at, warnings aside."""
        own, printed = copy.deepcopy((list(args), kwargs)), io.StringIO()
        with contextlib.redirect_stdout(printed):
            value = getattr(self._module, name)(*own[0], **own[1])
        return CallResult(value, *own, [], printed.getvalue())

    def map(self, name: str, calls: Iterable[tuple[Any, ...]], **kwargs: Any) -> ManyAnswers:
        """Call for each tuple of arguments, where its answer is looked at."""
        function, made = getattr(self._module, name), [*calls]
        return ManyAnswers(lambda number: function(*made[number], **kwargs), len(made))

    def define(self, source: str) -> Any:
        """Return the function that a lambda's source makes."""
        import numpy as np
        import pandas as pd

        return eval(source, {"np": np, "pd": pd})

    def iterate(self, thing: Any, limit: int = 1000) -> list[Any]:
        """Return the first elements."""
        return list(islice(iter(thing), limit))


def measure(suite: Suite, files: list[str]) -> float:
    """Return CPU milliseconds of the suite's tests, the median of three rounds over the files."""
    costs, failed = [], set()

    def judged(result: TestResult) -> None:
        if result.outcome != "passed":
            failed.add(result.id)

    for _ in range(4):
        for number, file in enumerate(files):
            module = load_module(Path(file), f"handed_in_{number}")
            plain = Plain(module)
            suite.frame.submission = lambda _, plain=plain: plain  # type: ignore[method-assign,misc]
            with quiet():
                start = time.process_time()
                suite.run(local_session(module), judged=judged)
                costs.append((time.process_time() - start) * 1000)
    if failed:
        print(f"fail on plain functions: {', '.join(sorted(failed))}", file=sys.stderr)
    return statistics.median(costs[len(files) :])


def main() -> None:
    """Print the figure."""
    course = load_course(ROOT)
    (assignment,) = choose(course, (sys.argv[1],))
    with_suite(course, assignment, lambda suite: print(round(measure(suite, sys.argv[2:]), 2)))


if __name__ == "__main__":
    main()
