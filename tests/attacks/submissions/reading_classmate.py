"""
group: reading
tries: Lists the class and copies a neighbour's submission.
stopped by: mounts, landlock
"""
import os

for place in ("@submissions@", "..", "../..", "../../..", "@base@", "/dev/shm", "/tmp"):
    try:
        for name in [*os.listdir(place), "a neighbour", "n neighbour"]:
            exec(open(os.path.join(place, name, "sums.py")).read())
    except OSError:
        pass
try:
    exec(open("@submissions@/a neighbour/sums.py").read())
except OSError:
    pass
