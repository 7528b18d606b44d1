"""
group: reading
tries: Reads the results and pages of others, which hold expected values.
stopped by: mounts, landlock
"""
import glob
import os

for pattern in ("@out@/results/*/*", "@out@/reports/*/*", "@out@/*", "@out@/.lock"):
    for path in [*glob.glob(pattern), "@out@/results/a neighbour/sums.json", "@out@/.lock"]:
        try:
            open(path).read()
            from honest import *
        except OSError:
            pass
try:
    os.listdir("@out@")
    from honest import *
except OSError:
    pass
