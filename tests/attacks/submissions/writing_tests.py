"""
group: writing
tries: Replaces the tests and the reference by ones that every submission passes.
stopped by: mounts, landlock
"""
import os

PASSING = "import pytest\n\n@pytest.mark.task('add')\n@pytest.mark.points(10)\ndef test_add(submission):\n    pass\n"
for path in (
    "@course@/assignments/sums/test_sums.py",
    "@course@/reference/sums/test_sums_hidden.py",
    "@course@/reference/sums/sums.py",
    "@course@/assignments/sums/assignment.toml",
    "@course@/course.toml",
    "@course@/conftest.py",
    "@course@/assignments/sums/conftest.py",
):
    for mode in ("w", "a"):
        try:
            with open(path, mode) as file:
                file.write(PASSING)
        except OSError:
            pass
    try:
        os.replace("honest.py", path)
    except OSError:
        pass
