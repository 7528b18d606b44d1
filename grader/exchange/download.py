"""What the readers of bulk downloads share: each says whose the entries of a folder are."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from grader.files.safe_folder import FolderEntry
from grader.model import Message
from grader.processes.confined import Confined


class ClassFolder(NamedTuple):
    """A folder that may be a download. ``contents`` reads those of its files that have at most so many bytes:
    content by the entry's name, without what cannot be read. ``confined`` parses what others wrote."""

    entries: Sequence[FolderEntry]
    contents: Callable[[Sequence[FolderEntry], int], Mapping[str, bytes]]
    confined: Confined


class Identity(NamedTuple):
    """What a platform says of an owner, for a roster to match. ``ids`` are the school's: numbers, logins, addresses.
    ``number`` is the platform's own, and ``names`` are names of a person or of a group."""

    ids: tuple[str, ...] = ()
    number: str = ""
    names: tuple[str, ...] = ()


class Stamp(NamedTuple):
    """When a platform received something: ``time`` is without a zone where it names none. ``late``: it says LATE;
    ``on_time``: it would say that, and does not."""

    time: datetime | None = None
    late: bool = False
    on_time: bool = False


class Owner(NamedTuple):
    """Whose an entry is. ``key`` tells the student from all others of the folder, ``name`` is the student's name.

    ``path`` is where the entry stands in the submission: a file under the name that the student gave it, a folder (or
    nothing) for a folder's content. Of two entries at one path the one with the greater ``order`` counts.
    ``person`` is the same in other downloads from the same system. ``identity`` is None where there is nothing but the
    entry's name. ``attempt`` is the folder at the beginning of ``path`` that holds one of several attempts.
    ``problem`` says why the platform could not give what was handed in.
    """

    key: str
    name: str
    path: str
    person: str
    order: int = 0
    identity: Identity | None = None
    stamp: Stamp = Stamp()
    attempt: str = ""
    problem: Message | None = None


class Download(NamedTuple):
    """Owners by the entry's name, and the entries that the system itself put there."""

    owners: dict[str, tuple[Owner, ...]]
    own: frozenset[str] = frozenset()


def is_word(text: str) -> bool:
    """Whether all of ``text`` is letters, marks, digits and connectors of any script, or a hyphen.

    ``\\w`` of Python has no marks, without which Thai and Hindi are not written.
    """
    return all(
        c in "-\u200c\u200d" or unicodedata.category(c)[0] in "LMN" or unicodedata.category(c) == "Pc" for c in text
    )


def is_file_name(text: str) -> bool:
    """Whether ``text`` names a file and leads nowhere else."""
    return text not in ("", ".", "..") and not set(text) & set("/\\\0")
