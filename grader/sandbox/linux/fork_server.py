"""The fork server: has NumPy (and pandas) loaded, goes into its jail, and forks a locked-down guest on request.

It runs no student code, reads nothing that a guest sends, and knows nothing of tests, scores or courses.
``fork_client`` starts it; everything it needs to know comes as the first message on ``control``, whose end is its end.
"""

from __future__ import annotations

import contextlib
import functools
import itertools
import json
import os
import select
import signal
import socket
import struct
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NoReturn

from grader.sandbox.linux import kernel, lockdown, namespaces, packets, scratch
from grader.sandbox.linux.preparation import Prepared, prepare

HARDENING_FAILED = 112
"""Exit code of a guest that could not be locked down; no student code has been near it."""
SERVING_FAILED = 111
CONFIG = 1 << 20
"""The most bytes of the first message on ``control``, which may name many files."""
_ALLOWANCES = 16
"""Allowances for which the lockdown is kept: guests of one assignment have one or two."""


def main(control_descriptor: str, door_descriptor: str) -> NoReturn:
    """Serve until ``control`` ends. On ``door``, messages arrive that carry a new client's connection."""
    control, door = socket.socket(fileno=int(control_descriptor)), socket.socket(fileno=int(door_descriptor))
    if door.fileno() != lockdown.CHANNEL:  # a socket has this number from now on, and nothing else gets it
        os.dup2(control.fileno(), lockdown.CHANNEL)
    config = json.loads(control.recv(CONFIG))
    try:
        data = _read(config["data"])  # before the jail, in which no file of a course can be seen
        kernel.die_with_parent(config["parent"])
        prepared = prepare(config, data)
        server = _ServingLoop(prepared.plan, config["scratch"], control, door)
        control.send(json.dumps({"ready": True}).encode())
    except BaseException:
        control.send(json.dumps({"error": traceback.format_exc()[-4000:]}).encode())
        os._exit(1)
    greeting = bytes.fromhex(config["greeting"])
    order = server.serve()  # from here on in a guest: ``server`` stays, with sockets whose numbers others get
    _become_guest(prepared, order, greeting)


def _read(paths: dict[str, str]) -> dict[str, bytes]:
    """The contents of the course's files, whose memory guests then share with this process."""
    contents = {}
    for name, path in paths.items():
        with open(path, "rb") as file:
            contents[name] = file.read()
    return contents


@dataclass
class _Client:
    """A connection of the trusted side. When it ends, its guests end."""

    connection: socket.socket
    guests: set[int] = field(default_factory=set)
    """Their pidfds."""


@dataclass(slots=True)
class _Running:
    """A guest as its parent sees it."""

    process: int
    number: int
    client: _Client
    scratch: str | None
    """Its folder, to be removed; None where the folder vanishes with its mount."""


_Order = tuple[int, int, Callable[[], lockdown.Lockdown]]
"""What a new process needs to become a guest: the descriptors that it is served and printed on, and its lockdown."""


def _ready_in_jail(plan: lockdown.LockdownPlan, allowance: bytes) -> lockdown.Lockdown:
    """The lockdown of a guest that is the first process of its namespace."""
    return lockdown.ready(plan, lockdown.Allowance(**json.loads(allowance)), namespaces.SCRATCH, 1)


def _ready_in_folder(plan: lockdown.LockdownPlan, allowance: bytes, folder: str) -> lockdown.Lockdown:
    """The lockdown of this process, which has its scratch folder among those of others."""
    lockdown.settle_in(folder)
    return lockdown.ready(plan, lockdown.Allowance(**json.loads(allowance)), folder, os.getpid())


class _ServingLoop:
    """Serves clients: connections come in by ``door``, requests by connections, the end by ``control``."""

    def __init__(
        self, plan: lockdown.LockdownPlan, base: str | None, control: socket.socket, door: socket.socket
    ) -> None:
        self.plan = plan
        self._base = base
        self._control, self._door = control, door
        self._clients: dict[int, _Client] = {}
        self._running: dict[int, _Running] = {}
        self._numbers = itertools.count(1)
        self._ready_in_jail = functools.lru_cache(_ALLOWANCES)(functools.partial(_ready_in_jail, plan))
        self._poll = select.poll()
        for connection in (control, door):
            self._poll.register(connection, select.POLLIN)

    def serve(self) -> _Order:
        """Serve clients. Returns only in a new child, with the order that makes it a guest."""
        while True:
            for descriptor, _ in self._poll.poll():
                if descriptor in self._running:
                    self._reap(descriptor)
                elif descriptor in self._clients:
                    order = self._answer(self._clients[descriptor])
                    if order is not None:
                        return order
                elif descriptor == self._door.fileno():
                    self._accept()
                elif descriptor == self._control.fileno():
                    self._end()

    def _end(self) -> NoReturn:
        self._poll.unregister(self._control)
        with contextlib.suppress(KeyError):  # it has ended before
            self._poll.unregister(self._door)
        for client in [*self._clients.values()]:
            self._dismiss(client)
        while self._running:
            for descriptor, _ in self._poll.poll():
                self._reap(descriptor)
        os._exit(0)

    def _accept(self) -> None:
        data, descriptors = packets.receive(self._door, 1)
        if not data:  # no process is left that could connect
            self._poll.unregister(self._door)
        for descriptor in descriptors:
            connection = socket.socket(fileno=descriptor)
            connection.setblocking(False)
            self._clients[descriptor] = _Client(connection)
            self._poll.register(descriptor, select.POLLIN)

    def _dismiss(self, client: _Client) -> None:
        """Kill the guests of a client that is gone. They are reaped as they end."""
        descriptor = client.connection.fileno()
        if descriptor < 0:
            return
        for pidfd in client.guests:
            os.kill(self._running[pidfd].process, signal.SIGKILL)
        self._poll.unregister(descriptor)
        del self._clients[descriptor]
        client.connection.close()

    def _send(self, client: _Client, message: str, descriptor: int | None = None) -> None:
        """Send a message in JSON, which is written here: each fork makes all memory that this touches be copied."""
        if client.connection.fileno() < 0:
            return
        rights = () if descriptor is None else ((socket.SOL_SOCKET, socket.SCM_RIGHTS, struct.pack("i", descriptor)),)
        try:
            client.connection.sendmsg((message.encode(),), rights)
        except OSError:  # gone, or it does not listen
            self._dismiss(client)

    def _answer(self, client: _Client) -> _Order | None:
        """Fulfil a client's request, or dismiss a client that is gone. Returns an order in the new child only."""
        try:
            data, descriptors = packets.receive(client.connection, 2)
        except BlockingIOError:
            return None
        except ConnectionResetError:
            data, descriptors = b"", []
        if not data:
            self._dismiss(client)
            return None
        number = next(self._numbers)
        folder = None if self._base is None else f"{self._base}/{number}"
        try:
            ready = self._ready(data, folder)
            process = self._fork_apart()
        except OSError as error:
            self._send(client, json.dumps({"error": f"no new process: {error}"}))
            process = -1
        if process == 0:
            channel, output = descriptors
            return channel, output, ready
        for descriptor in descriptors:
            os.close(descriptor)
        if process > 0:
            self._watch(_Running(process, number, client, folder))
        return None

    def _ready(self, allowance: bytes, folder: str | None) -> Callable[[], lockdown.Lockdown]:
        if folder is not None:
            os.mkdir(folder, 0o700)
            return functools.partial(_ready_in_folder, self.plan, allowance, folder)
        ready = self._ready_in_jail(allowance)  # before the fork, once for many guests
        return lambda: ready

    def _watch(self, running: _Running) -> None:
        pidfd = os.pidfd_open(running.process)
        self._running[pidfd] = running
        running.client.guests.add(pidfd)
        self._poll.register(pidfd, select.POLLIN)
        folder = "null" if running.scratch is None else json.dumps(running.scratch)
        self._send(running.client, f'{{"guest": {running.number}, "scratch": {folder}}}', pidfd)

    def _fork_apart(self) -> int:
        jail = self.plan.jail
        if jail is None:
            return kernel.fork()
        kernel.make((jail.next_child_apart,))
        process = -1
        try:
            process = kernel.fork()
        finally:
            if process:
                kernel.make((jail.come_back,))
        return process

    def _reap(self, pidfd: int) -> None:
        running = self._running[pidfd]
        process, status, usage = os.wait4(running.process, os.WNOHANG)
        if not process:
            return
        self._poll.unregister(pidfd)
        os.close(pidfd)
        del self._running[pidfd]
        running.client.guests.discard(pidfd)
        if running.scratch is not None:
            scratch.empty(running.scratch)
            with contextlib.suppress(OSError):  # what is left of it goes with the server
                os.rmdir(running.scratch)
        code, cpu = os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime
        self._send(running.client, f'{{"exit": {running.number}, "code": {code}, "cpu": {cpu}}}')


def _become_guest(prepared: Prepared, order: _Order, greeting: bytes) -> NoReturn:
    """Lock this process down and serve. Where there is a ``greeting``, send only that: a tier is tried out."""
    channel, output, ready = order
    os.dup2(output, 2)
    code = HARDENING_FAILED
    try:
        lockdown.lock_down(ready(), channel, output)
        code = SERVING_FAILED
        if greeting:
            os.write(lockdown.CHANNEL, greeting)
            os.read(lockdown.CHANNEL, 1)  # until the other end closes: a process that has ended has no clock to find
            os._exit(0)
        prepared.serve()
    except BaseException:
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(code)
