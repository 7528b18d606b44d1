"""The bytes of a script or a notebook → its cells and what they say of themselves (pure; meant to be run inside
``grader.processes.confined``)."""

from __future__ import annotations

from grader.submission.cells import Parsed, parse
from grader.submission.outline import Outline, outline


def read_code(file: str, data: bytes) -> tuple[Parsed, Outline]:
    """Return both. Raises Refusal, as ``parse``."""
    parsed = parse(file, data)
    return parsed, outline([(cell.file, cell.number, cell.code) for cell in parsed.cells])
