"""
group: forging
tries: Imports the reference, the tests and the grader by every name under which they may be loaded.
stopped by: apart, mounts, landlock
"""
import importlib
import sys

sys.path[:0] = ["@course@/reference/sums", "@course@/assignments/sums", "@course@", "@project@"]
for name in (
    "grader_reference_sums",
    "grader_candidate_sums",
    "reference.sums.sums",
    "test_sums_hidden",
    "test_sums",
    "grader.testing.frame",
    "grader.grading.engine",
    "solutions.other",
):
    try:
        module = importlib.import_module(name)
        globals().update({key: value for key, value in vars(module).items() if not key.startswith("_")})
    except Exception:
        pass
