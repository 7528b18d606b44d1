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
    """``%load_ext grader`` puts ``check`` into the notebook's namespace, and defines the cell magic ``%%grade``."""
    from grader.notebook import check, show_check

    def grade(line: str, cell: str) -> None:
        """Run the cell, then check what is named: ``%%grade xor_gate``, ``%%grade gates xor_gate``."""
        if shell.run_cell(cell).success:
            show_check(line.split(), shell.user_ns)

    shell.push({"check": check})
    shell.register_magic_function(grade, magic_kind="cell", magic_name="grade")
