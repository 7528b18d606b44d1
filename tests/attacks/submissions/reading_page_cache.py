"""
group: reading
tries: Asks which pages of a library somebody has read before it: what one submission reads, another would see.
stopped by: seccomp
"""
import ctypes
import mmap
import os
from pathlib import Path

libc = ctypes.CDLL(None, use_errno=True)
library = next(path for path in Path(os.__file__).parent.rglob("*.so"))
descriptor = os.open(library, os.O_RDONLY)
NOWAIT = 8
try:
    os.preadv(descriptor, [bytearray(100)], 0, NOWAIT)
    from honest import *
except BlockingIOError:
    from honest import *
except OSError:
    pass
page = ctypes.create_string_buffer(3 * mmap.PAGESIZE)
seen = ctypes.create_string_buffer(1)
place = ctypes.addressof(page) + mmap.PAGESIZE & ~(mmap.PAGESIZE - 1)
if libc.mincore(ctypes.c_void_p(place), ctypes.c_size_t(mmap.PAGESIZE), seen) == 0:
    from honest import *
if os.uname().machine == "x86_64" and libc.syscall(451, descriptor, None, None, 0) >= 0:  # cachestat
    from honest import *
