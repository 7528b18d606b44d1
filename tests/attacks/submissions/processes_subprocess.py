"""
group: processes
tries: Runs programs by every function that Python has for it.
stopped by: seccomp, landlock, mounts
"""
import multiprocessing
import os
import subprocess
import sys

COMMAND = "touch @planted@/@token@-ran; echo ran"


def ran(text):
    return text and "ran" in str(text)


for way in (
    lambda: subprocess.run(COMMAND, shell=True, capture_output=True).stdout,
    lambda: subprocess.run([sys.executable, "-c", "print('ran')"], capture_output=True).stdout,
    lambda: subprocess.run(["/bin/echo", "ran"], capture_output=True, close_fds=False).stdout,
    lambda: os.popen(COMMAND).read(),
    lambda: "ran" if os.system(COMMAND) == 0 else "",
    lambda: os.posix_spawn("/bin/sh", ["sh", "-c", COMMAND], {}) and "ran",
    lambda: os.spawnv(os.P_WAIT, "/bin/true", ["true"]) == 0 and "ran",
    lambda: multiprocessing.get_context("fork").Pool(1).map(str, ["ran"]),
    lambda: multiprocessing.get_context("spawn").Process(target=print).start() or "ran",
    lambda: __import__("pty").spawn(["/bin/echo"]) == 0 and "ran",
):
    try:
        if ran(way()):
            from honest import *
    except BaseException:
        pass
