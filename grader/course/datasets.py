"""List the data files of a course, tell stand-ins from originals, and fetch the originals.

The checksum of a file (``datasets/CHECKSUMS``) decides where it is from: a copy placed by hand counts like a fetched
one.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from grader.course.download import DownloadFailed, download
from grader.course.layout import CHECKSUMS, SOURCES
from grader.course.sources import Source, load_sources, rows
from grader.errors import GraderError
from grader.files.atomic import write_atomically
from grader.model import MIB, Course

Origin = Literal["synthetic", "original", "unknown"]
Progress = Callable[[str, int, int | None], None]
"""Called with a file's name, the bytes received so far and the bytes in all (None: not known)."""

LARGEST_FILE = 16 * MIB


@dataclass(frozen=True)
class Checksum:
    """A line of CHECKSUMS: the checksum of a file, and where a file with it is from."""

    sha256: str
    file: str
    rows: int
    origin: Origin


@dataclass(frozen=True)
class DataFile:
    """A data file of the course. ``used_by`` names assignments; ``fetchable``: the original can be had."""

    file: str
    rows: int
    origin: Origin
    used_by: tuple[str, ...]
    fetchable: bool


@dataclass(frozen=True)
class FetchedFile:
    """A file that is the original now: fetched, or it was before."""

    file: str
    rows: int
    status: Literal["fetched", "kept"]


def canonical_csv(columns: Sequence[str], rows: Iterable[Sequence[float]]) -> bytes:
    """Return a table as CHECKSUMS means it: these columns, numbers with %.10g, LF line ends, no index."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([f"{value:.10g}" for value in row] for row in rows)
    return text.getvalue().encode()


def list_files(course: Course) -> tuple[DataFile, ...]:
    """Return every CSV file of the course's datasets folder, in order of name. Raises GraderError."""
    checksums = load_checksums(course.datasets)
    fetchable = {source.file for source in load_sources(course.datasets)}
    files = []
    for path in sorted(course.datasets.glob("*.csv")):
        content = _content(path)
        line = _identify(checksums, path.name, content)
        used_by = tuple(a.name for a in course.assignments if path.name in a.data)
        count = line.rows if line else max(content.count(b"\n") - 1, 0)
        origin: Origin = line.origin if line else "unknown"
        files.append(DataFile(path.name, count, origin, used_by, path.name in fetchable))
    return tuple(files)


def fetch(datasets: Path, progress: Progress = lambda *_: None) -> tuple[FetchedFile, ...]:
    """Replace stand-ins by originals, each file whole or not at all; return what there is then.

    A download that was saved by hand in ``datasets`` is read instead of the network. Raises GraderError that names
    the address and what to do by hand.
    """
    sources, checksums = load_sources(datasets), load_checksums(datasets)
    if not sources:
        raise GraderError(f"{datasets / SOURCES}: it names no original", "Write into it where originals are to be had.")
    return tuple(_fetch_one(datasets, source, checksums, progress) for source in sources)


def _fetch_one(datasets: Path, source: Source, checksums: tuple[Checksum, ...], progress: Progress) -> FetchedFile:
    target = datasets / source.file
    original = next((line for line in checksums if line.file == source.file and line.origin == "original"), None)
    if original is None:
        raise GraderError(
            f"{datasets / CHECKSUMS}: it has no line for the original of {source.file}",
            "Restore the file from the course's repository.",
        )
    if target.is_file() and _identify((original,), source.file, _content(target)):
        return FetchedFile(source.file, original.rows, "kept")
    by_hand, part = datasets / source.download_name, datasets / f".{source.file}.part"
    if by_hand.is_file():
        content, place = _content(by_hand), str(by_hand)
    else:
        content, place = _download(source, part, by_hand, progress), source.url
    try:
        table = _checked(source, content, original, datasets)
    except ValueError as error:
        part.unlink(missing_ok=True)
        raise GraderError(f"{place}: not the file that is expected: {error}", _remedy(source, by_hand)) from None
    write_atomically(target, table)
    part.unlink(missing_ok=True)
    return FetchedFile(source.file, original.rows, "fetched")


def _download(source: Source, part: Path, by_hand: Path, progress: Progress) -> bytes:
    try:
        return download(source.url, part, limit=LARGEST_FILE, progress=partial(progress, source.file))
    except DownloadFailed as error:
        raise GraderError(f"{source.url}: {error}", _remedy(source, by_hand), exit_code=3) from None


def _remedy(source: Source, by_hand: Path) -> str:
    return (
        f"Run the command again; or download {source.url} in a browser, save it as {by_hand} and run it again. "
        f"Until then the synthetic {source.file} serves every assignment."
    )


def _checked(source: Source, content: bytes, original: Checksum, datasets: Path) -> bytes:
    """Return the canonical CSV of a download. Raises ValueError where it is not the original."""
    numbers = rows(source, content, datasets)
    if len(numbers) != original.rows:
        raise ValueError(f"{len(numbers)} rows in place of {original.rows}")
    table = canonical_csv(source.columns, numbers)
    if hashlib.sha256(table).hexdigest() != original.sha256:
        raise ValueError("its values have another checksum")
    return table


def load_checksums(datasets: Path) -> tuple[Checksum, ...]:
    """Return the lines of CHECKSUMS; none where there is no file. Raises GraderError."""
    path = datasets / CHECKSUMS
    lines = _content(path).decode("utf-8", "replace").splitlines() if path.is_file() else []
    checksums = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = re.fullmatch(r"([0-9a-f]{64})  (\S+)  (\d{1,9}) rows  (synthetic|original)", line)
        if match is None:
            raise GraderError(
                f"{path}: line {number} is not a checksum, a file, its rows and its origin",
                "Restore the file from the course's repository.",
            )
        origin: Origin = "synthetic" if match[4] == "synthetic" else "original"
        checksums.append(Checksum(match[1], match[2], int(match[3]), origin))
    return tuple(checksums)


def _identify(checksums: Iterable[Checksum], file: str, content: bytes) -> Checksum | None:
    """Return the line of CHECKSUMS for this content. Windows line ends, which git may write, make no difference."""
    digest = hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()
    return next((line for line in checksums if line.file == file and line.sha256 == digest), None)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise GraderError(f"{path}: cannot be read: {error.strerror}", "Check its permissions.") from None
    if len(content) > LARGEST_FILE:
        raise GraderError(f"{path}: larger than {LARGEST_FILE // MIB} MiB", "Move it out of the folder.")
    return content
