"""A worked example of each known mistake: a call of the public tests where variant and reference differ."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from grader.diagnose import Outcome, beside, same
from grader.model import Assignment, Course
from grader.sandbox import wire
from grader.show import short
from grader.testing.judge import load_module
from grader.testing.library import outcome_of
from grader.testing.local import LocalTransport, local_session, quiet
from grader.testing.session import Exchange
from grader.testing.suite import Suite, with_suite
from grader.testing.variants import Variant, load_variants


@dataclass(frozen=True)
class Example:
    """A call, what the reference gives, and what the variant gives."""

    call: str
    expected: str
    actual: str


def worked_examples(course: Course, assignment: Assignment) -> tuple[tuple[Variant, Example | None], ...]:
    """Every variant with an example; None where only hidden tests tell it from the reference."""
    if assignment.reference is None:
        return ()
    variants = load_variants(assignment.reference, tuple(task.name for task in assignment.tasks))
    path = assignment.reference / f"{assignment.name}.py"
    found: list[tuple[Variant, Example | None]] = []

    def use(suite: Suite) -> None:
        session = local_session(load_module(path, f"grader_example_{assignment.name}"), record=True)
        suite.run(session)
        for one in variants:
            transport = LocalTransport(one.module(path).__dict__)
            found.append((one, _example(one, transport, session.exchanges)))

    with_suite(course, msgspec.structs.replace(assignment, reference=None), use)
    return tuple(found)


def _example(variant: Variant, transport: LocalTransport, exchanges: list[Exchange]) -> Example | None:
    for exchange in exchanges:
        if exchange.name != variant.task or exchange.reply is None or b'"handle"' in exchange.request:
            continue
        right = outcome_of(exchange.reply)
        with quiet():
            body, head_length = transport.exchange([exchange.request], cpu=0, wall=0)
        wrong = beside(outcome_of((bytes(body), head_length)), right)
        if not same(wrong, right):
            expected, actual = _told(right), _told(wrong)
            if expected != actual:  # equal where only the arguments have changed
                return Example(_call(exchange.request), expected, actual)
    return None


def _told(outcome: Outcome) -> str:
    if outcome.raised is not None:
        return f"{outcome.raised}: {outcome.said}"
    return short(outcome.value) + (", RuntimeWarning" if outcome.warned else "")


def _call(request: bytes) -> str:
    _, head_length = wire.read_header(request[: wire.HEADER.size], wire.CAPS)
    message = wire.decode(bytearray(request[wire.HEADER.size :]), head_length)
    arguments = [short(value, 80) for value in message[2]]
    arguments += [f"{key}={short(value, 80)}" for key, value in message[3].items()]
    return f"{message[1]}({', '.join(arguments)})"
