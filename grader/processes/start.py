"""How a process of ours starts: it does not look for garbage among what it imports, all of which stays.

    python -m grader.processes.start MODULE ARGUMENT...        calls ``main`` of the module

That search is a tenth of the time that a start takes; at the end of a process it takes longer still.
"""

from __future__ import annotations

import gc
import importlib
import sys

_ROOM = 1 << 16
"""Slots of Python's stack: half a megabyte, of which no page is used before it is written to."""


def command(module: str, *arguments: str) -> list[str]:
    """Return the command that calls ``main`` of ``module``."""
    return [sys.executable, "-P", "-m", __name__, module, *arguments]


def main() -> None:
    """Import the module that the command line names, and call its ``main`` with the words behind it."""
    gc.disable()
    module = importlib.import_module(sys.argv.pop(1))
    gc.freeze()
    gc.enable()
    module.main()
    gc.freeze()


# Python's stack grows by pieces of 16 KB, and a piece goes back to the system as soon as it is empty: a loop that calls
# functions just where one ends maps memory and unmaps it a thousand times. Imports are deep enough for that. The piece
# for a function that asks for much has room behind it for all that it calls.
main.__code__ = main.__code__.replace(co_stacksize=_ROOM)

if __name__ == "__main__":
    main()
