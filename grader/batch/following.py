"""Students whose key is another one now: what came under the one from before follows, in the gradebook and in the
folder of the batch. A roster came in mid-term, or a line of ``matches.csv`` settled whose work it is."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from grader.batch.recording import student
from grader.exchange.roster_csv import RosterRow
from grader.files.atomic import write_atomically
from grader.files.names import fold, name_forms
from grader.gradebook.rows import Rows, Student
from grader.gradebook.store import Gradebook
from grader.results import class_record, store
from grader.results.class_record import ClassMember, ClassRecord
from grader.submission.entries import Entry
from grader.submission.matching import Doubt, HandIn, match
from grader.submission.merging import ClassList


def followed(
    listed: ClassList,
    students: Iterable[Student],
    entries: Iterable[Entry],
    assignments: Collection[str],
    former: Collection[str] = (),
) -> dict[str, str]:
    """Return ids of the roster by the keys that students had without one, as the roster matches hand-ins: those of
    ``entries``, and by their names those that are not handed in now; nothing is guessed. ``former`` are ids of who has
    left the roster; whose id alone was corrected follows to the new one. Pure."""
    ids = {row.id for row in listed.rows} | {row.id for row in listed.left} | {*former}
    unlisted = [one for one in students if one.key not in ids and not (one.login or one.email)]
    hand_ins = [_hand_in(one.name, one.key, one.section) for one in unlisted]
    matching = match(hand_ins, listed.rows, listed.settled, assignments)
    found = {one.key: matching.students.get(one.name, ()) for one in unlisted}
    handed_in = {key: entry.listed.id for entry in entries if entry.listed is not None for key in entry.unlisted}
    certain = {key: rows[0].id for key, rows in found.items() if len(rows) == 1}
    return {**_corrected_ids(listed), **certain, **{key: id for key, id in handed_in.items() if key in found}}


def _corrected_ids(listed: ClassList) -> dict[str, str]:
    """Return ids of the roster by those that they have replaced: a line settles it, or login (or address) and name are
    the same, and nobody else's."""
    rows, left = _by_login(listed.rows), _by_login(listed.left)
    found: dict[str, str] = {}
    for one in listed.left:
        settled = listed.settled.get(fold(one.id))
        same = _same_person(one, rows)
        if settled is not None:
            found[one.id] = settled.id
        elif len(same) == 1 and len(_same_person(same[0], left)) == 1 and fold(one.id) not in listed.settled:
            found[one.id] = same[0].id
    return found


def _by_login(rows: Iterable[RosterRow]) -> dict[str, dict[str, RosterRow]]:
    found: dict[str, dict[str, RosterRow]] = {}
    for row in rows:
        for login in row.logins:
            found.setdefault(fold(login), {})[row.id] = row
    return found


def _same_person(one: RosterRow, others: Mapping[str, Mapping[str, RosterRow]]) -> list[RosterRow]:
    """Return those of ``others``, by login, who have a login and the name of ``one``."""
    known = {id: row for login in one.logins for id, row in others.get(fold(login), {}).items()}
    return [row for row in known.values() if name_forms(row.name) & name_forms(one.name)]


def _hand_in(name: str, key: str, section: str) -> HandIn:
    return HandIn(name, key, 0, name.removeprefix(f"{section}/"), section)


def still_open(
    listed: ClassList | None,
    record: ClassRecord,
    doubts: Sequence[Doubt],
    asked: Collection[str],
    assignments: Collection[str],
) -> tuple[Doubt, ...]:
    """Return the ``doubts`` of a run, and behind them those of earlier runs on other assignments than are ``asked``
    for, which stand by themselves since then. Pure."""
    if listed is None:
        return tuple(doubts)
    known = {doubt.label for doubt in doubts}
    held = {
        member.student: member
        for name, members in record.members.items()
        for member in members
        if name not in asked and not member.id and member.student not in known
    }
    if not held:
        return tuple(doubts)
    hand_ins = [_hand_in(one.student, one.folder, one.section) for one in held.values()]
    return (*doubts, *match(hand_ins, listed.rows, listed.settled, assignments, listed.left).doubts)


def former_ids(record: ClassRecord) -> set[str]:
    """Return the ids of everybody who is, or was, on a roster."""
    return {member.id for one in (*record.members.values(), record.left) for member in one if member.id}


def with_identities(rows: Rows, identities: Mapping[str, str]) -> Rows:
    """Return the rows as a gradebook would have them after ``identities`` were added (pure)."""
    return replace(
        rows,
        students=tuple(one for one in rows.students if one.key not in identities),
        attempts=tuple(replace(one, student=identities.get(one.student, one.student)) for one in rows.attempts),
        adjustments=tuple(replace(one, student=identities.get(one.student, one.student)) for one in rows.adjustments),
    )


def follow(
    book: Gradebook, out: Path, listed: ClassList, entries: Iterable[Entry], assignments: Collection[str]
) -> dict[str, str]:
    """Let what came under earlier keys be that of the students of the roster, and return the names of their folders by
    the earlier ones. Raises GraderError."""
    record = class_record.read(out)
    class_ = list(entries)
    held = {member.id or member.folder for member in record.everybody()}
    identities = {earlier: key for earlier, key in book.identities().items() if earlier in held}  # by another folder
    identities |= followed(listed, book.students(), class_, assignments, former_ids(record))
    if not identities:
        return {}
    now = {student(entry).key: entry for entry in class_ if entry.listed is not None}
    identities = {earlier: key for earlier, key in identities.items() if key in now}
    book.set_students([student(now[key]) for key in sorted({*identities.values()})])
    members = {
        earlier: ClassMember(now[key].student, now[key].folder, now[key].section, key)
        for earlier, key in identities.items()
    }
    for earlier, member in members.items():
        for path in (store.path, store.report_path):
            _move(path(out, earlier, "").parent, path(out, member.folder, "").parent)
    write_atomically(class_record.path(out), class_record.encode(record.renamed(members)))
    book.follow(identities)  # last of all: a run that is killed before finds them again
    return {earlier: member.folder for earlier, member in members.items()}


def _move(before: Path, after: Path) -> None:
    """Move a folder to where it belongs now; of what is there already the gradebook has the earlier results."""
    if not before.is_dir():
        return
    for file in sorted(before.rglob("*")):
        place = after / file.relative_to(before)
        if file.is_file() and not place.exists():
            with contextlib.suppress(OSError):
                place.parent.mkdir(parents=True, exist_ok=True)
                file.rename(place)
    shutil.rmtree(before, ignore_errors=True)
