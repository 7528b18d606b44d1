"""A PostgreSQL server of the tests' own: Debian's, run by an ordinary user, on a socket in a folder of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

USER = "grader"


def programs() -> Path | None:
    """The folder with the server's programs, Debian's or another; None where there is none."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = shutil.which("initdb")
    folders += [Path(found).resolve().parent] if found else []
    needed = ("initdb", "postgres", "pg_isready")
    return next((folder for folder in folders if all((folder / name).is_file() for name in needed)), None)


@contextmanager
def server(bin: Path) -> Iterator[str]:
    """Run a server, and yield the folder of its socket."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # a short path: a socket's name may have 107 bytes
    who: dict[str, Any] = {}
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        shutil.chown(folder, "nobody", "nogroup")
        who = {"user": "nobody", "group": "nogroup"}
    data = folder / "data"
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder, **who}
    try:
        initdb = [bin / "initdb", "--no-sync", "-A", "trust", "-U", USER, "-E", "UTF8", "--locale", "C", "-D", data]
        subprocess.run(initdb, check=True, **quiet)
        settings = ("fsync=off", "listen_addresses=", f"unix_socket_directories={folder}", "max_connections=40")
        options = [part for setting in settings for part in ("-c", setting)]
        process = subprocess.Popen([bin / "postgres", "-D", data, *options], **quiet)
        try:
            deadline = time.monotonic() + 60
            ready = [bin / "pg_isready", "-q", "-h", folder, "-U", USER, "-d", "postgres"]
            while subprocess.run(ready, check=False, **quiet).returncode and time.monotonic() < deadline:
                assert process.poll() is None, "the server ended"
                time.sleep(0.05)
            yield str(folder)
        finally:
            process.terminate()
            process.wait(30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
