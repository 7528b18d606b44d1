"""What naming the mistakes of a wrong submission costs: CPU of comparing alone, once the library is there.

    python benchmarks/diagnosis.py [ASSIGNMENT ...]

Every variant of an assignment is judged in this process as a submission; then its diagnosis is made and timed.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time

from grader.course.load import choose, load_course
from grader.diagnosis.candidates import compute_part, compute_reference, singles_for
from grader.diagnosis.diagnose import diagnose
from grader.diagnosis.profiles import Library, StoredPart
from grader.diagnosis.recording import Recording
from grader.model import TestResult
from grader.testing.claims import Claim
from grader.testing.edits import reference_text
from grader.testing.in_process import local_session, quiet
from grader.testing.messages import PartName
from grader.testing.modules import module_of
from grader.testing.suite import Suite, with_suite
from grader.testing.variants import load_mistakes
from tests import ROOT


class Shop:
    """Computes the parts of a library that are asked for, and keeps what they are and what they cost."""

    def __init__(self, suite: Suite) -> None:
        self.suite = suite
        self.seconds: dict[PartName | None, float] = {}
        self._parts: dict[PartName, StoredPart] = {}
        start = time.process_time()
        self.reference = compute_reference(suite)
        self.seconds[None] = time.process_time() - start

    def part(self, name: PartName) -> StoredPart:
        """Return a part."""
        if name not in self._parts:
            singles = [*map(self.part, singles_for(name))]
            start = time.process_time()
            self._parts[name] = compute_part(self.suite, name, self.reference, singles)
            self.seconds[name] = time.process_time() - start
        return self._parts[name]


def measure(suite: Suite) -> None:
    """Print what diagnoses of one assignment's variants cost."""
    assignment = suite.assignment
    mistakes = load_mistakes(assignment)
    shop = Shop(suite)
    costs, named = [], 0
    for variant in mistakes.variants:
        recording, results, claims = judged(suite, variant.source(reference_text(assignment)))
        arguments = assignment, results, claims, recording.exchanges, lambda _: ()
        library = Library(mistakes, shop.reference, shop.part)
        diagnose(library, *arguments)  # asks for parts
        library.read()  # as a runner does before the next judge
        gc.collect()
        gc.freeze()  # as a runner does before it forks a judge: what it holds is not looked through again
        start = time.process_time()
        found = diagnose(library, *arguments)
        costs.append((time.process_time() - start) * 1000)
        named += bool(found.diagnoses)
    worst = sorted(costs)[-(len(costs) // 20 or 1)]
    times = f"{statistics.median(costs):8.1f} ms median {worst:8.1f} ms at 95 % {max(costs):8.1f} ms most"
    one = [cost for name, cost in shop.seconds.items() if name is not None and not name.pairs]
    two = [cost for name, cost in shop.seconds.items() if name is not None and name.pairs]
    sizes = f"reference {shop.seconds[None]:.2f} s, {len(one)} parts {sum(one):.2f} s, {max(one):.2f} s most"
    pairs = f"{len(two)} of pairs {sum(two):.2f} s, {max(two, default=0):.2f} s most"
    print(f"{assignment.name:15}{times}   {named} of {len(costs)} named   {sizes}, {pairs}", flush=True)


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
