"""What is known of an assignment's candidates: how the reference and every way of being wrong fare in its tests.

It is computed in parts, each once, by a process that never reads a submission (``candidates``), and travels as bytes.
What the reference does comes first; how mistakes of one task fare in the tests of one task is a part of its own, and is
computed for a task that somebody has wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import msgspec

from grader.diagnosis.loose import form_of
from grader.diagnosis.outcomes import CallOutcome, judged_by
from grader.diagnosis.recorded import CallReader, message_of, outcome_of
from grader.model import Message
from grader.sandbox.wire import codec
from grader.testing.claims import Claim, ClaimKind
from grader.testing.messages import PartName
from grader.testing.variants import MistakeFile, Variant

Reply = tuple[bytes, int]


class StoredCall(msgspec.Struct, frozen=True, array_like=True):
    """A call that the reference has answered. ``naming``: no test makes it, it only tells mistakes apart. ``units``:
    the tests that make it."""

    task: str
    requests: tuple[bytes, ...]
    reply: Reply
    naming: bool
    units: tuple[str, ...]


class StoredReference(msgspec.Struct, frozen=True, array_like=True):
    """What the reference does: its calls; the units (tests, and a task's naming calls) in which calls of a task are
    made or the task is judged; for each variant the units that it may reach; and the names of a task's parameters."""

    calls: tuple[StoredCall, ...]
    units: dict[str, tuple[str, ...]]
    reached: tuple[tuple[str, ...], ...]
    parameters: dict[str, tuple[str, ...]]

    def reach(self, variant: int, task: str) -> frozenset[str]:
        """Return the units of a task that a variant, given by its number, may reach."""
        return frozenset(self.reached[variant]).intersection(self.units[task])


class StoredClaim(msgspec.Struct, frozen=True, array_like=True):
    """A claim with its values encoded: ``sides`` are the value and what was expected, None where they cannot be."""

    line: int
    step: int
    kind: ClaimKind
    raised: str = ""
    text: str = ""
    sides: Reply | None = None


class StoredProfile(msgspec.Struct, frozen=True, array_like=True):
    """A candidate: numbers of the variants that it makes; the claims at which tests ended; replies that are not the
    reference's, by the number of the call; calls of the reference that it has not made; what is said of a slip."""

    variants: tuple[int, ...]
    failed: dict[str, StoredClaim]
    wrong: dict[int, Reply]
    unmade: tuple[int, ...]
    slip: Message | None = None


class StoredPart(msgspec.Struct, frozen=True, array_like=True):
    """Candidates beside one task."""

    profiles: tuple[StoredProfile, ...]


def store_claim(claim: Claim) -> StoredClaim:
    """Return a claim in the form in which it is kept."""
    sides = encode_value([claim.value, claim.expected]) if claim.kind == "value" else None
    return StoredClaim(claim.line, claim.step, claim.kind, claim.raised, claim.text, sides)


def encode_value(value: Any) -> Reply | None:
    """Return a value as the wire has it, every object of the guest as one handle; None for what cannot cross."""
    try:
        frame = b"".join(codec.encode(value, lambda _: 0))
        _, head = codec.read_header(frame[: codec.HEADER.size])
    except Exception:
        return None
    return frame[codec.HEADER.size :], head


@dataclass(frozen=True)
class KnownCall:
    """A call that the reference has answered."""

    number: int
    task: str
    requests: tuple[bytes, ...]
    reply: Reply
    naming: bool

    @cached_property
    def outcome(self) -> CallOutcome:
        """What the reference gives."""
        return replace(outcome_of(self.reply), right=True)

    @cached_property
    def message(self) -> list[Any]:
        """The decoded request."""
        return message_of(self.requests[-1])

    @cached_property
    def arguments(self) -> Reply | None:
        """The arguments of a call, encoded: the positional ones, and those by name."""
        return encode_value(self.message[2:4])

    def read(self, reply: Reply | None, reader: CallReader) -> CallOutcome:
        """Return the outcome of a reply to this call, judged by the reference's."""
        return self.outcome if reply == self.reply else judged_by(reader.outcome(reply), self.outcome)


class Sides:
    """The two values that a claim compared, read when somebody asks."""

    def __init__(self, value: Any, expected: Any) -> None:
        self.value, self.expected = value, expected

    @cached_property
    def forms(self) -> tuple[Any, Any]:
        """The forms of both."""
        return form_of(self.value), form_of(self.expected)


class SharedAnswers:
    """Replies of candidates to the reference's calls, and values at which tests ended: what several have in common is
    read once."""

    def __init__(self, calls: tuple[KnownCall, ...]) -> None:
        self._calls = calls
        self._outcomes: dict[tuple[int, Reply], CallOutcome] = {}
        self._sides: dict[Reply, Sides] = {}

    def outcome(self, number: int, reply: Reply | None) -> CallOutcome:
        """Return the outcome of a reply to a call, given by its number; the reference's where there is none."""
        call = self._calls[number]
        if reply is None:
            return call.outcome
        if (number, reply) not in self._outcomes:
            self._outcomes[number, reply] = judged_by(outcome_of(reply), call.outcome)
        return self._outcomes[number, reply]

    def sides(self, reply: Reply) -> Sides:
        """Return two values that were compared."""
        if reply not in self._sides:
            self._sides[reply] = Sides(*codec.decode(bytearray(reply[0]), reply[1]))
        return self._sides[reply]


@dataclass(frozen=True)
class Profile:
    """How a candidate fares."""

    variants: tuple[Variant, ...]
    stored: StoredProfile
    answers: SharedAnswers

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of its mistakes."""
        return tuple(one.code for one in self.variants)

    def read(self) -> None:
        """Read all that a submission is compared with."""
        for number in self.stored.wrong:
            if (outcome := self.outcome(number)) is not None:
                _ = outcome.form, outcome.after_form
        for test in self.stored.failed:
            if (sides := self.sides(test)) is not None:
                _ = sides.forms

    @cached_property
    def unmade(self) -> frozenset[int]:
        """Numbers of the reference's calls that it has not made."""
        return frozenset(self.stored.unmade)

    def claim(self, test: str) -> StoredClaim | None:
        """Return the claim at which a test ended; None where it passed."""
        return self.stored.failed.get(test)

    def sides(self, test: str) -> Sides | None:
        """Return what the claim at which a test ended compared; None where that is not known."""
        reply = self.stored.failed[test].sides
        return None if reply is None else self.answers.sides(reply)

    def outcome(self, number: int) -> CallOutcome | None:
        """Return what it gives to a call; None where it has not made it."""
        if number in self.unmade:
            return None
        return self.answers.outcome(number, self.stored.wrong.get(number))


@dataclass(frozen=True)
class Library:
    """The candidates of one assignment, each part of them fetched when somebody asks."""

    mistakes: MistakeFile
    reference: StoredReference
    fetch: Callable[[PartName], StoredPart]
    _parts: dict[PartName, tuple[Profile, ...]] = field(default_factory=dict)

    @cached_property
    def calls(self) -> tuple[KnownCall, ...]:
        """The reference's calls, numbered."""
        return known_calls(self.reference)

    @cached_property
    def answers(self) -> SharedAnswers:
        """What candidates answer."""
        return SharedAnswers(self.calls)

    @cached_property
    def variants(self) -> tuple[Variant, ...]:
        """The mistakes that are versions of the reference, numbered."""
        return self.mistakes.variants

    @cached_property
    def numbers(self) -> dict[tuple[bytes, ...], int]:
        """The numbers of the reference's calls by their requests."""
        return {call.requests: call.number for call in self.calls}

    def part(self, name: PartName) -> tuple[Profile, ...]:
        """Return the candidates of a part."""
        if name not in self._parts:
            self._parts[name] = tuple(
                Profile(tuple(self.variants[number] for number in stored.variants), stored, self.answers)
                for stored in self.fetch(name).profiles
            )
        return self._parts[name]

    def alone(self, number: int) -> Profile | None:
        """Return a mistake beside its own task; None for one that cannot be run there."""
        task = self.variants[number].task
        return next((one for one in self.part(PartName(task)) if one.stored.variants == (number,)), None)

    def helpers(self, task: str) -> tuple[int, ...]:
        """Return the numbers of other tasks' variants that may reach a task."""
        return tuple(n for n, one in enumerate(self.variants) if one.task != task and self.reference.reach(n, task))

    def read(self) -> None:
        """Read all that has been fetched, which every submission is compared with."""
        claimed = {one.task for one in self.mistakes.predicates}
        for call in self.calls:
            _ = call.outcome.form, call.outcome.after_form, call.message
            if call.task in claimed:
                _ = call.arguments
        for profiles in self._parts.values():
            for profile in profiles:
                profile.read()


def known_calls(reference: StoredReference) -> tuple[KnownCall, ...]:
    """Return the reference's calls, numbered."""
    return tuple(
        KnownCall(number, call.task, call.requests, call.reply, call.naming)
        for number, call in enumerate(reference.calls)
    )
