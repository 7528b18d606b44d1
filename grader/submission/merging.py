"""Entries of a class's folder → students, each with everything that is theirs.

Entries are one student's by their key in one place; with a roster, wherever they match one row of it; without one,
in downloads of several assignments, by the name, also where these come one after the other. A name that one download
holds twice is of two people: their entries stay apart, and are listed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import msgspec

from grader.exchange.download import Owner
from grader.exchange.roster_csv import RosterRow
from grader.files.names import Reading, decode_name, shown_names
from grader.files.safe_folder import Parts
from grader.model import Message
from grader.submission.class_source import Own
from grader.submission.handed_in import Received
from grader.submission.matching import Doubt, HandIn, match
from grader.submission.ownership import SYSTEMS, Claims, OwnershipClaim
from grader.text.clean import printable

_NUMBER = re.compile(r"_\d+$")


class ClassList(NamedTuple):
    """The roster, whose hand-ins the instructor has decided (``grader.exchange.matches_csv``), and who was on the
    roster before and is not any more."""

    rows: tuple[RosterRow, ...]
    settled: Mapping[str, RosterRow | None] = {}
    left: tuple[RosterRow, ...] = ()


@dataclass(frozen=True)
class ClaimedFolder:
    """A folder with students: the class itself, without a name, or a section or a download in it."""

    name: str  # as the system has it
    parts: Parts
    claims: Claims

    @cached_property
    def is_download(self) -> bool:
        """Whether all that is somebody's came from a platform."""
        return all(claim.kind in SYSTEMS for claim in self.claims.claims)


class StudentFiles(msgspec.Struct):
    """Where everything stands in the submission, and where it lies; of files at one path the last in order counts.
    ``row`` is the student's in the roster, and ``unlisted`` the sections and keys that hand-ins would have without
    one."""

    section: str
    key: str
    name: str
    row: RosterRow | None = None
    folders: list[Own] = []
    files: dict[str, tuple[int, Parts]] = {}
    received: dict[str, Received] = {}
    problem: Message | None = None
    unlisted: list[tuple[str, str]] = []


class _Target(NamedTuple):
    """Whose an entry is, and below which folder of the submission it stands."""

    section: str
    key: str
    name: str
    above: str = ""
    row: RosterRow | None = None
    unlisted: tuple[tuple[str, str], ...] = ()


Targets = Callable[[int, Owner], Sequence[_Target]]
"""From the number of a folder and an owner in it to the students."""


def merge(
    folders: Sequence[ClaimedFolder], listed: ClassList | None, assignments: Sequence[str], held: Collection[str] = ()
) -> tuple[list[StudentFiles], tuple[Doubt, ...]]:
    """Return the students: those who handed in, and all others of the roster; and the hand-ins that are doubtful.
    ``held`` are the folders that students have from earlier downloads."""
    targets, doubts = _by_name(folders, held)
    if listed is not None:
        targets, doubts = _by_roster(folders, listed, assignments, targets)
    students: dict[tuple[str, str, bool], StudentFiles] = {}
    for number, folder in enumerate(folders):
        for claim in folder.claims.claims:
            for target in targets(number, claim.owner):
                key = (target.section, target.key, target.row is not None)
                student = students.setdefault(key, StudentFiles(*key[:2], target.name, target.row))
                student.unlisted += target.unlisted
                _add(student, claim, target.above, (*folder.parts, claim.entry.name))
    for row in listed.rows if listed is not None else ():
        students.setdefault(("", row.id, True), StudentFiles("", row.id, row.name, row))
    return list(students.values()), doubts


def _add(student: StudentFiles, claim: OwnershipClaim, above: str, lies: Parts) -> None:
    entry, owner, kind = claim
    path = "/".join(filter(None, (above, owner.path)))
    if owner.problem is not None:
        student.problem = owner.problem
    if entry.kind == "link" and kind == "folders":
        student.problem = Message("unread.link", {"file": printable(entry.shown)})
    elif entry.kind == "folder":
        student.folders.append((path, lies))
    else:
        student.files[path] = max(student.files.get(path, (-1, ())), (owner.order, lies))
    if kind in SYSTEMS:
        below = "/".join(filter(None, (above, owner.attempt))) if owner.attempt else path
        stamp = Received(below, owner.stamp.time, owner.stamp.late, bool(owner.attempt), owner.stamp.on_time)
        earlier = student.received.get(below, stamp)
        student.received[below] = max(earlier, stamp, key=lambda one: (one.time is not None, one.late))


def is_one_class(folders: Sequence[ClaimedFolder]) -> bool:
    """Whether these are downloads of several assignments of one class: somebody is in two of them."""
    if not all(folder.is_download for folder in folders):
        return False
    people = Counter(person for folder in folders for person in {claim.owner.person for claim in folder.claims.claims})
    namesakes = _namesakes(folders)
    return any(count > 1 for person, count in people.items() if person not in namesakes)


def _namesakes(folders: Sequence[ClaimedFolder]) -> frozenset[str]:
    """Return the names that one download holds twice."""
    held = [{(claim.owner.person, claim.owner.key) for claim in folder.claims.claims} for folder in folders]
    return frozenset(
        person for one in held for person, count in Counter(person for person, _ in one).items() if count > 1
    )


def _by_name(folders: Sequence[ClaimedFolder], held: Collection[str]) -> tuple[Targets, tuple[Doubt, ...]]:
    merged, namesakes = is_one_class(folders), _namesakes(folders)
    moodles = {claim.owner.key for folder in folders for claim in folder.claims.claims if claim.kind == "moodle"}
    earlier = _earlier(held)

    def known(person: str, key: str) -> str:
        """Moodle's number is another one in each assignment: the key from an earlier download, of one of that name."""
        same = earlier.get(person, set())
        return next(iter(same)) if key not in same and len(same) == 1 else key

    def targets(number: int, owner: Owner) -> list[_Target]:
        folder = folders[number]
        if merged and owner.person not in namesakes:
            key = known(owner.person, owner.person) if owner.key in moodles else owner.person
            return [_Target("", key, key, decoded(folder.name))]
        if not folder.name and owner.key in moodles and owner.person not in namesakes:
            key = known(owner.person, owner.key)
            return [_Target("", key, key)]
        return [_Target(folder.name, owner.key, owner.name)]

    def is_apart(owner: Owner) -> bool:
        """Whether earlier downloads hold somebody of that name, and it is not certain who of them this is."""
        same = earlier.get(owner.person, set()) if owner.key in moodles else set()
        return bool(same) and owner.key not in same and (len(same) > 1 or owner.person in namesakes)

    apart = {
        joined(decoded(folder.name), printable(claim.owner.key)): None
        for folder in folders
        for claim in folder.claims.claims
        if (merged and claim.owner.person in namesakes) or is_apart(claim.owner)
    }
    return targets, tuple(Doubt(label, "namesakes") for label in apart)


def _earlier(held: Collection[str]) -> dict[str, set[str]]:
    """Return the keys of students by the names in them, with and without Moodle's number."""
    found: dict[str, set[str]] = {}
    for key in held:
        found.setdefault(_NUMBER.sub("", key), set()).add(key)
    return found


def _by_roster(
    folders: Sequence[ClaimedFolder], listed: ClassList, assignments: Sequence[str], otherwise: Targets
) -> tuple[Targets, tuple[Doubt, ...]]:
    hand_ins = {(number, owner.key): (number, owner) for number, owner in _owners(folders)}
    labels = _labels(folders, [*hand_ins])
    matching = match(
        [_hand_in(folders, *one, labels[key]) for key, one in hand_ins.items()],
        listed.rows,
        listed.settled,
        assignments,
        listed.left,
    )
    left = {doubt.label for doubt in matching.doubts if doubt.reason == "left"}

    def targets(number: int, owner: Owner) -> Sequence[_Target]:
        if labels[number, owner.key] in left:
            return ()
        rows = matching.students.get(labels[number, owner.key], ())
        above = decoded(folders[number].name) if folders[number].is_download else ""
        unlisted = otherwise(number, owner)
        own = tuple((one.section, one.key) for one in unlisted) if len(rows) == 1 else ()  # a group's is nobody's own
        return [_Target("", row.id, row.name, above, row, own) for row in rows] or unlisted

    return targets, matching.doubts


def _owners(folders: Sequence[ClaimedFolder]) -> Iterator[tuple[int, Owner]]:
    for number, folder in enumerate(folders):
        for claim in folder.claims.claims:
            yield number, claim.owner


def _labels(folders: Sequence[ClaimedFolder], keys: Sequence[tuple[int, str]]) -> dict[tuple[int, str], str]:
    """Return what each hand-in is called in tables: unlike all others, and the same in every run."""
    raw = {key: joined(folders[key[0]].name, key[1]) for key in keys}
    shown = shown_names({one: Reading(decoded(one), decoded(one) == one) for one in raw.values()})
    return {key: shown[one] for key, one in raw.items()}


def _hand_in(folders: Sequence[ClaimedFolder], number: int, owner: Owner, label: str) -> HandIn:
    """All sections are one place: nobody hands in twice there. Each download is one."""
    folder = folders[number]
    place, section = (number + 1, "") if folder.is_download else (0, decoded(folder.name))
    return HandIn(label, printable(decoded(owner.key)), place, owner.name, section, owner.identity)


def joined(section: str, name: str) -> str:
    """Return a student's name behind that of the section, if there is one."""
    return f"{section}/{name}" if section else name


def decoded(name: str) -> str:
    """A name as it is shown: the system's own may hold bytes that are no UTF-8."""
    return decode_name(name.encode("utf-8", "surrogateescape"))
