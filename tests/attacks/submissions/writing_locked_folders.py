"""
group: writing
tries: Leaves folders in its scratch that nobody may enter, in the hope that they cannot be removed.
stopped by: fresh, mounts, watch
"""
import os

os.umask(0o777)
for number in range(50):
    os.mkdir(f"@token@-{number}")
    os.mkdir(f"../@token@-{number}")
open("@token@-file", "w").close()
os.makedirs("a/b", exist_ok=True) if os.access("a", os.X_OK) else os.mkdir("a", 0)
os.umask(0)
os.makedirs("deep/" * 100 + "@token@")


def add(a, b):
    os.umask(0o777)
    os.mkdir(f"{a}-{b}", 0)
    os._exit(0)
