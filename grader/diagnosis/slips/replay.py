"""What slips of a task give to the calls that the reference has answered.

Calls alone are made again, not tests: that is enough where what comes back is plain data, and a hundred times cheaper.
"""

from __future__ import annotations

from collections.abc import Sequence

from grader.diagnosis.outcomes import judged_by
from grader.diagnosis.profiles import KnownCall, Reply, StoredProfile
from grader.diagnosis.recorded import outcome_of
from grader.diagnosis.slips.make import slips
from grader.sandbox.losses import GuestTimeout
from grader.testing.in_process import LocalTransport, quiet
from grader.testing.modules import module_of

CPU = 0.5
"""CPU seconds of a call: a small change may make a loop that never ends."""


def replay(reference: str, task: str, tasks: Sequence[str], calls: Sequence[KnownCall]) -> tuple[StoredProfile, ...]:
    """Return the slips of a task that are noticed by its calls, one of each way of being wrong."""
    found: dict[tuple[tuple[int, Reply], ...], StoredProfile] = {}
    for slip in slips(reference, task, tasks):
        wrong = _wrong(slip.source, f"grader_slip_{task}", calls)
        if wrong:
            found.setdefault(tuple(wrong.items()), StoredProfile((), {}, wrong, (), slip.message))
    return tuple(found.values())


def _wrong(source: str, name: str, calls: Sequence[KnownCall]) -> dict[int, Reply]:
    """Return the replies that are wrong; none where the text cannot be run."""
    wrong: dict[int, Reply] = {}
    try:
        with quiet():
            namespace = module_of(source, name).__dict__
            for call in calls:
                reply = _answer(namespace, call.requests)
                if reply != call.reply and not judged_by(outcome_of(reply), call.outcome).right:
                    wrong[call.number] = reply
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
