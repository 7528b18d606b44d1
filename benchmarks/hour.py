"""Play a student's hour in a terminal, and print every screen: from a release to all points of ``gates``.

    python benchmarks/hour.py [--lang ko] [--size 80x24] [--colours]

tmux is the terminal; the course is released into a folder that is gone afterwards. Each screen stands below what the
student did just before. At the end the instructor's course judges the same file, hidden tests included.
"""

from __future__ import annotations

import argparse
import ast
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from grader.course import layout
from grader.course.load import load_course

ROOT = Path(__file__).parents[1]
NAME = "gates"
MISTAKES = {
    "perceptron": ("> 0", ">= 0"),
    "or_gate": ('"OR"', '"AND"'),
    "nand_gate": ("return", "retrun"),
    "xor_gate": ("and_gate(s1, s2)", "or_gate(s1, s2)"),
}
"""What the student gets wrong at first, by task."""
SETTLED = 1.5  # seconds without a change of the screen


class Terminal:
    """A window of tmux with one command in it, and the server of its own."""

    def __init__(self, command: str, folder: Path, size: str, *, colours: bool) -> None:
        self._server = f"grader-hour-{os.getpid()}"
        self._colours = colours
        columns, rows = size.split("x")
        environment = [f"{name}={value}" for name, value in os.environ.items() if name != "TMUX"]
        self._tmux("new-session", "-d", "-x", columns, "-y", rows, "-c", str(folder), "env", *environment, "sh")
        self._tmux("send-keys", "-l", f"PS1='$ '; clear; {command}\n")

    def _tmux(self, *words: str) -> str:
        command = ["tmux", "-L", self._server, "-f", "/dev/null", *words]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def screen(self) -> str:
        """Return what stands on the screen."""
        return self._tmux("capture-pane", "-p", *(["-e"] if self._colours else []))

    def press(self, key: str) -> None:
        """Type one key."""
        self._tmux("send-keys", key)

    def settled(self, seconds: float = 60, *, change: str | None = None) -> str:
        """Return the screen when it has rested for a moment; ``change``: and is not this one any more."""
        end, last, since = time.monotonic() + seconds, "", time.monotonic()
        while time.monotonic() < end:
            shown = self.screen()
            if shown != last or shown == change:
                last, since = shown, time.monotonic() if shown != last else since
            if shown != change and shown.strip() and time.monotonic() - since > SETTLED and "…" not in shown[:40]:
                break
            time.sleep(0.05)
        return last

    def close(self) -> None:
        """End the server, and the command with it."""
        self._tmux("kill-server")


@contextmanager
def terminal(command: str, folder: Path, size: str, *, colours: bool) -> Iterator[Terminal]:
    """Give a terminal, and close it."""
    opened = Terminal(command, folder, size, colours=colours)
    try:
        yield opened
    finally:
        opened.close()


def functions(source: str) -> dict[str, str]:
    """Return the text of every function of a module."""
    lines = source.splitlines(keepends=True)
    found = [node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]
    return {node.name: "".join(lines[node.lineno - 1 : node.end_lineno]) for node in found}


def written(stub: str, work: dict[str, str]) -> str:
    """Return ``stub`` with the functions that were written so far, and helpers below it."""
    todo = functions(stub)
    for name, text in work.items():
        stub = stub.replace(todo[name], text) if name in todo else f"{stub}\n\n{text}"
    return stub


def play(course: Path, lang: str, size: str, *, colours: bool) -> None:
    """Play the hour, and print it."""
    assignment = next(one for one in load_course(ROOT).assignments if one.name == NAME)
    right = functions(layout.reference(assignment).read_text("utf-8"))
    work = {name: text for name, text in right.items() if name.startswith("_")}
    file = course / "assignments" / NAME / f"{NAME}.py"
    stub = "from itertools import product\n" + file.read_text("utf-8")
    grader = shlex.join([sys.executable, "-m", "grader"])

    def show(what: str, screen: str) -> str:
        print(f"\n=== {what}\n{screen.rstrip()}", flush=True)
        return screen

    def save(what: str, source: str) -> None:
        before = window.screen()
        file.write_text(source, "utf-8")
        show(what, window.settled(change=before))

    def press(key: str) -> None:
        window.press(key)
        show(f"key {key}", window.settled(8))

    with terminal(f"{grader} run {NAME} --watch --lang {lang}", course, size, colours=colours) as window:
        show("grader run gates --watch", window.settled())
        for key in ("?", "Escape", "l", "l", "h", "h", "n", "p"):
            press(key)
        for task in assignment.tasks:
            if task.name in MISTAKES:
                wrong = right[task.name].replace(*MISTAKES[task.name])
                save(f"{task.name}, wrong", written(stub, {**work, task.name: wrong}))
                press("h")
            work[task.name] = right[task.name]
            save(f"{task.name}, right", written(stub, work))
        save("half a line", f"{written(stub, work)}\nnumbers = (1,\n")
        save("whole again", written(stub, work))
        press("o")
        press("q")
    command = [sys.executable, "-m", "grader", "run", NAME, "--submission", str(file), "--lang", lang]
    judged = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    show("the instructor judges it, hidden tests included", judged.stdout)


def main() -> None:
    """Release a course, and play in it."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--lang", default="ko", choices=("en", "ko"))
    options.add_argument("--size", default="80x24")
    options.add_argument("--colours", action="store_true", help="with the codes of colours")
    options.add_argument("--course", type=Path, help="a released course to copy, in place of a new release")
    asked = options.parse_args()
    if shutil.which("tmux") is None:
        raise SystemExit("tmux is not installed")
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder, "course")
        if asked.course is not None:
            shutil.copytree(asked.course, course)
        else:
            command = [sys.executable, "-m", "grader", "release", "--course", str(ROOT), "--out", str(course)]
            subprocess.run(command, check=True)
        play(course, asked.lang, asked.size, colours=asked.colours)


if __name__ == "__main__":
    main()
