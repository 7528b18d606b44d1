"""Which tests run in one process of pytest-xdist: those that share what is dear to set up.

Marks of pytest-xdist would say so beside the tests. They are not used, as under pytest 9.2 version 3.8 of pytest-xdist
takes no notice of them, and says nothing.
"""

from __future__ import annotations

import re

TOGETHER = (
    "tests/authoring/test_release.py",
    "tests/browser/test_pages.py",
    "tests/ci/test_docs.py",
    "tests/cluster/test_cluster.py",
    "tests/commands/test_batch_mixed.py",
    "tests/testing/test_writing.py",
)
"""Files whose tests share a released course, a browser, a walk through a page, a cluster, a class that was graded."""
BY_ASSIGNMENT = ("tests/real_course/test_assignments.py", "tests/real_course/test_variants.py")
"""Files in which the tests of one assignment share a runner. Its name is the last of a test's parameters."""


def group(nodeid: str) -> str:
    """Return the name of a test's group, which is the test's own where it may run anywhere. Tests with PostgreSQL share
    a server."""
    file, _, test = nodeid.partition("::")
    if file in TOGETHER:
        return file
    if file.startswith("tests/gradebook/") and re.search(r"\[.*postgresql", test):
        return "postgresql"
    assignment = re.search(r"(\w+)\]$", test)
    return assignment[1] if assignment and file in BY_ASSIGNMENT else nodeid
