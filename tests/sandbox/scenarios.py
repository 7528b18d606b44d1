"""What a guest may and may not do: one function per claim, each with a server of its own tier.

Run by ``test_scenarios`` in this process and, where that belongs to root, once more as an ordinary user:
``python scenarios.py TIER`` runs all of them and prints ``{name: "" or the failure}`` as JSON.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import socket
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pandas as pd
import pytest

from grader.model import Limits
from grader.sandbox import canary, host
from grader.sandbox.losses import GuestDied, GuestLost, GuestProtocol, GuestTimeout, SandboxBroken
from grader.sandbox.wire import codec
from tests.sandbox.support import data_in

LIMITS = Limits()
Scenario = Callable[[host.Server], None]
SCENARIOS: dict[str, Scenario] = {}


def scenario(function: Scenario) -> Scenario:
    SCENARIOS[function.__name__] = function
    return function


class Student:
    """A guest with a submission loaded."""

    def __init__(self, guest: host.Guest, code: str) -> None:
        self.guest = guest
        self.ask("open", "student", "student.py")
        self.ask("bring", {"helper.py": b"answer = 42"})
        self.loaded = self.ask("load", [["student.py", code]], [])

    def close(self) -> None:
        self.guest.close()

    def ask(self, *message: Any, cpu: float = 5, wall: float = 20) -> list[Any]:
        return self.guest.request([*message], cpu=cpu, wall=wall)

    def call(self, name: str, *args: Any, cpu: float = 5, wall: float = 20) -> Any:
        """The value that a function returns; fails the test where it raises."""
        reply = self.ask("call", name, [*args], {}, None, False, cpu=cpu, wall=wall)
        assert reply[0] == "ok", reply
        return reply[1]

    def error(self, name: str, *args: Any) -> str:
        """The name of the exception that a function raises."""
        reply = self.ask("call", name, [*args], {}, None, False)
        assert reply[0] == "raise", reply
        return str(reply[1])

    def loss(self, name: str, *args: Any, cpu: float = 5, wall: float = 20) -> GuestLost:
        """How the guest is lost in a call."""
        with pytest.raises(GuestLost) as caught:
            self.ask("call", name, [*args], {}, None, False, cpu=cpu, wall=wall)
        return caught.value


@contextlib.contextmanager
def student(server: host.Server, code: str = "", **limits: float) -> Iterator[Student]:
    with server.connect() as spawner:
        guest = spawner.spawn(msgspec.structs.replace(LIMITS, **limits))
        try:
            yield Student(guest, code)
        finally:
            guest.close()


# -- ordinary work


@scenario
def values_cross_and_come_back(server: host.Server) -> None:
    """Numbers, arrays and tables go to a function and come back."""
    with student(server, "def same(x): return x\ndef add(a, b): return a + b") as guest:
        assert guest.call("add", 1, 2) == 3
        array = np.random.default_rng(0).normal(size=(1000, 50))
        assert np.array_equal(guest.call("same", array), array)
        table = pd.DataFrame({"a": [1, 2], "b": ["x", None]})
        pd.testing.assert_frame_equal(guest.call("same", table), table)


@scenario
def what_is_printed_is_told_call_by_call(server: host.Server) -> None:
    """``output`` has what was printed since it was last asked."""
    with student(server, "print('loading')\ndef f(): print('calling')") as guest:
        assert guest.guest.output() == b"loading\n"
        assert guest.guest.output() == b""
        guest.call("f")
        assert guest.guest.output() == b"calling\n"
        assert not guest.guest.output_overflow


@scenario
def the_environment_is_fixed(server: host.Server) -> None:
    """A guest inherits nothing from the grader's environment, not even by way of its server."""
    code = "import os, sys\ndef f(): return dict(os.environ)\ndef g(): return [sys.argv, hash('a'), os.getcwd()]"
    with student(server, code) as one, student(server, code) as two:
        seen = one.call("f")
        assert not {"GITHUB_TOKEN", "SECRET", "PYTHONPATH", "PWD"} & seen.keys()
        assert seen["PYTHONHASHSEED"] == "0" and seen["MPLBACKEND"] == "Agg" and seen["TZ"] == "UTC"
        assert seen["OMP_NUM_THREADS"] == "1" and seen["LC_ALL"] == "C.UTF-8"
        (arguments, hash_one, folder), (_, hash_two, _) = one.call("g"), two.call("g")
        assert arguments == ["student.py"] and hash_one == hash_two
        assert Path(folder).name == "work" and seen["HOME"] == str(Path(folder).parent)


@scenario
def files_are_found_beside_and_above(server: host.Server) -> None:
    """Sibling modules can be imported, data is found here and in ``../dataset``."""
    code = (
        "import helper\nimport pandas as pd\n"
        "def f(): return [helper.answer, len(pd.read_csv('x.csv')), len(pd.read_csv('../dataset/x.csv'))]"
    )
    with student(server, code) as guest:
        assert guest.call("f") == [42, 1, 1]


@scenario
def libraries_can_be_imported_late(server: host.Server) -> None:
    """What the server has not loaded is found by a guest: parts of the standard library, of pandas, of NumPy."""
    code = (
        "import shutil, sqlite3, asyncio, zoneinfo, colorsys, numpy.polynomial, pandas.io.json, os\n"
        "from concurrent.futures import ThreadPoolExecutor\n"
        "async def three(): return 3\n"
        "def f():\n"
        "    open('a', 'w').write('x'); shutil.copy2('a', 'b'); shutil.copytree('.', '../copy')\n"
        "    os.rename('a', '../copy/moved')\n"
        "    return [list(ThreadPoolExecutor(4).map(abs, [-1, 2])), asyncio.run(three()), os.listdir('../copy')]\n"
    )
    with student(server, code) as guest:
        numbers, three, names = guest.call("f")
        assert numbers == [1, 2] and three == 3 and {"a", "b", "moved"} <= set(names)


@scenario
def two_clients_work_side_by_side(server: host.Server) -> None:
    """Connections do not disturb each other, and end apart."""
    code = "import os\ndef f(x): return x"
    with student(server, code) as one:
        with student(server, code) as two:
            assert [one.call("f", 1), two.call("f", 2), one.call("f", 3)] == [1, 2, 3]
        assert one.call("f", 4) == 4


# -- time


@scenario
def a_loop_ends_by_its_cpu_clock(server: host.Server) -> None:
    """An endless loop that catches everything is ended after its CPU seconds, long before the wall clock."""
    code = "def f():\n    while True:\n        try:\n            while True: pass\n        except BaseException: pass"
    with student(server, code) as guest:
        start = time.monotonic()
        loss = guest.loss("f", cpu=0.2)
        assert isinstance(loss, GuestTimeout) and loss.kind == "cpu"
        assert time.monotonic() - start < 5


@scenario
def sleeping_ends_by_the_wall_clock(server: host.Server) -> None:
    """Sleep uses no CPU time; the wall clock ends it."""
    with student(server, "import time\ndef f(): time.sleep(60)") as guest:
        loss = guest.loss("f", wall=0.2)
        assert isinstance(loss, GuestTimeout) and loss.kind == "wall"


@scenario
def stopping_itself_is_no_way_out(server: host.Server) -> None:
    """A guest that stops itself runs into the wall clock, or is not stopped at all."""
    with student(server, "import os, signal\ndef f(): os.kill(os.getpid(), signal.SIGSTOP)") as guest:
        try:
            guest.call("f", wall=0.2)
        except GuestTimeout as error:
            assert error.kind == "wall"


@scenario
def a_slow_reply_ends_by_the_wall_clock(server: host.Server) -> None:
    """A guest that sends its reply byte by byte gets no more time than another."""
    code = "import os, time\ndef f():\n    while True: os.write(3, b'\\1'); time.sleep(0.05)"
    with student(server, code) as guest:
        assert isinstance(guest.loss("f", wall=0.3), GuestTimeout | GuestProtocol)


@scenario
def after_a_loss_the_guest_stays_lost(server: host.Server) -> None:
    """Every later request fails as the first did."""
    with student(server, "import os\ndef f(): os._exit(3)\ndef g(): return 1") as guest:
        first = guest.loss("f")
        assert guest.loss("g") is first
        guest.guest.close()
        guest.guest.close()


# -- deaths


@scenario
def an_exit_is_told_by_its_code(server: host.Server) -> None:
    """``os._exit`` ends the guest and is reported; ``sys.exit`` is an exception like any other."""
    with student(server, "import os, sys\ndef f(): os._exit(3)\ndef g(): sys.exit(0)") as guest:
        assert guest.error("g") == "SystemExit"
        loss = guest.loss("f")
        assert isinstance(loss, GuestDied) and loss.reason == "exit code 3"


@scenario
def a_crash_is_told_by_its_signal(server: host.Server) -> None:
    """A segmentation fault is named."""
    with student(server, "import ctypes\ndef f(): ctypes.string_at(8)") as guest:
        loss = guest.loss("f")
        assert isinstance(loss, GuestDied) and loss.reason == "signal 11 (SIGSEGV)"


@scenario
def abort_ends_the_guest(server: host.Server) -> None:
    """``os.abort`` is a death; the first process of a namespace dies of the fault that follows the signal."""
    with student(server, "import os\ndef f(): os.abort()") as guest:
        loss = guest.loss("f")
        assert isinstance(loss, GuestDied) and loss.reason in ("signal 6 (SIGABRT)", "signal 11 (SIGSEGV)")


@scenario
def recursion_is_an_exception(server: host.Server) -> None:
    """Endless recursion raises in the guest, which goes on serving."""
    with student(server, "def f(): return f()\ndef g(): return 1") as guest:
        assert guest.error("f") == "RecursionError"
        assert guest.call("g") == 1


@scenario
def memory_is_limited(server: host.Server) -> None:
    """Huge arrays and growing lists raise MemoryError in the guest; nobody else notices."""
    code = (
        "import numpy as np, mmap\n"
        "def array(): return np.ones(5 * 10**9).sum()\n"
        "def shared(): return len(mmap.mmap(-1, 2**31))\n"
        "def grow():\n"
        "    kept = []\n"
        "    while True: kept.append(bytearray(2**20))\n"
    )
    with student(server, code, memory=128) as guest:
        assert guest.error("array") in ("MemoryError", "_ArrayMemoryError")
        assert guest.error("shared") == "OSError"
        assert guest.error("grow") == "MemoryError"


@scenario
def the_whole_life_has_a_limit_of_its_own(server: host.Server) -> None:
    """Ignoring SIGXCPU does not help: the kernel ends a guest that has used up all its CPU seconds."""
    code = "import signal\nsignal.signal(signal.SIGXCPU, signal.SIG_IGN)\ndef f():\n    while True: pass"
    with student(server, code, suite=0.0, load_cpu=0.0) as guest:
        loss = guest.loss("f", cpu=60, wall=60)
        assert isinstance(loss, GuestTimeout) and loss.kind == "suite"


# -- floods


@scenario
def endless_output_is_cut_and_then_ended(server: host.Server) -> None:
    """Output beyond what is kept is dropped; 64 times that ends the guest."""
    code = "def some(): print('x' * 5000)\ndef much():\n    while True: print('x' * 5000)"
    with student(server, code, output_kib=4) as guest:
        guest.call("some")
        assert len(guest.guest.output()) == 4096
        assert guest.guest.output_overflow
        loss = guest.loss("much")
        assert isinstance(loss, GuestTimeout) and loss.kind == "output"
        assert guest.guest.output() == b""


@scenario
def output_never_blocks_a_guest(server: host.Server) -> None:
    """More than a pipe holds can be printed in one call."""
    with student(server, "def f(): print('x' * 300_000)") as guest:
        guest.call("f")
        assert len(guest.guest.output()) == 300_001


@scenario
def scratch_is_limited_in_bytes(server: host.Server) -> None:
    """Filling the scratch folder ends in an error, or ends the guest."""
    code = "def f():\n    for n in range(100):\n        with open(f'file{n}', 'wb') as file: file.write(bytes(2**20))\n"
    with student(server, code, scratch=4, file_size=2) as guest:
        if server.tier == "namespaces":
            assert guest.error("f") == "OSError"
        else:
            with pytest.raises(GuestTimeout) as caught:
                for _ in range(100):  # the folder is looked at every 50 ms at most
                    guest.ask("call", "f", [], {}, None, False)
                    time.sleep(0.02)
            assert caught.value.kind == "disk"


@scenario
def scratch_is_limited_in_files(server: host.Server) -> None:
    """So does making more files and folders than are allowed."""
    code = "import os\ndef f():\n    for n in range(3000): os.makedirs(f'folder{n}', exist_ok=True)\n"
    with student(server, code, scratch_files=100) as guest:
        if server.tier == "namespaces":
            assert guest.error("f") == "OSError"
        else:
            with pytest.raises(GuestTimeout) as caught:
                for _ in range(100):
                    guest.ask("call", "f", [], {}, None, False)
                    time.sleep(0.02)
            assert caught.value.kind == "disk"


@scenario
def a_file_has_a_largest_size(server: host.Server) -> None:
    """Writing a large file is an error in the guest."""
    with student(server, "def f():\n    with open('a', 'wb') as file: file.write(bytes(2**22))", file_size=1) as guest:
        assert guest.error("f") == "OSError"


@scenario
def threads_are_limited(server: host.Server) -> None:
    """A few threads work; a thread bomb fails to start, or ends the guest."""
    code = (
        "import threading, time\n"
        "threading.stack_size(65536)\n"
        "def start(n):\n"
        "    for _ in range(n): threading.Thread(target=time.sleep, args=(60,), daemon=True).start()\n"
        "    time.sleep(0.3)\n"
    )
    with student(server, code, threads=8) as guest:
        guest.call("start", 4)
        try:
            guest.call("start", 5000)
            raise AssertionError("5000 threads were started")
        except GuestDied as error:
            assert error.reason == "too many threads"
        except AssertionError as error:
            assert "RuntimeError" in str(error)


# -- what is out of reach


@scenario
def no_process_can_be_started(server: host.Server) -> None:
    """Fork, spawn and exec are refused."""
    code = (
        "import os, subprocess, multiprocessing\n"
        "def fork(): os.fork()\n"
        "def run(): subprocess.run(['/bin/true'])\n"
        "def execute(): os.execv('/bin/true', ['true'])\n"
        "def system(): return os.system('true')\n"
    )
    with student(server, code) as guest:
        assert guest.error("fork") == "PermissionError"
        assert guest.error("run") in ("PermissionError", "FileNotFoundError", "OSError")
        assert guest.error("execute") in ("PermissionError", "FileNotFoundError")
        assert guest.call("system") != 0


@scenario
def no_socket_can_be_made(server: host.Server) -> None:
    """All kinds of sockets are refused, except a stream pair, which asyncio needs and which reaches nobody."""
    code = (
        "import socket\n"
        "def make(family, kind): socket.socket(family, kind)\n"
        "def pair(): [end.close() for end in socket.socketpair()]\n"
        "def datagrams(): socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)\n"
    )
    with student(server, code) as guest:
        for family in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX, socket.AF_NETLINK, 40):
            for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
                assert guest.error("make", int(family), int(kind)) == "PermissionError"
        guest.call("pair")
        assert guest.error("datagrams") == "PermissionError"


@scenario
def no_file_outside_can_be_read_or_written(server: host.Server) -> None:
    """Neither the project nor what everybody may read: only libraries and the guest's own scratch."""
    code = (
        "import os\n"
        "def read(path):\n    with open(path, 'rb') as file: return file.read(1)\n"
        "def write(path):\n    with open(path, 'ab') as file: file.write(b'x')\n"
        "def names(path): return os.listdir(path)\n"
        "def link(path): os.symlink(path, 'link')\n"
        "def up(): return [os.listdir(p) for p in ('/dev/shm', '/home', '/root', '/proc', '/sys', '/tmp')]\n"
    )
    refused = ("PermissionError", "FileNotFoundError", "OSError")
    with tempfile.TemporaryDirectory() as folder, student(server, code) as guest:
        Path(folder).chmod(0o777)
        planted = Path(folder, "planted")
        planted.write_text("secret")
        planted.chmod(0o666)
        for path in (str(planted), __file__, host.__file__, "/etc/passwd", "/proc/self/environ", "/proc/1/cmdline"):
            assert guest.error("read", path) in refused, path
        for path in (str(planted), f"{folder}/new", "/tmp/new", "/dev/shm/new", pd.__file__):
            assert guest.error("write", path) in refused, path
        for path in (folder, "/", str(Path(__file__).parent), "/tmp"):
            assert guest.error("names", path) in refused, path
        assert guest.error("link", str(planted)) in refused
        assert guest.error("up") in refused
        assert planted.read_text() == "secret" and os.listdir(folder) == ["planted"]
        assert guest.call("read", "/dev/urandom") != b""


@scenario
def no_limit_can_be_raised(server: host.Server) -> None:
    """Limits can be read and not set."""
    code = (
        "import resource, os\n"
        "def get(): return resource.getrlimit(resource.RLIMIT_AS)[0] > 0\n"
        "def set(): resource.setrlimit(resource.RLIMIT_NOFILE, (1024, 1024))\n"
        "def nice(): os.nice(-1)\n"
        "def affinity(): os.sched_setaffinity(0, {0})\n"
    )
    with student(server, code) as guest:
        assert guest.call("get") is True
        assert guest.error("set") in ("ValueError", "PermissionError", "OSError")
        assert guest.error("nice") == "PermissionError"
        assert guest.error("affinity") == "PermissionError"


@scenario
def no_other_process_can_be_touched(server: host.Server) -> None:
    """Signals, tracing and reading memory are refused, be it the grader, the server or a sibling."""
    code = (
        "import ctypes, os, struct, fcntl\n"
        "libc = ctypes.CDLL(None, use_errno=True)\n"
        "def kill(pid): os.kill(pid, 0)\n"
        "def trace(pid): return libc.ptrace(0x4206, pid, None, None)\n"
        "def peek(pid):\n"
        "    vector = struct.pack('PN', id(pid), 8)\n"
        "    return libc.process_vm_readv(pid, vector, 1, vector, 1, 0)\n"
        "def own(): fcntl.fcntl(3, fcntl.F_SETOWN, os.getpid())\n"
        "def number(call, *a): return libc.syscall(call, *a)\n"
        "def me(): return os.getpid()\n"
    )
    with student(server, code) as guest, student(server, code) as sibling:
        for process in (os.getpid(), os.getppid(), 1, sibling.call("me"), -1, 0):
            if process != guest.call("me"):
                assert guest.error("kill", process) in ("PermissionError", "ProcessLookupError")
            assert guest.call("trace", process) == -1
            assert guest.call("peek", process) == -1
        assert guest.error("own") == "PermissionError"
        unshare, keyctl, bpf, io_uring, memfd = 272, 250, 321, 425, 319
        if os.uname().machine == "x86_64":
            for call in (unshare, keyctl, bpf, io_uring, memfd):
                assert guest.call("number", call, 0, 0, 0) == -1


# -- a guest that does not speak as it should


@scenario
def garbage_is_refused_before_there_is_memory_for_it(server: host.Server) -> None:
    """A header that promises 4 GB, nonsense, an unasked reply: each costs the guest its life."""
    code = (
        "import os, struct\n"
        "def huge(): os.write(3, struct.pack('<II', 2**32 - 1, 10)); os.read(3, 1)\n"
        "def noise(): os.write(3, struct.pack('<II', 10, 10) + b'not json!!'); os.read(3, 1)\n"
        "def twice(frame): os.write(3, frame + frame); os.read(3, 1)\n"
        "def shape(frame): os.write(3, frame); os.read(3, 1)\n"
    )
    for name, *args in (
        ("huge",),
        ("noise",),
        ("twice", b"".join(codec.encode(["ok", 1]))),
        ("shape", b"".join(codec.encode(["ok", 1, 2]))),
        ("shape", b"".join(codec.encode({"ok": 1}))),
    ):
        with student(server, code) as guest:
            assert isinstance(guest.loss(name, *args), GuestProtocol), name


@scenario
def a_guest_that_does_not_listen_ends_by_the_wall_clock(server: host.Server) -> None:
    """A request that it never reads costs its time and not ours, even if it talks meanwhile."""
    code = (
        "import os, sys, threading, time\n"
        "def talk():\n"
        "    time.sleep(0.1); os.write(3, b'x' * 50)\n"
        "def f():\n"
        "    sys.modules['grader.sandbox.guest.session']._Requests.header = lambda *_: time.sleep(60)\n"
        "    threading.Thread(target=talk).start()\n"
    )
    with student(server, code) as guest:
        guest.call("f")
        cpu = time.process_time()
        loss = guest.loss("f", np.zeros(4_000_000), wall=0.5)
        assert isinstance(loss, GuestTimeout | GuestProtocol)
        assert time.process_time() - cpu < 0.4


@scenario
def a_closed_connection_is_a_death(server: host.Server) -> None:
    """A guest that closes its connection and goes on is ended."""
    with student(server, "import os, time\ndef f(): os.close(3); time.sleep(60)") as guest:
        loss = guest.loss("f")
        assert isinstance(loss, GuestDied) and loss.reason == "it closed its connection"


@scenario
def descriptors_cannot_be_sent(server: host.Server) -> None:
    """The call that sends descriptors is refused."""
    code = (
        "import socket\n"
        "def f():\n"
        "    connection = socket.socket(fileno=3)\n"
        "    try: socket.send_fds(connection, [b'x'], [0])\n"
        "    finally: connection.detach()\n"
    )
    with student(server, code) as guest:
        assert guest.error("f") == "PermissionError"


@scenario
def only_four_descriptors_are_open(server: host.Server) -> None:
    """A guest has input, two outputs and its connection, and nothing of the server."""
    code = (
        "import os\n"
        "def f():\n"
        "    found = []\n"
        "    for n in range(256):\n"
        "        try: os.fstat(n); found.append(n)\n"
        "        except OSError: pass\n"
        "    return found\n"
    )
    with student(server, code) as guest:
        assert guest.call("f") == [0, 1, 2, 3]


# -- ends


@scenario
def closing_a_connection_ends_its_guests(server: host.Server) -> None:
    """A guest ends at once with the connection that made it, whatever it is doing."""
    with server.connect() as spawner:
        code = "import threading, time\ndef f():\n    threading.Thread(target=time.sleep, args=(60,)).start()"
        with contextlib.closing(Student(spawner.spawn(LIMITS), code)) as guest:
            guest.call("f")
            watched = os.pidfd_open(guest.guest._process)  # type: ignore[attr-defined]  # only a test wants to see the end
            spawner.close()
            ended = select.poll()
            ended.register(watched, select.POLLIN)
            assert ended.poll(5000)
            os.close(watched)
            with pytest.raises((GuestLost, SandboxBroken)):
                guest.call("f")


@scenario
def many_guests_leave_nothing_behind(server: host.Server) -> None:
    """No descriptor, no process, no folder."""
    with server.connect() as spawner:
        spawner.spawn(LIMITS).close()
        before = sorted(os.listdir("/proc/self/fd"))
        for number in range(60):
            guest = spawner.spawn(LIMITS)
            if number % 20 == 0:
                Student(guest, "open('file', 'w').write('x')")
            guest.close()
        assert len(os.listdir("/proc/self/fd")) == len(before)
        folder = server._scratch  # type: ignore[attr-defined]  # only a test wants to look into it
        deadline = time.monotonic() + 30
        while _children(server) > 1 or (folder and os.listdir(folder.path)):
            assert time.monotonic() < deadline, "guests are left over"
            time.sleep(0.02)


def _children(server: host.Server) -> int:
    """How many processes the server consists of, above the ones that merely wait."""
    found, pending = 0, [server._process.pid]  # type: ignore[attr-defined]  # see above
    while pending:
        process = pending.pop()
        children = Path(f"/proc/{process}/task/{process}/children")
        below = [int(word) for word in children.read_text().split()] if children.exists() else []
        pending += below
        found += len(below) != 1
    return found


@scenario
def the_canary_is_content(server: host.Server) -> None:
    """Nothing that the canary tries succeeds."""
    canary.check(server, LIMITS)


def main(tier: Any) -> None:
    """Run all scenarios and print what came of each."""
    os.environ["SECRET"] = "x"
    found: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder, host.start(tier, data=data_in(Path(folder))) as server:
        for name, run in SCENARIOS.items():
            try:
                run(server)
                found[name] = ""
            except BaseException:
                found[name] = traceback.format_exc()
    print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1])
