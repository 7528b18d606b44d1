"""Auto-graded exercises for neural-network courses."""

from __future__ import annotations

from typing import Any

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """``grader.check``, without importing what it needs before it is used."""
    if name == "check":
        from grader.notebook import check

        return check
    raise AttributeError(f"module 'grader' has no attribute {name!r}")


def load_ipython_extension(shell: Any) -> None:
    """``%load_ext grader`` puts ``check`` into the notebook's namespace."""
    from grader.notebook import check

    shell.push({"check": check})
