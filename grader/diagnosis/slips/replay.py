"""What slips of a task give to the calls that the reference has answered.

Calls alone are made again, not tests: that is enough where what comes back is plain data, and a hundred times cheaper.
"""

from __future__ import annotations

from collections.abc import Sequence

from grader.diagnosis.outcomes import CallOutcome, judged_by
from grader.diagnosis.profiles import KnownCall, Reply, StoredProfile
from grader.diagnosis.recorded import outcome_of
from grader.diagnosis.slips.make import slips
from grader.diagnosis.view import hash_of, outcome_pieces
from grader.sandbox.losses import GuestTimeout
from grader.testing.in_process import LocalTransport, quiet
from grader.testing.modules import module_of

CPU = 0.5
"""CPU seconds of a call: a small change may make a loop that never ends."""


def replay(reference: str, task: str, tasks: Sequence[str], calls: Sequence[KnownCall]) -> tuple[StoredProfile, ...]:
    """Return the slips of a task that are noticed by its calls, one of each way of being wrong, loosely."""
    found: dict[bytes, StoredProfile] = {}
    for slip in slips(reference, task, tasks):
        wrong = _wrong(slip.source, f"grader_slip_{task}", calls)
        if wrong:
            replies = {number: reply for number, (reply, _) in wrong.items()}
            found.setdefault(_way(wrong), StoredProfile((), {}, replies, (), slip.message))
    return tuple(found.values())


def _way(wrong: dict[int, tuple[Reply, CallOutcome]]) -> bytes:
    """Return a hash of what the calls gave."""
    pieces = [(str(number).encode(), *outcome_pieces(outcome)) for number, (_, outcome) in wrong.items()]
    return hash_of(piece for one in pieces for piece in one)


def _wrong(source: str, name: str, calls: Sequence[KnownCall]) -> dict[int, tuple[Reply, CallOutcome]]:
    """Return the replies that are wrong, and what they hold; none where the text cannot be run."""
    wrong: dict[int, tuple[Reply, CallOutcome]] = {}
    try:
        with quiet():
            namespace = module_of(source, name).__dict__
            for call in calls:
                reply = _answer(namespace, call.requests)
                if reply != call.reply:
                    outcome = judged_by(outcome_of(reply), call.outcome)
                    if not outcome.right:
                        wrong[call.number] = reply, outcome
    except MemoryError:
        raise
    except (Exception, GuestTimeout):
        return {}
    return wrong


def _answer(namespace: dict[str, object], requests: Sequence[bytes]) -> Reply:
    transport = LocalTransport(namespace)
    for request in requests:
        body, head = transport.exchange([request], cpu=CPU, wall=0)
    return bytes(body), head
