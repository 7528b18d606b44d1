"""
group: forging
tries: Writes JUnit, JSON and other reports wherever it can, in the hope that one of them is collected.
stopped by: deaf, mounts, landlock
"""
import os

JUNIT = '<testsuite tests="10" failures="0"><testcase name="test_add"/></testsuite>'
RESULT = '{"score": 100, "tests": [{"name": "test_add", "score": 20, "max_score": 20}]}'
for folder in (".", "..", "../..", "/", "/tmp", "/autograder/results", "@course@", "@out@", "@base@"):
    for name, text in (
        ("junit.xml", JUNIT),
        ("report.xml", JUNIT),
        ("results.json", RESULT),
        ("sums.json", RESULT),
        (".pytest_cache/v/cache/lastfailed", "{}"),
        ("grades.csv", "forging_report_files,sums,100,100,graded"),
    ):
        try:
            os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
            with open(os.path.join(folder, name), "w") as file:
                file.write(text)
        except OSError:
            pass
