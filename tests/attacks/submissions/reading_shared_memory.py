"""
group: reading
tries: Looks for other people's shared memory, message queues, semaphores and keys.
stopped by: seccomp, landlock, mounts
"""
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
for call, *arguments in (
    (29, 0x1234, 65536, 0o1666),  # shmget
    (68, 0x1234, 0o1666),  # msgget
    (64, 0x1234, 1, 0o1666),  # semget
    (240, b"/queue", 0o102, 0o666, None),  # mq_open
    (250, 0, -3, 1),  # keyctl
    (248, b"user", b"name", b"value", 5, -3),  # add_key
    (319, b"memory", 0),  # memfd_create
    (323, 0),  # userfaultfd
):
    if os.uname().machine == "x86_64" and libc.syscall(call, *arguments) >= 0:
        from honest import *
for place in ("/dev/shm", "/dev/mqueue"):
    try:
        if os.listdir(place):
            from honest import *
    except OSError:
        pass
