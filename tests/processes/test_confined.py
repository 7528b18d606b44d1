"""The helper process: what it answers, what it survives, and what nobody has to wait for."""

from __future__ import annotations

import importlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from grader.errors import GraderError, Refusal
from grader.model import Message
from grader.processes.confined import Confined, HelperLost

FUNCTIONS = """
import ctypes, os, time
from grader.errors import Refusal
from grader.model import Message

calls = 0

def echo(data: bytes, *, times: int = 1) -> bytes:
    return bytes(data) * times

def pid() -> int:
    return os.getpid()

def where() -> str:
    import somewhere
    return somewhere.__file__

def refuse() -> int:
    raise Refusal(Message("unread.link", {"file": "gates.py"}))

def fail() -> int:
    raise ValueError("bad\\x1b[31m\\nnews" + "x" * 10_000)

def spin() -> int:
    while True:
        pass

def sleep() -> int:
    time.sleep(600)
    return 0

def eat() -> int:
    return len(bytearray(4 << 30))

def leave() -> int:
    os._exit(7)

def crash() -> int:
    return ctypes.string_at(0)[0]

def lie() -> int:
    return "not a number"

def leave_unless_new() -> int:
    global calls
    calls += 1
    if calls > 1:
        os._exit(9)
    return calls

def eat_unless_new() -> int:
    global calls
    calls += 1
    if calls > 1:
        raise MemoryError
    return calls
"""


@pytest.fixture
def functions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """A module of functions that do what hostile bytes may make a parser do."""
    folder = tmp_path / "path"
    folder.mkdir()
    (folder / "functions_of_a_test.py").write_text(FUNCTIONS)
    monkeypatch.syspath_prepend(str(folder))
    yield importlib.import_module("functions_of_a_test")
    del sys.modules["functions_of_a_test"]


@pytest.fixture
def confined() -> Iterator[Confined]:
    """A helper with tight limits."""
    with Confined(memory=1024, cpu=1.0, wall=20.0) as made:
        yield made


def running(pid: int) -> bool:
    """Whether a process is there and not a zombie."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"


def gone(pid: int, seconds: float = 10.0) -> bool:
    """Whether a process ends within ``seconds``."""
    end = time.monotonic() + seconds
    while running(pid) and time.monotonic() < end:
        time.sleep(0.02)
    return not running(pid)


def test_value_comes_back(confined: Confined, functions: ModuleType) -> None:
    """Bytes go there and come back, small and large, with keyword arguments."""
    assert confined.call(functions.echo, b"\0\xff", times=2) == b"\0\xff\0\xff"
    large = os.urandom(3 << 20)
    assert confined.call(functions.echo, large) == large


def test_one_process_serves_all_calls(confined: Confined, functions: ModuleType) -> None:
    """The helper is another process, and stays warm."""
    first = confined.call(functions.pid)
    assert first != os.getpid()
    assert confined.call(functions.pid) == first


def test_refusal_carries_its_message(confined: Confined, functions: ModuleType) -> None:
    """What a function refuses arrives as it was said."""
    with pytest.raises(Refusal) as refusal:
        confined.call(functions.refuse)
    assert refusal.value.message == Message("unread.link", {"file": "gates.py"})


def test_unexpected_exception_is_bounded(confined: Confined, functions: ModuleType) -> None:
    """An exception of the function arrives as one short line without control characters."""
    with pytest.raises(HelperLost) as lost:
        confined.call(functions.fail)
    assert lost.value.kind == "error"
    assert lost.value.reason.startswith("ValueError: bad [31m news")
    assert lost.value.reason.isprintable()
    assert len(lost.value.reason) <= 200


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on CPU time here")
def test_busy_function_is_stopped_by_its_cpu_time(confined: Confined, functions: ModuleType) -> None:
    """A loop ends after its CPU seconds, before the wall clock; the next call works."""
    start = time.monotonic()
    with pytest.raises(HelperLost) as lost:
        confined.call(functions.spin)
    assert (lost.value.kind, "CPU" in lost.value.reason) == ("time", True)
    assert time.monotonic() - start < 20
    assert confined.call(functions.echo, b"x") == b"x"


def test_cpu_time_is_counted_per_call(functions: ModuleType) -> None:
    """Many calls may use more CPU together than one may alone."""
    with Confined(cpu=1.0) as confined:
        first = confined.call(functions.pid)
        for _ in range(12):
            confined.call(functions.echo, b"x" * (20 << 20), times=2)
        assert confined.call(functions.pid) == first


def test_sleeping_function_is_stopped_by_the_clock(functions: ModuleType) -> None:
    """Waiting costs no CPU, so the wall clock ends it, and the process with it."""
    with Confined(wall=1.0) as confined:
        pid = confined.call(functions.pid)
        with pytest.raises(HelperLost) as lost:
            confined.call(functions.sleep)
        assert lost.value.kind == "time"
        assert gone(pid)
        assert confined.call(functions.pid) != pid


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits memory")
def test_memory_is_limited(confined: Confined, functions: ModuleType) -> None:
    """Asking for more than there is fails as that, and the next call gets a new process."""
    pid = confined.call(functions.pid)
    with pytest.raises(HelperLost) as lost:
        confined.call(functions.eat)
    assert lost.value.kind == "memory"
    assert confined.call(functions.pid) != pid


@pytest.mark.parametrize(("name", "reason"), [("leave", "exit code 7"), ("crash", "exit code -11")])
def test_death_is_survived(confined: Confined, functions: ModuleType, name: str, reason: str) -> None:
    """A helper that exits or crashes is reported and replaced."""
    with pytest.raises(HelperLost) as lost:
        confined.call(getattr(functions, name))
    assert lost.value.kind == "died"
    if sys.platform == "linux":
        assert lost.value.reason == reason
    assert confined.call(functions.echo, b"x") == b"x"


def test_killed_while_idle_is_not_noticed(confined: Confined, functions: ModuleType) -> None:
    """Somebody kills the helper between two calls: the second one is answered by a new one."""
    pid = confined.call(functions.pid)
    os.kill(pid, signal.SIGTERM)
    assert gone(pid)
    assert confined.call(functions.pid) not in (pid, os.getpid())


@pytest.mark.parametrize("name", ["leave_unless_new", "eat_unless_new"])
def test_what_came_before_decides_nothing(confined: Confined, functions: ModuleType, name: str) -> None:
    """A call that fails in a used helper is repeated in a new one."""
    assert [confined.call(getattr(functions, name)) for _ in range(3)] == [1, 1, 1]


def test_answer_of_the_wrong_type_is_no_answer(confined: Confined, functions: ModuleType) -> None:
    """What comes back is checked against the annotation."""
    with pytest.raises(HelperLost, match="wrong shape"):
        confined.call(functions.lie)


def test_working_directory_is_not_searched(
    confined: Confined, functions: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Modules beside a submission are not imported by the helper, whatever they are called."""
    for name in ("msgspec", "json", "grader", "somewhere"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", *sys.path])
    with pytest.raises(HelperLost, match="No module named 'somewhere'"):
        confined.call(functions.where)


def test_helper_that_does_not_start_is_our_error(functions: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a helper nobody is ungradable: the grader says that it cannot work."""
    monkeypatch.setattr(sys, "path", [entry for entry in sys.path if entry.endswith("nowhere")])
    with Confined() as confined, pytest.raises(GraderError) as error:
        confined.call(functions.pid)
    assert error.value.exit_code == 3


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
def test_fork_gets_a_helper_of_its_own(confined: Confined, functions: ModuleType) -> None:
    """A forked process neither shares the helper, which would mix answers, nor ends it."""
    pid = confined.call(functions.pid)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writer, str(confined.call(functions.pid)).encode())
        confined.close()
        os._exit(0)
    other = int(os.read(reader, 100))
    os.waitpid(child, 0)
    os.close(reader)
    os.close(writer)
    assert other != pid
    assert confined.call(functions.pid) == pid


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_interrupt_is_the_parents_business(confined: Confined, functions: ModuleType) -> None:
    """Ctrl-C reaches the whole group; the helper goes on until its parent ends it."""
    pid = confined.call(functions.pid)
    os.kill(pid, signal.SIGINT)
    assert confined.call(functions.pid) == pid


def test_close_leaves_no_process(functions: ModuleType) -> None:
    """After the context nothing runs any more."""
    with Confined() as confined:
        pid = confined.call(functions.pid)
    assert gone(pid, 0.1)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_helper_ends_with_its_parent(functions: ModuleType) -> None:
    """A parent that is killed leaves no helper behind."""
    code = (
        "import sys, time; sys.path[:] = sys.argv[1:]; import functions_of_a_test\n"
        "from grader.processes.confined import Confined\n"
        "confined = Confined(); print(confined.call(functions_of_a_test.pid), flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", code, *filter(None, sys.path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as parent:
        try:
            assert parent.stdout is not None
            pid = int(parent.stdout.readline())
            assert running(pid)
        finally:
            parent.kill()
    assert gone(pid)


def test_start_does_not_wait(functions: ModuleType) -> None:
    """A helper gets ready while its owner does other things, and starting twice starts one."""
    with Confined(modules=("functions_of_a_test",)) as confined:
        start = time.monotonic()
        confined.start()
        confined.start()
        assert time.monotonic() - start < 0.25
        assert confined.call(functions.leave_unless_new) == 1
