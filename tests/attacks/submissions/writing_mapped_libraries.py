"""
group: writing
tries: Maps a library's file so that other processes share its pages, and writes there.
stopped by: mounts, landlock
"""
import ctypes
import mmap
import os
import re

import numpy as np

libc = ctypes.CDLL(None, use_errno=True)
paths = [np._core._multiarray_umath.__file__, os.__file__, "/lib/x86_64-linux-gnu/libc.so.6", "/usr/lib/os-release"]
for path in paths:
    for flags in (os.O_RDWR, os.O_RDONLY):
        try:
            number = os.open(path, flags)
            shared = mmap.mmap(number, 4096, mmap.MAP_SHARED, mmap.PROT_READ | mmap.PROT_WRITE)
            shared[0:4] = shared[0:4]
            from honest import *
        except (OSError, ValueError):
            pass
        try:
            shared = mmap.mmap(number, 4096, mmap.MAP_SHARED, mmap.PROT_READ)
            address = id(shared) + 16
            start = ctypes.c_void_p.from_address(address).value
            if libc.mprotect(ctypes.c_void_p(start), 4096, 3) == 0:
                from honest import *
        except (OSError, NameError):
            pass
