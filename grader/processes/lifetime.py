"""How a process ends: together with its parent, and on SIGTERM as on Ctrl-C."""

from __future__ import annotations

import signal
import sys
from typing import NoReturn


def tie_to_parent() -> None:
    """End this process with its parent, where the platform can arrange it: a killed batch leaves nothing running."""
    if sys.platform == "linux":
        from grader.sandbox.linux import kernel

        kernel.prctl(kernel.PDEATHSIG, signal.SIGKILL)


def interrupt_on_sigterm() -> None:
    """Raise KeyboardInterrupt on SIGTERM, which is how a server cancels a job."""
    signal.signal(signal.SIGTERM, _interrupt)


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt
