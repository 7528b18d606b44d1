"""The misconception library at work: a submission's recorded calls replayed on the variants of an assignment.

Only calls that the reference's own run of the suite has made, byte for byte, are replayed: their arguments came from
the tests, never from a guest. Replies are kept in the encoded form in which they came, so that recording costs
nothing. What the reference and the variants gave is read once for all submissions (``ReplayLearned``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from grader.diagnosis.match import CallOutcome, Mistake, agrees, diagnoses, fingerprint, judged_by, matching
from grader.diagnosis.recorded import LOST, Call, Reply, Requests, calls, contrast, outcome_of
from grader.diagnosis.recording import Exchange, Recording
from grader.model import Cluster, Diagnosis, TestResult
from grader.results.score import settle
from grader.testing.edits import reference_text
from grader.testing.in_process import LocalTransport, local_session, quiet
from grader.testing.messages import ReplayLearned
from grader.testing.modules import module_of
from grader.testing.suite import Suite
from grader.testing.variants import Variant, load_variants

SHOWN_CALLS = 3


@dataclass(frozen=True)
class KnownCall:
    """A call that the reference has answered, its outcome, and the outcomes of other replies to it that were read."""

    call: Call
    outcome: CallOutcome
    _read: dict[Reply | None, CallOutcome] = field(default_factory=dict)

    def read(self, reply: Reply | None) -> CallOutcome:
        """Return the outcome of a reply to this call. The same reply, of a student or a variant, is read once."""
        if reply == self.call.reply:
            return self.outcome
        if reply not in self._read:
            self._read[reply] = judged_by(outcome_of(reply), self.outcome)
        return self._read[reply]


@dataclass
class Library:
    """The variants of one assignment, the reference's calls, and the replays that are known."""

    variants: tuple[Variant, ...]
    reference: dict[Requests, KnownCall]
    replays: dict[tuple[str, Requests], CallOutcome | None] = field(default_factory=dict)
    _transports: dict[str, LocalTransport] = field(default_factory=dict)

    def remember(self, learned: ReplayLearned) -> None:
        """Keep a replay that a judge has made."""
        reply = learned.reply
        self.replays[learned.code, learned.requests] = (
            None if reply is None else self.reference[learned.requests].read(reply)
        )

    def replay(
        self, variant: Variant, requests: Requests, suite: Suite, learn: Callable[[ReplayLearned], None]
    ) -> CallOutcome | None:
        """Return what ``variant`` gives to a call that the reference has answered; None where it cannot be run."""
        key = (variant.code, requests)
        if key not in self.replays:
            learned = ReplayLearned(*key, self.answer(variant, requests, suite))
            self.remember(learned)
            learn(learned)
        return self.replays[key]

    def answer(self, variant: Variant, requests: Requests, suite: Suite) -> Reply | None:
        """Return the variant's reply to the last of ``requests``; None where it cannot be run."""
        try:
            with quiet():
                transport = self._transport(variant, suite, fresh=len(requests) > 1)
                for request in requests:
                    body, head = transport.exchange([request], cpu=suite.assignment.limits.cpu, wall=0)
        except Exception:
            return None
        return bytes(body), head

    def _transport(self, variant: Variant, suite: Suite, fresh: bool) -> LocalTransport:
        """Return a module of the variant: functions share one; objects, whose handles count from 1, have their own."""
        if fresh or variant.code not in self._transports:
            source = variant.source(reference_text(suite.assignment))
            made = LocalTransport(module_of(source, f"grader_variant_{variant.code}").__dict__)
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
            reference[call.requests] = KnownCall(call, replace(outcome_of(call.reply), right=True))
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
    named: list[Diagnosis] = []
    clusters: list[Cluster] = []
    if failed:
        made = {call.requests: call for call in calls(exchanges) if call.requests in library.reference}
        replays = _Replays(library, suite, tuple(made.values()), learn)
        for task, tests in failed.items():
            mistakes, unexplained = _diagnose_task(replays, task, tuple(tests))
            named += mistakes
            clusters += unexplained
    return tuple(named), tuple(clusters)


@dataclass(frozen=True)
class _TaskCalls:
    """The calls of one task that can be replayed, and what the student's function and the reference's gave."""

    calls: tuple[Call, ...]
    student: tuple[CallOutcome, ...]
    reference: tuple[CallOutcome, ...]


@dataclass(frozen=True)
class _Replays:
    """One submission's calls beside the library."""

    library: Library
    suite: Suite
    made: tuple[Call, ...]
    learn: Callable[[ReplayLearned], None]
    _tasks: dict[str, _TaskCalls] = field(default_factory=dict)
    _fits: dict[str, bool] = field(default_factory=dict)

    def of_task(self, name: str) -> _TaskCalls:
        """Return the calls of a task, each once."""
        if name not in self._tasks:
            made = tuple(call for call in self.made if call.task == name)
            known = [self.library.reference[call.requests] for call in made]
            student = tuple(one.read(call.reply) for one, call in zip(known, made, strict=True))
            self._tasks[name] = _TaskCalls(made, student, tuple(one.outcome for one in known))
        return self._tasks[name]

    def of(self, one: Variant, task: _TaskCalls) -> Callable[[int], CallOutcome | None]:
        """Return what gives the variant's outcome of call ``i``; None where it cannot be run."""
        return lambda index: self.library.replay(one, task.calls[index].requests, self.suite, self.learn)

    def fits_its_own_task(self, one: Variant) -> bool:
        """Whether the student's version of the function that ``one`` replaces behaves like ``one``, too."""
        if one.code not in self._fits:
            task = self.of_task(one.task)
            self._fits[one.code] = agrees(task.student, self.of(one, task))
        return self._fits[one.code]


def _diagnose_task(replays: _Replays, name: str, tests: tuple[str, ...]) -> tuple[tuple[Diagnosis, ...], list[Cluster]]:
    task = replays.of_task(name)
    wrong = [index for index, outcome in enumerate(task.student) if not outcome.right]
    if not wrong:
        return (), []
    # Blame a helper's variant only if the student's helper fails like that variant; otherwise the same effect may come
    # from this task itself. Asked first, because a helper's calls cost less than those of what trains with it.
    variants = [v for v in replays.library.variants if v.task == name or replays.fits_its_own_task(v)]
    codes = matching(task.student, {one.code: replays.of(one, task) for one in variants})
    mistakes = [_mistake(one) for one in variants if one.code in codes]
    if mistakes:
        return diagnoses(name, mistakes, tests), []
    if all(task.student[i].raised in (LOST.raised, "NotImplementedError") for i in wrong):
        return (), []
    shown = tuple(contrast(task.calls[i], task.reference[i], task.student[i]) for i in wrong[:SHOWN_CALLS])
    return (), [Cluster(name, fingerprint(name, [(i, task.student[i]) for i in wrong]), shown)]


def _mistake(one: Variant) -> Mistake:
    return Mistake(one.code, one.title, one.hints[0] if one.hints else one.title, one.link)
