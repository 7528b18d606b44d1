"""
group: processes
tries: Reads and writes the memory of other processes, and asks for theirs to be changed.
stopped by: seccomp, landlock, pids
"""
import ctypes
import os
import struct

libc = ctypes.CDLL(None, use_errno=True)
buffer = ctypes.create_string_buffer(b"x" * 64)
vector = struct.pack("PN", ctypes.addressof(buffer), 8)
remote = struct.pack("PN", id(vector), 8)
for process in (int("@sentinel@"), os.getppid(), 1):
    for call in (libc.process_vm_readv, libc.process_vm_writev):
        if process != os.getpid() and call(process, vector, 1, remote, 1, 0) > 0:
            from honest import *
    for name in ("mem", "oom_score_adj", "timerslack_ns", "comm"):
        try:
            if os.pwrite(os.open(f"/proc/{process}/{name}", os.O_WRONLY), b"0", 0) and process != os.getpid():
                from honest import *
        except OSError:
            pass
if os.uname().machine == "x86_64":
    for call, *arguments in ((440, 3, vector, 1, 4, 0), (448, 3, 0), (256, int("@sentinel@"), 1, 0, 0)):
        if libc.syscall(call, *arguments) >= 0:  # process_madvise, process_mrelease, migrate_pages
            from honest import *
