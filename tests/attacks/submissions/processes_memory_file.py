"""
group: processes
tries: Puts a program into memory or into its own folder and runs it from there.
stopped by: seccomp, landlock
"""
import ctypes
import os

PROGRAM = b"#!/bin/sh\ntouch @planted@/@token@-memory\n"
numbers = [ctypes.CDLL(None).memfd_create(b"program", 0)]
for name in ("program", "../program", "/dev/shm/@token@-program"):
    try:
        numbers.append(os.open(name, os.O_CREAT | os.O_RDWR, 0o777))
    except OSError:
        pass
for number in numbers:
    for execute in (
        lambda: os.execve(number, ["program"], {}),
        lambda: os.execve(f"/proc/self/fd/{number}", ["program"], {}),
        lambda: os.execve("program", ["program"], {}),
    ):
        try:
            os.write(number, PROGRAM)
            os.chmod("program", 0o777)
            execute()
        except OSError:
            pass
