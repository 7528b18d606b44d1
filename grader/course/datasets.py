"""The course's data files: which there are, whether they are stand-ins or originals, and how to get the originals.

A file's origin is told by its checksum alone (``datasets/CHECKSUMS``), so a copy that somebody placed by hand counts
like a fetched one.
"""

from __future__ import annotations

import csv
import hashlib
import io
import math
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from grader.course import download, spreadsheet
from grader.course.layout import CHECKSUMS
from grader.errors import GraderError
from grader.files.atomic import write_atomically
from grader.model import Course

Origin = Literal["synthetic", "original", "unknown"]
Progress = Callable[[str, int, int | None], None]
"""Called with a file's name, the bytes that are there and the bytes that there will be (None: not known)."""

HOUSE_COLUMNS = (
    "house age",
    "distance to the nearest MRT station",
    "number of convenience stores",
    "latitude",
    "longitude",
    "house price of unit area",
)
BOSTON_COLUMNS = tuple("CRIM ZN INDUS CHAS NOX RM AGE DIS RAD TAX PTRATIO B LSTAT MEDV".split())
DOWNLOAD_LIMIT = 16 << 20


@dataclass(frozen=True)
class Known:
    """A line of CHECKSUMS: a file's content that is known, and where that content is from."""

    sha256: str
    file: str
    rows: int
    origin: Origin


@dataclass(frozen=True)
class Listed:
    """A data file of the course. ``used_by`` names assignments; ``fetchable``: the original can be had."""

    file: str
    rows: int
    origin: Origin
    used_by: tuple[str, ...]
    fetchable: bool


@dataclass(frozen=True)
class Source:
    """Where an original lies, and how its content becomes a table with ``columns``."""

    file: str
    url: str
    columns: tuple[str, ...]
    read: Callable[[bytes], list[list[str]]]

    @property
    def download_name(self) -> str:
        """The name a browser saves the download under."""
        return self.url.rpartition("/")[2]


@dataclass(frozen=True)
class Fetched:
    """What became of one file: brought now, or it was the original before."""

    file: str
    rows: int
    status: Literal["fetched", "kept"]


def canonical_csv(columns: Sequence[str], rows: Iterable[Sequence[float]]) -> bytes:
    """The one way to write a table: these columns in this order, numbers with %.10g, LF line ends, no index."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([f"{value:.10g}" for value in row] for row in rows)
    return text.getvalue().encode()


def list_files(course: Course) -> tuple[Listed, ...]:
    """Every CSV file of the course's datasets folder, in order of name. Raises GraderError."""
    known = _known(course.datasets)
    fetchable = {source.file for source in SOURCES}
    listed = []
    for path in sorted(course.datasets.glob("*.csv")):
        content = _content(path)
        found = _identify(known, path.name, content)
        used_by = tuple(a.name for a in course.assignments if path.name in a.data)
        rows = found.rows if found else max(content.count(b"\n") - 1, 0)
        origin: Origin = found.origin if found else "unknown"
        listed.append(Listed(path.name, rows, origin, used_by, path.name in fetchable))
    return tuple(listed)


def fetch(
    datasets: Path, *, sources: Sequence[Source] | None = None, progress: Progress = lambda *_: None
) -> tuple[Fetched, ...]:
    """Put the originals in the place of their stand-ins; each file is replaced whole or not at all.

    A download that was saved by hand in ``datasets`` is taken instead of the network. Raises GraderError that names
    the address and what to do by hand.
    """
    known = _known(datasets)
    return tuple(_fetch_one(datasets, source, known, progress) for source in (SOURCES if sources is None else sources))


def _fetch_one(datasets: Path, source: Source, known: tuple[Known, ...], progress: Progress) -> Fetched:
    target = datasets / source.file
    original = next((k for k in known if k.file == source.file and k.origin == "original"), None)
    if original is None:
        raise GraderError(
            f"{datasets / CHECKSUMS}: it has no line for the original of {source.file}",
            "Restore the file from the course's repository.",
        )
    if target.is_file() and _identify((original,), source.file, _content(target)):
        return Fetched(source.file, original.rows, "kept")
    by_hand, part = datasets / source.download_name, datasets / f".{source.file}.part"
    if by_hand.is_file():
        content, origin = _content(by_hand), str(by_hand)
    else:
        content, origin = _download(source, part, by_hand, progress), source.url
    try:
        table = _checked(source, content, original)
    except ValueError as error:
        download.forget(part)
        raise GraderError(f"{origin}: not the file that is expected: {error}", _remedy(source, by_hand)) from None
    write_atomically(target, table)
    download.forget(part)
    return Fetched(source.file, original.rows, "fetched")


def _download(source: Source, part: Path, by_hand: Path, progress: Progress) -> bytes:
    def told(have: int, total: int | None) -> None:
        progress(source.file, have, total)

    try:
        return download.download(source.url, part, limit=DOWNLOAD_LIMIT, progress=told)
    except download.DownloadFailed as error:
        raise GraderError(f"{source.url}: {error}", _remedy(source, by_hand), exit_code=3) from None


def _remedy(source: Source, by_hand: Path) -> str:
    return (
        f"Run the command again; or download {source.url} in a browser, save it as {by_hand} and run it again. "
        f"Until then the synthetic {source.file} serves every assignment."
    )


def _checked(source: Source, content: bytes, original: Known) -> bytes:
    """The canonical CSV of what was downloaded. Raises ValueError where it is not the original."""
    rows = _numbers(source.read(content), source.columns)
    if len(rows) != original.rows:
        raise ValueError(f"{len(rows)} rows in place of {original.rows}")
    table = canonical_csv(source.columns, rows)
    if hashlib.sha256(table).hexdigest() != original.sha256:
        raise ValueError("its values have another checksum")
    return table


def _numbers(rows: list[list[str]], columns: tuple[str, ...]) -> list[list[float]]:
    """The wanted columns, found by name in the first row, as numbers. Rows without any content are skipped."""
    header = [_plain(name) for name in rows[0]] if rows else []
    missing = [name for name in columns if _plain(name) not in header]
    if missing:
        raise ValueError(f"there is no column {missing[0]!r}")
    places = [header.index(_plain(name)) for name in columns]
    table = []
    for number, row in enumerate(rows[1:], 2):
        if not any(cell.strip() for cell in row):
            continue
        try:
            values = [float(row[place]) for place in places]
        except (ValueError, IndexError):
            values = [math.nan]
        if not all(map(math.isfinite, values)):
            raise ValueError(f"row {number} does not hold a number in each column")
        table.append(values)
    return table


def _plain(name: str) -> str:
    """A column's name without case and without the mark (X1, Y) that the spreadsheet puts before it."""
    return re.sub(r"^(x\d+|y)\s+", "", name.strip().lower())


def _read_sheet(content: bytes) -> list[list[str]]:
    """A spreadsheet, a zip that holds one, or a CSV."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return _read_csv(content)
    members = spreadsheet.unpack(content)
    if not members:
        raise ValueError("the zip holds no spreadsheet")
    name, member = min(members.items())
    return spreadsheet.first_sheet(member) if name.lower().endswith(".xlsx") else _read_csv(member)


def _read_csv(content: bytes) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    except (UnicodeDecodeError, csv.Error) as error:
        raise ValueError(f"it is no CSV: {error}") from None


def _read_statlib(content: bytes) -> list[list[str]]:
    """StatLib's text: a description, then each district on two lines of numbers. A CSV is taken as well."""
    text = content.decode("latin-1")
    if text.partition("\n")[0].count(",") >= len(BOSTON_COLUMNS) - 1:
        return _read_csv(content)
    values = [word for line in text.splitlines() for word in _all_numbers(line)]
    width = len(BOSTON_COLUMNS)
    if len(values) % width:
        raise ValueError(f"its {len(values)} numbers do not fill rows of {width}")
    return [list(BOSTON_COLUMNS), *(values[start : start + width] for start in range(0, len(values), width))]


def _all_numbers(line: str) -> list[str]:
    """The words of a line that holds nothing but numbers; none of a line of the description."""
    words = line.split()
    return words if all(re.fullmatch(r"-?\d*\.?\d+\.?", word) for word in words) else []


def _known(datasets: Path) -> tuple[Known, ...]:
    path = datasets / CHECKSUMS
    lines = _content(path).decode("utf-8", "replace").splitlines() if path.is_file() else []
    known = []
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
        known.append(Known(match[1], match[2], int(match[3]), origin))
    return tuple(known)


def _identify(known: Iterable[Known], file: str, content: bytes) -> Known | None:
    """What is known of this content. Windows line ends (git may write them) make no other file."""
    digest = hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()
    return next((entry for entry in known if entry.file == file and entry.sha256 == digest), None)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(DOWNLOAD_LIMIT + 1)
    except OSError as error:
        raise GraderError(f"{path}: cannot be read: {error.strerror}", "Check its permissions.") from None
    if len(content) > DOWNLOAD_LIMIT:
        raise GraderError(f"{path}: larger than {DOWNLOAD_LIMIT >> 20} MiB", "Move it out of the folder.")
    return content


SOURCES = (
    Source(
        "house_price_of_unit_area.csv",
        "https://archive.ics.uci.edu/static/public/477/real+estate+valuation+data+set.zip",
        HOUSE_COLUMNS,
        _read_sheet,
    ),
    Source("BostonHousing.csv", "https://lib.stat.cmu.edu/datasets/boston", BOSTON_COLUMNS, _read_statlib),
)
"""The originals that ``fetch`` can bring. ``fish.csv`` stays synthetic: its original has no licence that is known."""
