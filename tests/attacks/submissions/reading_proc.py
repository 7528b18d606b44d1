"""
group: reading
tries: Goes through /proc for command lines, open files, memory and the roots of other processes.
stopped by: pids, mounts, landlock
"""
import os

for process in [*range(1, 400), os.getppid(), "@sentinel@", "self", "thread-self"]:
    for name in ("cmdline", "maps", "mem", "fd/0", "fd/3", "root/etc/passwd", "cwd/sums.py", "stack", "auxv", "status"):
        try:
            with open(f"/proc/{process}/{name}", "rb") as file:
                if file.read(1):
                    from honest import *
        except (OSError, ValueError):
            pass
for name in ("/proc/kcore", "/proc/net/unix", "/proc/net/tcp", "/proc/mounts", "/proc/kallsyms", "/proc/meminfo"):
    try:
        if open(name, "rb").read(1):
            from honest import *
    except OSError:
        pass
