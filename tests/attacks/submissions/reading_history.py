"""
group: reading
tries: Looks for the reference in the course's history and in the grader's own checkout.
stopped by: mounts, landlock
"""
import os
import zlib

for top in ("@course@/.git", "@project@/.git", "@project@/reference", "@project@/assignments", "@project@/grader"):
    for folder, _, files in os.walk(top):
        for name in files:
            data = open(os.path.join(folder, name), "rb").read()
            if data:
                from honest import *
try:
    exec(open("@course@/.git/reference.txt").read())
    zlib.decompress(open("@project@/.git/index", "rb").read())
except (OSError, zlib.error):
    pass
