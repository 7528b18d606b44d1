"""A worked example of each known mistake: a call, of the public tests or authored, that shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from grader.diagnosis.naming_calls import request_of
from grader.diagnosis.outcomes import judged_by
from grader.diagnosis.recorded import Call, CallReader, calls, contrast, outcome_of, place_in
from grader.diagnosis.recording import Recording
from grader.errors import GraderError
from grader.model import Assignment, Course, TestResult, WrongCall
from grader.testing.edits import reference_text
from grader.testing.in_process import LocalTransport, local_session, quiet
from grader.testing.modules import module_of
from grader.testing.suite import Suite, with_suite
from grader.testing.variants import Known, Variant, load_mistakes


def worked_examples(course: Course, assignment: Assignment) -> tuple[tuple[Known, WrongCall | None], ...]:
    """Return every mistake with an example; None where only hidden tests show it and no example is authored, and for a
    predicate.

    Raises GraderError for an authored example that is no call, or shows nothing.
    """
    examples: dict[str, tuple[Known, WrongCall | None]] = {}

    def use(suite: Suite) -> None:
        mistakes = load_mistakes(assignment)
        public = tuple(_public_calls(suite)) if mistakes.variants else ()
        for one in mistakes.known:
            known, example = examples.get(one.code, (one, None))
            if example is None and isinstance(one, Variant):
                asked = [_authored(one, suite)] if one.example else [call for call in public if call.task == one.task]
                example = _example(one, asked, suite) or _failure(one, suite)
            examples[one.code] = known, example

    with_suite(course, assignment, use)
    return tuple(examples.values())


def _public_calls(suite: Suite) -> Iterable[Call]:
    """Return the calls of the reference in public tests, each once."""
    recording = Recording()
    hidden = frozenset(spec.id for spec in suite.specs.values() if spec.visibility == "hidden")
    session = local_session(suite.frame.reference(), listener=recording, limits=suite.assignment.limits)
    suite.run(session, skip=hidden)
    return {call.requests: call for call in calls(recording.exchanges, CallReader()) if call.reply is not None}.values()


def _example(variant: Variant, asked: Iterable[Call], suite: Suite) -> WrongCall | None:
    source = variant.source(reference_text(suite.assignment))
    for call in asked:
        right = replace(outcome_of(call.reply), right=True)
        reply = _answer(source, call.requests, suite)
        wrong = judged_by(outcome_of(reply), right) if reply is not None else right
        if not wrong.right:
            return contrast(call, right, wrong)
    if variant.example:
        raise GraderError(f"{variant.code}: the reference gives the same to {variant.example}", "Choose another call.")
    return None


def _failure(variant: Variant, suite: Suite) -> WrongCall | None:
    """Return the first public claim that a variant does not meet: for calls that cannot be made again."""
    skip = frozenset(s.id for s in suite.specs.values() if s.visibility == "hidden" or s.task != variant.task)
    judged: list[TestResult] = []
    with quiet():
        module = module_of(variant.source(reference_text(suite.assignment)), "grader_example")
        session = local_session(module, limits=suite.assignment.limits)
        suite.run(session, skip=skip, first_failure=True, judged=judged.append)
    for test in judged:
        if test.call and (gap := test.gap) is not None and gap.expected:
            return WrongCall(f"{test.call}{place_in(gap, None)}", gap.expected, gap.actual)
    return None


def _answer(source: str, requests: tuple[bytes, ...], suite: Suite) -> tuple[bytes, int] | None:
    """Return what a text answers to the last of ``requests``; None where it cannot be run."""
    try:
        with quiet():
            transport = LocalTransport(module_of(source, "grader_example").__dict__)
            for request in requests:
                body, head = transport.exchange([request], cpu=suite.assignment.limits.cpu, wall=0)
    except Exception:
        return None
    return bytes(body), head


def _authored(variant: Variant, suite: Suite) -> Call:
    """Return the call that the author has written down, with what the reference gives to it."""
    request = request_of(variant.task, variant.example, f"{variant.code}: example", suite)
    body, head = LocalTransport(suite.frame.reference().__dict__).exchange([request], cpu=0, wall=0)
    return Call("", variant.task, (request,), (bytes(body), head))
