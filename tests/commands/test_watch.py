"""``grader run --watch`` in a terminal of its own: a pseudo-terminal, real keys and real saves."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest

from tests.small_course import SOLUTION

if sys.platform == "win32":
    pytest.skip("no pseudo-terminals here", allow_module_level=True)

import fcntl
import pty
import struct
import termios

SECONDS = 60  # a machine may be busy


class Terminal:
    """The command in a terminal of 24 rows and 80 columns."""

    def __init__(self, course: Path, *arguments: str) -> None:
        self.screen, self._own = pty.openpty()
        fcntl.ioctl(self._own, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self._before = termios.tcgetattr(self._own)
        environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24", "PYTHONUTF8": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "grader", "run", "--watch", *arguments],
            cwd=course,
            stdin=self._own,
            stdout=self._own,
            stderr=self._own,
            env=environment,
            start_new_session=True,
        )

    def until(self, words: str) -> str:
        """Read until ``words`` were drawn; return all that was read for it."""
        text, end = "", time.monotonic() + SECONDS
        while words not in (plain := re.sub(r"\x1b\[[0-9;?<>=]*[a-zA-Z]|\x1b[()].|\x1b[=>]", "", text)):
            ready, _, _ = select.select([self.screen], [], [], max(end - time.monotonic(), 0))
            assert ready, f"{words!r} did not come; this did: {plain[-2000:]!r}"
            text += os.read(self.screen, 1 << 16).decode(errors="replace")
        return plain

    def press(self, key: str) -> None:
        """Type one key."""
        os.write(self.screen, key.encode())

    def end(self) -> int:
        """Return the exit code."""
        while self.process.poll() is None:
            if select.select([self.screen], [], [], 0.1)[0]:
                os.read(self.screen, 1 << 16)
        return self.process.returncode

    @property
    def restored(self) -> bool:
        """Whether the terminal is as it was: keys echo, and lines are edited."""
        return termios.tcgetattr(self._own) == self._before

    def close(self) -> None:
        """Leave nothing behind."""
        self.process.kill()
        self.process.wait()
        os.close(self.screen)
        os.close(self._own)


pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def terminal(course: Path) -> Iterator[Terminal]:
    """The coach of a small course whose submission is wrong."""
    save(course, SOLUTION.replace("return a + b", "return a - b"))
    terminal = Terminal(course)
    yield terminal
    terminal.close()


def save(course: Path, source: str) -> None:
    """As editors do: a file beside it takes its place."""
    path = course / "assignments" / "sums" / "sums.py"
    path.with_suffix(".new").write_text(source, encoding="utf-8")
    path.with_suffix(".new").replace(path)


def save_as_jupyter(course: Path, source: str) -> None:
    """A hidden file beside it, its checkpoint, then the notebook in its place."""
    path = course / "assignments" / "sums" / "sums.ipynb"
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])  # type: ignore[no-untyped-call]  # nbformat has no types
    checkpoint = path.parent / ".ipynb_checkpoints" / "sums-checkpoint.ipynb"
    checkpoint.parent.mkdir(exist_ok=True)
    for place in (path.with_name(".~sums.ipynb"), checkpoint):
        nbformat.write(book, place)  # type: ignore[no-untyped-call]  # nbformat has no types
    path.with_name(".~sums.ipynb").replace(path)


def test_an_hour_in_short(course: Path, terminal: Terminal) -> None:
    """From a wrong task over a hint and keys to the last one, then a notebook; Ctrl-C leaves the terminal as it was."""
    terminal.until("add(1, 2)")
    assert not terminal.restored
    terminal.press("h")
    terminal.until("Look at the plus sign.")
    terminal.press("n")
    terminal.until("waits for add")
    terminal.press("?")
    terminal.until("open the report")
    save(course, SOLUTION.replace("result = 0", "result = 1"))
    terminal.until("total([1, 2, 3])")
    save(course, SOLUTION)
    terminal.until("Everything is done.")
    (course / "assignments" / "sums" / "sums.py").unlink()
    terminal.until("Nothing was handed in")  # and not "nothing is left to do" of the screen before
    save_as_jupyter(course, SOLUTION)
    assert "sums.ipynb" in terminal.until("Everything is done.")
    terminal.press("\x03")
    assert terminal.end() == 0
    assert terminal.restored


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_as_a_key_does(terminal: Terminal, number: signal.Signals) -> None:
    """While it judges as well."""
    terminal.until("judging")
    terminal.process.send_signal(number)
    assert terminal.end() == 0
    assert terminal.restored


def test_a_newer_save_cancels_what_hangs(course: Path, terminal: Terminal) -> None:
    """The verdict on the newer file comes before the older one can have run into its limits."""
    terminal.until("add(1, 2)")
    save(course, SOLUTION.replace("return a + b", "while True: pass"))
    terminal.until("judging")
    save(course, SOLUTION)
    terminal.until("Everything is done.")


def test_in_a_pipe_every_result_is_printed(course: Path) -> None:
    """No screen is drawn there. A file that was named, and goes, may come again."""
    save(course, SOLUTION.replace("return a + b", "return a - b"))
    command = [sys.executable, "-m", "grader", "run", "sums.py", "--watch"]
    with subprocess.Popen(command, cwd=course, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        first = next(line for line in process.stdout if "Ctrl-C" in line or "100 of 100" in line)
        assert "Ctrl-C" in first
        (course / "assignments" / "sums" / "sums.py").unlink()
        assert any("sums.py is not there any more" in line for line in process.stdout)
        save(course, SOLUTION)
        assert any("100 of 100" in line for line in process.stdout)
        process.terminate()
