"""The misconception library at work: a submission's recorded calls replayed on the variants of an assignment.

Only requests that the reference's own run of the suite has made, byte for byte, are replayed: their arguments came
from the tests, never from a guest. Replies are kept in the encoded form in which they came, so that recording costs
nothing, and replays are remembered between submissions (``Learned``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from grader.diagnose import Mistake, Outcome, agrees, beside, diagnoses, fingerprint, matching, same
from grader.model import Cluster, Diagnosis, TestResult, WrongCall
from grader.sandbox import wire
from grader.sandbox.lost import GuestProtocol
from grader.score import settle
from grader.show import short
from grader.testing.events import Learned
from grader.testing.local import LocalTransport, local_session, quiet
from grader.testing.replies import checked
from grader.testing.session import Exchange
from grader.testing.suite import Suite
from grader.testing.variants import Variant, load_variants

LOST = Outcome("lost with its guest")
"""What a call gave that timed out or killed its guest: no variant gives that."""
SHOWN_CALLS = 3

Reply = tuple[bytes, int]


@dataclass
class Library:
    """The variants of one assignment, the reference's calls, and the replays that are known."""

    variants: tuple[Variant, ...]
    reference: dict[bytes, Reply]
    replays: dict[tuple[str, bytes], Reply | None] = field(default_factory=dict)
    _transports: dict[str, LocalTransport] = field(default_factory=dict)

    def remember(self, learned: Learned) -> None:
        """Keep a replay that a worker has made."""
        self.replays[learned.code, learned.request] = learned.reply

    def replay(self, variant: Variant, request: bytes, suite: Suite, learn: Callable[[Learned], None]) -> Reply | None:
        """What ``variant`` answers to ``request``; None where it cannot be run."""
        key = (variant.code, request)
        if key not in self.replays:
            reply = self._run(variant, request, suite)
            self.replays[key] = reply
            learn(Learned(variant.code, request, reply))
        return self.replays[key]

    def _run(self, variant: Variant, request: bytes, suite: Suite) -> Reply | None:
        transport = self._transports.get(variant.code)
        if transport is None:
            transport = LocalTransport(variant.module(suite.judge.reference_file()).__dict__)
            self._transports[variant.code] = transport
        try:
            with quiet():
                body, head = transport.exchange([request], cpu=0, wall=0)
        except Exception:
            return None
        return bytes(body), head


def open_library(suite: Suite) -> Library:
    """Load the variants and record the reference's run. Raises GraderError for a bad variants file."""
    folder = suite.assignment.reference
    if folder is None:
        return Library((), {})
    variants = load_variants(folder, tuple(task.name for task in suite.assignment.tasks))
    if not variants:
        return Library((), {})
    session = local_session(suite.judge.reference(), record=True)
    suite.run(session)
    known = {e.request: e.reply for e in session.exchanges if e.reply is not None and _holds_no_handle(e.request)}
    return Library(variants, known)


def _holds_no_handle(frame: bytes) -> bool:
    """Handles are numbers of one session; a frame with one means something else in the next."""
    return b'"handle"' not in frame


def diagnose(
    library: Library,
    suite: Suite,
    exchanges: Iterable[Exchange],
    results: Iterable[TestResult],
    learn: Callable[[Learned], None],
) -> tuple[tuple[Diagnosis, ...], tuple[Cluster, ...]]:
    """Name the mistakes of every task with a failed test, and fingerprint what no variant explains.

    A task that only waits for another one is left alone: replaying what trains with a wrong helper costs most.
    """
    failed: dict[str, list[str]] = {}
    for result in settle(results, suite.assignment.tasks).tests:
        if result.outcome == "failed":
            failed.setdefault(result.task, []).append(result.id)
    found: list[Diagnosis] = []
    clusters: list[Cluster] = []
    replays = _Replays(library, suite, tuple(exchanges), learn)
    for task, tests in failed.items():
        named, cluster = _diagnose_task(replays, task, tuple(tests))
        found += named
        clusters += cluster
    return tuple(found), tuple(clusters)


@dataclass(frozen=True)
class _Calls:
    """The calls of one task that can be replayed, what they gave, and whether the reference gives the same."""

    requests: tuple[bytes, ...]
    student: tuple[Outcome, ...]
    right: tuple[bool, ...]


@dataclass(frozen=True)
class _Replays:
    """One submission's calls beside the library."""

    library: Library
    suite: Suite
    exchanges: tuple[Exchange, ...]
    learn: Callable[[Learned], None]
    _calls: dict[str, _Calls] = field(default_factory=dict)
    _outcomes: dict[Reply, Outcome] = field(default_factory=dict)
    _fits: dict[str, bool] = field(default_factory=dict)

    def calls(self, task: str) -> _Calls:
        """The calls of ``task``, each once."""
        if task not in self._calls:
            self._calls[task] = self._read(task)
        return self._calls[task]

    def _read(self, task: str) -> _Calls:
        known = self.library.reference
        replies = {e.request: e.reply for e in self.exchanges if e.name == task and e.request in known}
        reference = tuple(self.outcome(known[request]) for request in replies)
        student = tuple(map(beside, map(self.outcome, replies.values()), reference))
        return _Calls(tuple(replies), student, tuple(map(same, student, reference)))

    def of(self, one: Variant, calls: _Calls) -> Callable[[int], Outcome | None]:
        """What the variant gives on call ``i``; None where it cannot be run."""

        def replay(index: int) -> Outcome | None:
            reply = self.library.replay(one, calls.requests[index], self.suite, self.learn)
            return None if reply is None else self.outcome(reply)

        return replay

    def outcome(self, reply: Reply | None) -> Outcome:
        """What a reply says. Equal replies are one and the same outcome, so that most comparisons cost nothing."""
        if reply is None or not _holds_no_handle(reply[0]):
            return outcome_of(reply)
        if reply not in self._outcomes:
            self._outcomes[reply] = outcome_of(reply)
        return self._outcomes[reply]

    def fits_its_own_task(self, one: Variant) -> bool:
        """Does the student's version of the function that ``one`` replaces behave like ``one``, too?"""
        if one.code not in self._fits:
            calls = self.calls(one.task)
            self._fits[one.code] = agrees(calls.student, calls.right, self.of(one, calls))
        return self._fits[one.code]


def _diagnose_task(replays: _Replays, task: str, tests: tuple[str, ...]) -> tuple[tuple[Diagnosis, ...], list[Cluster]]:
    calls = replays.calls(task)
    # A wrong helper is blamed only if the student's helper is wrong in this way: what it does in here may be done here.
    # Asked first, because a helper's calls cost less than those of whatever trains with it.
    variants = [v for v in replays.library.variants if v.task == task or replays.fits_its_own_task(v)]
    codes = matching(calls.student, calls.right, {one.code: replays.of(one, calls) for one in variants})
    found = [one for one in variants if one.code in codes]
    if found:
        return diagnoses(task, [_mistake(one) for one in found], tests), []
    wrong = [(i, calls.student[i]) for i, right in enumerate(calls.right) if not right]
    if not wrong or all(outcome == LOST or outcome.raised == "NotImplementedError" for _, outcome in wrong):
        return (), []
    known = replays.library.reference
    shown = tuple(
        _told(calls.requests[index], replays.outcome(known[calls.requests[index]]), outcome)
        for index, outcome in wrong[:SHOWN_CALLS]
    )
    return (), [Cluster(task, fingerprint(task, wrong), shown)]


def _mistake(one: Variant) -> Mistake:
    return Mistake(one.code, one.title, one.hints[0] if one.hints else one.title, one.link)


def outcome_of(reply: Reply | None) -> Outcome:
    """What a recorded reply says; lost where there is none, or where it is no reply at all."""
    if reply is None:
        return LOST
    try:
        message = checked(wire.decode(bytearray(reply[0]), reply[1]))
    except (wire.ProtocolError, GuestProtocol):
        return LOST
    if message[0] == "raise":
        return Outcome(message[1], said=message[3])
    if message[0] == "ok":
        return Outcome(None, message[1])
    return Outcome(None, message[1], message[2:4], warned=any(map(_is_runtime_warning, message[4])))


def _is_runtime_warning(seen: object) -> bool:
    return type(seen) is list and bool(seen) and type(seen[0]) is str and seen[0] == "RuntimeWarning"


def _told(request: bytes, right: Outcome, wrong: Outcome) -> WrongCall:
    _, head = wire.read_header(request[: wire.HEADER.size], wire.CAPS)
    _, target, args, kwargs, *_ = wire.decode(bytearray(request[wire.HEADER.size :]), head)
    given = [*map(short, args), *(f"{name}={short(value)}" for name, value in kwargs.items())]
    return WrongCall(f"{target}({', '.join(given)})", _gave(right), _gave(wrong))


def _gave(outcome: Outcome) -> str:
    return outcome.raised if outcome.raised is not None else short(outcome.value)
