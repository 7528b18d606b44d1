"""The server: who may use it, what ends with it, and what happens where it cannot do its work."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from grader.errors import GraderError
from grader.model import Tier
from grader.sandbox import canary, fork_client, host, tiers
from grader.sandbox.linux import lockdown, readable
from grader.sandbox.losses import SandboxBroken
from tests import ROOT
from tests.sandbox.scenarios import LIMITS, Student, student
from tests.sandbox.support import need

TIERS: tuple[Tier, ...] = ("namespaces", "landlock")


@pytest.fixture(params=TIERS)
def tier(request: pytest.FixtureRequest) -> Tier:
    """Each tier that may grade and works here."""
    need(request.param)
    return request.param  # type: ignore[no-any-return]  # one of TIERS


def descendants(process: int) -> set[int]:
    """All processes below one, and itself."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return {process}.union(*(descendants(int(child)) for child in children))


def assert_gone(processes: set[int]) -> None:
    """Wait until all of them have ended; a zombie has."""
    deadline = time.monotonic() + 30
    while left := {p for p in processes if _runs(p)}:
        assert time.monotonic() < deadline, left
        time.sleep(0.01)


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def start(tier: Tier, disable: frozenset[str] = frozenset()) -> host.Server:
    """A server without pandas: half as long to start."""
    return host.start(tier, libraries=("numpy",), disable=disable)


def script(text: str, *arguments: str, descriptors: tuple[int, ...] = ()) -> subprocess.Popen[str]:
    """Run a piece of Python in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(text), *arguments],
        pass_fds=descriptors,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_another_process_connects_by_an_inherited_descriptor(tier: Tier) -> None:
    """A runner inherits a connection; each of its workers makes one of its own; their guests are their own."""
    with start(tier) as server:
        connection = server.connection()
        runner = script(
            """
            import os, sys
            from grader.sandbox import host
            from tests.sandbox.scenarios import LIMITS, Student
            for number in range(2):
                if os.fork() == 0:
                    with host.connect(sys.argv[1], int(sys.argv[2])) as spawner:
                        guest = Student(spawner.spawn(LIMITS), "def f(x): return x + 1")
                        os.write(1, str(guest.call("f", number)).encode())
                    os._exit(0)
            os.wait(), os.wait()
            """,
            tier,
            str(connection.fileno()),
            descriptors=(connection.fileno(),),
        )
        connection.close()
        assert set(runner.communicate()[0]) == {"1", "2"}
        with student(server, "def f(): return 5") as guest:
            assert guest.call("f") == 5


def test_without_a_descriptor_a_server_is_started(tier: Tier) -> None:
    """``connect`` with -1 has a server of its own, which ends with it."""
    with host.connect(tier, -1) as spawner:
        with contextlib.closing(Student(spawner.spawn(LIMITS), "def f(): return 5")) as guest:
            assert guest.call("f") == 5
        below = descendants(spawner._owned._process.pid)  # type: ignore[attr-defined]  # only a test looks
    assert_gone(below)


def test_a_killed_server_takes_its_guests_along(tier: Tier) -> None:
    """Nobody is left behind, and whoever asks next hears that the sandbox broke."""
    with (
        start(tier) as server,
        server.connect() as spawner,
        contextlib.closing(Student(spawner.spawn(LIMITS), "def f(): return 5")) as guest,
    ):
        below = descendants(server._process.pid)  # type: ignore[attr-defined]  # only a test kills it
        assert len(below) >= 2
        os.kill(server._process.pid, signal.SIGKILL)  # type: ignore[attr-defined]  # see above
        assert_gone(below)
        with pytest.raises(SandboxBroken):
            guest.call("f")
        with pytest.raises(SandboxBroken):
            spawner.spawn(LIMITS)


def test_a_server_that_is_killed_before_it_reads_is_a_broken_sandbox(
    tier: Tier, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No broken pipe: a command would take it for a reader that has gone, and end without a word."""

    class Killed(subprocess.Popen[bytes]):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            self.kill()
            self.wait()

    monkeypatch.setattr(fork_client.subprocess, "Popen", Killed)
    with start(tier) as server, pytest.raises(SandboxBroken, match="has ended"):
        server.connect()


@pytest.mark.parametrize("what", ["os.pipe", "socket.socketpair"])
def test_where_no_file_can_be_opened_the_sandbox_is_broken(
    tier: Tier, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """Nobody loses a mark over it; a guest that is asked for later is there."""

    def full(*_: object) -> None:
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))

    with start(tier) as server, server.connect() as spawner:
        with monkeypatch.context() as patch:
            patch.setattr(what, full)
            with pytest.raises(SandboxBroken, match="Too many open files"):
                spawner.spawn(LIMITS)
        with contextlib.closing(Student(spawner.spawn(LIMITS), "def f(): return 5")) as guest:
            assert guest.call("f") == 5


def test_a_server_ends_beside_what_else_is_done(tier: Tier) -> None:
    """``end`` waits for nothing; after ``close`` no process is left, nor a child that nobody has waited for."""
    server = start(tier)
    with server.connect() as spawner, contextlib.closing(Student(spawner.spawn(LIMITS), "def f(): return 5")):
        process = server._process  # type: ignore[attr-defined]  # only a test looks
        below = descendants(process.pid)
        server.end()
        assert_gone(below)
        assert process.returncode is None
        server.close()
        assert process.returncode == 0


def test_a_server_that_does_not_end_is_killed(tier: Tier, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has its time for that, and no more."""
    monkeypatch.setattr(fork_client, "_END", 0.2)
    server = start(tier)
    server.ready()
    process = server._process  # type: ignore[attr-defined]  # only a test stops it
    below = descendants(process.pid)
    for one in below:
        os.kill(one, signal.SIGSTOP)
    before = time.monotonic()
    server.close()
    assert time.monotonic() - before >= 0.2
    assert process.returncode == -signal.SIGKILL
    assert_gone(below)


def test_a_server_for_few_guests_makes_the_same(tier: Tier) -> None:
    """They find imported what those of any other do, although less was done before."""
    code = "import sys\ndef f(): return sorted(sys.modules)"
    found = []
    for warm_up in (True, False):
        with host.start(tier, libraries=("numpy",), warm_up=warm_up) as server, student(server, code) as guest:
            found.append(guest.call("f"))
    assert found[0] == found[1] and "numpy.random" in found[0]


def test_a_killed_engine_takes_everything_along(tier: Tier) -> None:
    """Server and guests end with the process that started them; the next server clears away what it left."""
    with script(
        """
        import sys, time
        from grader.sandbox import host
        from tests.sandbox.scenarios import LIMITS, Student
        with host.start(sys.argv[1], libraries=()) as server, server.connect() as spawner:
            kept = Student(spawner.spawn(LIMITS), "open('file', 'w').write('x')")  # a guest ends with its name
            print(server._scratch.path if server._scratch else "", flush=True)
            time.sleep(60)
        """,
        tier,
    ) as engine:
        assert engine.stdout is not None
        left = engine.stdout.readline().strip()
        below = descendants(engine.pid)
        deadline = time.monotonic() + 30
        while len(below) < 3:  # the kernel may leave out children while others come and go
            assert time.monotonic() < deadline, below
            below = descendants(engine.pid)
        engine.kill()
    assert_gone(below)
    with start(tier):
        assert not left or not Path(left).exists()


def test_a_guest_that_cannot_be_locked_down_never_sees_code(tier: Tier, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever raises while a guest is hardened ends it before it greets; that is the grader's error."""
    shown = readable.paths()
    monkeypatch.setattr(readable, "paths", lambda: (*shown, "/does/not/exist"))
    with start(tier) as server, pytest.raises(SandboxBroken, match="No such file"), server.connect() as spawner:
        spawner.spawn(LIMITS)


def test_a_server_that_cannot_start_says_why(tier: Tier) -> None:
    """A module that cannot be imported, for example."""
    with (
        host.start(tier, libraries=("no_such_module",)) as server,
        pytest.raises(SandboxBroken, match="no_such_module"),
    ):
        server.connect()


def test_nothing_depends_on_pyarrow(tier: Tier, monkeypatch: pytest.MonkeyPatch) -> None:
    """Installed or not, a guest and its pandas do not see it."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        packages = Path(folder, "site-packages")
        packages.mkdir()
        (packages / "pyarrow.py").write_text("raise RuntimeError('pyarrow was imported')")
        (packages / "other.py").write_text("")
        monkeypatch.syspath_prepend(str(packages))
        code = "def f():\n    import other\n    try: import pyarrow\n    except ImportError: return 'absent'"
        with host.start(tier) as server, student(server, code) as guest:
            assert guest.call("f") == "absent"


def test_tables_cross_although_the_server_has_no_pandas(tier: Tier) -> None:
    """A guest that imports pandas itself can return what it makes; the codec's part for tables is taken along."""
    code = "import pandas as pd\ndef f(): return pd.DataFrame({'a': [1]})\ndef g(d): return d.a.sum()"
    with host.start(tier, libraries=("numpy",)) as server, student(server, code) as guest:
        table = guest.call("f")
        assert isinstance(table, pd.DataFrame) and guest.call("g", table) == 1


@pytest.mark.skipif(os.getuid() != 0, reason="only root can use an interpreter that others may not read")
def test_the_jail_shows_what_only_root_may_enter(tmp_path: Path) -> None:
    """An interpreter under a folder of mode 700 works in the jail; the weaker tier says why it does not."""
    need("namespaces")
    packages = tmp_path / "closed" / "site-packages"
    (packages / "hidden").mkdir(parents=True)
    (packages / "hidden" / "__init__.py").write_text("")
    (packages / "hidden" / "part.py").write_text("answer = 42")
    (tmp_path / "closed").chmod(0o700)
    run = script(
        """
        import sys
        sys.path.append(sys.argv[1])
        from grader.sandbox import host, tiers
        from tests.sandbox.scenarios import student
        print(tiers.why_not("landlock"))
        code = "def f(): import hidden.part as p; return p.answer"
        with host.start("namespaces", libraries=()) as server, student(server, code) as guest:
            print(guest.call("f"))
        """,
        str(packages),
    )
    said = run.communicate()[0]
    assert "42" in said.split() and "only root may enter /" in said


@pytest.mark.parametrize("layer", sorted(lockdown.LAYERS))
def test_the_canary_notices_a_missing_layer(layer: str, tier: Tier) -> None:
    """Each layer stops something that no other does, except Landlock where there is a jail as well."""
    with start(tier, disable=frozenset({layer})) as server:
        if (tier, layer) == ("namespaces", "landlock"):
            canary.check(server, LIMITS)
            return
        with pytest.raises(GraderError) as caught:
            canary.check(server, LIMITS)
        assert caught.value.exit_code == 3 and "a guest could" in caught.value.message


def test_the_canary_reports_a_broken_sandbox(tier: Tier) -> None:
    """A server that cannot start is an error with a way out, not a traceback."""
    with host.start(tier, libraries=("no_such_module",)) as server, pytest.raises(GraderError) as caught:
        canary.check(server, LIMITS)
    assert caught.value.exit_code == 3 and caught.value.hint


def test_the_best_tier_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """From the strongest to the weakest; the one that keeps nothing out is never taken for grading."""
    missing = {"namespaces": "is missing", "landlock": None, "process": None}
    monkeypatch.setattr(tiers, "why_not", missing.get)
    assert tiers.best(grading=True) == "landlock"
    assert tiers.available() == missing
    missing["landlock"] = "is missing too"
    assert tiers.best(grading=False) == "process"
    with pytest.raises(GraderError) as caught:
        tiers.best(grading=True)
    assert caught.value.exit_code == 3 and "landlock is missing too" in caught.value.message
    assert "--unsafe-sandbox process" in caught.value.hint


def test_a_kernel_without_landlock_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reason is one line that says what to do."""
    monkeypatch.setattr(tiers.landlock, "version", lambda: 0)
    reason = tiers.why_not("landlock")
    assert reason and "Linux 6.2" in reason and "\n" not in reason


def test_refused_namespaces_are_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the kernel says is kept, and the way to allow it is named."""

    def refuse(tier: Tier) -> None:
        raise SandboxBroken("the sandbox could not start: OSError: [Errno 1] unshare: Operation not permitted")

    monkeypatch.setattr(fork_client, "try_out", refuse)
    reason = tiers.why_not("namespaces")
    assert reason and "unshare: Operation not permitted" in reason and "docker run" in reason and "\n" not in reason
