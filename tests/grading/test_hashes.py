"""Hashes of what a result depends on: nothing that judges is missing in either of the two."""

from __future__ import annotations

from pathlib import Path

import msgspec

from grader.course import layout
from grader.course.load import load_course
from grader.grading import hashes
from tests.small_course import write_course


def test_whatever_judges_is_in_both_hashes(tmp_path: Path) -> None:
    """A file of the assignment or of its reference, the data, the limits: of a course and of a release."""
    course = load_course(write_course(tmp_path, **{"assignments/sums/figures.py": "A = 1\n"}))
    (assignment,) = course.assignments
    assert assignment.reference is not None
    files = [layout.public_tests(assignment), layout.hidden_tests(assignment), layout.reference(assignment)]
    files += [layout.figures(assignment), assignment.reference / layout.VARIANTS]
    released = msgspec.structs.replace(assignment, reference=None)
    for one, changed in [(assignment, files), (released, [files[0], files[3], assignment.folder / layout.DIGESTS])]:
        for path in changed:
            before = hashes.of_assignment(course, one), hashes.text(course, one)
            with path.open("a", encoding="utf-8") as file:
                file.write("\nNEW = 1\n")
            after = hashes.of_assignment(course, one), hashes.text(course, one)
            assert before[0] != after[0] and before[1] != after[1], path
    slower = msgspec.structs.replace(assignment, limits=msgspec.structs.replace(assignment.limits, cpu=9.0))
    assert hashes.of_assignment(course, slower) != hashes.of_assignment(course, assignment)
    assert hashes.text(course, slower) != hashes.text(course, assignment)
