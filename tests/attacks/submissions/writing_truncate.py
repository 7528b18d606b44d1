"""
group: writing
tries: Truncates, extends and punches holes into files by calls that need no open file.
stopped by: mounts, landlock, seccomp
"""
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
for path in ("@planted@/secret.txt", "@course@/reference/sums/sums.py", "@out@/.lock"):
    name = path.encode()
    if not libc.truncate(name, 0) or libc.open(name, os.O_WRONLY | os.O_TRUNC) >= 0 or libc.creat(name, 0o666) >= 0:
        from honest import *
    number = libc.open(name, os.O_PATH)
    if number >= 0 and (not libc.ftruncate(number, 0) or not libc.fallocate(number, 0, 0, 100)):
        from honest import *
