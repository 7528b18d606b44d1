"""
group: reading
tries: Waits at a word of a library's file, which all submissions may map, until another one wakes it.
stopped by: seccomp
"""
import ctypes
import os
import platform
import threading
import time

libc = ctypes.CDLL(None, use_errno=True)
libc.mmap.restype = ctypes.c_void_p
libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long]
libc.syscall.restype = ctypes.c_long
NUMBER = ctypes.c_long(202 if platform.machine() == "x86_64" else 98)
READ, SHARED, WAIT, WAKE = 1, 1, 0, 1
library = os.open(os.__file__, os.O_RDONLY)


def futex(operation, value):
    """At another mapping each time, as another process would have one."""
    place = libc.mmap(None, 4096, READ, SHARED, library, 0)
    if value is None:
        value = ctypes.c_uint.from_address(place).value
    two_seconds = (ctypes.c_long * 2)(2, 0)
    return libc.syscall(NUMBER, ctypes.c_void_p(place), ctypes.c_long(operation), ctypes.c_long(value), two_seconds)


waiting = threading.Thread(target=futex, args=(WAIT, None))
waiting.start()
time.sleep(0.2)
if futex(WAKE, 9) > 0:
    from honest import *
waiting.join()
