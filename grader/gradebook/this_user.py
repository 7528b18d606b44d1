"""Who decides where nobody is named: the user of the machine."""

from __future__ import annotations

import getpass
import os


def this_user() -> str:
    """Return the name of the user, or the number where the machine has no name for it, as in many containers."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # KeyError before Python 3.13, ImportError on Windows
        return f"uid {os.getuid()}" if hasattr(os, "getuid") else "unknown"
