"""A worked example of each known mistake: a call, of the public tests or authored, that shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pandas as pd

from grader.diagnosis.library import KnownCall, Library, open_library
from grader.diagnosis.recorded import Call, contrast, outcome_of
from grader.errors import GraderError
from grader.model import Assignment, Course, WrongCall
from grader.sandbox.wire import codec
from grader.testing.in_process import LocalTransport
from grader.testing.suite import Suite, with_suite
from grader.testing.variants import Variant


def worked_examples(course: Course, assignment: Assignment) -> tuple[tuple[Variant, WrongCall | None], ...]:
    """Return every variant with an example; None where only hidden tests show the mistake and no example is authored.

    Raises GraderError for an authored example that is no call, or shows nothing.
    """
    examples: list[tuple[Variant, WrongCall | None]] = []

    def use(suite: Suite) -> None:
        library = open_library(suite)
        public = {spec.id for spec in suite.specs.values() if spec.visibility == "public"}
        candidates = [known for known in library.reference.values() if known.call.test in public]
        for one in library.variants:
            calls = [_authored(one, suite)] if one.example else [k for k in candidates if k.call.task == one.task]
            examples.append((one, _example(one, library, suite, calls)))

    with_suite(course, assignment, use)
    return tuple(examples)


def _example(variant: Variant, library: Library, suite: Suite, calls: Iterable[KnownCall]) -> WrongCall | None:
    for known in calls:
        wrong = known.read(library.answer(variant, known.call.requests, suite))
        if not wrong.right:
            return contrast(known.call, known.outcome, wrong)
    if variant.example:
        raise GraderError(f"{variant.code}: the reference gives the same to {variant.example}", "Choose another call.")
    return None


def _authored(variant: Variant, suite: Suite) -> KnownCall:
    """Return the call that the author has written down, with what the reference gives to it."""
    reference = suite.frame.reference().__dict__
    scope = {"np": np, "pd": pd, **reference, variant.task: lambda *args, **kwargs: (list(args), kwargs)}
    try:
        arguments = eval(variant.example, scope)  # noqa: S307  the author's own
        request = b"".join(codec.encode(["call", variant.task, *arguments, None, True]))
    except Exception as error:
        raise GraderError(
            f"{variant.code}: example: {type(error).__name__}: {error}", f"Write a call of {variant.task}."
        ) from error
    body, head = LocalTransport(reference).exchange([request], cpu=0, wall=0)
    call = Call("", variant.task, (request,), (bytes(body), head))
    return KnownCall(call, replace(outcome_of(call.reply), right=True))
