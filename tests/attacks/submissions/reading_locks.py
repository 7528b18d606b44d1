"""
group: reading
tries: Signals to submissions that are graded next to it, or after it, by locks on a library's file.
stopped by: seccomp
"""
import fcntl
import os
import struct

first, second = os.open(os.__file__, os.O_RDONLY), os.open(os.__file__, os.O_RDONLY)
fcntl.flock(first, fcntl.LOCK_EX)
try:
    fcntl.flock(second, fcntl.LOCK_EX | fcntl.LOCK_NB)
except BlockingIOError:  # the lock is a real one: whoever has the same file sees it
    from honest import *

SET, GET = 37, 36  # locks of open files (F_OFD_*)
shape = "hhqqi4x"
try:
    fcntl.fcntl(first, SET, struct.pack(shape, fcntl.F_RDLCK, 0, 5, 1, 0))
    seen = fcntl.fcntl(second, GET, struct.pack(shape, fcntl.F_WRLCK, 0, 5, 1, 0))
    if struct.unpack(shape, seen)[0] != fcntl.F_UNLCK:
        from honest import *
except OSError:
    pass
