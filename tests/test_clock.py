"""Whoever reads the clock of the machine is known by name: everything else gets its time from there.

A test that compares a date in its text with that clock passes until the date; one failed that way, on a Saturday night.
"""

from __future__ import annotations

import re

import pytest

from tests import ROOT

READ = re.compile(r"\bdatetime\.now\(|\btime\.time(?:_ns)?\(|\b(?:date|datetime)\.today\(|\butcnow\(|\bctime\(")
IN_THE_ZONE_OF_THE_MACHINE = re.compile(
    r"\bdatetime\.now\(\)|\.astimezone\(\)|\butcnow\(|\btime\.(?:localtime|mktime|ctime)\(|\bfromtimestamp\([^,()]*\)"
)
EDGES = {
    "grader/batch/choosing.py": "when a decision was made",
    "grader/batch/earlier_attempts.py": "when an attempt was judged",
    "grader/batch/forecast.py": "when a hand-in was seen",
    "grader/batch/hand_ins.py": "when a hand-in was seen",
    "grader/batch/pages.py": "what the class page says of itself",
    "grader/batch/recording.py": "when a hand-in was seen",
    "grader/collect/collector.py": "the clock of whoever hands in no other",
    "grader/commands/corrections.py": "when a decision was made",
    "grader/commands/export.py": "when a result was exported",
    "grader/commands/run.py": "how long ago a file was saved",
    "grader/course/manifest.py": "when a release was made",
    "grader/gradebook/leases.py": "when a lease ends",
    "grader/gradebook/store.py": "when a row was written",
    "grader/notebooks/live.py": "whether a cell ran before the notebook was saved",
    "grader/pullrequest/publish.py": "where the log of a section begins",
    "tests/collect/class_of_fifty.py": "a deadline passes while it waits",
}
SHOWN_OR_TYPED = {
    "grader/batch/choosing.py": "a course without a zone: whoever types --since means the machine's",
    "tests/attacks/test_same.py": "in the sandbox the zone is everywhere the same",
}


@pytest.mark.parametrize(
    ("pattern", "known"), [(READ, EDGES), (IN_THE_ZONE_OF_THE_MACHINE, SHOWN_OR_TYPED)], ids=["clock", "zone"]
)
def test_the_clock_and_the_zone_of_the_machine_are_asked_for_at_the_edges(
    pattern: re.Pattern[str], known: dict[str, str]
) -> None:
    """A file that is new here takes the time as an argument instead, if it can; a file that no longer asks goes."""
    found = {
        path.relative_to(ROOT).as_posix()
        for room in ("grader", "tests", "assignments", "reference")
        for path in sorted((ROOT / room).rglob("*.py"))
        if "node_modules" not in path.parts
        and not path.is_relative_to(ROOT / "tests" / "attacks" / "submissions")
        and path.name != "test_clock.py"
        and pattern.search(path.read_text(encoding="utf-8"))
    }
    assert found == known.keys()
