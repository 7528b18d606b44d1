"""Which commit counts, among those that runs saw and that the host tells of."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from grader.collect.choosing import after_sighting, choices
from grader.collect.memory import RepositoryMemory, Sighting


def _at(hour: int) -> datetime:
    return datetime(2026, 11, 27, hour, tzinfo=UTC)


def _events(text: str) -> tuple[Sighting, ...]:
    """Return sightings of ``a@1 b@5``: a commit and its hour."""
    pairs = (one.split("@") for one in text.split())
    return tuple(Sighting(commit, _at(int(hour))) for commit, hour in pairs)


@pytest.mark.parametrize(
    ("seen", "pushed", "newest", "end", "best"),
    [
        ("a@1", "", "a", 10, "a@1 seen"),
        ("a@1 b@5 c@12", "", "c", 10, "b@5 seen"),
        ("c@12", "", "c", 10, "c@12 seen"),
        ("b@12 c@13", "", "c", 10, "c@13 seen"),
        ("c@12", "a@2 b@9 c@11", "c", 10, "b@9 push"),
        ("c@12", "c@9", "c", 10, "c@9 push"),
        ("a@1 b@2 a@3 c@12", "", "c", 10, "a@1 seen"),
        ("b@3", "a@2", "b", 10, "b@3 seen"),
        ("a@1 b@5", "", "b", None, "b@5 seen"),
        ("a@10", "", "a", 10, "a@10 seen"),
    ],
)
def test_the_best(seen: str, pushed: str, newest: str, end: int | None, best: str) -> None:
    """The last on time; else the newest. The time is when a commit first came, the host's word before sight."""
    known = RepositoryMemory("x", "", _events(seen), _events(pushed))
    found = choices(known, newest, None if end is None else _at(end))[0]
    assert f"{found.commit}@{found.time.hour} {found.source}" == best


def test_where_the_best_cannot_be_had_the_one_before_it_counts() -> None:
    """On time before late, the later ones first."""
    known = RepositoryMemory("x", "", _events("a@1 b@5 c@12"))
    assert [one.commit for one in choices(known, "c", _at(10))] == ["b", "a"]


def test_a_commit_that_stays_is_seen_once() -> None:
    """One that comes back is seen again."""
    seen = after_sighting(_events("a@1"), "a", _at(2))
    assert seen == _events("a@1")
    assert after_sighting(after_sighting(seen, "b", _at(3)), "a", _at(4)) == _events("a@1 b@3 a@4")
