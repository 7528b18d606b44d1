"""Students who were known by another key before: a roster came in mid-term, say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from grader.gradebook.connection import BookConnection


def identities(connection: BookConnection) -> dict[str, str]:
    """Return the keys of students that are earlier ones, with the key that holds now."""
    return _resolved(connection.execute("SELECT id, earlier, student FROM identities ORDER BY id"))


def identities_around(connection: BookConnection, students: Iterable[str]) -> dict[str, str]:
    """Return those of the identities that have to do with ``students``: an addition is of a few, and a class may have
    thousands."""
    query = "SELECT id, earlier, student FROM identities WHERE earlier IN :keys OR student IN :keys"
    rows: dict[int, tuple[int, str, str]] = {}
    known, new = set[str](), set(students)
    while new:
        found = [(row.id, row.earlier, row.student) for row in connection.execute(query, keys=sorted(new))]
        known |= new
        new = {key for _, *keys in found for key in keys} - known
        rows |= {row[0]: row for row in found}
    return _resolved(rows[number] for number in sorted(rows))


def _resolved(rows: Iterable[Sequence[Any]]) -> dict[str, str]:
    """Return the key that holds now by each earlier one, of rows in the order in which they were added."""
    newest: dict[str, str] = {earlier: student for _, earlier, student in rows}
    found: dict[str, str] = {}
    for earlier, student in newest.items():
        seen = {earlier}
        while student in newest and student not in seen:
            seen.add(student)
            student = newest[student]
        if student != earlier:
            found[earlier] = student
    return found


def with_earlier_keys(keys: Iterable[str], now: Mapping[str, str]) -> list[str]:
    """Return keys with those that their students had before."""
    wanted = set(keys)
    return sorted(wanted | {earlier for earlier, student in now.items() if student in wanted})
