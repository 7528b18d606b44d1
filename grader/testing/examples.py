"""A worked example of each known mistake: a call of the public tests where variant and reference differ."""

from __future__ import annotations

from collections.abc import Iterable

from grader.model import Assignment, Course, WrongCall
from grader.testing.library import Known, Library, open_library
from grader.testing.recorded import contrast
from grader.testing.suite import Suite, with_suite
from grader.testing.variants import Variant


def worked_examples(course: Course, assignment: Assignment) -> tuple[tuple[Variant, WrongCall | None], ...]:
    """Every variant with an example; None where only hidden tests tell it from the reference."""
    found: list[tuple[Variant, WrongCall | None]] = []

    def use(suite: Suite) -> None:
        library = open_library(suite)
        public = {spec.id for spec in suite.specs.values() if spec.visibility == "public"}
        shown = [known for known in library.reference.values() if known.call.test in public]
        found.extend((one, _example(one, library, suite, shown)) for one in library.variants)

    with_suite(course, assignment, use)
    return tuple(found)


def _example(variant: Variant, library: Library, suite: Suite, shown: Iterable[Known]) -> WrongCall | None:
    for known in shown:
        if known.call.task == variant.task:
            wrong = library.replay(variant, known.call.requests, suite, lambda _: None)
            if wrong is not None and wrong is not known.outcome:
                return contrast(known.call, known.outcome, wrong)
    return None
