"""Fuzzed: a class as it comes from a learning platform: the names in a download, and archives of one and of all."""

from __future__ import annotations

import gzip
import io
import os
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal, ParamSpec, TypeVar

from grader.errors import Refusal
from grader.files import archives, class_archive
from grader.files.names import Reading, decode_name, fold, folder_names, shown_names
from grader.files.safe_folder import FolderEntry, Parts
from grader.processes.confined import Confined
from grader.submission.class_source import ArchiveSource
from grader.submission.handed_in import Handed
from grader.submission.ownership import claim_all
from grader.text.clean import printable

NAMES = ("gates", "regression")
KINDS: dict[bytes, Literal["folder", "link", "special"]] = {b"d": "folder", b"l": "link", b"s": "special"}
P = ParamSpec("P")
T = TypeVar("T")


class Here(Confined):
    """Reads in this process, which may as well die."""

    def call(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """What the function gives."""
        return function(*args, **kwargs)


class Named:
    """A class's folder that has names and contents, and nobody has to write it."""

    def __init__(self, data: bytes) -> None:
        self._contents: dict[str, bytes] = {}
        self._entries: list[FolderEntry] = []
        for piece in data.split(b"\0"):
            name, _, content = piece[1:].partition(b"/")
            called = os.fsdecode(name)
            if name and called not in self._contents:
                self._contents[called] = content
                self._entries.append(FolderEntry(called, decode_name(name), KINDS.get(piece[:1], "file")))

    def entries(self, parts: Parts) -> list[FolderEntry]:
        """All that lies at the top."""
        return [] if parts else self._entries

    def listing(self, parts: Parts) -> Iterator[FolderEntry]:
        """The same, one after the other."""
        return iter(self.entries(parts))

    def contents(self, files: Sequence[Parts], limit: int) -> dict[Parts, bytes]:
        """What the files hold."""
        return {parts: self._contents[parts[-1]] for parts in files if len(self._contents[parts[-1]]) <= limit}

    def hand_over(self, students: Sequence[Sequence[tuple[str, Parts]]]) -> list[Handed]:
        """Nobody reads it."""
        return [Handed("") for _ in students]


def name_owners(data: bytes) -> None:
    """Entries between NUL: a letter for the kind, a name, a slash and the content. Each is somebody's or nobody's, and
    all owners have names and folders of their own."""
    source = Named(data)
    entries = source.entries(())
    found = claim_all(source, (), entries, NAMES, Here())
    assert {one.entry for one in found.claims}.isdisjoint(found.unclaimed)
    assert {*found.unclaimed, *(one.entry for one in found.claims)} <= {*entries}
    keys = {one.owner.key: decode_name(os.fsencode(one.owner.key)) for one in found.claims}
    readings = {key: Reading(text, exact=text == key) for key, text in keys.items()}
    for names in (folder_names(readings), shown_names(readings)):
        assert len({*names.values()}) == len(readings)
    folders = folder_names(readings).values()
    assert len({*map(fold, folders)}) == len(readings)
    assert all(printable(name) == name and not {*name} & {*'/\\:*?"<>|'} and len(name) < 100 for name in folders)


def unpack(data: bytes) -> None:
    """Files that lie in the archive and nowhere else, or a refusal."""
    try:
        unpacked = archives.unpack("sums.zip", data)
    except Refusal:
        return
    assert sum(map(len, unpacked.files.values())) <= archives.SUBMISSION.total
    for path in (*unpacked.files, *unpacked.refused):
        assert not path.startswith("/") and not {"", ".", ".."} & {*path.split("/")} and not {*path} & {*"\\\0"}
    assert all(printable(name) == name for name in unpacked.left_out)


def unpack_class(data: bytes) -> None:
    """Files of each student under numbers and nowhere else, or a refusal of the whole."""
    with tempfile.TemporaryDirectory() as folder:
        archive, unpacked = Path(folder, "class.zip"), Path(folder, "unpacked")
        archive.write_bytes(data)
        unpacked.mkdir()
        try:
            source = ArchiveSource(archive, unpacked, Here())
            top = source.entries(())
            handed = source.hand_over([[("", (entry.name,))] for entry in top])
        except Refusal:
            return
        for entry, one in zip(top, handed, strict=True):
            assert decode_name(os.fsencode(entry.name)) == entry.shown
            for part in () if one.problem is not None else one.parts:
                assert Path(unpacked, part.path.decode()).is_file()
        assert {*os.listdir(folder)} == {"class.zip", "unpacked"}
        numbers = [path.relative_to(unpacked).parts for path in unpacked.rglob("*")]
        assert all(len(parts) <= 2 and "".join(parts).isdecimal() for parts in numbers)
        listed = [one for one in class_archive.listing(str(archive)) if one.path]
        assert all(not {"", ".", ".."} & {*one.path.split("/")} for one in listed)


def downloads() -> Iterator[bytes]:
    """What the platforms write, to begin with."""
    about = b"Name: Ana Lee (ana)\nFiles:\n\tOriginal filename: gates.py\n\tFilename: C1_ana_attempt_%s_gates.py\n"
    time = b"2025-03-01-10-20-30"
    people = b"submission_1:\n  :submitters:\n  - :name: Kim\n    :sid: '7'\n    :email: k@x\n"
    yield b"-C1_ana_attempt_%s_gates.py/\0-C1_ana_attempt_%s.txt/%s" % (time, time, about % time)
    yield b"d12-34 - Ana Lee - Mar 1, 2025 1020 AM\0-12-34 - Ana Lee - 1 mars 2025 10:20 - a.py\0-index.html"
    yield b"-leeana_LATE_123_456_gates-1.py\0-anon_7_question_3_12_a.ipynb\0-leeana_12_text.html"
    yield "dLee Ana_123_assignsubmission_file_\0-김민수_7_assignsubmission_onlinetext_a.html".encode()
    yield b"dsubmission_1\0lsubmission_2\0-submission_metadata.yml/" + people
    yield b"-kim.py\0-kim_gates.py\0dkim\0-lee.zip\0-gates.py\0scon\0-a?b.py\0d\xb1\xe8\0-kim\xe2\x80\x8b.py"


def packed() -> Iterator[bytes]:
    """Archives of every kind, to begin with; what makes them large is left out."""
    inner = _zip(zipfile.ZIP_STORED, {"gates.py": b"x = 1\n"})
    files = {"kim/gates.py": b"x = 1\n", "lee/a/b.ipynb": b"{}", "a\\b.py": b"", "../up.py": b"", "lee/in.zip": inner}
    yield _zip(zipfile.ZIP_STORED, files)
    yield _zip(zipfile.ZIP_DEFLATED, files)
    yield _zip(zipfile.ZIP_STORED, {"김/gates.py": b"x", "kim/": b"", "C:\\x.py": b"y", "__MACOSX/x": b""})
    for format_ in (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
        yield _tar(format_, files)
    yield gzip.compress(_tar(tarfile.USTAR_FORMAT, files), mtime=0)


def _zip(method: int, files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def _tar(format_: int, files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=format_) as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE, tarfile.GNUTYPE_SPARSE):
            info = tarfile.TarInfo(f"kim/{kind.decode()}.py")
            info.type, info.linkname = kind, "kim/gates.py"
            archive.addfile(info)
    return out.getvalue().rstrip(b"\0") + bytes(1024)
