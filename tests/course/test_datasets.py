"""The data files: made the same everywhere, told apart by checksum, fetched whole or not at all."""

from __future__ import annotations

import hashlib
import http.server
import importlib.util
import io
import re
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd
import pytest

from grader.course import datasets, download
from grader.course.datasets import canonical_csv, fetch, list_files, load_checksums
from grader.course.load import load_course
from grader.course.sources import load_sources
from grader.errors import GraderError
from tests import ROOT
from tests.course.spreadsheets import workbook, zipped

SHIPPED = ROOT / "datasets"
SHAPES = {
    "normalization.csv": (10, 4),
    "study_days.csv": (9, 2),
    "house_price_of_unit_area.csv": (414, 6),
    "BostonHousing.csv": (506, 14),
    "fish.csv": (159, 6),
}


def _make() -> ModuleType:
    spec = importlib.util.spec_from_file_location("datasets_make", SHIPPED / "make.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_made_again_byte_for_byte(tmp_path: Path) -> None:
    """The shipped files are what make.py makes, to the byte, unless an original was fetched over one."""
    _make().main(tmp_path)
    known = {(k.file, k.origin): k.sha256 for k in load_checksums(SHIPPED)}
    for name in SHAPES:
        made = hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()
        expected = known.get((name, "synthetic")) or known[(name, "original")]
        assert made == expected, name
        shipped = hashlib.sha256((SHIPPED / name).read_bytes()).hexdigest()
        assert shipped in (made, known.get((name, "original"))), name


@pytest.mark.parametrize(("name", "shape"), SHAPES.items())
def test_shapes_and_completeness(name: str, shape: tuple[int, int]) -> None:
    """Each file has the rows and columns that the course counts on, and a finite number in every cell."""
    table = pd.read_csv(SHIPPED / name)
    assert table.shape == shape
    assert all(pd.api.types.is_numeric_dtype(kind) for kind in table.dtypes)
    assert not table.isna().any().any()


def test_lecture_tables() -> None:
    """The two small tables hold the lecture's numbers."""
    small = pd.read_csv(SHIPPED / "normalization.csv")
    assert list(small["A"]) == list(range(1, 11)) and list(small["C"]) == list(range(100, 1001, 100))
    assert set(small["D"]) == {2}
    days = pd.read_csv(SHIPPED / "study_days.csv")
    assert dict(zip(days["days"], days["passed"], strict=True)) == {
        5: 0, 30: 0, 95: 0, 100: 0, 265: 1, 270: 1, 290: 1, 300: 1, 365: 1,
    }  # fmt: skip


# -- canonical form


def test_canonical_csv() -> None:
    """Numbers carry ten significant digits and no trailing zeros; lines end in LF; names with commas are quoted."""
    assert canonical_csv(("a, b", "c"), [[18.0, 24.982980000000001], [1e-7, -3]]) == (
        b'"a, b",c\n18,24.98298\n1e-07,-3\n'
    )


# -- made-up originals: their columns, shifted values, checksums of their own

HOUSE, BOSTON = load_sources(SHIPPED)
HOUSES = [[10 + i / 8, 100.12345 + i, i % 11, 24.9 + i / 1000, 121.5 + i / 1000, 30.5 + i] for i in range(5)]
DISTRICTS = [[i + column / 16 for column in range(14)] for i in range(4)]


def _houses_sheet(rows: list[list[Any]] = HOUSES, drop: str = "") -> bytes:
    """The download: a zip that holds a spreadsheet, whose columns have other names and are two more."""
    return zipped({"Real estate.xlsx": workbook([_house_names(drop), *numbered(rows), []])})


def _house_names(drop: str = "") -> list[str]:
    marked = {new: old for old, new in HOUSE.rename.items()}
    names = ["No", "X1 transaction date", *(marked[name] for name in HOUSE.columns)]
    return ["?" if drop and drop in name else name for name in names]


def numbered(rows: list[list[Any]]) -> list[list[Any]]:
    """Rows behind their number and a date."""
    return [[number, 2013.25, *row] for number, row in enumerate(rows, 1)]


def _statlib(rows: list[list[float]] = DISTRICTS) -> bytes:
    lines = [" Prices, and a description, with 81-102, 1978. numbers in it", " MEDV  median value in $1000's", ""]
    for row in rows:
        lines.append("  ".join(f"{value:.4f}" for value in row[:11]))
        lines.append("  ".join(f"{value:.2f}." if value == 99 else f"{value:.4f}" for value in row[11:]))
    return "\n".join(lines).encode("latin-1")


class _Shelf(http.server.BaseHTTPRequestHandler):
    """Serves ``server.files``; ``server.ranges`` says whether it continues, ``server.cut`` where it hangs up."""

    def do_GET(self) -> None:
        shelf: _Server = self.server  # type: ignore[assignment]  # the server that _Server makes
        shelf.asked.append(self.headers.get("Range"))
        content = shelf.files.get(self.path)
        if content is None:
            self.send_error(404)
            return
        wanted = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range") or "")
        start = int(wanted.group(1)) if wanted and shelf.ranges else 0
        if start >= len(content) > 0:
            self.send_response(416)
            self.send_header("Content-Range", f"bytes */{len(content)}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(206 if start else 200)
        if start:
            told = start + shelf.astray
            self.send_header("Content-Range", f"bytes {told}-{len(content) - 1}/{len(content)}")
        if shelf.sized:
            self.send_header("Content-Length", str(len(content) - start))
        self.end_headers()
        self.wfile.write(content[start : shelf.cut])

    def log_message(self, *_: object) -> None:
        """Nothing on the terminal."""


class _Server(http.server.ThreadingHTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Shelf)
        self.files: dict[str, bytes] = {}
        self.asked: list[str | None] = []
        self.ranges, self.sized, self.cut, self.astray = True, True, None, 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[_Server]:
    """A server on loopback; a proxy of the machine is not asked for it."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    shelf = _Server()
    thread = threading.Thread(target=shelf.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield shelf
    shelf.shutdown()
    shelf.server_close()
    thread.join()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A datasets folder with stand-ins, and checksums of the made-up originals."""
    lines = ["# made up"]
    for name, columns, rows in (
        ("house_price_of_unit_area.csv", HOUSE.columns, HOUSES),
        ("BostonHousing.csv", BOSTON.columns, DISTRICTS),
    ):
        stand_in = canonical_csv(columns, [[0.0] * len(columns)])
        (tmp_path / name).write_bytes(stand_in)
        lines.append(f"{hashlib.sha256(stand_in).hexdigest()}  {name}  1 rows  synthetic")
        original = hashlib.sha256(canonical_csv(columns, rows)).hexdigest()
        lines.append(f"{original}  {name}  {len(rows)} rows  original")
    (tmp_path / "CHECKSUMS").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


ONE, OTHER = (f"[[source]]{text}" for text in (SHIPPED / "sources.toml").read_text("utf-8").split("[[source]]")[1:])


def _serve(folder: Path, url: str, *sources: str) -> None:
    """Write the sources of the shipped course, or the named ones, with another address."""
    text = "\n".join(sources or (ONE, OTHER))
    text = text.replace(HOUSE.url, f"{url}/valuation.zip").replace(BOSTON.url, f"{url}/boston")
    (folder / "sources.toml").write_text(text, encoding="utf-8")
    (folder / "originals.py").write_bytes((SHIPPED / "originals.py").read_bytes())


def _entries(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_fetch_brings_the_originals(server: _Server, folder: Path) -> None:
    """Zip and text become canonical files; progress rises to the whole; a second run downloads nothing."""
    server.files = {"/valuation.zip": _houses_sheet(), "/boston": _statlib()}
    seen: list[tuple[str, int, int | None]] = []
    _serve(folder, server.url)
    done = fetch(folder, lambda *step: seen.append(step))
    assert [(f.file, f.rows, f.status) for f in done] == [
        ("house_price_of_unit_area.csv", 5, "fetched"),
        ("BostonHousing.csv", 4, "fetched"),
    ]
    assert (folder / "house_price_of_unit_area.csv").read_bytes() == canonical_csv(HOUSE.columns, HOUSES)
    assert (folder / "BostonHousing.csv").read_bytes() == canonical_csv(BOSTON.columns, DISTRICTS)
    size = len(server.files["/valuation.zip"])
    assert ("house_price_of_unit_area.csv", 0, size) in seen and ("house_price_of_unit_area.csv", size, size) in seen
    assert sorted(_entries(folder)) == [
        "BostonHousing.csv", "CHECKSUMS", "house_price_of_unit_area.csv", "originals.py", "sources.toml",
    ]  # fmt: skip
    asked = len(server.asked)
    assert {f.status for f in fetch(folder)} == {"kept"}
    assert len(server.asked) == asked


def test_fetch_resumes(server: _Server, folder: Path) -> None:
    """What arrived before a break is kept, and the next attempt asks for the rest only."""
    whole = _statlib()
    server.files, server.cut = {"/boston": whole}, 100
    _serve(folder, server.url, OTHER)
    before = (folder / "BostonHousing.csv").read_bytes()
    with pytest.raises(GraderError, match=f"broke off after 100 of {len(whole)} bytes") as caught:
        fetch(folder)
    assert caught.value.exit_code == 3
    assert (folder / "BostonHousing.csv").read_bytes() == before
    server.cut = None
    assert fetch(folder)[0].status == "fetched"
    assert server.asked == [None, "bytes=100-"]
    assert not (folder / ".BostonHousing.csv.part").exists()


@pytest.mark.parametrize(("ranges", "sized"), [(False, True), (False, False), (True, False)])
def test_fetch_from_other_servers(server: _Server, folder: Path, ranges: bool, sized: bool) -> None:
    """A server that sends the whole again, or does not tell the size, is served as well."""
    server.files, server.ranges, server.sized = {"/boston": _statlib()}, ranges, sized
    _serve(folder, server.url, OTHER)
    (folder / ".BostonHousing.csv.part").write_bytes(_statlib()[:50])
    assert fetch(folder)[0].status == "fetched"


def test_fetch_with_everything_there(server: _Server, folder: Path) -> None:
    """A download that was complete but never checked starts again, and so does one that is too long."""
    server.files = {"/boston": _statlib()}
    _serve(folder, server.url, OTHER)
    part, target = folder / ".BostonHousing.csv.part", folder / "BostonHousing.csv"
    stand_in = target.read_bytes()
    for surplus in (b"", b"more"):
        target.write_bytes(stand_in)
        part.write_bytes(_statlib() + surplus)
        assert fetch(folder)[0].status == "fetched"
    assert server.asked == [f"bytes={len(_statlib())}-", None, f"bytes={len(_statlib()) + 4}-", None]


def test_server_that_continues_elsewhere(server: _Server, folder: Path) -> None:
    """What a server glues on at another byte than asked for is refused for its values; the next attempt begins anew."""
    server.files, server.astray = {"/boston": _statlib()}, 1
    _serve(folder, server.url, OTHER)
    stand_in = (folder / "BostonHousing.csv").read_bytes()
    (folder / ".BostonHousing.csv.part").write_bytes(b"1.0 2.0 3\n")
    with pytest.raises(GraderError, match="not the file that is expected"):
        fetch(folder)
    assert (folder / "BostonHousing.csv").read_bytes() == stand_in
    assert fetch(folder)[0].status == "fetched"
    assert server.asked == ["bytes=10-", None]


def test_wrong_content_changes_nothing(server: _Server, folder: Path) -> None:
    """A missing column, a missing row, a text for a number or another value: refused, and not resumed from later."""
    less = [*HOUSES[:-1]]
    other = [*HOUSES[:-1], [value + 1 for value in HOUSES[-1]]]
    hostile = [*HOUSES[:-1], [float("nan"), *HOUSES[-1][1:]]]
    _serve(folder, server.url, ONE)
    before = _entries(folder)
    for content, problem in (
        (_houses_sheet(drop="latitude"), "no column 'latitude'"),
        (_houses_sheet(less), "4 rows in place of 5"),
        (_houses_sheet(other), "another checksum"),
        (_houses_sheet(hostile), "row 6 does not hold a number"),
        (zipped({"a.csv": (",".join(HOUSE.columns) + "\n1,2,three,4,5,6\n").encode()}), "row 2 does not hold a number"),
        (zipped({"readme.txt": b"gone"}), "no spreadsheet"),
        (b"<html>moved</html>", "no column"),
        (b"\xff\xfe", "no CSV"),
        (b"", "no CSV: No columns"),
    ):
        server.files = {"/valuation.zip": content}
        with pytest.raises(GraderError, match=problem) as caught:
            fetch(folder)
        assert f"{server.url}/valuation.zip" in caught.value.hint
        assert _entries(folder) == before
    server.files = {"/boston": _statlib() + b"\n 1.0 2.0\n"}
    _serve(folder, server.url, OTHER)
    before = _entries(folder)
    with pytest.raises(GraderError, match="do not fill rows of 14"):
        fetch(folder)
    assert _entries(folder) == before


def test_too_much_is_not_kept(server: _Server, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A download beyond the limit stops there and leaves nothing behind to continue."""
    server.files = {"/boston": b"1 " * (1 << 20)}
    _serve(folder, server.url, OTHER)
    monkeypatch.setattr(datasets, "LARGEST_FILE", 1 << 20)
    with pytest.raises(GraderError, match="more than the 1 MiB"):
        fetch(folder)
    assert (folder / ".BostonHousing.csv.part").stat().st_size == 0


def test_offline(server: _Server, folder: Path) -> None:
    """Without a connection the error names the address and what to do by hand, and the stand-ins stay."""
    _serve(folder, server.url)
    before = _entries(folder)
    with pytest.raises(GraderError, match="the server answers 404"):
        fetch(folder)
    assert _entries(folder) == before
    _serve(folder, "http://127.0.0.1:9", OTHER)
    before = _entries(folder)
    with pytest.raises(GraderError, match="cannot be reached") as caught:
        fetch(folder)
    assert "http://127.0.0.1:9/boston" in caught.value.message
    assert str(folder / "boston") in caught.value.hint and "\n" not in caught.value.message + caught.value.hint
    assert _entries(folder) == before


@pytest.mark.parametrize(
    "content", [_houses_sheet(), zipfile.ZipFile(io.BytesIO(_houses_sheet())).read("Real estate.xlsx")]
)
def test_saved_by_hand(server: _Server, folder: Path, content: bytes) -> None:
    """A download that somebody saved in the folder is taken in place of the network: the zip, or what is in it."""
    (folder / "valuation.zip").write_bytes(content)
    _serve(folder, server.url, ONE)
    assert fetch(folder)[0].status == "fetched"
    assert server.asked == []


def test_saved_by_hand_as_csv(server: _Server, folder: Path) -> None:
    """A CSV with the columns in another order and case is taken as well."""
    table = pd.DataFrame(DISTRICTS, columns=list(BOSTON.columns))[list(reversed(BOSTON.columns))]
    table.columns = table.columns.str.lower()
    table.to_csv(folder / "boston", index=False)
    houses = pd.DataFrame(HOUSES, columns=list(HOUSE.columns))
    _serve(folder, server.url)
    (folder / "valuation.zip").write_bytes(zipped({"houses.csv": houses.to_csv().encode("utf-8-sig")}))
    assert {f.status for f in fetch(folder)} == {"fetched"}


# -- listing


def test_list_tells_synthetic_from_original(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Origin and rows come from the checksum, Windows line ends or not; an unknown file is called so."""
    original = canonical_csv(HOUSE.columns, HOUSES)
    course = tmp_path / "course"
    (course / "assignments" / "prices").mkdir(parents=True)
    folder_of_course = course / "datasets"
    folder_of_course.mkdir()
    (folder_of_course / "CHECKSUMS").write_bytes((folder / "CHECKSUMS").read_bytes())
    (folder_of_course / "house_price_of_unit_area.csv").write_bytes(original.replace(b"\n", b"\r\n"))
    (folder_of_course / "BostonHousing.csv").write_bytes((folder / "BostonHousing.csv").read_bytes())
    (folder_of_course / "sources.toml").write_bytes((SHIPPED / "sources.toml").read_bytes())
    (folder_of_course / "own.csv").write_bytes(b"a\n1\n2\n")
    (course / "course.toml").write_text('title = { en = "C" }\nassignments = ["prices"]\n', encoding="utf-8")
    (course / "assignments" / "prices" / "assignment.toml").write_text(
        'title = { en = "P" }\ndata = ["own.csv"]\n[[tasks]]\nname = "f"\ntitle = { en = "F" }\npoints = 100\n',
        encoding="utf-8",
    )
    assert [(f.file, f.rows, f.origin, f.used_by, f.fetchable) for f in list_files(load_course(course))] == [
        ("BostonHousing.csv", 1, "synthetic", (), True),
        ("house_price_of_unit_area.csv", 5, "original", (), True),
        ("own.csv", 2, "unknown", ("prices",), False),
    ]


def test_broken_checksums(folder: Path) -> None:
    """A line of CHECKSUMS that says nothing is one error with its number; no line for a file is one as well."""
    _serve(folder, "https://nowhere.invalid")
    (folder / "CHECKSUMS").write_text("nonsense\n", encoding="utf-8")
    with pytest.raises(GraderError, match="line 1 is not"):
        fetch(folder)
    (folder / "CHECKSUMS").unlink()
    with pytest.raises(GraderError, match="no line for the original"):
        fetch(folder)
    (folder / "sources.toml").unlink()
    with pytest.raises(GraderError, match="names no original"):
        fetch(folder)


def test_unreadable_and_oversized_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that cannot be read or is far too large is one line, not a traceback."""
    monkeypatch.setattr(datasets, "LARGEST_FILE", 100)
    with pytest.raises(GraderError, match="larger than"):
        datasets._content(folder / "CHECKSUMS")
    with pytest.raises(GraderError, match="cannot be read"):
        datasets._content(folder / "nowhere")


def test_shipped_originals_are_known() -> None:
    """The real files' checksums are shipped, for every file that can be fetched."""
    originals = {k.file: k for k in load_checksums(SHIPPED) if k.origin == "original"}
    for source in load_sources(SHIPPED):
        assert originals[source.file].rows == SHAPES[source.file][0]
        assert source.url.startswith("https://")
    assert download.TIMEOUT < 60
