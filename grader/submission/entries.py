"""The students of a class, each under a name and a folder that are unlike all others, with what each handed in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from grader.exchange.roster_csv import RosterRow
from grader.files.names import Reading, fold, folder_names, shown_names
from grader.model import Message
from grader.submission.class_source import ClassSource, Own
from grader.submission.handed_in import GroupHandIn, Handed
from grader.submission.merging import StudentFiles, decoded, joined
from grader.text.clean import printable

LARGEST_GROUP = 50
"""Members of a group who hand in by themselves: where there are more, it is no group that hands in together."""


class Entry(msgspec.Struct, frozen=True):
    """A student of the class. ``student`` can be read and is unlike all others; ``folder`` is that as the name of a
    folder, and stays when others come or go. ``section`` is empty where the class has none. ``listed`` is the student's
    row in the roster: None without one, and where that is not certain; ``unlisted`` are the names of the folders that
    the student would have without one. ``shared`` is what others of the student's group handed in."""

    student: str
    folder: str
    handed: Handed
    section: str = ""
    listed: RosterRow | None = None
    shared: tuple[GroupHandIn, ...] = ()
    unlisted: tuple[str, ...] = ()


def entries_of(source: ClassSource, students: list[StudentFiles], held: Collection[str]) -> tuple[Entry, ...]:
    """Return everybody under names that tell them apart, with what each handed in."""
    by_key = {_key(student): student for student in students}
    shown, folders = _shown(by_key), {key: _folder(student) for key, student in by_key.items()}
    texts, safe = shown_names(shown), folder_names(folders, held)
    ordered = sorted(by_key, key=lambda key: (fold(texts[key]), key))
    handed = source.hand_over([_own(by_key[key]) for key in ordered])
    unlisted = folder_names({"\0".join(one): _reading(*one) for student in students for one in student.unlisted}, held)
    entries = [
        Entry(
            texts[key],
            safe[key],
            _with_origin(one, student, texts[key]),
            _section(student),
            student.row,
            unlisted=tuple(dict.fromkeys(unlisted["\0".join(place)] for place in student.unlisted)),
        )
        for key, one in zip(ordered, handed, strict=True)
        for student in (by_key[key],)
    ]
    return tuple(_shared(entries))


def _shared(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield everybody with what others of the group handed in; where very many did, nobody with that of others."""
    groups = [fold(one.listed.group) if one.listed is not None else "" for one in entries]
    handed: dict[str, list[GroupHandIn]] = {}
    for one, group in zip(entries, groups, strict=True):
        if group and one.handed.parts:
            handed.setdefault(group, []).append(GroupHandIn(one.student, one.handed))
    for one, group in zip(entries, groups, strict=True):
        others = handed.get(group, ())
        if len(others) > LARGEST_GROUP:
            others = ()
        yield msgspec.structs.replace(one, shared=tuple(other for other in others if other.student != one.student))


def _key(student: StudentFiles) -> str:
    return f"{student.section}\0{student.key}" if student.row is not None or student.section else student.key


def _section(student: StudentFiles) -> str:
    return printable(decoded(student.section)) if student.row is None else student.row.section


def _shown(by_key: Mapping[str, StudentFiles]) -> dict[str, Reading]:
    """How each student's name reads; of several on the roster the id tells them apart, of others the key."""
    called = Counter((student.section, student.name, student.row is None) for student in by_key.values())
    listed = {student.name for student in by_key.values() if student.row is not None}
    shown: dict[str, Reading] = {}
    for key, student in by_key.items():
        alone = called[student.section, student.name, student.row is None] == 1
        if student.row is not None:
            shown[key] = Reading(student.name if alone else f"{student.name} ({student.row.id})", exact=True)
            continue
        section, plain = decoded(student.section), decoded(student.key)
        exact = (section, plain) == (student.section, student.key)
        name = student.name if alone else plain
        text = joined(section, name)
        shown[key] = Reading(text, exact and name == plain and "/" not in plain and text not in listed)
    return shown


def _folder(student: StudentFiles) -> Reading:
    """How the name of a student's folder reads: the id on the roster, else section and key."""
    if student.row is not None:
        return Reading(student.row.id, exact=True)
    return _reading(student.section, student.key)


def _reading(of_section: str, key: str) -> Reading:
    section, plain = decoded(of_section), decoded(key)
    exact = (section, plain) == (of_section, key)
    return Reading(f"{section}, {plain}" if section else plain, exact and ", " not in section)  # else another's as well


def _own(student: StudentFiles) -> list[Own]:
    return [*student.folders, *((path, lies) for path, (_, lies) in sorted(student.files.items()))]


def _with_origin(handed: Handed, student: StudentFiles, shown: str) -> Handed:
    """What a student handed in, with when a platform received it, and why nothing of it can be read."""
    problem = student.problem or handed.problem
    handed = msgspec.structs.replace(handed, received=tuple(student.received.values()))
    if problem is None:
        return handed
    file = problem.args.get("file") or shown
    return msgspec.structs.replace(handed, parts=(), problem=Message(problem.id, {**problem.args, "file": file}))
