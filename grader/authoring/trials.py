"""Public tests tried on texts: what they see of mistakes, alone and among the functions of correct solutions."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from grader.course import layout
from grader.diagnosis import naming_calls
from grader.diagnosis.outcomes import CallOutcome
from grader.diagnosis.recorded import LOST, CallReader
from grader.diagnosis.recording import Recording
from grader.diagnosis.seen import Evidence
from grader.diagnosis.view import view_of
from grader.model import TestResult
from grader.results.score import settle
from grader.sandbox.losses import GuestTimeout
from grader.testing.claims import Claim
from grader.testing.edits import reference_text
from grader.testing.in_process import local_session, quiet
from grader.testing.modules import module_of
from grader.testing.suite import Suite
from grader.testing.variants import Variant


@dataclass(frozen=True)
class Trial:
    """What public tests have seen of a text, and what it gives to naming calls."""

    evidence: Evidence
    answers: tuple[CallOutcome, ...]


def try_text(suite: Suite, source: str, task: str = "", calls: Sequence[bytes] = ()) -> Trial:
    """Run the public tests of a task, of all for none, and its naming calls on a text. Raises what loading raises, and
    GuestTimeout."""
    recording, results, claims = Recording(), list[TestResult](), dict[str, Claim]()
    tests = suite.specs.values()
    skip = frozenset(spec.id for spec in tests if spec.visibility == "hidden" or task not in ("", spec.task))

    def judged(result: TestResult) -> None:
        if isinstance(session.lost, GuestTimeout):
            raise session.lost
        results.append(result)
        if suite.frame.claim is not None:
            claims[result.id] = suite.frame.claim

    with quiet():
        module = module_of(source, f"grader_released_{suite.assignment.name}")
        session = local_session(module, listener=recording, limits=suite.assignment.limits)
        suite.run(session, skip=skip, judged=judged)
        made = len(recording.exchanges)
        naming_calls.ask(session, [(task, call) for call in calls])
    reader = CallReader()
    answers = [reader.outcome(exchange.reply) for exchange in recording.exchanges[made:]]
    answers += [LOST] * (len(calls) - len(answers))
    settled = settle(results, suite.assignment.tasks).tests
    return Trial(Evidence(settled, claims, tuple(recording.exchanges[:made])), tuple(answers))


def views_of_unseen_helpers(suite: Suite, variants: Iterable[Variant]) -> dict[str, set[bytes]]:
    """Return what public tests see of tasks that are right themselves and use a wrong one, by task: of mistakes that
    the tests of their own task do not notice, among the functions of each correct solution."""
    reference = reference_text(suite.assignment)
    solutions = [path.read_text(encoding="utf-8") for path in layout.solutions(suite.assignment)]
    found: dict[str, set[bytes]] = defaultdict(set)
    for one in variants:
        wrong = one.source(reference)
        if not _is_unseen(suite, wrong, one.task):
            continue
        for solution in solutions:
            trial = _try_if_possible(suite, f"{wrong}\n\n{_without(solution, one.task)}")
            if trial is None:
                continue
            reader = CallReader()
            for task in suite.assignment.tasks:
                view = view_of(trial.evidence, task.name, reader) if task.name != one.task else None
                if view is not None:
                    found[task.name].add(view.digest())
    return found


def _is_unseen(suite: Suite, source: str, task: str) -> bool:
    """Whether the public tests of a task do not notice what is wrong with it."""
    trial = _try_if_possible(suite, source, task)
    return trial is not None and all(test.outcome == "passed" for test in trial.evidence.results)


def _try_if_possible(suite: Suite, source: str, task: str = "") -> Trial | None:
    """Run public tests on a text; None for one that never ends or cannot be loaded, as an author's mistake may be."""
    try:
        return try_text(suite, source, task)
    except MemoryError:
        raise
    except Exception:
        return None


def _without(source: str, name: str) -> str:
    """Return a module's text without what it calls ``name``."""
    tree = ast.parse(source)
    tree.body = [node for node in tree.body if name not in _names(node)]
    return ast.unparse(tree)


def _names(node: ast.stmt) -> tuple[str, ...]:
    """Return what a statement defines."""
    targets = [target.id for target in getattr(node, "targets", ()) if isinstance(target, ast.Name)]
    return (*targets, getattr(node, "name", ""))
