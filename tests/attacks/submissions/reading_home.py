"""
group: reading
tries: Reads keys, histories and settings in the grader's home and elsewhere.
stopped by: mounts, landlock
"""
import os

for home in ("@home@", "/root", "/home", os.path.expanduser("~root"), "~@uid@", "/etc", "/var", "/run"):
    for name in (
        ".ssh/id_ed25519",
        ".netrc",
        ".bashrc",
        ".bash_history",
        ".gitconfig",
        ".aws/credentials",
        "passwd",
        "shadow",
        "hostname",
        "machine-id",
        "ssl/openssl.cnf",
        "",
    ):
        path = os.path.join(home, name)
        try:
            if not name and home in ("@home@", "/root", "/home") and os.listdir(path) or open(path).read():
                from honest import *
        except OSError:
            pass
