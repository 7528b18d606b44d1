"""
group: writing
tries: Changes rights, owners, times and attributes of files, which Landlock does not cover.
stopped by: seccomp, mounts
score: 100
"""
import ctypes
import os

from honest import *

libc = ctypes.CDLL(None, use_errno=True)
for path in ("@planted@/secret.txt", "@planted@", "@course@/reference/sums/sums.py", "@out@", "@submissions@"):
    for attempt in (
        lambda p: os.chmod(p, 0o4777),
        lambda p: os.chmod(p, 0),
        lambda p: os.lchown(p, 65534, 65534),
        lambda p: os.utime(p, (1, 1)),
        lambda p: os.setxattr(p, "user.trace", b"x"),
        lambda p: os.fchmod(os.open(p, os.O_PATH), 0),
        lambda p: os.chmod(f"/proc/self/fd/{os.open(p, os.O_PATH)}", 0),
    ):
        try:
            attempt(path)
        except OSError:
            pass
    if os.uname().machine == "x86_64":
        libc.syscall(90, path.encode(), 0)  # chmod
        libc.syscall(92, path.encode(), 65534, 65534)  # chown
        libc.syscall(452, -100, path.encode(), 0, 0)  # fchmodat2
        libc.syscall(463, -100, path.encode(), 0, b"user.x", b"\0" * 16, 16)  # setxattrat
        libc.syscall(469, -100, path.encode(), b"\0" * 24, 24, 0)  # file_setattr
