"""A judged submission beside the library: what was seen of each task, and whether its helpers are wrong themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from grader.diagnosis.match import SeenCall, SeenTest, TaskSeen, fit
from grader.diagnosis.naming_calls import NAMING
from grader.diagnosis.outcomes import CallOutcome, consistent
from grader.diagnosis.profiles import Library, Profile, Reply, Sides
from grader.diagnosis.recorded import Call, CallReader, calls
from grader.diagnosis.recording import Exchange
from grader.model import TestResult
from grader.testing.claims import Claim

Ask = Callable[[Sequence[tuple[str, bytes]]], Sequence[Exchange]]
"""Makes calls of the submission, each of a task, and returns what came back."""


@dataclass(frozen=True)
class Evidence:
    """What judging a submission has left behind; ``results`` are final, so that blocked tests are known."""

    results: Sequence[TestResult]
    claims: dict[str, Claim]
    exchanges: Sequence[Exchange]


@dataclass(frozen=True)
class Seen:
    """One submission beside the library."""

    library: Library
    evidence: Evidence
    reader: CallReader = field(default_factory=CallReader)
    refuses: bool = True
    """Whether calls are looked at that have to raise an exception."""
    _tasks: dict[str, TaskSeen] = field(default_factory=dict)
    _asked: dict[str, TaskSeen] = field(default_factory=dict)
    _helpers: dict[int, tuple[bool, bool]] = field(default_factory=dict)
    _outcomes: dict[tuple[int, Reply | None], CallOutcome] = field(default_factory=dict)

    @cached_property
    def _made(self) -> tuple[Call, ...]:
        return tuple(calls(self.evidence.exchanges, self.reader))

    @cached_property
    def _public(self) -> frozenset[str]:
        return frozenset({NAMING, *(test.id for test in self.evidence.results if test.visibility == "public")})

    def task(self, name: str) -> TaskSeen:
        """Return what was seen of a task."""
        if name not in self._tasks:
            judged = [t for t in self.evidence.results if t.task == name and t.outcome in ("passed", "failed")]
            self._tasks[name] = _with_free_labels(
                TaskSeen(tuple(map(self._test, judged)), self.calls(name, self._made))
            )
        return self._tasks[name]

    def asked(self, name: str, ask: Ask) -> TaskSeen:
        """Return what was seen of a task together with its naming calls, which are made when somebody asks first."""
        if name not in self._asked:
            task = self.task(name)
            naming = [
                (call.task, call.requests[-1]) for call in self.library.calls if call.naming and call.task == name
            ]
            answers = self.calls(name, calls(ask(naming), self.reader)) if naming else ()
            if not self.refuses:
                answers = tuple(call for call in answers if not _refuses(call))
            calls_ = tuple(map(_accepted, answers)) if task.bare else answers
            self._asked[name] = TaskSeen(task.tests, (*task.calls, *calls_), task.bare)
        return self._asked[name]

    def _test(self, test: TestResult) -> SeenTest:
        claim = None
        if test.outcome == "failed":
            claim = self.evidence.claims.get(test.id) or Claim(0, 0, "lost")
        sides = Sides(claim.value, claim.expected) if claim is not None and claim.kind == "value" else None
        return SeenTest(test.id, test.visibility == "public", claim, sides)

    def numbers_in(self, test: str) -> frozenset[int]:
        """Return the numbers of the reference's calls that a test has made, too."""
        return self._numbers.get(test, frozenset())

    @cached_property
    def _numbers(self) -> dict[str, frozenset[int]]:
        found: dict[str, set[int]] = {}
        for call in self._made:
            number = self.library.numbers.get(call.requests)
            if number is not None:
                found.setdefault(call.test, set()).add(number)
        return {test: frozenset(numbers) for test, numbers in found.items()}

    def outcomes_in(self, test: str) -> Iterator[CallOutcome]:
        """Yield what the calls of a test have given, those included that cannot be made again."""
        for exchange in self.evidence.exchanges:
            if exchange.test == test:
                yield self.reader.outcome(exchange.reply)

    def calls(self, name: str, made: Iterable[Call]) -> tuple[SeenCall, ...]:
        """Return those calls of a task that the reference has made, too, each once: public tests come first."""
        seen: dict[int, SeenCall] = {}
        for call in made:
            number = self.library.numbers.get(call.requests) if call.task == name else None
            if number is not None and number not in seen:
                known, is_public = self.library.calls[number], call.test in self._public
                seen[number] = SeenCall(known, is_public, call, self._outcome(number, call.reply))
        return tuple(seen.values())

    def _outcome(self, number: int, reply: Reply | None) -> CallOutcome:
        """Return the outcome of a reply to a call of the reference, which several tests may make: it is read once."""
        if (number, reply) not in self._outcomes:
            self._outcomes[number, reply] = self.library.calls[number].read(reply, self.reader)
        return self._outcomes[number, reply]

    def unrefused(self, name: str) -> tuple[SeenCall, ...]:
        """Return the calls of a task that should have raised an exception and did something else."""
        return tuple(call for call in self.task(name).calls if _refuses(call) and not call.outcome.right)

    def without_refusals(self, name: str) -> Seen:
        """Return the same without what a task has to refuse, and without the tests that ask for it."""
        task, numbers = self.task(name), self.library.numbers
        asked = [(call.test, numbers[call.requests]) for call in self._made if call.requests in numbers]
        refusing = {test for test, number in asked if self.library.calls[number].outcome.raised}
        tests = tuple(test for test in task.tests if test.id not in refusing)
        calls_ = tuple(call for call in task.calls if not _refuses(call))
        tasks = {**self._tasks, name: TaskSeen(tests, calls_, task.bare)}
        return replace(self, refuses=False, _tasks=tasks, _asked={})

    def shows_in_calls(self, name: str) -> bool:
        """Whether each failed test of a task makes a call whose result is wrong."""
        wrong: set[str] = set()
        for call in self._made:
            number = self.library.numbers.get(call.requests) if call.task == name else None
            if number is not None and not self._outcome(number, call.reply).right:
                wrong.add(call.test)
        return wrong.issuperset(test.id for test in self.task(name).tests if test.claim is not None)

    def uses_wrong(self, name: str, *, edge: bool = True) -> bool:
        """Whether a task whose mistakes may reach the tests of this one fails a test of its own; ``edge``: be it one of
        an edge case."""
        tests, reached = {test.id for test in self.task(name).tests}, self.library.reference.reached
        reaching = [number for number in self.library.helpers(name) if not tests.isdisjoint(reached[number])]
        used = {self.library.variants[number].task for number in reaching}
        results = self.evidence.results
        return any(test.task in used and test.outcome == "failed" and edge >= test.edge for test in results)

    def blames(self, profile: Profile, task: str) -> tuple[bool, bool]:
        """Whether the helpers that a candidate changes are wrong in this way themselves: as public tests say, and as
        all do. Otherwise the same effect may come from the task itself."""
        pairs = zip(profile.stored.variants, profile.variants, strict=True)
        fits = [self.has_helper(number) for number, one in pairs if one.task != task]
        return all(public for public, _ in fits), all(full for _, full in fits)

    def has_helper(self, number: int) -> tuple[bool, bool]:
        """Whether the submission makes a mistake, given by its number, in the mistake's own task: as public tests say,
        and as all do."""
        if number not in self._helpers:
            profile = self.library.alone(number)
            one = fit(profile, self.task(self.library.variants[number].task)) if profile is not None else None
            self._helpers[number] = (one.public.fits, one.full.fits) if one is not None else (False, False)
        return self._helpers[number]


def _with_free_labels(task: TaskSeen) -> TaskSeen:
    """Return what was seen of a task; where tests pass with other row labels than the reference's, these are free."""
    passed = {test.id for test in task.tests if test.claim is None}
    if not any(call.call.test in passed and _accepted(call) is not call for call in task.calls):
        return task
    return TaskSeen(task.tests, tuple(map(_accepted, task.calls)), bare=True)


def _accepted(call: SeenCall) -> SeenCall:
    """Return a call with the reference's outcome where it differs in row labels alone."""
    outcome, right = call.outcome, call.known.outcome
    if outcome.right or outcome.raised is not None or right.raised is not None:
        return call
    return replace(call, outcome=right) if consistent(outcome, right, bare=True) else call


def _refuses(call: SeenCall) -> bool:
    """Whether the reference raises an exception."""
    return call.known.outcome.raised is not None
