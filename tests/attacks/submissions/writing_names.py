"""
group: writing
tries: Renames, links, exchanges and removes what lies outside its folder, and moves own files out.
stopped by: mounts, landlock, seccomp
score: 100
"""
import ctypes
import os

from honest import *

libc = ctypes.CDLL(None, use_errno=True)
open("own", "w").write("x")
for target in ("@planted@/secret.txt", "@planted@/@token@-moved", "@base@/tmp/@token@-moved", "/tmp/@token@-moved", "/dev/shm/@token@-moved"):
    for attempt in (
        lambda p: os.rename("own", p),
        lambda p: os.rename(p, "own"),
        lambda p: os.replace("own", p),
        lambda p: os.link("own", p),
        lambda p: os.link(p, "linked"),
        lambda p: os.symlink("own", p),
        os.unlink,
        os.remove,
        lambda p: os.rmdir(os.path.dirname(p)),
    ):
        try:
            attempt(target)
        except OSError:
            pass
    for flags in (0, 1, 2, 4):  # exchange, whiteout
        libc.renameat2(-100, b"own", -100, target.encode(), flags)
    libc.linkat(-100, b"own", -100, target.encode(), 0x400)
