"""The misconception library at work: a submission's recorded calls replayed on the variants of an assignment.

Only calls that the reference's own run of the suite has made, byte for byte, are replayed: their arguments came from
the tests, never from a guest. Replies are kept in the encoded form in which they came, so that recording costs
nothing. What the reference and the variants gave is read once for all submissions (``ReplayLearned``), and what is the
same as the reference's outcome *is* that outcome: most comparisons are of two names for one thing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from grader.diagnosis.match import Mistake, Outcome, agrees, diagnoses, fingerprint, matching, read_beside
from grader.diagnosis.recorded import LOST, Call, Reply, Requests, calls, contrast, outcome_of
from grader.diagnosis.recording import Exchange, Recording
from grader.model import Cluster, Diagnosis, TestResult
from grader.results.score import settle
from grader.testing.in_process import LocalTransport, local_session, quiet
from grader.testing.messages import ReplayLearned
from grader.testing.suite import Suite
from grader.testing.variants import Variant, load_variants

SHOWN_CALLS = 3


@dataclass(frozen=True)
class KnownCall:
    """A call of the reference's, what it gave, and what replies to it are known to say."""

    call: Call
    outcome: Outcome
    _read: dict[Reply | None, Outcome] = field(default_factory=dict)

    def read(self, reply: Reply | None) -> Outcome:
        """What a reply to this call says: a variant's own outcome where it is the same reply."""
        if reply == self.call.reply:
            return self.outcome
        if reply not in self._read:
            self._read[reply] = read_beside(outcome_of(reply), self.outcome)
        return self._read[reply]


@dataclass
class Library:
    """The variants of one assignment, the reference's calls, and the replays that are known."""

    variants: tuple[Variant, ...]
    reference: dict[Requests, KnownCall]
    replays: dict[tuple[str, Requests], Outcome | None] = field(default_factory=dict)
    _transports: dict[str, LocalTransport] = field(default_factory=dict)

    def remember(self, learned: ReplayLearned) -> None:
        """Keep a replay that a worker has made."""
        reply = learned.reply
        self.replays[learned.code, learned.requests] = (
            None if reply is None else self.reference[learned.requests].read(reply)
        )

    def replay(
        self, variant: Variant, requests: Requests, suite: Suite, learn: Callable[[ReplayLearned], None]
    ) -> Outcome | None:
        """What ``variant`` gives to a call of the reference's; None where it cannot be run."""
        key = (variant.code, requests)
        if key not in self.replays:
            learned = ReplayLearned(*key, self.answer(variant, requests, suite))
            self.remember(learned)
            learn(learned)
        return self.replays[key]

    def answer(self, variant: Variant, requests: Requests, suite: Suite) -> Reply | None:
        """The variant's reply to the last of ``requests``; None where it cannot be run."""
        try:
            with quiet():
                transport = self._transport(variant, suite, fresh=len(requests) > 1)
                for request in requests:
                    body, head = transport.exchange([request], cpu=suite.assignment.limits.cpu, wall=0)
        except Exception:
            return None
        return bytes(body), head

    def _transport(self, variant: Variant, suite: Suite, fresh: bool) -> LocalTransport:
        """Functions share a module of the variant; objects, whose handles count from 1, have one of their own."""
        if fresh or variant.code not in self._transports:
            made = LocalTransport(variant.module(suite.frame.reference_file()).__dict__)
            if fresh:
                return made
            self._transports[variant.code] = made
        return self._transports[variant.code]


def open_library(suite: Suite) -> Library:
    """Load the variants and record the reference's run. Raises GraderError for a bad variants file."""
    variants = load_variants(suite.assignment)
    if not variants:
        return Library((), {})
    recording = Recording()
    suite.run(local_session(suite.frame.reference(), listener=recording, limits=suite.assignment.limits))
    reference: dict[Requests, KnownCall] = {}
    for call in calls(recording.exchanges):
        if call.reply is not None and call.requests not in reference:
            reference[call.requests] = KnownCall(call, outcome_of(call.reply))
    return Library(variants, reference)


def diagnose(
    library: Library,
    suite: Suite,
    exchanges: Iterable[Exchange],
    results: Iterable[TestResult],
    learn: Callable[[ReplayLearned], None],
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
    if failed:
        made = {call.requests: call for call in calls(exchanges) if call.requests in library.reference}
        replays = _Replays(library, suite, tuple(made.values()), learn)
        for task, tests in failed.items():
            named, cluster = _diagnose_task(replays, task, tuple(tests))
            found += named
            clusters += cluster
    return tuple(found), tuple(clusters)


@dataclass(frozen=True)
class _Task:
    """The calls of one task that can be replayed, and what the student's function and the reference's gave."""

    calls: tuple[Call, ...]
    student: tuple[Outcome, ...]
    reference: tuple[Outcome, ...]


@dataclass(frozen=True)
class _Replays:
    """One submission's calls beside the library."""

    library: Library
    suite: Suite
    made: tuple[Call, ...]
    learn: Callable[[ReplayLearned], None]
    _tasks: dict[str, _Task] = field(default_factory=dict)
    _fits: dict[str, bool] = field(default_factory=dict)

    def of_task(self, name: str) -> _Task:
        """The calls of a task, each once."""
        if name not in self._tasks:
            made = tuple(call for call in self.made if call.task == name)
            known = [self.library.reference[call.requests] for call in made]
            student = tuple(one.read(call.reply) for one, call in zip(known, made, strict=True))
            self._tasks[name] = _Task(made, student, tuple(one.outcome for one in known))
        return self._tasks[name]

    def of(self, one: Variant, task: _Task) -> Callable[[int], Outcome | None]:
        """What the variant gives on call ``i``; None where it cannot be run."""
        return lambda index: self.library.replay(one, task.calls[index].requests, self.suite, self.learn)

    def fits_its_own_task(self, one: Variant) -> bool:
        """Does the student's version of the function that ``one`` replaces behave like ``one``, too?"""
        if one.code not in self._fits:
            task = self.of_task(one.task)
            self._fits[one.code] = agrees(task.student, task.reference, self.of(one, task))
        return self._fits[one.code]


def _diagnose_task(replays: _Replays, name: str, tests: tuple[str, ...]) -> tuple[tuple[Diagnosis, ...], list[Cluster]]:
    task = replays.of_task(name)
    wrong = [i for i, (given, right) in enumerate(zip(task.student, task.reference, strict=True)) if given is not right]
    if not wrong:
        return (), []
    # A wrong helper is blamed only if the student's helper is wrong in this way: what it does in here may be done here.
    # Asked first, because a helper's calls cost less than those of whatever trains with it.
    variants = [v for v in replays.library.variants if v.task == name or replays.fits_its_own_task(v)]
    codes = matching(task.student, task.reference, {one.code: replays.of(one, task) for one in variants})
    found = [one for one in variants if one.code in codes]
    if found:
        return diagnoses(name, [_mistake(one) for one in found], tests), []
    if all(task.student[i] == LOST or task.student[i].raised == "NotImplementedError" for i in wrong):
        return (), []
    shown = tuple(contrast(task.calls[i], task.reference[i], task.student[i]) for i in wrong[:SHOWN_CALLS])
    return (), [Cluster(name, fingerprint(name, [(i, task.student[i]) for i in wrong]), shown)]


def _mistake(one: Variant) -> Mistake:
    return Mistake(one.code, one.title, one.hints[0] if one.hints else one.title, one.link)
