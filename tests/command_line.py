"""The ``grader`` command, in this process or as a program of its own.

Starting Python and importing the grader costs half a second of a processor, more than most commands do; only what
is about the start, signals or the terminal needs a program of its own.
"""

from __future__ import annotations

import contextlib
import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from unittest import mock

from grader import cli


def here(arguments: Sequence[str], folder: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the command in this process, with nothing else in its environment."""
    out, errors = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    code = 0
    with (
        mock.patch.dict(os.environ, environment, clear=True),
        mock.patch.object(sys, "argv", ["grader", *arguments]),
        contextlib.chdir(folder),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(errors),
        _signals_kept(),
    ):
        try:
            cli.main()
        except SystemExit as end:
            assert end.code is None or isinstance(end.code, int)
            code = end.code or 0
    for stream in (out, errors):
        stream.flush()
    said, wrong = (stream.buffer.getvalue().decode("utf-8") for stream in (out, errors))
    return subprocess.CompletedProcess(arguments, code, said, wrong)


def apart(
    arguments: Sequence[str], folder: Path, environment: Mapping[str, str], timeout: float = 120
) -> subprocess.CompletedProcess[str]:
    """Run the command as a program of its own: dearer, and real in every respect."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "grader", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=timeout,
        check=False,
    )


@contextlib.contextmanager
def _signals_kept() -> Iterator[None]:
    before = signal.getsignal(signal.SIGTERM)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
