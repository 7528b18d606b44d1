"""``datasets/sources.toml``: where originals of the data files lie, and how a download becomes a table of the course.

    [[source]]
    file = "prices.csv"                       # the data file that it replaces
    url = "https://example.org/prices.zip"
    licence = "CC BY 4.0: who has to be named"
    sha256 = ""                               # of the download; empty where it is not known
    reader = "spreadsheet"                    # or "csv", or a function of datasets/originals.py
    member = "2018*.xlsx"                     # which file of a zip, if several could be meant
    columns = ["age", "price"]                # of the data file, in its order; others are left out
    rename = { "X1 age" = "age" }             # columns that are called otherwise in the download

Rows and values are checked by CHECKSUMS, which knows every data file.
"""

from __future__ import annotations

import fnmatch
import hashlib
import io
import runpy
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated, TypeAlias

import msgspec

from grader.course.layout import ORIGINALS, SOURCES
from grader.course.toml import read_toml
from grader.errors import GraderError
from grader.model import MIB
from grader.text.clean import line

if TYPE_CHECKING:
    import pandas as pd  # slow to load, and only a download needs it

UNPACKED = 32 * MIB
"""Bytes that a zip may unpack to."""
ROWS = 100_000
"""Rows that are read of a spreadsheet."""

Reader: TypeAlias = Callable[[bytes, Sequence[str]], "pd.DataFrame"]
"""A download and the course's columns → a table that has them. Raises ValueError for anything but the original."""


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An original: its address, whose it is, and how it is read."""

    file: Annotated[str, msgspec.Meta(pattern=r"^[^/\\]+\.csv$")]
    url: Annotated[str, msgspec.Meta(pattern=r"^https?://")]
    licence: str
    columns: tuple[str, ...]
    sha256: Annotated[str, msgspec.Meta(pattern=r"^([0-9a-f]{64})?$")] = ""
    reader: str = "csv"
    member: str = "*"
    rename: dict[str, str] = {}

    @property
    def download_name(self) -> str:
        """The name a browser saves the download under."""
        return self.url.rpartition("/")[2]


class _SourcesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: tuple[Source, ...] = ()


def load_sources(datasets: Path) -> tuple[Source, ...]:
    """Return the sources of a course's data folder; none where there is no file. Raises GraderError."""
    path = datasets / SOURCES
    return read_toml(path, _SourcesFile).source if path.is_file() else ()


def rows(source: Source, download: bytes, datasets: Path) -> list[list[float]]:
    """Return the numbers of ``source.columns``. Raises ValueError where the download is not the original."""
    import numpy as np
    import pandas as pd

    if source.sha256 and hashlib.sha256(download).hexdigest() != source.sha256:
        raise ValueError(f"its checksum is not the one in {SOURCES}")
    table = _reader(source, datasets)(_unpacked(download, source.member), source.columns).dropna(how="all")
    renamed = {_folded(old): _folded(new) for old, new in source.rename.items()}
    names = [_folded(str(name)) for name in table.columns]
    names = [renamed.get(name, name) for name in names]
    for column in source.columns:
        if _folded(column) not in names:
            raise ValueError(f"there is no column {column!r}")
    places = [names.index(_folded(column)) for column in source.columns]
    numbers = table.iloc[:, places].apply(pd.to_numeric, errors="coerce")
    bad = numbers.index[~np.isfinite(numbers).all(axis=1)]
    if len(bad):
        raise ValueError(f"row {bad[0] + 2} does not hold a number in each column")
    return numbers.to_numpy(dtype=float).tolist()  # type: ignore[no-any-return]  # NumPy does not say of what


def _folded(name: str) -> str:
    """A column's name without case and outer blanks."""
    return name.strip().lower()


def _reader(source: Source, datasets: Path) -> Reader:
    if source.reader in _READERS:
        return _READERS[source.reader]
    path = datasets / ORIGINALS
    reader = runpy.run_path(str(path)).get(source.reader) if path.is_file() else None
    if reader is None:
        raise GraderError(
            f"{datasets / SOURCES}: {source.file}: there is no reader {source.reader!r}",
            f"Known: {', '.join(_READERS)}, and the functions of {path}.",
        )
    return reader  # type: ignore[no-any-return]  # the author's own function


def _read_csv(content: bytes, columns: Sequence[str]) -> pd.DataFrame:
    import pandas as pd

    try:
        return pd.read_csv(io.BytesIO(content), encoding="utf-8-sig", skip_blank_lines=False)
    except ValueError as error:  # of pandas, or of the encoding
        raise ValueError(f"it is no CSV: {_first_line(error)}") from None


def _read_spreadsheet(content: bytes, columns: Sequence[str]) -> pd.DataFrame:
    """Read the first sheet, in which a formula is the value that is stored with it. A CSV is taken as well."""
    import pandas as pd

    if not zipfile.is_zipfile(io.BytesIO(content)):
        return _read_csv(content, columns)
    try:
        return pd.read_excel(io.BytesIO(content), engine="openpyxl", nrows=ROWS)
    except ImportError:  # a student has it only where it was installed by hand
        raise GraderError("a spreadsheet cannot be read without openpyxl", "Run: pip install openpyxl") from None
    except Exception as error:  # openpyxl trusts the shape of a file: anything may come of a strange one
        raise ValueError(f"it is no spreadsheet: {type(error).__name__}: {_first_line(error)}") from None


def _first_line(error: Exception) -> str:
    """What a library says of hostile content, without what follows on more lines."""
    return line(str(error).partition("\n")[0])


_READERS: dict[str, Reader] = {"csv": _read_csv, "spreadsheet": _read_spreadsheet}


def _unpacked(content: bytes, member: str) -> bytes:
    """Return the first spreadsheet or CSV in a zip that matches ``member``; what holds none is returned as it is.

    A spreadsheet is a zip, too: whatever is a zip is bounded before anything is read of it.
    """
    try:
        tables = [name for name in _members(content) if PurePosixPath(name.lower()).suffix in (".xlsx", ".csv")]
        names = sorted(fnmatch.filter(tables, member))
        if not names:
            return content
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            table = archive.read(names[0])
        _members(table)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise ValueError(f"it cannot be unpacked: {error}") from None
    return table


def _members(content: bytes) -> list[str]:
    """Return the names in a zip; none for what is no zip. Raises ValueError for one that holds too much."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(info.file_size for info in archive.infolist()) > UNPACKED:  # zipfile reads no more than is said here
            raise ValueError(f"it unpacks to more than {UNPACKED // MIB} MiB")
        return archive.namelist()
