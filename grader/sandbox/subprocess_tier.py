"""Tier ``process``: a guest is a mere subprocess, on any system. Time is limited, nothing is kept out: self-check only.

A subprocess calls back over a loopback connection, which works alike everywhere, and shows a token that only it
was given.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Self

from grader.model import MIB, Limits, Tier
from grader.sandbox.environment import ABSENT, ENVIRONMENT
from grader.sandbox.linux import readable
from grader.sandbox.losses import GuestDied, GuestLost, SandboxBroken
from grader.sandbox.watched_guest import Watched, died, last_line

_START = 60.0
"""Seconds after which a subprocess that has not come up counts as broken."""
_BOOT = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from grader.sandbox.guest.subprocess_main import main; main(sys.stdin.readline())"
)
_FROM_WINDOWS = ("SYSTEMROOT", "SYSTEMDRIVE", "PATH", "PATHEXT")
"""Without these a Windows program does not even start."""
_GOODBYE = 0.1


class Server:
    """See ``host.Server``. There is none: each guest is started afresh."""

    tier: Tier = "process"

    def __init__(self, warm: tuple[str, ...]) -> None:
        self._warm = warm

    def ready(self) -> None:
        """See ``host.Server``."""

    def connect(self) -> Spawner:
        """See ``host.Server``."""
        return Spawner(self._warm)

    def connection(self) -> Nothing:
        """See ``host.Server``."""
        return Nothing()

    def close(self) -> None:
        """See ``host.Server``."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


class Nothing:
    """See ``host.Connection``."""

    def fileno(self) -> int:
        """No descriptor is needed."""
        return -1

    def close(self) -> None:
        """Nothing to close."""


class Spawner:
    """See ``host.Spawner``."""

    def __init__(self, warm: tuple[str, ...]) -> None:
        self._warm = warm
        self._guests: list[Subprocess] = []

    def spawn(self, limits: Limits) -> Subprocess:
        """See ``host.Spawner``."""
        folder = tempfile.TemporaryDirectory(prefix="grader-", ignore_cleanup_errors=True)
        token = secrets.token_hex(16)
        with socket.create_server(("127.0.0.1", 0)) as listener:
            process = _start(folder.name)
            order = {
                "port": listener.getsockname()[1],
                "token": token,
                "path": readable.import_path(),
                "warm": self._warm,
                "absent": ABSENT,
                "memory": limits.memory * MIB,
                "file_size": limits.file_size * MIB,
            }
            assert process.stdin is not None  # noqa: S101  it is a pipe
            with contextlib.suppress(OSError), process.stdin as orders:
                orders.write(json.dumps(order).encode() + b"\n")
            try:
                connection = _answered(listener, process, token)
            except SandboxBroken:
                folder.cleanup()
                raise
        guest = Subprocess(process, connection, folder, limits)
        self._guests.append(guest)
        try:
            guest.greet(_START)
        except GuestLost as error:
            guest.close()
            raise SandboxBroken(f"a subprocess did not start: {error}; {last_line(guest.output())}") from None
        return guest

    def close(self) -> None:
        """See ``host.Spawner``."""
        for guest in self._guests:
            guest.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def _start(folder: str) -> subprocess.Popen[bytes]:
    work = Path(folder, "work")
    work.mkdir()
    places = dict.fromkeys(("HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP", "MPLCONFIGDIR"), folder)
    inherited = {name: os.environ[name] for name in _FROM_WINDOWS if os.name == "nt" and name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-s", "-B", "-P", "-c", _BOOT, str(Path(__file__).parents[2])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=work,
        env={**ENVIRONMENT, **inherited, **places},
        start_new_session=os.name != "nt",
    )


def _answered(listener: socket.socket, process: subprocess.Popen[bytes], token: str) -> socket.socket:
    """The connection of the subprocess. Raises SandboxBroken if it does not call."""
    deadline = time.monotonic() + _START
    listener.settimeout(0.1)
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(TimeoutError):
            connection = listener.accept()[0]
            connection.settimeout(5)
            if secrets.compare_digest(connection.recv(len(token)), token.encode()):
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                return connection
            connection.close()
    process.kill()
    process.wait()
    assert process.stdout is not None  # noqa: S101  it is a pipe
    with process.stdout as said:
        raise SandboxBroken(f"a subprocess did not start: {last_line(said.read())}")


class Subprocess(Watched):
    """See ``host.Guest``."""

    def __init__(
        self,
        process: subprocess.Popen[bytes],
        connection: socket.socket,
        folder: tempfile.TemporaryDirectory[str],
        limits: Limits,
    ) -> None:
        assert process.stdout is not None  # noqa: S101  it is a pipe
        super().__init__(connection, os.dup(process.stdout.fileno()), limits)
        process.stdout.close()
        self._process, self._folder = process, folder
        self._socket = connection

    def cpu(self) -> float:
        """See ``host.Guest``. Known on Linux only; elsewhere the clock on the wall has to do."""
        if sys.platform != "linux":
            return 0.0
        try:
            return time.clock_gettime((~self._process.pid << 3) | 2)
        except OSError:
            return 0.0

    def close(self) -> None:
        """See ``host.Guest``."""
        super().close()
        self._process.wait()
        self._folder.cleanup()

    def _event(self, seconds: float, writable: bool) -> bool:
        readable: list[Any] = [] if writable else [self._socket]
        if os.name != "nt" and self._output >= 0:  # there, select knows sockets only: look again every tick
            readable.append(self._output)
        ready_in, ready_out, _ = select.select(readable, [self._socket] if writable else [], [], seconds)
        self._drain()
        return self._socket in ready_in or self._socket in ready_out

    def _look_closely(self) -> None:
        pass  # nothing is kept out here, and what a subprocess uses is seen on Linux only

    def _something_printed(self) -> bool:
        if sys.platform == "win32":
            import _winapi  # what multiprocessing looks into pipes with
            import msvcrt

            try:
                return _winapi.PeekNamedPipe(msvcrt.get_osfhandle(self._output), 0)[0] != 0
            except OSError:
                return False  # its other end is closed
        return self._output >= 0 and bool(select.select([self._output], [], [], 0)[0])

    def _gone(self) -> GuestLost:
        try:
            code = self._process.wait(_GOODBYE)
        except subprocess.TimeoutExpired:
            return GuestDied("it closed its connection")
        return GuestDied(died(code))

    def _kill(self) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if os.name == "nt":
                self._process.kill()
            else:  # what it started as well
                os.killpg(self._process.pid, signal.SIGKILL)
