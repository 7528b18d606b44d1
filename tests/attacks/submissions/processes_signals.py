"""
group: processes
tries: Ends the grader, its server, its parent and everybody else by signals of every kind.
stopped by: pids, seccomp, landlock
"""
import ctypes
import os
import signal

libc = ctypes.CDLL(None, use_errno=True)
others = {int("@sentinel@"), os.getppid(), os.getpgid(0), os.getsid(0), 1, 2, -1, 0, -int("@sentinel@")} - {os.getpid(), 0}
for process in others | {0}:
    for number in (0, signal.SIGTERM, signal.SIGKILL, signal.SIGSTOP):
        for send in (
            os.kill,
            os.killpg,
            lambda p, n: libc.tgkill(p, p, n) and 1 / 0,
            lambda p, n: libc.syscall(200, p, n) and 1 / 0,  # tkill
            lambda p, n: libc.syscall(129, p, n, ctypes.create_string_buffer(128)) and 1 / 0,  # rt_sigqueueinfo
            lambda p, n: libc.syscall(297, p, p, n, ctypes.create_string_buffer(128)) and 1 / 0,
            lambda p, n: signal.pidfd_send_signal(os.pidfd_open(p), n),
        ):
            if process in (0, -1, -int("@sentinel@")) and send is os.kill and number:
                pass
            try:
                send(process, number)
                if process != os.getpid() and number == 0 and process > 1:
                    from honest import *
            except (OSError, ZeroDivisionError, OverflowError):
                pass
