"""Whose the hand-ins are by the roster (pure). Nothing is guessed: what is not certain is listed with its candidates.

A hand-in is a student's by an id, by a login, or by a name, in any order of its words. All that is known of it has to
agree. Two hand-ins in one place that would be one student's are certain for neither.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from grader.exchange.download import Identity
from grader.exchange.roster_csv import RosterRow
from grader.files.names import BETWEEN, fold, letters, name_forms
from grader.submission.work_names import without_assignment

Reason = Literal["nobody", "several", "contradiction", "twice", "number", "namesakes", "left"]
"""Why a hand-in is not matched: no name or id of the roster is its own; it is like several students; id and name are of
different ones; another hand-in is the same student's; nothing but a short number speaks for it; the student has left
the roster. Without a roster: a download holds the name twice."""

_DISTINCT = 4  # characters of an id that is believed beside a name that the roster does not know
_LIKE = 0.6
_CANDIDATES = 3
_COMPARED = 50  # hand-ins for which names that are nearly alike are looked for: that takes time


class HandIn(NamedTuple):
    """What is known of one hand-in. ``label`` is unlike all others, ``key`` is without the place; ``place`` is the
    download or the section in which it lies, and ``section`` that section's name. ``text`` is the entry's own name,
    where nothing else is known of it (``identity`` is None)."""

    label: str
    key: str
    place: int
    text: str
    section: str = ""
    identity: Identity | None = None


class Doubt(NamedTuple):
    """A hand-in that is matched with nobody, and the students that it may be of."""

    label: str
    reason: Reason
    candidates: tuple[RosterRow, ...] = ()


class Matching(NamedTuple):
    """The students of the hand-ins that are certain, by label: several for a group."""

    students: Mapping[str, tuple[RosterRow, ...]]
    doubts: tuple[Doubt, ...]


def match(
    hand_ins: Sequence[HandIn],
    roster: Sequence[RosterRow],
    settled: Mapping[str, RosterRow | None],
    assignments: Iterable[str],
    left: Sequence[RosterRow] = (),
) -> Matching:
    """Return whose the hand-ins are. ``settled`` are those that the instructor decided, by label or by key, folded:
    None where one is nobody's of the roster. ``assignments`` may stand in a name and say nothing of a student. ``left``
    are students who were on the roster before: what is theirs is nobody's."""
    names = tuple(assignments)
    index, former = _Index(roster, names), _Index(left, names)
    students: dict[str, tuple[RosterRow, ...]] = {}
    doubts: list[Doubt] = []
    open_ones: list[HandIn] = []
    for one in hand_ins:
        decided = next((key for key in (fold(one.label), fold(one.key)) if key in settled), None)
        if decided is not None:
            row = settled[decided]
            students[one.label] = () if row is None else (row,)
            continue
        found = index.look_up(one)
        if isinstance(found, Doubt):
            theirs = former.look_up(one) if found.reason == "nobody" else found
            if not isinstance(theirs, Doubt):
                found = Doubt(one.label, "left")
            elif not found.candidates and len(doubts) < _COMPARED:
                found = found._replace(candidates=index.alike(one))
            doubts.append(found)
        else:
            students[one.label] = found
            open_ones.append(one)
    for one, rows in _without_own_work(hand_ins, students, index).items():
        students[one.label] = rows
    owners = Counter((one.place, row.id) for one in hand_ins for row in students.get(one.label, ()))
    twice = [one for one in open_ones if any(owners[one.place, row.id] > 1 for row in students[one.label])]
    doubts += [Doubt(one.label, "twice", students.pop(one.label)) for one in twice]
    return Matching({label: rows for label, rows in students.items() if rows}, tuple(doubts))


def _without_own_work(
    hand_ins: Sequence[HandIn], students: Mapping[str, tuple[RosterRow, ...]], index: _Index
) -> dict[HandIn, tuple[RosterRow, ...]]:
    """Return the hand-ins of groups with the members who did not hand in by themselves beside them; one of a group of
    which everybody did stays as it is, and is doubtful."""
    groups = [one for one in hand_ins if one.label in students and index.is_groups(one)]
    labels = {one.label for one in groups}
    own = {(one.place, row.id) for one in hand_ins if one.label not in labels for row in students.get(one.label, ())}
    left = {one: tuple(row for row in students[one.label] if (one.place, row.id) not in own) for one in groups}
    return {one: rows for one, rows in left.items() if rows}


class _Index:
    """The roster by all that a hand-in may say of its student."""

    def __init__(self, roster: Sequence[RosterRow], assignments: tuple[str, ...]) -> None:
        self._assignments = assignments
        self._rows = {row.id: row for row in roster}
        self._ids: dict[str, set[str]] = {}
        self._logins: dict[str, set[str]] = {}
        self._names: dict[str, set[str]] = {}
        self._groups: dict[str, set[str]] = {}
        self._sections: dict[str, set[str]] = {}
        for row in roster:
            for index, keys in (
                (self._ids, map(fold, row.ids)),
                (self._logins, map(fold, row.logins)),
                (self._names, name_forms(row.name, row.family).union(*map(name_forms, row.earlier))),
                (self._groups, [fold(row.group)] if row.group else []),
                (self._sections, [fold(row.section)] if row.section else []),
            ):
                for key in keys:
                    index.setdefault(key, set()).add(row.id)

    def look_up(self, one: HandIn) -> tuple[RosterRow, ...] | Doubt:
        """Return the students of a hand-in, or why that is not certain."""
        ids, weak, names = self._of_text(one.text) if one.identity is None else self._of_identity(one.identity)
        if fold(one.section) in self._sections:  # a folder that is called after a section holds its students
            names &= self._sections[fold(one.section)]
        if not ids and not weak and not names:
            group = self._of_group(one)
            return self._sorted(group) if group else Doubt(one.label, "nobody")
        known = ids or (weak if weak & names else set()) or names
        if names and not known & names:
            return Doubt(one.label, "contradiction", self._sorted(known | names))
        certain = known & names or known
        if not certain:
            return Doubt(one.label, "number", self._sorted(weak))
        if weak and not weak & certain:
            return Doubt(one.label, "contradiction", self._sorted(weak | certain))
        if len(certain) > 1 or not self._of_group(one) <= certain:
            return Doubt(one.label, "several", self._sorted(certain | self._of_group(one)))
        return self._sorted(certain)

    def is_groups(self, one: HandIn) -> bool:
        """Whether a hand-in is called after a group, and by nothing of a student's own."""
        ids, weak, names = self._of_text(one.text) if one.identity is None else self._of_identity(one.identity)
        return not (ids or weak or names) and bool(self._of_group(one))

    def alike(self, one: HandIn) -> tuple[RosterRow, ...]:
        """Return the students whose names or ids are nearly those of a hand-in, the likest first."""
        texts = (one.text,) if one.identity is None else (*one.identity.names, *one.identity.ids)
        found: dict[str, None] = {}
        for text in map(letters, texts):
            for index in (self._names, self._logins, self._ids):
                for key in difflib.get_close_matches(text, index, _CANDIDATES, _LIKE):
                    found.update(dict.fromkeys(sorted(index[key])))
        return tuple(self._rows[id] for id in [*found][:_CANDIDATES])

    def _of_identity(self, identity: Identity) -> tuple[set[str], set[str], set[str]]:
        ids = self._by_key(*identity.ids)
        number = self._ids.get(fold(identity.number), set()) if identity.number else set()
        names = {id for name in identity.names for id in self._by_name(name)}
        strong = len(identity.number) >= _DISTINCT or not identity.names
        return (ids | number, set(), names) if strong else (ids, number, names)

    def _of_text(self, text: str) -> tuple[set[str], set[str], set[str]]:
        """The students by ids, by short ids, and by name. An id may stand beside a name: ``20261234_kim``."""
        plain, _ = without_assignment(text, self._assignments)
        whole = self._by_key(text, plain)
        if whole:
            return whole, set(), set()
        words = list(filter(None, BETWEEN.split(plain)))
        ids = [word for word in words if any(map(str.isdigit, word)) and fold(word) in self._ids]
        rest = " ".join(word for word in words if word not in ids) if ids else plain
        names = self._by_name(rest) or self._logins.get(fold(rest), set())
        strong = {id for word in ids if len(word) >= _DISTINCT for id in self._ids[fold(word)]}
        return strong, {id for word in ids for id in self._ids[fold(word)]} - strong, set(names)

    def _by_key(self, *keys: str) -> set[str]:
        return {id for key in {*map(fold, keys)} for id in self._ids.get(key, set()) | self._logins.get(key, set())}

    def _by_name(self, name: str) -> set[str]:
        """By a name, before which a group's may stand: so Moodle writes it where a group was downloaded."""
        found = {id for form in name_forms(name) for id in self._names.get(form, ())}
        group, _, rest = name.partition("-")
        if not found and fold(group.strip()) in self._groups:
            members = self._groups[fold(group.strip())]
            found = {id for form in name_forms(rest) for id in self._names.get(form, ())} & members
        return found

    def _of_group(self, one: HandIn) -> set[str]:
        names = (
            (one.text, without_assignment(one.text, self._assignments)[0])
            if one.identity is None
            else one.identity.names
        )
        return {id for name in names for id in self._groups.get(fold(name), ())}

    def _sorted(self, ids: Iterable[str]) -> tuple[RosterRow, ...]:
        return tuple(sorted((self._rows[id] for id in ids), key=lambda row: row.line))
