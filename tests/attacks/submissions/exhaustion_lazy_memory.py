"""
group: exhaustion
tries: Reserves memory in ways that are counted late or elsewhere: shared and sparse mappings, files, stacks.
stopped by: rlimits
"""
import ctypes
import mmap
import os
import threading

held = []


def add(a, b):
    while True:
        held.append(mmap.mmap(-1, 1 << 28, mmap.MAP_SHARED | mmap.MAP_ANONYMOUS))
        held[-1][:: 1 << 12] = b"x" * (1 << 16)


def total(numbers):
    libc = ctypes.CDLL(None)
    libc.mmap.restype = ctypes.c_void_p
    for _ in range(100):
        where = libc.mmap(None, ctypes.c_size_t(1 << 30), 3, 0x4022, -1, 0)
        ctypes.memset(where, 1, 1 << 30)


def scale(x):
    threading.stack_size(1 << 30)
    for _ in range(100):
        threading.Thread(target=threading.Event().wait, daemon=True).start()


def table(frame):
    number = os.memfd_create("x")
    os.ftruncate(number, 1 << 40)
    return mmap.mmap(number, 1 << 40)
