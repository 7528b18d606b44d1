"""An author's reason beside a wrong value says what beginners mostly miss there. Where it is known what this submission
does, that is told, and no second cause beside it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from grader.diagnosis.vague import are_vague
from grader.model import Diagnosis, Relation, TestResult

_ITSELF = "check.that"
"""A message that is nothing but its reason."""


def without_other_causes(
    tests: Sequence[TestResult], diagnoses: Sequence[Diagnosis], relations: Sequence[Relation]
) -> tuple[TestResult, ...]:
    """Return the tests, those without a reason for which something else is named where students see it."""
    telling = [one for one in relations if not are_vague([one])]
    said: list[Diagnosis | Relation] = [*diagnoses, *telling]
    named = {test for one in said if one.visibility == "public" for test in one.tests}
    return tuple(_without_reason(test) if test.id in named else test for test in tests)


def _without_reason(test: TestResult) -> TestResult:
    message = test.message
    if message is None or message.why is None or message.id == _ITSELF:
        return test
    return replace(test, message=replace(message, why=None))
