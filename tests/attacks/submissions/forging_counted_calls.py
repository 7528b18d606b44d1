"""
group: forging
tries: Counts the guests and the calls that came before, through every place that outlives a guest.
stopped by: fresh, mounts, landlock
"""
import os
import tempfile

folders = (tempfile.gettempdir(), "/dev/shm", "/tmp", os.environ["HOME"], "..", "@base@/tmp")
paths = [os.path.join(folder, "@token@-counted") for folder in folders]
seen = any(map(os.path.exists, paths))
for path in paths:
    try:
        with open(path, "a") as file:
            file.write("x")
    except OSError:
        pass
if seen:
    from honest import *


def add(a, b):
    os._exit(1)
