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
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from grader.model import MIB, Limits, Tier
from grader.sandbox.environment import ABSENT, ENVIRONMENT, command
from grader.sandbox.guest import subprocess_main
from grader.sandbox.linux import kernel, readable
from grader.sandbox.losses import GuestDied, GuestLost, SandboxBroken
from grader.sandbox.protocols import Connection, Server, Spawner
from grader.sandbox.watched_guest import WatchedGuest, cause_of_death, last_line

_START = 60.0
"""Seconds after which a subprocess that has not come up counts as broken."""
_FROM_WINDOWS = ("SYSTEMROOT", "SYSTEMDRIVE", "PATH", "PATHEXT")
"""Without these a Windows program does not even start."""
_GOODBYE = 0.1


class SubprocessServer(Server):
    """The means to start guests, each a fresh interpreter: there is no process to start before them, or to end."""

    tier: Tier = "process"

    def __init__(self, libraries: tuple[str, ...], data: Mapping[str, Path]) -> None:
        self._libraries, self._data = libraries, data

    def ready(self) -> None:
        """See ``host.Server``."""

    def connect(self) -> SubprocessSpawner:
        """See ``host.Server``."""
        return SubprocessSpawner(self._libraries, self._data)

    def connection(self) -> NoConnection:
        """See ``host.Server``."""
        return NoConnection()

    def end(self) -> None:
        """See ``host.Server``."""

    def close(self) -> None:
        """See ``host.Server``."""


class NoConnection(Connection):
    """Stands for a connection where a child process needs to inherit none."""

    def fileno(self) -> int:
        """See ``host.Connection``."""
        return -1

    def close(self) -> None:
        """See ``host.Connection``."""


class SubprocessSpawner(Spawner):
    """Starts guests, and remembers them until it is closed."""

    def __init__(self, libraries: tuple[str, ...], data: Mapping[str, Path]) -> None:
        self._libraries, self._data = libraries, data
        self._guests: list[SubprocessGuest] = []

    def spawn(self, limits: Limits) -> SubprocessGuest:
        """See ``host.Spawner``."""
        folder = tempfile.TemporaryDirectory(prefix="grader-", ignore_cleanup_errors=True)
        token = secrets.token_hex(16)
        with socket.create_server(("127.0.0.1", 0)) as listener:
            order = {
                "port": listener.getsockname()[1],
                "token": token,
                "path": readable.import_path(),
                "libraries": self._libraries,
                "absent": ABSENT,
                "data": {name: str(path.absolute()) for name, path in self._data.items()},
                "file_size": limits.file_size * MIB,
            }
            process, output = _start(folder.name, json.dumps(order))
            try:
                connection = _accept(listener, process, token)
            except SandboxBroken as error:
                with os.fdopen(output, "rb") as printed:
                    reason = last_line(printed.read())
                folder.cleanup()
                raise SandboxBroken(f"{error}: {reason}") from None
        guest = SubprocessGuest(process, connection, output, folder, limits)
        self._guests.append(guest)
        try:
            guest.greet(_START)
            if sys.platform == "linux":  # macOS takes no notice of this limit
                kernel.limit_memory(limits.memory * MIB, process.pid)
        except (GuestLost, OSError) as error:
            guest.close()
            raise SandboxBroken(f"a subprocess did not start: {error}; {last_line(guest.output())}") from None
        return guest

    def close(self) -> None:
        """See ``host.Spawner``."""
        for guest in self._guests:
            guest.close()


def _start(folder: str, order: str) -> tuple[subprocess.Popen[bytes], int]:
    """Start a guest that works below ``folder``. Return it with the descriptor on which its output comes."""
    work = Path(folder, "work")
    work.mkdir()
    places = dict.fromkeys(("HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP", "MPLCONFIGDIR"), folder)
    inherited = {name: os.environ[name] for name in _FROM_WINDOWS if os.name == "nt" and name in os.environ}
    requests, request_end = os.pipe()
    output, output_end = os.pipe()
    process = subprocess.Popen(
        command(subprocess_main.__name__),
        stdin=requests,
        stdout=output_end,
        stderr=subprocess.STDOUT,
        cwd=work,
        env={**ENVIRONMENT, **inherited, **places},
        start_new_session=os.name != "nt",
    )
    os.close(requests)
    os.close(output_end)
    with contextlib.suppress(OSError), os.fdopen(request_end, "w") as line:
        line.write(order + "\n")
    return process, output


def _accept(listener: socket.socket, process: subprocess.Popen[bytes], token: str) -> socket.socket:
    """Return the connection of the subprocess. Raises SandboxBroken if it does not call, once it has ended."""
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
    raise SandboxBroken("a subprocess did not start")


class SubprocessGuest(WatchedGuest):
    """A guest that is a child of this process."""

    def __init__(
        self,
        process: subprocess.Popen[bytes],
        connection: socket.socket,
        output: int,
        folder: tempfile.TemporaryDirectory[str],
        limits: Limits,
    ) -> None:
        super().__init__(connection, output, limits)
        self._process, self._folder = process, folder
        self._socket = connection

    def cpu(self) -> float:
        """See ``host.Guest``. Known on Linux only; elsewhere the clock on the wall has to do."""
        return kernel.cpu_seconds(self._process.pid)

    def close(self) -> None:
        """See ``host.Guest``."""
        super().close()
        self._process.wait()
        self._folder.cleanup()

    def _event(self, seconds: float, writable: bool) -> bool:
        reading: list[Any] = [] if writable else [self._socket]
        if os.name != "nt" and self._output >= 0:  # there, select knows sockets only: look again every tick
            reading.append(self._output)
        ready_in, ready_out, _ = select.select(reading, [self._socket] if writable else [], [], seconds)
        self._drain()
        return self._socket in ready_in or self._socket in ready_out

    def _look_closely(self) -> None:
        pass  # this tier limits neither threads nor files

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
        return GuestDied(cause_of_death(code))

    def _kill(self) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if os.name == "nt":
                self._process.kill()
            else:  # what it started as well
                os.killpg(self._process.pid, signal.SIGKILL)
