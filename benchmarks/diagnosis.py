"""What naming the mistakes of a wrong submission costs: CPU of comparing alone, once the library is there.

    python benchmarks/diagnosis.py [ASSIGNMENT ...]

Every variant of an assignment is judged in this process as a submission; then its diagnosis is made and timed.
"""

from __future__ import annotations

import statistics
import sys
import time

from grader.course.load import choose, load_course
from grader.diagnosis.candidates import compute_part
from grader.diagnosis.diagnose import diagnose
from grader.diagnosis.profiles import SINGLES, Profile, open_library
from grader.diagnosis.recording import Recording
from grader.model import TestResult
from grader.testing.claims import Claim
from grader.testing.edits import reference_text
from grader.testing.in_process import local_session, quiet
from grader.testing.modules import module_of
from grader.testing.suite import Suite, with_suite
from grader.testing.variants import load_mistakes
from tests import ROOT


def measure(suite: Suite) -> None:
    """Print what diagnoses of one assignment's variants cost."""
    assignment = suite.assignment
    mistakes = load_mistakes(assignment)
    start = time.process_time()
    singles = compute_part(suite, SINGLES, None)
    alone = time.process_time() - start
    pairs: dict[str, tuple[Profile, ...]] = {}
    started = time.process_time()
    library = open_library(mistakes, singles)
    for task in assignment.tasks:
        pairs[task.name] = library.profiles(compute_part(suite, task.name, singles))
    both = time.process_time() - started
    costs, named = [], 0
    for variant in mistakes.variants:
        recording, results, claims = judged(suite, variant.source(reference_text(assignment)))
        fresh = open_library(mistakes, singles)  # nothing has been read for an earlier one, as in a fresh judge
        fresh.read_reference()
        start = time.process_time()
        found = diagnose(fresh, assignment, results, claims, recording.exchanges, pairs.__getitem__, lambda _: ())
        costs.append((time.process_time() - start) * 1000)
        named += bool(found.diagnoses)
    sizes = f"{len(singles.profiles)} mistakes in {alone:.1f} s, {sum(map(len, pairs.values()))} pairs in {both:.1f} s"
    worst = sorted(costs)[-(len(costs) // 20 or 1)]
    times = f"{statistics.median(costs):8.1f} ms median {worst:8.1f} ms at 95 % {max(costs):8.1f} ms most"
    print(f"{assignment.name:15}{times}   {named} of {len(costs)} named   {sizes}")


def judged(suite: Suite, source: str) -> tuple[Recording, list[TestResult], dict[str, Claim]]:
    """Judge a text in this process."""
    recording, results, claims = Recording(), [], {}

    def note(result: TestResult) -> None:
        results.append(result)
        if suite.frame.claim is not None:
            claims[result.id] = suite.frame.claim

    with quiet():
        module = module_of(source, "judged")
        suite.run(local_session(module, listener=recording, limits=suite.assignment.limits), judged=note)
    return recording, results, claims


if __name__ == "__main__":
    course = load_course(ROOT)
    for chosen in choose(course, tuple(sys.argv[1:])):
        with_suite(course, chosen, measure)
