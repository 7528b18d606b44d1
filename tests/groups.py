"""Which tests run in one process of pytest-xdist, and which begin first.

A file's tests run together: they share what is dear to set up, and the processes of pytest-xdist need not ask for each
test anew, which costs more than most tests do. What takes long begins first, so that no process is left with it alone
at the end.

Marks of pytest-xdist would say so beside the tests. They are not used, as under pytest 9.2 version 3.8 of pytest-xdist
takes no notice of them, and says nothing.
"""

from __future__ import annotations

DEAREST = (
    "tests/grading/test_loading.py",
    "tests/ci/test_untampered.py",
    "tests/grading/test_pictures.py",
    "tests/cluster",
    "tests/test_notebook.py",
    "tests/real_course/test_assignments.py",
    "tests/real_course/test_variants.py",
    "tests/browser/test_pages.py",
    "tests/sandbox",
    "tests/gradebook",
    "tests/commands/test_batch.py",
    "tests/collect/test_collector.py",
    "tests/attacks/test_attacks.py",
    "tests/attacks/test_same.py",
    "tests/authoring/test_release.py",
    "tests/authoring/test_mutants.py",
    "tests/ci/test_pull_request.py",
    "tests/ci/test_where_work_lies.py",
    "tests/authoring/test_verify.py",
    "tests/render/html/test_notebook.py",
    "tests/testing/test_writing.py",
    "tests/testing/test_run_item.py",
    "tests/submission/test_large_notebooks.py",
    "tests/commands/test_demo.py",
    "tests/commands/test_run.py",
    "tests/commands/test_watch.py",
    "tests/attacks",
    "tests/ci/test_docs.py",
    "tests/commands",
    "tests/testing",
    "tests/grading",
    "tests/authoring",
    "tests/docs",
    "tests/diagnosis/test_candidates.py",
    "tests/real_course",
    "tests/processes",
    "tests/ci",
)
"""Files and folders in the order in which their tests begin; the others come after them."""
TOGETHER = {
    "a PostgreSQL server": ("tests/gradebook",),
    "a Dask cluster": ("tests/cluster",),
    "an engine": (
        *("tests/grading/test_cells.py", "tests/grading/test_course_data.py", "tests/grading/test_loading.py"),
        *("tests/grading/test_notebooks.py", "tests/grading/test_set_up.py"),
    ),
}
"""Files and folders whose tests run in one process as well, by what they share."""


def group(nodeid: str) -> str:
    """Return the name of a test's group."""
    file = nodeid.partition("::")[0]
    return next((name for name, paths in TOGETHER.items() if any(_holds(path, file) for path in paths)), file)


def rank(nodeid: str) -> int:
    """Return how early a test begins: 0 before 1."""
    file = nodeid.partition("::")[0]
    return next((n for n, path in enumerate(DEAREST) if _holds(path, file)), len(DEAREST))


def _holds(path: str, file: str) -> bool:
    """Whether ``path`` is that file or a folder in which it lies."""
    return file == path or file.startswith(f"{path}/")
