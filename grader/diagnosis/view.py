"""What the public tests of a task have seen of a submission, as a hash: the same for submissions that they cannot tell
apart. A released folder has such hashes of known mistakes, and no value of the reference.

It takes in which tests failed, the claim at which each of them ended with the values compared there, and what calls in
it gave; values count to 6 digits. What passed is as it should be, and says nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from grader.diagnosis.digest import form_pieces
from grader.diagnosis.loose import form_of
from grader.diagnosis.outcomes import CallOutcome
from grader.diagnosis.recorded import CallReader
from grader.diagnosis.recording import Exchange
from grader.diagnosis.seen import Evidence
from grader.model import TestResult
from grader.testing.claims import Claim

_NONE = "NoneType"


@dataclass(frozen=True)
class FailedTest:
    """A public test of a task that failed: the claim at which it ended, and what calls in it gave, in order."""

    id: str
    claim: Claim
    outcomes: tuple[CallOutcome, ...]


@dataclass(frozen=True)
class PublicView:
    """What public tests have seen of a task: the ids of those that passed, and those that failed."""

    passed: tuple[str, ...]
    failed: tuple[FailedTest, ...]

    def digest(self) -> bytes:
        """Return the hash of all of it."""
        pieces = [f"passed {test}".encode() for test in self.passed]
        for test in self.failed:
            pieces += _claim_pieces(test)
            pieces += (piece for outcome in test.outcomes for piece in outcome_pieces(outcome))
        return hash_of(pieces)


def view_of(evidence: Evidence, task: str, reader: CallReader) -> PublicView | None:
    """Return what public tests have seen of a task; None where nothing failed, or a test could not see all of it."""
    tests = [test for test in evidence.results if test.task == task and test.visibility == "public"]
    failed = [_failed(test, evidence, reader) for test in tests if test.outcome != "passed"]
    whole = [test for test in failed if test is not None]
    if not whole or len(whole) < len(failed):
        return None
    return PublicView(tuple(test.id for test in tests if test.outcome == "passed"), tuple(whole))


def _failed(test: TestResult, evidence: Evidence, reader: CallReader) -> FailedTest | None:
    """Return a failed test; None for one that waits for another task, that is broken or that has lost its guest."""
    claim = evidence.claims.get(test.id)
    if test.outcome != "failed" or claim is None or claim.kind == "lost":
        return None
    return FailedTest(test.id, claim, tuple(outcomes_in(test.id, evidence.exchanges, reader)))


def outcomes_in(test: str, exchanges: Sequence[Exchange], reader: CallReader) -> Iterator[CallOutcome]:
    """Yield what the calls of a test gave."""
    for exchange in exchanges:
        if exchange.test == test:
            yield reader.outcome(exchange.reply)


def hash_of(pieces: Iterable[bytes]) -> bytes:
    """Return a hash of pieces, each with its length: no two rows of pieces are one text."""
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(len(piece).to_bytes(8, "big") + piece)
    return digest.digest()


def outcome_pieces(outcome: CallOutcome) -> Iterator[bytes]:
    """Yield what a digest takes in of what a call gave."""
    if outcome.raised is not None:
        yield _exception(outcome.raised, outcome.text)
        return
    yield b"gave"
    yield from form_pieces(outcome.form)
    yield from form_pieces(outcome.after_form)


def _claim_pieces(test: FailedTest) -> Iterator[bytes]:
    claim = test.claim
    yield f"failed {test.id} {claim.line} {claim.step} {claim.kind}".encode()
    yield _exception(claim.raised, claim.text)
    if claim.kind == "value":
        yield from form_pieces(form_of(claim.value))
        yield from form_pieces(form_of(claim.expected))


def _exception(name: str, text: str) -> bytes:
    """Return an exception's type; its text counts where it speaks of None."""
    return f"{name} {text if _NONE in text else ''}".encode("utf-8", "backslashreplace")
