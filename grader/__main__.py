"""``python -m grader``, and ``grader``: what takes longest to start is started first, then the command line is read."""

from __future__ import annotations

import gc
import os
import sys

_THRESHOLD = 100_000


def main() -> None:
    """The ``grader`` command.

    Most of what it makes are modules, which stay: looking for garbage among them takes a fifth of a short command, at
    the beginning and once more at the end.
    """
    _open_standard_streams()
    gc.set_threshold(_THRESHOLD)
    spare = None
    if sys.platform == "linux" and sys.argv[1:2] == ["run"] and not {"-h", "--help"}.intersection(sys.argv):
        from grader.grading.spare import SpareRunner

        spare = SpareRunner()
    try:
        from grader import cli

        cli.main(spare)
    finally:
        gc.freeze()
        if spare is not None:
            spare.close()


def _open_standard_streams() -> None:
    """Put the null device where a standard stream is closed: the next file to be opened would get its number, and all
    that is printed."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            descriptor = os.open(os.devnull, os.O_RDWR)
            os.set_inheritable(descriptor, True)
            setattr(sys, name, os.fdopen(descriptor, mode, encoding="utf-8"))


if __name__ == "__main__":
    main()
