"""Students who were known by another key before: a roster came in mid-term, say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from grader.gradebook.connection import BookConnection


def identities(connection: BookConnection) -> dict[str, str]:
    """Return the keys of students that are earlier ones, with the key that holds now."""
    newest = {row.earlier: row.student for row in connection.execute("SELECT * FROM identities ORDER BY id")}
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
