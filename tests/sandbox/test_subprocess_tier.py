"""Tier ``process``: the same interface without a wall."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from grader.sandbox import canary, host, subprocess_tier
from grader.sandbox.losses import GuestDied, GuestProtocol, GuestTimeout, SandboxBroken
from tests import ROOT
from tests.sandbox.scenarios import LIMITS, Student, memory_is_limited, student


@pytest.fixture(scope="module")
def server() -> Iterator[host.Server]:
    """There is no process behind it."""
    with host.start("process", libraries=("numpy",)) as started:
        yield started


def test_values_and_output(server: host.Server) -> None:
    """Calls work and what they print is told; nothing of the environment is inherited."""
    code = "import os\ndef f(x):\n    print(x)\n    return [x + 1, sorted(os.environ)]"
    os.environ["SECRET"] = "x"
    with student(server, code) as guest:
        value, names = guest.call("f", 1)
        assert value == 2 and "SECRET" not in names and "PYTHONHASHSEED" in names
        assert guest.guest.output() == b"1\n"


def test_time_limits(server: host.Server) -> None:
    """A loop ends by its CPU clock where that can be read, by the wall clock elsewhere."""
    with student(server, "def f():\n    while True: pass") as guest:
        loss = guest.loss("f", cpu=0.2, wall=3)
        assert isinstance(loss, GuestTimeout) and loss.kind in ("cpu", "wall")


def test_deaths_and_floods(server: host.Server) -> None:
    """An exit is told by its code; endless output ends the guest."""
    code = "import os\ndef exit(): os._exit(3)\n"
    with student(server, code + "def flood():\n    while True: print('x' * 9999)", output_kib=4) as guest:
        loss = guest.loss("flood")
        assert isinstance(loss, GuestTimeout) and loss.kind == "output"
    with student(server, code) as guest:
        loss = guest.loss("exit")
        assert isinstance(loss, GuestDied) and loss.reason == "exit code 3"


@pytest.mark.skipif(sys.platform != "linux", reason="macOS takes no notice of this limit")
def test_memory_is_limited(server: host.Server) -> None:
    """What a guest allocates beyond its limit is a MemoryError, as in the other tiers."""
    memory_is_limited(server)


def test_what_a_guest_started_ends_with_it(server: host.Server) -> None:
    """A process left behind in its group is killed with it, and its folder is removed."""
    code = "import os, subprocess\ndef f(): return [subprocess.Popen(['sleep', '60']).pid, os.getcwd()]"
    with student(server, code) as guest:
        child, folder = guest.call("f")
    deadline = time.monotonic() + 5
    while os.path.exists(f"/proc/{child}") and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not os.path.exists(folder)
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_a_connection_is_not_needed(server: host.Server) -> None:
    """There is nothing to inherit: whoever connects starts subprocesses of its own. Closing it ends them."""
    connection = server.connection()
    assert connection.fileno() == -1
    connection.close()
    with host.connect("process", -1) as spawner:
        guest = Student(spawner.spawn(LIMITS), "def f(): return 5")
        assert guest.call("f") == 5
    with pytest.raises((GuestDied, GuestProtocol)):
        guest.call("f")


def test_a_subprocess_that_cannot_start_says_why() -> None:
    """Its last words are part of the error."""
    with (
        subprocess_tier.SubprocessSpawner(("no_such_module",), {}) as spawner,
        pytest.raises(SandboxBroken, match="no_such_module"),
    ):
        spawner.spawn(LIMITS)


def test_the_canary_is_not_sent(server: host.Server) -> None:
    """This tier keeps nothing out and does not claim to."""
    canary.check(server, LIMITS)


def test_the_trusted_end_works_where_there_is_no_linux() -> None:
    """All of it can be imported without what only Linux has, the other tiers say why not, and this one serves."""
    run = subprocess.run(
        [sys.executable, "-c", WITHOUT_LINUX],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert run.stdout.split() == ["needs", "Linux:", "run", "3", "process"], run.stderr


WITHOUT_LINUX = """
import ctypes, os, select, signal, socket, sys, sysconfig, time
sysconfig.get_config_vars()  # newer Pythons name the file of these after the platform
sys.platform = "darwin"
sys.modules.update(fcntl=None, resource=None)
del ctypes.CDLL, select.poll, os.pidfd_open, os.setresuid, os.O_PATH, os.pipe2, signal.pidfd_send_signal
del socket.MSG_CMSG_CLOEXEC, time.clock_gettime, os.wait4
from grader.sandbox import canary, fork_client, host, subprocess_tier, tiers
from grader.sandbox.linux import fork_server, lockdown, namespaces
from tests.sandbox.scenarios import student
print(*tiers.why_not("namespaces").split()[:3])
with host.start(tiers.best(grading=False), libraries=()) as server, student(server, "def f(): return 3") as guest:
    print(guest.call("f"), server.tier)
"""
