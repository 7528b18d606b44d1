"""Grade every mutant of the reference like a submission: a good suite notices nearly all of them."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass

import msgspec

from grader.authoring.mutants.equivalent import Key, key_of, load
from grader.authoring.mutants.make import Mutant, make
from grader.authoring.problems import Problem, Severity, are_harmless, errors_first, place_in
from grader.authoring.verify import grade_source, lost_points
from grader.course import layout
from grader.errors import GraderError
from grader.grading.engine import Engine
from grader.model import Assignment, Course, Lang, Tier

ENOUGH = 0.98
"""The share of the mutants, equivalent ones aside, that a suite has to kill."""
CPU = 0.5
"""CPU seconds of a call: short, because many mutants loop for ever. A test's own limits stay."""
WALL = 10.0
"""Seconds on the clock: long, so that a busy machine kills no mutant."""


@dataclass(frozen=True)
class Tally:
    """Counts of an assignment's mutants. ``equivalent``: those that keep full marks and are listed."""

    assignment: str
    mutants: int
    killed: int
    equivalent: int
    survivors: tuple[Mutant, ...]
    problems: tuple[Problem, ...]

    @property
    def passed(self) -> bool:
        """Whether there is no error; warnings do not count."""
        return are_harmless(self.problems)


def survey(
    course: Course,
    assignment: Assignment,
    tier: Tier,
    jobs: int | None = None,
    say: Callable[[str], None] = lambda _: None,
    lang: Lang = "en",
) -> Tally:
    """Return the counts after grading all mutants. Raises GraderError where they cannot be made or graded."""
    source = layout.reference(assignment).read_text(encoding="utf-8")
    mutants = make(source)
    listed = {key for entry in load(layout.private_folder(assignment)) for key in entry.keys}
    sources = [source, *(mutant.source for mutant in mutants)]
    keeps = _marks(course, assignment, tier, jobs or os.cpu_count() or 1, sources, lang)
    if not next(keeps):
        raise GraderError(
            f"{assignment.name}: the reference loses marks within the limits of mutants ({CPU} s of CPU a call)",
            f"Try: grader verify {assignment.name}",
        )
    survived: list[Mutant] = []
    for number, (mutant, alive) in enumerate(zip(mutants, keeps, strict=True), 1):
        say(f"mutant {number} of {len(mutants)}, {len(survived)} survived")
        if alive:
            survived.append(mutant)
    survivors = tuple(mutant for mutant in survived if key_of(mutant) not in listed)
    counted = len(mutants) - (len(survived) - len(survivors))
    equivalent = place_in(course, layout.private_folder(assignment) / layout.EQUIVALENT)
    problems = [(*found, equivalent) for found in _wrongly_listed(listed, mutants, survived)]
    if len(survivors) > (1 - ENOUGH) * counted:
        problems.append(
            (
                "error",
                f"{len(survivors)} of {counted} mutants keep full marks; at least {ENOUGH:.0%} should lose some",
                place_in(course, layout.reference(assignment)),
            )
        )
    return Tally(
        assignment=assignment.name,
        mutants=len(mutants),
        killed=len(mutants) - len(survived),
        equivalent=len(survived) - len(survivors),
        survivors=survivors,
        problems=tuple(
            errors_first(Problem(assignment.name, severity, text, place) for severity, text, place in problems)
        ),
    )


def _wrongly_listed(
    listed: set[Key], mutants: Iterable[Mutant], survived: Iterable[Mutant]
) -> Iterator[tuple[Severity, str]]:
    keys, alive = {key_of(mutant) for mutant in mutants}, {key_of(mutant) for mutant in survived}
    for key in sorted(listed):
        entry = f"{layout.EQUIVALENT}: {key[0] or 'outside of functions'}: {' '.join(key[1])}"
        if key not in keys:
            yield "warning", f"{entry}: there is no such mutant any more"
        elif key not in alive:
            yield "error", f"{entry}: a test notices it, so it is not equivalent"


def _marks(
    course: Course, assignment: Assignment, tier: Tier, jobs: int, sources: list[str], lang: Lang
) -> Iterator[bool]:
    """Yield for each source in turn whether it keeps full marks."""
    limits = msgspec.structs.replace(
        assignment.limits, cpu=min(CPU, assignment.limits.cpu), wall=max(WALL, assignment.limits.wall)
    )
    limited = msgspec.structs.replace(assignment, limits=limits)
    thread = threading.local()

    def begin() -> None:
        # A sandbox server ends with the thread that started it: each thread needs its own engine.
        thread.engine = stack.enter_context(Engine(course, tier, warm_up=True, first_failure=True))

    def keeps_all(source: str) -> bool:
        result = grade_source(thread.engine, limited, source)
        if result.status == "grader-error":
            raise GraderError(
                f"{assignment.name}: {'; '.join(text for _, text in lost_points('a mutant', result, lang))}",
                "",
                exit_code=3,
            )
        return result.score == result.max_score

    with ExitStack() as stack, ThreadPoolExecutor(jobs, initializer=begin) as pool:
        yield from pool.map(keeps_all, sources)
