"""What a runner sends of one submission, collected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from grader.model import Figure, TestResult
from grader.testing import messages


class JudgementCancelled(Exception):
    """Another thread has ended the judgement with ``Engine.cancel``."""


class SuiteOutcome(msgspec.Struct, frozen=True):
    """The results of all tests and what came along. ``figures`` is None where none were asked for."""

    tests: tuple[TestResult, ...]
    figures: tuple[Figure, ...] | None
    printed: messages.Printed
    finished: messages.Finished


def outcome_of(
    events: Iterable[messages.Event], job: messages.Job, passed: Mapping[str, TestResult]
) -> SuiteOutcome | str:
    """Return the outcome of all tests, or why there is none. ``passed`` are the tests, by their ids, as they are where
    they pass. Raises JudgementCancelled."""
    results: list[TestResult] = []
    figures: list[Figure] = []
    printed = messages.Printed("", ())
    for event in events:
        if isinstance(event, messages.Judged):
            results += event.results
        elif isinstance(event, messages.Passed):
            results += [
                msgspec.structs.replace(passed[test], duration=seconds) for test, seconds in event.tests.items()
            ]
        elif isinstance(event, messages.Drawn):
            figures.append(event.figure)
        elif isinstance(event, messages.Printed):
            printed = event
        elif isinstance(event, messages.Finished):
            return SuiteOutcome(tuple(results), tuple(figures) if job.figures else None, printed, event)
        elif isinstance(event, messages.Cancelled):
            raise JudgementCancelled
        elif isinstance(event, messages.Broke):
            return event.reason
    return "the runner said nothing"
