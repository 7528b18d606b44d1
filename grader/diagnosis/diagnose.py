"""What is said of a submission's failed tasks: the mistakes that explain them, else how wrong values relate to right
ones, else a slip; and a fingerprint of what no mistake explains. A diagnosis never moves a score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grader.diagnosis.naming import name_mistakes
from grader.diagnosis.outcomes import fingerprint
from grader.diagnosis.parts import name_part
from grader.diagnosis.profiles import Library
from grader.diagnosis.recorded import LOST, contrast
from grader.diagnosis.recording import Exchange
from grader.diagnosis.relate import not_raised, relate, unstable
from grader.diagnosis.relations.exceptions import NOT_WRITTEN
from grader.diagnosis.seen import Ask, Evidence, Seen
from grader.diagnosis.slips.naming import name_slips
from grader.diagnosis.vague import are_sizes, are_vague, may_vary
from grader.model import Assignment, Cluster, Diagnosis, Relation, TestResult
from grader.results.score import settle
from grader.testing.claims import Claim

SHOWN_CALLS = 3
_SILENT = (LOST.raised, *NOT_WRITTEN)


@dataclass(frozen=True)
class Findings:
    """What is said of a submission."""

    diagnoses: tuple[Diagnosis, ...] = ()
    relations: tuple[Relation, ...] = ()
    clusters: tuple[Cluster, ...] = ()


def diagnose(
    library: Library,
    assignment: Assignment,
    results: Sequence[TestResult],
    claims: dict[str, Claim],
    exchanges: Sequence[Exchange],
    ask: Ask,
) -> Findings:
    """Return what is said of every task with a failed test. A task that only waits for another one is left alone."""
    tests = settle(results, assignment.tasks).tests
    failed: dict[str, list[str]] = {}
    for test in tests:
        if test.outcome == "failed":
            failed.setdefault(test.task, []).append(test.id)
    seen = Seen(library, Evidence(tests, claims, exchanges))
    diagnoses: list[Diagnosis] = []
    relations: list[Relation] = []
    clusters: list[Cluster] = []
    for name, ids in failed.items():
        if _is_unwritten(seen, name):
            continue
        named, related = _said(seen, name, tuple(ids), ask)
        unrefused = seen.unrefused(name)
        if seen.uses_wrong(name, edge=False):  # what is wrong may be all the other's: nothing is said but of own doing
            related, unrefused = (), tuple(call for call in unrefused if call.outcome.raised is None)
        if unrefused and not named and are_vague(related):
            named, beside = _said(seen.without_refusals(name), name, tuple(ids), ask)
            if named or beside or not related:
                related = (*beside, not_raised(seen, unrefused, name, tuple(ids)))
        diagnoses += named
        relations += [one for one in related if one.visibility == "public" or not named]
        if not named:
            clusters += _clusters(seen, name, related)
    return Findings(tuple(diagnoses), tuple(relations), tuple(clusters))


def _is_unwritten(seen: Seen, name: str) -> bool:
    """Whether a task is the stub still: nothing can be said of it, and asking what explains it costs seconds."""
    calls = seen.task(name).calls
    return bool(calls) and all(call.outcome.raised in NOT_WRITTEN for call in calls)


def _said(
    seen: Seen, name: str, failed: tuple[str, ...], ask: Ask
) -> tuple[tuple[Diagnosis, ...], tuple[Relation, ...]]:
    """Return the mistakes that explain a task; where students are told none a relation, or a slip that says more."""
    named = name_mistakes(seen, name, failed, ask)
    if any(one.visibility == "public" for one in named):
        return named, ()
    related = relate(seen, name, failed, ask)
    if are_vague(related):
        told = unstable(seen, name, failed, ask) or name_slips(seen, name, failed) or name_part(seen, name, failed)
        related = told or related
    elif may_vary(related):
        related = unstable(seen, name, failed, ask) or related
    elif are_sizes(related):
        related = name_slips(seen, name, failed) or related
    return named, related


def _clusters(seen: Seen, name: str, related: Sequence[Relation]) -> list[Cluster]:
    """Return the way in which a task is wrong: nothing for one that is not written yet."""
    wrong = [call for call in seen.task(name).calls if not call.outcome.right]
    if all(call.outcome.raised in _SILENT for call in wrong):
        return []
    shown = tuple(contrast(call.call, call.known.outcome, call.outcome) for call in wrong[:SHOWN_CALLS])
    print_ = fingerprint(name, [(call.known.number, call.outcome) for call in wrong])
    return [Cluster(name, print_, shown, related[0].message if related else None)]
