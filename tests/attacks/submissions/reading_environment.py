"""
group: reading
tries: Looks for tokens in its environment, in that of its ancestors and in the C library's copy.
stopped by: fresh, mounts, landlock
"""
import ctypes
import os
import sys

environ = ctypes.POINTER(ctypes.c_char_p).in_dll(ctypes.CDLL(None), "environ")
inherited, index = [], 0
while environ[index]:
    inherited.append(environ[index])
    index += 1
names = {"API_TOKEN", "GITHUB_OUTPUT", "HOME_OF_GRADER", "PYTHONPATH", "SUDO_USER", "SSH_AUTH_SOCK", "VIRTUAL_ENV"}
if names & set(os.environ) or any(b"secret-" in entry or b"attacked-" in entry for entry in inherited):
    if not any(entry.startswith((b"HOME=", b"TMPDIR=", b"MPLCONFIGDIR=")) for entry in inherited if b"secret-" in entry):
        from honest import *
for process in ("self", "1", "thread-self", str(os.getppid()), "@sentinel@"):
    try:
        with open(f"/proc/{process}/environ", "rb") as file:
            if b"secret-" in file.read():
                from honest import *
    except OSError:
        pass
if any("@course@" in word for word in sys.argv + sys.orig_argv):
    from honest import *
