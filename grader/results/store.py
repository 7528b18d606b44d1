"""Stored results: the place of a result in the folder of a batch, its bytes, and the errors for what is none."""

from __future__ import annotations

from pathlib import Path

import msgspec

from grader.errors import GraderError
from grader.model import Result, StudentResult
from grader.text import clean

_FOLDER = "results"
_decoder = msgspec.json.Decoder(Result)

Key = tuple[str, str]
"""The names of the student's folder and of the assignment's file."""


def path(out: Path, student_folder: str, assignment: str) -> Path:
    """Return the place of one result below ``out``, the folder of a batch."""
    return out.joinpath(_FOLDER, student_folder, f"{assignment}.json")


def report_path(out: Path, student_folder: str, assignment: str) -> Path:
    """Return the place of the page that belongs to the result."""
    return out.joinpath("reports", student_folder, f"{assignment}.html")


def collection_path(out: Path, student_folder: str) -> Path:
    """Return the place of the page that collects a student's reports; no assignment can have this name."""
    return out.joinpath("reports", student_folder, "all-reports.html")


def attempt_path(out: Path, student_folder: str, assignment: str, content: str) -> Path:
    """Return the place of the result of one of several attempts, by the digest of what counted in it."""
    return out.joinpath(_FOLDER, student_folder, "attempts", f"{assignment}-{content[:16]}.json")


def student_folders(out: Path) -> frozenset[str]:
    """Return the names of the folders that students have below ``out``; none before the first run."""
    top = out / _FOLDER
    return frozenset(folder.name for folder in top.iterdir()) if top.is_dir() else frozenset()


def paths(out: Path) -> dict[Key, Path]:
    """Return the files of all results of a batch, in the order of their keys. Raises GraderError for other folders."""
    top = out / _FOLDER
    if not top.is_dir():
        raise GraderError(f"{out}: there are no results here", "Name the --out folder of a batch.")
    return {(file.parent.name, file.name): file for file in sorted(top.glob("*/*.json"))}


def encode(result: Result | StudentResult) -> bytes:
    """Return the content of a result's file."""
    return msgspec.json.format(msgspec.json.encode(result), indent=1)


def line(result: Result) -> str:
    """Return the result as one line of JSON."""
    return msgspec.json.encode(result).decode()


def decode(content: bytes, file: str) -> Result:
    """Return the result in ``content``. Raises GraderError, which names ``file``, for anything else."""
    try:
        return _decoder.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise _error(file) from None


def read(file: Path) -> Result:
    """Return the result in ``file``. Raises GraderError where there is none that this version can read."""
    try:
        content = file.read_bytes()
    except OSError:
        raise _error(str(file)) from None
    return decode(content, str(file))


def _error(file: str) -> GraderError:
    return GraderError(f"{clean.line(file, 1000)}: this is not a result of this version", "Grade again.")
