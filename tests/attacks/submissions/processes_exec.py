"""
group: processes
tries: Becomes another program, which knows nothing of limits and filters.
stopped by: seccomp, landlock, mounts
"""
import ctypes
import os
import sys

for program in ("/bin/sh", "/usr/bin/env", sys.executable, "/usr/bin/python3", "/lib64/ld-linux-x86-64.so.2", "/bin/busybox"):
    for execute in (
        lambda p: os.execv(p, [p, "-c", "touch @planted@/@token@-exec"]),
        lambda p: os.execve(os.open(p, os.O_RDONLY), [p], {}),
        lambda p: ctypes.CDLL(None).syscall(322, os.open(p, os.O_PATH), b"", None, None, 0x1000),
    ):
        try:
            execute(program)
        except OSError:
            pass
