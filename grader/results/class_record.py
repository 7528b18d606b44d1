"""Who was in the class when an assignment was last graded into a folder: ``members.json`` beside the results.

Results of others are those of students who have left, or go by another name now: they are gone.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from grader.results import store


class ClassMember(msgspec.Struct, frozen=True):
    """A student of the class. ``folder`` is the name of the student's folder below ``results``, ``id`` the roster's."""

    student: str
    folder: str
    section: str = ""
    id: str = ""


class ClassRecord(msgspec.Struct, frozen=True):
    """The members of the class by assignment. An assignment that is not in it was not graded. ``left`` were on the
    roster, and are not any more: they are gone for all assignments. ``unclaimed`` are files that are no student's, and
    ``unmatched`` hand-ins of which it is not certain whose they are, in the last run. ``followed`` are folders that are
    other ones now, of students who were known otherwise before."""

    members: dict[str, tuple[ClassMember, ...]] = {}
    left: tuple[ClassMember, ...] = ()
    unclaimed: tuple[str, ...] = ()
    unmatched: tuple[str, ...] = ()
    followed: dict[str, str] = {}

    def is_gone(self) -> Callable[[str, str], bool]:
        """Return what tells of a student's folder and an assignment whether that result is one of a student who is not
        in the class any more."""
        left = {member.folder for member in self.left}
        present = {name: {member.folder for member in some} for name, some in self.members.items()}
        return lambda folder, assignment: folder in left or folder not in present.get(assignment, (folder,))

    def everybody(self) -> Iterator[ClassMember]:
        """Return all who are or were in the class, an entry for each assignment."""
        return itertools.chain(*self.members.values(), self.left)

    def after(self, present: Iterable[ClassMember], assignments: Iterable[str], *, whole: bool = True) -> ClassRecord:
        """Return the record after a run in which ``present`` were looked at for ``assignments``. ``whole``: they are
        the class; else they are some of it, and the others are where they were."""
        now = {member.folder: member for member in present}
        members = dict(self.members)
        for name in assignments:
            before = {} if whole else {member.folder: member for member in self.members.get(name, ())}
            members[name] = tuple({**before, **now}.values())
        left = tuple(member for member in self.left if member.folder not in now)
        return msgspec.structs.replace(self, members=members, left=left)

    def without(self, listed: Collection[str]) -> ClassRecord:
        """Return the record of a class whose roster is ``listed``: who was on one and has left is in no class."""
        everybody = {member.folder: member for member in self.everybody() if member.id}
        left = {folder: member for folder, member in everybody.items() if member.id not in listed}
        members = {
            name: tuple(member for member in one if member.folder not in left) for name, one in self.members.items()
        }
        return msgspec.structs.replace(self, members=members, left=tuple(left.values()))

    def renamed(self, members: Mapping[str, ClassMember]) -> ClassRecord:
        """Return the record with other members for those of some folders; nobody is there twice."""

        def now(some: Iterable[ClassMember]) -> tuple[ClassMember, ...]:
            return tuple({one.folder: one for one in (members.get(one.folder, one) for one in some)}.values())

        renamed = {name: now(some) for name, some in self.members.items()}
        new = {folder: member.folder for folder, member in members.items()}
        followed = {earlier: new.get(folder, folder) for earlier, folder in self.followed.items()} | new
        return msgspec.structs.replace(self, members=renamed, left=now(self.left), followed=followed)


def read(out: Path) -> ClassRecord:
    """Return the record in ``out``; an empty one where there is none that can be read."""
    try:
        return msgspec.json.decode(path(out).read_bytes(), type=ClassRecord)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return ClassRecord()


def path(out: Path) -> Path:
    """Return the place of the record in the folder of a batch."""
    return out / "members.json"


def encode(record: ClassRecord) -> bytes:
    """Return the content of the record's file."""
    return msgspec.json.format(msgspec.json.encode(record), indent=1)


def present(out: Path) -> dict[store.Key, Path]:
    """Return the files of the results of everybody who is not gone. Raises GraderError for a folder that is no
    batch's."""
    is_gone = read(out).is_gone()
    return {key: file for key, file in store.paths(out).items() if not is_gone(key[0], file.stem)}
