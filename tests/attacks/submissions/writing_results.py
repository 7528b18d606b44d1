"""
group: writing
tries: Writes its own result, spoils a neighbour's, and appends itself to the gradebook.
stopped by: mounts, landlock
"""
import os

RESULT = '{"schema": "grader/result/1", "status": "graded", "score": 100.0, "max_score": 100.0}'
for student in ("writing_results", "a neighbour", "z neighbour"):
    for path, text in (
        (f"@out@/results/{student}/sums.json", RESULT),
        (f"@out@/reports/{student}/sums.html", "<h1>100</h1>"),
        ("@out@/grades.csv", "writing_results,sums,100,100,graded\n"),
        ("@out@/index.html", "<h1>100</h1>"),
        ("@out@/.lock", ""),
    ):
        for mode in ("w", "a", "r+"):
            try:
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with open(path, mode) as file:
                    file.write(text)
            except OSError:
                pass
        for spoil in (os.unlink, os.rmdir, lambda p: os.truncate(p, 0), lambda p: os.rename(p, p + "@token@")):
            try:
                spoil(path)
            except OSError:
                pass
