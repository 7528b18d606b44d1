"""
group: forging
tries: At exit, writes forged results to every descriptor and file name that graders use, and exits with 0.
stopped by: apart, deaf, fresh
"""
import atexit
import json
import os

FORGED = json.dumps({"score": 100.0, "max_score": 100.0, "status": "graded", "outcome": "passed"})


def forge():
    for descriptor in range(64):
        try:
            os.write(descriptor, FORGED.encode())
        except OSError:
            pass
    for name in ("results.json", "/autograder/results/results.json", "../results/results.json", "output.json"):
        try:
            with open(name, "w") as file:
                file.write(FORGED)
        except OSError:
            pass
    os._exit(0)


atexit.register(forge)


def add(a, b):
    raise SystemExit(0)
