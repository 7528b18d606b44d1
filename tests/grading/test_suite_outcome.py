"""The results of a submission, put together from what a runner sends."""

from __future__ import annotations

from msgspec.structs import replace

from grader.grading.suite_outcome import SuiteOutcome, outcome_of
from grader.model import TestResult, Text
from grader.testing import messages

PASSED = {name: TestResult(name, "t", Text("t"), "public", "passed", 1.0, 1.0) for name in "abc"}


def test_results_keep_their_order() -> None:
    """Tests that passed come as names alone, and stand among the others where they ran."""
    failed = replace(PASSED["b"], outcome="failed", points=0.0)
    events = [
        messages.Passed({"c": 0.5}),
        messages.Judged((failed,)),
        messages.Passed({"a": 0.25}),
        messages.Printed("", ()),
        messages.Finished(),
    ]
    outcome = outcome_of(events, messages.Job("m", ()), PASSED)
    assert isinstance(outcome, SuiteOutcome)
    assert outcome.tests == (replace(PASSED["c"], duration=0.5), failed, replace(PASSED["a"], duration=0.25))
