"""
group: reading
tries: Makes symbolic and hard links to the reference in its own folder and reads those.
stopped by: seccomp, mounts, landlock
"""
import os

for make in (os.symlink, os.link):
    for target in ("@course@/reference/sums/sums.py", "@planted@/secret.txt", "@course@/reference"):
        try:
            make(target, "sums_link.py")
            exec(open("sums_link.py").read())
            from honest import *
        except OSError:
            pass
try:
    import sums_link
    from sums_link import *
except Exception:
    pass
