"""Git's own commands that talk to another machine, limited in time, memory and bytes.

Credentials are Git's own: its credential helpers, askpass programs and the ssh agent work as they do outside. None is
ever an argument, and none gets into a message. Nobody is asked for a password. Hooks, submodules, filters and
the protocols beside https, ssh and paths are off, whatever the user's configuration says.
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from grader.collect.address import without_secrets
from grader.errors import GraderError, Refusal
from grader.model import MIB, Message
from grader.text.clean import line

_SAYS = 4 * MIB  # of a list of branches
_ERRORS = 1 << 16
_LOOK = 0.2  # seconds


@dataclass(frozen=True)
class FetchLimits:
    """What one repository may cost. ``seconds`` for one command; ``size`` in bytes of a fetch and, four times that, of
    all that was fetched so far; ``objects`` of one fetch; ``memory`` in bytes of a process."""

    seconds: float = 120.0
    size: int = 256 * MIB
    objects: int = 100_000
    memory: int = 2048 * MIB


_SETTINGS = (
    ("core.hooksPath", os.devnull),
    ("core.fsmonitor", "false"),
    ("core.bigFileThreshold", "1m"),
    ("core.packedGitWindowSize", "32m"),
    ("core.packedGitLimit", "256m"),
    ("fetch.recurseSubmodules", "false"),
    ("fetch.unpackLimit", "1"),  # every fetch stays one pack, whose size the system limits
    ("fetch.writeCommitGraph", "false"),
    ("fetch.prune", "false"),
    ("fetch.fsckObjects", "false"),  # old commits with an odd date or mode are no fault of the student
    ("transfer.bundleURI", "false"),
    ("maintenance.auto", "false"),
    ("gc.auto", "0"),
    ("pack.threads", "1"),
    ("lfs.fetchexclude", "*"),
)
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "https:ssh:file",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_LFS_SKIP_SMUDGE": "1",
    "LC_ALL": "C",
}
_KEPT = ("GIT_SSH", "GIT_ASKPASS", "GIT_CONFIG", "GIT_SSL", "GIT_PROXY", "GIT_HTTP", "GIT_EXEC_PATH")
_GONE = re.compile("not found|does not exist|not appear to be a git repository|Could not read from remote", re.I)
_DENIED = re.compile("Authentication failed|could not read (Username|Password)|Permission denied|403|publickey", re.I)


def environment() -> dict[str, str]:
    """Return this process's environment without what would name another repository, or write a log of a token."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_") or key.startswith(_KEPT)}
    return {**kept, **_ENVIRONMENT}


def run(
    folder: Path, arguments: tuple[str, ...], limits: FetchLimits, address: str, stop: threading.Event | None = None
) -> bytes:
    """Return what ``git ARGUMENTS`` prints for the bare repository ``folder``. Raises Refusal, which names
    ``address``, where that fails, goes beyond the limits or is told to ``stop``; GraderError without Git."""
    settings = [part for name, value in _SETTINGS for part in ("-c", f"{name}={value}")]
    command = [*_limited(limits), "git", *settings, f"--git-dir={folder}", *arguments]
    with tempfile.TemporaryFile() as errors:
        try:
            process = subprocess.Popen(
                command,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=environment(),
                start_new_session=True,  # without a terminal nothing can ask, and all of it can be ended
            )
        except FileNotFoundError:
            raise GraderError("git is not installed", "Install git.", exit_code=3) from None
        with process, _ended_after(process, limits.seconds, stop or threading.Event()) as late:
            output = cast(IO[bytes], process.stdout).read(_SAYS + 1)
            if len(output) > _SAYS:
                _end(process)
        errors.seek(0)
        said = errors.read(_ERRORS).decode(errors="replace")
    shown = line(without_secrets(address), 200)
    if late.is_set():
        raise Refusal(Message("collect.slow", {"address": shown, "limit": limits.seconds}))
    if len(output) > _SAYS:
        raise Refusal(Message("collect.branches", {"address": shown}))
    if process.returncode:
        raise Refusal(_reason(said, shown))
    return output


def _reason(said: str, address: str) -> Message:
    if re.search("out of memory|malloc failed|mmap failed|Cannot allocate memory", said, re.I):
        return Message("collect.memory", {"address": address})
    lines = [text for text in map(str.strip, said.splitlines()) if text and not text.startswith(("warning:", "hint:"))]
    reason = line(without_secrets(next(iter(lines), "?")), 300)
    if _DENIED.search(said):
        return Message("collect.denied", {"address": address, "reason": reason})
    if _GONE.search(said):
        return Message("collect.gone", {"address": address, "reason": reason})
    return Message("collect.failed", {"address": address, "reason": reason})


def _limited(limits: FetchLimits) -> list[str]:
    """Return the words before a command that limit it and all that it starts."""
    if os.name != "posix":
        return []
    script = f'ulimit -c 0; ulimit -f {limits.size // 512}; ulimit -v {limits.memory // 1024} 2>/dev/null; exec "$@"'
    return ["/bin/sh", "-c", script, "sh"]


@contextlib.contextmanager
def _ended_after(process: subprocess.Popen[bytes], seconds: float, stop: threading.Event) -> Iterator[threading.Event]:
    """End ``process``, with all that it started, after ``seconds``, on ``stop``, or when the context fails; the event
    tells whether the time was up."""
    late, over = threading.Event(), threading.Event()
    until = time.monotonic() + seconds

    def watch() -> None:
        while not over.wait(_LOOK):
            if time.monotonic() > until:
                late.set()
            if late.is_set() or stop.is_set():
                _end(process)
                return

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield late
    except BaseException:
        _end(process)
        raise
    finally:
        over.set()
        watcher.join()


def _end(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(OSError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
