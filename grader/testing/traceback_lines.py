"""Where in a file an exception came from. It stands apart from claims, so that who reads mistakes loads no NumPy."""

from __future__ import annotations

from types import TracebackType


def line_in(traceback: TracebackType | None, file: str) -> int:
    """Return the innermost line of ``file`` in a traceback; 0 where there is none."""
    line = 0
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == file:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line
