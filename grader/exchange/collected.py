"""What ``grader collect`` says of a class that it took out of repositories: the file ``collected.json``.

    DIR/
      collected.json    this file
      kim/              the files of the commit that counts, where the student keeps them
      lee/              a repository without a commit: an empty folder
      .collect/         clones and what collect remembers; its name is hidden, so no batch looks at it

``collected.json`` is one ``CollectedClass``; each of its ``students`` is one folder beside it:

    {"schema": "grader/collected/1", "made": "2026-11-28T15:00:00Z", "assignment": "gates",
     "due": "2026-11-27T23:59:00+09:00",
     "students": [{"folder": "kim", "id": "20241234", "name": "Kim Da", "login": "kim", "email": "",
                   "repository": "https://github.com/nn/hw1-kim", "branch": "main", "commit": "8c1f…",
                   "time": "2026-11-27T12:00:00Z", "source": "push", "committed": "2026-11-27T20:59:00+09:00",
                   "late_days": 0, "newest": "8c1f…"}]}

``time`` is when the commit was handed in, always with a zone: when the host says that it was pushed (``source`` is
``push``), else when a run of collect first saw it (``seen``). ``committed`` is the commit's own date, which its author
sets: it is shown and decides nothing. ``late_days`` are those after the due time that collect knew. ``newest`` is the
newest commit; where it is another one than ``commit``, it came after the deadline and does not count.

``problem`` says why nothing, or not the newest, could be taken this time. ``commit`` is empty then, and so is the
folder, unless an earlier run had taken something: that stays. Neither ``problem`` nor ``commit``: the repository is
empty, so nothing was handed in.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Literal

import msgspec

from grader.errors import GraderError
from grader.exchange.download import ClassFolder, Download, Identity, Owner, Stamp
from grader.model import MIB, Message

FILE = "collected.json"
SCHEMA: Literal["grader/collected/1"] = "grader/collected/1"
_LARGEST = 16 * MIB

Source = Literal["push", "seen"]


class Collected(msgspec.Struct, frozen=True, omit_defaults=True):
    """What was taken from one repository; ``folder`` is the name of the student's folder. See the module."""

    folder: str
    id: str
    repository: str
    name: str = ""
    login: str = ""
    email: str = ""
    branch: str = ""
    commit: str = ""
    time: datetime | None = None
    source: Source = "seen"
    committed: str = ""
    late_days: int = 0
    newest: str = ""
    problem: Message | None = None


class CollectedClass(msgspec.Struct, frozen=True, omit_defaults=True):
    """A class. ``assignment`` and ``due`` are those whose deadline chose the commits; without one the newest count."""

    made: datetime
    students: tuple[Collected, ...]
    assignment: str = ""
    due: datetime | None = None
    schema: Literal["grader/collected/1"] = SCHEMA


def encode(collected: CollectedClass) -> bytes:
    """Return the content of the file."""
    content = {"schema": SCHEMA, **msgspec.to_builtins(collected)}
    return msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"


def decode(content: bytes, file: str) -> CollectedClass:
    """Return what the content says. Raises GraderError, which names ``file``."""
    try:
        return msgspec.json.decode(content, type=CollectedClass)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise GraderError(f"{file}: {error}", "Run grader collect again, or remove the file.") from None


def download(folder: ClassFolder) -> Download:
    """Whose the entries are: the folders that the file names, with when each was handed in."""
    files = [entry for entry in folder.entries if entry.shown == FILE and entry.kind == "file"]
    if not files:
        return Download({})
    try:
        known = decode(next(iter(folder.contents(files, _LARGEST).values()), b""), FILE)
    except GraderError:  # some other file of that name
        return Download({})
    students = {one.folder: one for one in known.students}
    owners: dict[str, tuple[Owner, ...]] = {
        entry.name: (_owner(students[entry.shown]),)
        for entry in folder.entries
        if entry.kind == "folder" and entry.shown in students
    }
    return Download(owners, frozenset({FILE}))


def _owner(one: Collected) -> Owner:
    identity = Identity(tuple(filter(None, (one.id, one.login, one.email))), "", tuple(filter(None, (one.name,))))
    problem = one.problem if not one.commit else None
    return Owner(one.id, one.id, "", one.id, identity=identity, stamp=Stamp(one.time), problem=problem)


def read(folder: Path) -> CollectedClass | None:
    """Return what lies in ``folder``; None where collect has written nothing. Raises GraderError."""
    path = folder / FILE
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise GraderError(f"{path}: cannot be read: {error.strerror}", "Check the folder's permissions.") from None
    return decode(content, str(path))
