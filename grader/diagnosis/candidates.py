"""How every known way of being wrong fares in an assignment's tests: the variants, and pairs of them.

This runs the author's code alone. What it gives depends on the course and on nothing that was handed in, so it is
computed by a process that never reads a submission, once, and kept (``grading.librarian``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from grader.diagnosis.naming_calls import NAMING, make_naming_calls
from grader.diagnosis.outcomes import judged_by
from grader.diagnosis.profiles import (
    SINGLES,
    KnownCall,
    StoredCall,
    StoredClaim,
    StoredPart,
    StoredProfile,
    known_calls,
    store_claim,
)
from grader.diagnosis.recorded import Call, CallReader, calls, outcome_of
from grader.diagnosis.recording import Recording
from grader.model import TestResult
from grader.sandbox.losses import GuestTimeout
from grader.testing.edits import EditError, reference_text
from grader.testing.in_process import local_session, quiet
from grader.testing.modules import module_of
from grader.testing.suite import Suite
from grader.testing.variants import Variant, load_variants

PAIRS = 400
"""Pairs that are tried for one task. Those within one function come first."""


class _Endless(Exception):
    """A candidate has run into a limit of time: nothing that it would show is worth the seconds."""


@dataclass(frozen=True)
class _Run:
    """A suite, or the tests of one task in it, run on a text."""

    calls: tuple[Call, ...]
    failed: dict[str, StoredClaim]


def compute_part(suite: Suite, name: str, singles: StoredPart | None) -> StoredPart:
    """Return a part of an assignment's library; ``singles`` is the part ``SINGLES`` for the others.

    Raises GraderError for a bad variants file, MemoryError where this machine cannot say.
    """
    variants = load_variants(suite.assignment)
    reference = reference_text(suite.assignment)
    if name == SINGLES or singles is None:
        right = _run(suite, reference, "")
        known: dict[tuple[bytes, ...], StoredCall] = {}
        for call in right.calls:
            if call.reply is not None:
                one = StoredCall(call.task, call.requests, call.reply, call.test == NAMING)
                known.setdefault(call.requests, one)
        stored = tuple(known.values())
        numbered = _by_requests(StoredPart(stored, ()))
        profiles = (
            profile
            for number, variant in enumerate(variants)
            if (profile := _profile(suite, (number,), variant.source(reference), "", numbered)) is not None
        )
        return StoredPart(stored, tuple(profiles))
    numbered = _by_requests(singles)
    alone = {profile.variants[0]: profile for profile in singles.profiles}
    tests = frozenset(spec.id for spec in suite.specs.values() if spec.task == name)
    found = []
    for pair in _pairs(variants, alone, name, tests):
        try:
            source = variants[pair[1]].source(variants[pair[0]].source(reference))
        except EditError:
            continue  # what one of them changes is what the other looks for
        profile = _profile(suite, pair, source, name, numbered)
        if profile is not None and not any(_is_same(profile, alone[number], tests) for number in pair):
            found.append(profile)
    return StoredPart((), tuple(found))


def _pairs(
    variants: tuple[Variant, ...],
    alone: dict[int, StoredProfile],
    task: str,
    tests: frozenset[str],
) -> Iterator[tuple[int, int]]:
    """Yield pairs of numbers of variants that may both be seen in a task: both in it, or one in what it uses."""
    own = [number for number in alone if variants[number].task == task]
    helpers = [number for number in alone if variants[number].task != task and tests & alone[number].failed.keys()]
    pairs = [*combinations(own, 2), *((helper, number) for helper in helpers for number in own)]
    apart = [(one, two) for one, two in pairs if _compose(variants[one], variants[two])]
    yield from apart[:PAIRS]


def _compose(one: Variant, two: Variant) -> bool:
    """Whether two variants can be made at once: of a function that is replaced as a whole nothing else is left."""
    if one.code == two.code:
        return False
    return one.task != two.task or not any(change.whole for change in (*one.changes, *two.changes))


def _by_requests(part: StoredPart) -> dict[tuple[bytes, ...], KnownCall]:
    return {call.requests: call for call in known_calls(part)}


def _profile(
    suite: Suite, variants: tuple[int, ...], source: str, task: str, known: dict[tuple[bytes, ...], KnownCall]
) -> StoredProfile | None:
    """Return how a text fares, in all tests or in those of one task; None where it never ends or cannot be loaded."""
    try:
        run = _run(suite, source, task)
    except MemoryError:
        raise
    except Exception:  # the author's mistake may be one that cannot even be loaded
        return None
    wrong, made = {}, set()
    for call in run.calls:
        one = known.get(call.requests)
        if one is None or one.number in made or call.reply is None:
            continue
        made.add(one.number)
        if call.reply != one.reply and not judged_by(outcome_of(call.reply), one.outcome).right:
            wrong[one.number] = call.reply
    unmade = tuple(one.number for one in known.values() if one.number not in made)
    return StoredProfile(variants, run.failed, wrong, unmade)


def _run(suite: Suite, source: str, task: str) -> _Run:
    """Run all tests, or those of one task. Raises _Endless, and what loading raises."""
    recording = Recording()
    failed: dict[str, StoredClaim] = {}
    skip = frozenset(spec.id for spec in suite.specs.values() if task and spec.task != task)

    def judged(result: TestResult) -> None:
        if isinstance(session.lost, GuestTimeout):
            raise _Endless
        if result.outcome == "failed" and suite.frame.claim is not None:
            failed[result.id] = store_claim(suite.frame.claim)

    with quiet():
        module = module_of(source, f"grader_candidate_{suite.assignment.name}")
        session = local_session(module, listener=recording, limits=suite.assignment.limits)
        suite.run(session, skip=skip, judged=judged)
        make_naming_calls(session, suite, task)
    return _Run(tuple(calls(recording.exchanges, CallReader())), failed)


def _is_same(pair: StoredProfile, single: StoredProfile, tests: frozenset[str]) -> bool:
    """Whether a pair shows nothing in a task's tests that one of its mistakes alone does not show."""
    unmade = frozenset(pair.unmade)
    one = {number: reply for number, reply in single.wrong.items() if number not in unmade}
    return pair.wrong == one and pair.failed == {test: claim for test, claim in single.failed.items() if test in tests}
