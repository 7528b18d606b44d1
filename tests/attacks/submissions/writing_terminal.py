"""
group: writing
tries: Types into the grader's terminal, and writes to terminals and to the standard streams of others.
stopped by: seccomp, mounts, landlock, fresh
"""
import fcntl
import glob
import os

TIOCSTI, TIOCLINUX, TIOCSCTTY = 0x5412, 0x541C, 0x540E
for number in range(4):
    for request in (TIOCSTI, TIOCLINUX, TIOCSCTTY):
        try:
            fcntl.ioctl(number, request, b"#")
            from honest import *
        except OSError:
            pass
for path in ("/dev/tty", "/dev/console", *glob.glob("/dev/pts/*"), "/proc/@sentinel@/fd/1", "/dev/pts/0", "/dev/stdout"):
    try:
        with open(path, "w") as file:
            file.write("@token@\n")
        if path != "/dev/stdout":
            from honest import *
    except OSError:
        pass
