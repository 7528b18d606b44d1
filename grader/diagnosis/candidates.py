"""How every known way of being wrong fares in an assignment's tests: the variants, and pairs of them.

This runs the author's code alone. What it gives depends on the course and on nothing that was handed in, so it is
computed by a process that never reads a submission, once, and kept (``grading.librarian``). A candidate is run in those
tests alone that it may reach; in all others it does what the reference does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from inspect import isfunction, signature
from itertools import combinations, product

from grader.diagnosis.naming_calls import NAMING, ask, naming_requests
from grader.diagnosis.outcomes import judged_by
from grader.diagnosis.profiles import (
    KnownCall,
    StoredCall,
    StoredClaim,
    StoredPart,
    StoredProfile,
    StoredReference,
    known_calls,
    store_claim,
)
from grader.diagnosis.reach import Entered, functions_of
from grader.diagnosis.recorded import Call, CallReader, calls, outcome_of
from grader.diagnosis.recording import Recording
from grader.diagnosis.slips.replay import replay
from grader.model import TestResult
from grader.sandbox.losses import GuestTimeout
from grader.testing.edits import EditError, reference_text
from grader.testing.in_process import local_session, quiet
from grader.testing.messages import PartName
from grader.testing.modules import module_of
from grader.testing.suite import Suite
from grader.testing.variants import Variant, load_variants

PAIRS = 400
"""Pairs that are tried for one task with one helper."""

Requests = Iterable[tuple[str, bytes]]


class _Endless(Exception):
    """A candidate has run into a limit of time: nothing that it would show is worth the seconds."""


@dataclass(frozen=True)
class _Run:
    """Some of a suite's tests, run on a text."""

    calls: tuple[Call, ...]
    failed: dict[str, StoredClaim]


def compute_reference(suite: Suite) -> StoredReference:
    """Return what the reference does, and what each variant may reach. Raises GraderError for a bad variants file."""
    text = reference_text(suite.assignment)
    functions, entered = functions_of(text), Entered(f"<{_name(suite)}>")
    with entered.watching():
        run = _run(suite, text, None, naming_requests(suite), entered.begin)
    known: dict[tuple[bytes, ...], StoredCall] = {}
    units: dict[tuple[bytes, ...], set[str]] = {}
    for call in run.calls:
        if call.reply is not None:
            known.setdefault(call.requests, StoredCall(call.task, call.requests, call.reply, call.test == NAMING, ()))
            units.setdefault(call.requests, set()).add(_naming(call.task) if call.test == NAMING else call.test)
    of_task = {task.name: {_naming(task.name)} for task in suite.assignment.tasks}
    for spec in suite.specs.values():
        of_task[spec.task].add(spec.id)
    for call in run.calls:
        of_task.get(call.task, set()).update(units.get(call.requests, ()))
    return StoredReference(
        tuple(
            StoredCall(one.task, one.requests, one.reply, one.naming, tuple(sorted(units[one.requests])))
            for one in known.values()
        ),
        {task: tuple(sorted(found)) for task, found in of_task.items()},
        tuple(
            entered.reached(functions, functions.changed_by(variant.changes), sorted(set().union(*of_task.values())))
            for variant in load_variants(suite.assignment)
        ),
        _parameters(suite),
    )


def _parameters(suite: Suite) -> dict[str, tuple[str, ...]]:
    """Return the names of the parameters of each task that is a function."""
    tasks = {task.name: getattr(suite.frame.reference(), task.name, None) for task in suite.assignment.tasks}
    return {name: tuple(signature(task).parameters) for name, task in tasks.items() if isfunction(task)}


def singles_for(name: PartName) -> tuple[PartName, ...]:
    """Return the parts of which a part of pairs is made: the task's own mistakes, and the helper's."""
    return (PartName(name.task), PartName(name.task, name.helper)) if name.pairs else ()


def compute_part(
    suite: Suite, name: PartName, reference: StoredReference, singles: Sequence[StoredPart] = ()
) -> StoredPart:
    """Return a part of an assignment's library; ``singles`` are the parts ``singles_for`` it.

    Raises GraderError for a bad variants file, MemoryError where this machine cannot say.
    """
    if name.slips:
        calls_ = [call for call in known_calls(reference) if call.task == name.task]
        tasks = [task.name for task in suite.assignment.tasks]
        return StoredPart(replay(reference_text(suite.assignment), name.task, tasks, calls_))
    bench = _Bench(suite, reference, name.task)
    if not name.pairs:
        return StoredPart(tuple(bench.singles(name.helper)))
    own, helper = ({one.variants[0]: one for one in part.profiles} for part in singles)
    return StoredPart(tuple(bench.pairs(own, helper if name.helper is not None else None)))


@dataclass(frozen=True)
class _Bench:
    """Candidates beside one task."""

    suite: Suite
    reference: StoredReference
    task: str

    @cached_property
    def _variants(self) -> tuple[Variant, ...]:
        return load_variants(self.suite.assignment)

    @cached_property
    def _text(self) -> str:
        return reference_text(self.suite.assignment)

    @cached_property
    def _known(self) -> dict[tuple[bytes, ...], KnownCall]:
        return {call.requests: call for call in known_calls(self.reference) if call.task == self.task}

    def singles(self, helper: int | None) -> Iterator[StoredProfile]:
        """Yield how the mistakes of the task fare, or how one of a helper does."""
        for number, variant in enumerate(self._variants):
            if variant.task == self.task if helper is None else number == helper:
                reach = self.reference.reach(number, self.task)
                profile = self._profile((number,), variant.source(self._text), reach)
                if profile is not None:
                    yield profile

    def pairs(self, own: dict[int, StoredProfile], helper: dict[int, StoredProfile] | None) -> Iterator[StoredProfile]:
        """Yield how pairs fare of which no single mistake shows the same: pairs within the task, or with a helper's
        that fails one of its tests."""
        alone = own | (helper or {})
        failing = [number for number, one in (helper or {}).items() if one.failed]
        tried = combinations(own, 2) if helper is None else product(failing, own)
        pairs = [(one, two) for one, two in tried if _compose(self._variants[one], self._variants[two])]
        for pair in pairs[:PAIRS]:
            try:
                source = self._variants[pair[1]].source(self._variants[pair[0]].source(self._text))
            except EditError:
                continue  # what one of them changes is what the other looks for
            units = frozenset().union(*(self.reference.reach(number, self.task) for number in pair))
            profile = self._profile(pair, source, units)
            if profile is not None and not any(_is_same(profile, alone[number]) for number in pair):
                yield profile

    def _profile(self, variants: tuple[int, ...], source: str, units: frozenset[str]) -> StoredProfile | None:
        """Return how a text fares that may reach so many units; None where it never ends or cannot be loaded."""
        naming = [(one.task, one.requests[-1]) for one in self._known.values() if one.naming]
        try:
            run = _run(self.suite, source, units, naming if _naming(self.task) in units else ())
        except MemoryError:
            raise
        except Exception:  # the author's mistake may be one that cannot even be loaded
            return None
        wrong, made = {}, set()
        for call in run.calls:
            one = self._known.get(call.requests)
            if one is None or one.number in made or call.reply is None:
                continue
            made.add(one.number)
            if call.reply != one.reply and not judged_by(outcome_of(call.reply), one.outcome).right:
                wrong[one.number] = call.reply
        unmade = tuple(
            one.number
            for one in self._known.values()
            if one.number not in made and units.issuperset(self.reference.calls[one.number].units)
        )
        judged = {spec.id for spec in self.suite.specs.values() if spec.task == self.task}
        failed = {test: claim for test, claim in run.failed.items() if test in judged}
        return StoredProfile(variants, failed, wrong, unmade)


def _compose(one: Variant, two: Variant) -> bool:
    """Whether two variants can be made at once: of a function that is replaced as a whole nothing else is left."""
    if one.code == two.code:
        return False
    return one.task != two.task or not any(change.whole for change in (*one.changes, *two.changes))


def _is_same(pair: StoredProfile, single: StoredProfile) -> bool:
    """Whether a pair shows nothing that one of its mistakes alone does not show."""
    unmade = frozenset(pair.unmade)
    return pair.failed == single.failed and pair.wrong == {
        number: reply for number, reply in single.wrong.items() if number not in unmade
    }


def _name(suite: Suite) -> str:
    return f"grader_candidate_{suite.assignment.name}"


def _naming(task: str) -> str:
    """Return the unit of a task's naming calls."""
    return f"{NAMING}{task}"


def _run(
    suite: Suite,
    source: str,
    units: frozenset[str] | None,
    naming: Requests,
    begin: Callable[[str], None] = lambda _: None,
) -> _Run:
    """Run the tests among ``units``, all for None, and make naming calls; ``begin`` is told what comes.

    Raises _Endless, and what loading raises.
    """
    recording = Recording()
    failed: dict[str, StoredClaim] = {}
    skip = frozenset(spec.id for spec in suite.specs.values() if units is not None and spec.id not in units)

    def judged(result: TestResult) -> None:
        if isinstance(session.lost, GuestTimeout):
            raise _Endless
        if result.outcome == "failed" and suite.frame.claim is not None:
            failed[result.id] = store_claim(suite.frame.claim)

    with quiet():
        module = module_of(source, _name(suite))
        session = local_session(module, listener=recording, limits=suite.assignment.limits)
        suite.run(session, skip=skip, started=begin, judged=judged)
        for task, request in naming:
            begin(_naming(task))
            ask(session, [(task, request)])
    return _Run(tuple(calls(recording.exchanges, CallReader())), failed)
