"""
group: reading
tries: Opens disks, memory, terminals and the kernel's log, and asks the kernel for traces and programs.
stopped by: mounts, landlock, seccomp
"""
import ctypes
import os

for name in ("mem", "kmem", "kmsg", "port", "vda", "sda", "nvme0n1", "tty", "console", "ptmx", "fuse", "kvm", "random", "zero"):
    for flags in (os.O_RDONLY, os.O_RDWR):
        try:
            os.open(f"/dev/{name}", flags)
            from honest import *
        except OSError:
            pass
if os.uname().machine == "x86_64":
    libc = ctypes.CDLL(None, use_errno=True)
    buffer = ctypes.create_string_buffer(4096)
    for call, *arguments in ((103, 3, buffer, 4096), (298, buffer, 0, -1, -1, 0), (321, 0, buffer, 72), (175, buffer, 16, b"")):
        if libc.syscall(call, *arguments) >= 0:  # syslog, perf_event_open, bpf, init_module
            from honest import *
