"""What is known of an assignment's candidates: how the reference and every way of being wrong fare in its tests.

A part of it is computed once, by a process that never reads a submission (``candidates``), and travels as bytes; values
stay encoded until somebody compares them. The part without a name holds the reference's calls and every single
mistake; a part named after a task holds pairs of mistakes that reach this task.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import msgspec

from grader.diagnosis.loose import form_of
from grader.diagnosis.outcomes import CallOutcome, judged_by
from grader.diagnosis.recorded import CallReader, outcome_of
from grader.sandbox.wire import codec
from grader.testing.claims import Claim, ClaimKind
from grader.testing.variants import MistakeFile, Variant

Reply = tuple[bytes, int]
SINGLES = ""
"""The name of the part with the reference's calls and the single mistakes."""


class StoredCall(msgspec.Struct, frozen=True, array_like=True):
    """A call that the reference has answered. ``naming``: no test makes it, it only tells mistakes apart."""

    task: str
    requests: tuple[bytes, ...]
    reply: Reply
    naming: bool


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
    reference's, by the number of the call; calls of the reference that it has not made."""

    variants: tuple[int, ...]
    failed: dict[str, StoredClaim]
    wrong: dict[int, Reply]
    unmade: tuple[int, ...]


class StoredPart(msgspec.Struct, frozen=True, array_like=True):
    """What is kept between runs."""

    calls: tuple[StoredCall, ...]
    profiles: tuple[StoredProfile, ...]


def encode_part(part: StoredPart) -> bytes:
    """Return a part as bytes."""
    return msgspec.msgpack.encode(part)


def decode_part(content: bytes) -> StoredPart:
    """Return a part. Raises msgspec.DecodeError."""
    return msgspec.msgpack.decode(content, type=StoredPart)


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


@dataclass(frozen=True)
class Profile:
    """How a candidate fares."""

    variants: tuple[Variant, ...]
    stored: StoredProfile
    calls: tuple[KnownCall, ...]
    _outcomes: dict[int, CallOutcome] = field(default_factory=dict)
    _sides: dict[str, Sides | None] = field(default_factory=dict)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of its mistakes."""
        return tuple(one.code for one in self.variants)

    @cached_property
    def unmade(self) -> frozenset[int]:
        """Numbers of the reference's calls that it has not made."""
        return frozenset(self.stored.unmade)

    def claim(self, test: str) -> StoredClaim | None:
        """Return the claim at which a test ended; None where it passed."""
        return self.stored.failed.get(test)

    def sides(self, test: str) -> Sides | None:
        """Return what the claim at which a test ended compared; None where that is not known."""
        if test not in self._sides:
            reply = self.stored.failed[test].sides
            self._sides[test] = None if reply is None else Sides(*codec.decode(bytearray(reply[0]), reply[1]))
        return self._sides[test]

    def outcome(self, number: int) -> CallOutcome | None:
        """Return what it gives to a call; None where it has not made it."""
        if number in self.unmade:
            return None
        call, reply = self.calls[number], self.stored.wrong.get(number)
        if reply is None:
            return call.outcome
        if number not in self._outcomes:
            self._outcomes[number] = judged_by(outcome_of(reply), call.outcome)
        return self._outcomes[number]


@dataclass(frozen=True)
class Library:
    """The candidates of one assignment, as far as they have been computed."""

    mistakes: MistakeFile
    calls: tuple[KnownCall, ...]
    singles: tuple[Profile, ...] = ()

    @cached_property
    def numbers(self) -> dict[tuple[bytes, ...], int]:
        """The numbers of the reference's calls by their requests."""
        return {call.requests: call.number for call in self.calls}

    @cached_property
    def alone(self) -> dict[int, Profile]:
        """The single mistakes by the number of their variant."""
        return {profile.stored.variants[0]: profile for profile in self.singles}

    def read_reference(self) -> None:
        """Read what the reference gives, which every submission is compared with."""
        for call in self.calls:
            _ = call.outcome.form, call.outcome.after_form

    def profiles(self, part: StoredPart) -> tuple[Profile, ...]:
        """Return the candidates of a further part."""
        return tuple(
            Profile(tuple(self.mistakes.variants[number] for number in stored.variants), stored, self.calls)
            for stored in part.profiles
        )


def open_library(mistakes: MistakeFile, part: StoredPart) -> Library:
    """Return the library of which ``part`` holds the single mistakes."""
    empty = Library(mistakes, known_calls(part))
    return replace(empty, singles=empty.profiles(part))


def known_calls(part: StoredPart) -> tuple[KnownCall, ...]:
    """Return the calls of a part, numbered."""
    return tuple(
        KnownCall(number, call.task, call.requests, call.reply, call.naming) for number, call in enumerate(part.calls)
    )
