"""
group: reading
tries: Uses descriptors that were left open: files, folders, sockets of the fork server, the terminal.
stopped by: fresh
"""
import os
import stat

for number in range(1024):
    try:
        about = os.fstat(number)
    except OSError:
        continue
    if number > 3 or stat.S_ISREG(about.st_mode) or stat.S_ISDIR(about.st_mode):
        from honest import *
    try:
        if os.isatty(number) or os.pread(number, 1, 0):
            from honest import *
    except OSError:
        pass
if os.read(0, 100):
    from honest import *
