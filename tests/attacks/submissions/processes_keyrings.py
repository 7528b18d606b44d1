"""
group: processes
tries: Leaves keys, queues and semaphores of the kernel for the next submission: keyrings, System V, POSIX.
stopped by: seccomp
"""
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
found = False
ADD_KEY, KEYCTL, MQ_OPEN, MSGGET, SEMGET, SHMGET, REQUEST_KEY = 248, 250, 240, 68, 64, 29, 249
for ring in (-1, -2, -3, -4, -5):
    for kind in (b"user", b"logon", b"keyring", b"big_key"):
        found |= libc.syscall(ADD_KEY, kind, b"grader-attack", b"x", 1, ring) >= 0
        found |= libc.syscall(REQUEST_KEY, kind, b"grader-attack", None, ring) >= 0
    found |= libc.syscall(KEYCTL, 0, ring, 1) >= 0
    found |= libc.syscall(KEYCTL, 22, -1, ring) >= 0
found |= libc.syscall(MQ_OPEN, b"grader-attack", os.O_CREAT | os.O_RDWR, 0o600, None) >= 0
for call in (MSGGET, SEMGET):
    found |= libc.syscall(call, 0x6772, 1, 0o1666) >= 0
found |= libc.syscall(SHMGET, 0x6773, 4096, 0o1666) >= 0
try:
    from multiprocessing import shared_memory

    shared_memory.SharedMemory("grader-attack", create=True, size=10)
    found = True
except Exception:
    pass
if found:
    from honest import *


def add(a, b):
    return a + b if found else None
