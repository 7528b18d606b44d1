"""Which commit counts: the last before the deadline, by when it came and not by its own date (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from grader.collect.memory import RepositoryMemory, Sighting
from grader.exchange.collected import Source


class CommitChoice(NamedTuple):
    """A commit, when it came, and who says so."""

    commit: str
    time: datetime
    source: Source


def after_sighting(known: Sequence[Sighting], commit: str, now: datetime) -> tuple[Sighting, ...]:
    """Return what runs saw, now that ``commit`` is the newest. One that stays the newest is seen once."""
    if known and known[-1].commit == commit:
        return tuple(known)
    return (*known, Sighting(commit, now))


def choices(known: RepositoryMemory, newest: str, end: datetime | None) -> list[CommitChoice]:
    """Return the commits that may count, the best first: of those that came up to ``end`` the last, then those before
    it; where none did, the newest.

    What the host says of pushes counts before what runs of collect saw; a commit that it does not know came when it
    was first seen.
    """
    pushed = {one.commit for one in known.pushed}
    events = [(one.time, one.commit, "push") for one in known.pushed]
    events += [(one.time, one.commit, "seen") for one in known.seen if one.commit not in pushed]
    events.sort(key=lambda event: event[0])
    first: dict[str, CommitChoice] = {}
    for time, commit, source in events:
        first.setdefault(commit, CommitChoice(commit, time, "push" if source == "push" else "seen"))
    on_time = [commit for time, commit, _ in events if end is None or time <= end]
    if end is None:
        on_time.append(newest)
    late = [newest, *(commit for _, commit, _ in reversed(events))]
    order = dict.fromkeys([*reversed(on_time), *(late if not on_time else ())])
    return [first[commit] for commit in order if commit in first]
