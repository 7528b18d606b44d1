"""Which unit a worker of a cluster gets next, and what becomes of those over which workers are lost (pure).

Units go out in their order. One whose worker was lost, or over which the grader failed, is tried once the others are
through, by a worker that has nothing else; after the third loss it is given up. Who has nothing left to do takes what
another worker has had for long.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection
from dataclasses import dataclass, field
from operator import itemgetter

from grader.batch.protocol import LOST

_REST = 0.5  # seconds before a unit is asked for again that another batch has
_SHORTEST = 2.0  # seconds that a unit is away before another worker takes it, too


@dataclass(frozen=True)
class Turn:
    """A unit on its way. ``by_itself``: its worker has nothing else meanwhile."""

    number: int
    by_itself: bool = False


@dataclass
class _Record:
    holders: dict[str, float] = field(default_factory=dict)  # worker → when it went there
    by_itself: bool = False
    starved: int = 0
    lost: int = 0
    deaths: int = 0
    died_by_itself: bool = False
    shunned: set[str] = field(default_factory=set)  # workers that failed over it


class UnitLedger:
    """The units 0 to ``count`` - 1 of one run."""

    def __init__(self, count: int) -> None:
        self._waiting = deque(range(count))
        self._resting: deque[tuple[float, int]] = deque()  # when to ask for it again, and what
        self._suspects: dict[int, None] = {}
        self._records: dict[int, _Record] = {}
        self._with_one: dict[int, float] = {}  # what one worker has, not by itself: since when, the longest first
        self._unfinished = set(range(count))
        self._seconds, self._timed = 0.0, 0

    @property
    def unfinished(self) -> int:
        """How many units have no report."""
        return len(self._unfinished)

    def turn(self, worker: str, held: int, now: float, *, slots: int, crew: Collection[str]) -> Turn | None:
        """Return what ``worker`` gets now, which holds ``held`` units and judges ``slots`` at a time; None for nothing.
        ``crew`` are all workers that judge."""
        while self._resting and self._resting[0][0] <= now:
            self._waiting.append(self._resting.popleft()[1])
        while self._waiting and self._waiting[0] not in self._unfinished:
            self._waiting.popleft()
        if self._waiting:
            return self._sent(Turn(self._waiting.popleft()), worker, now)
        if held == 0:
            for number in self._suspects:
                shunned = self._records[number].shunned
                if worker not in shunned or shunned.issuperset(crew):
                    del self._suspects[number]
                    return self._sent(Turn(number, by_itself=True), worker, now)
        return self._stolen(worker, now) if held < slots else None

    def _stolen(self, worker: str, now: float) -> Turn | None:
        patience = max(_SHORTEST, 2 * self._seconds / max(1, self._timed))
        for number, since in self._with_one.items():
            if now - since <= patience:
                return None
            if worker not in self._records[number].holders:
                return self._sent(Turn(number), worker, now)
        return None

    def _sent(self, turn: Turn, worker: str, now: float) -> Turn:
        record = self._records.setdefault(turn.number, _Record())
        record.holders[worker] = now
        record.by_itself = turn.by_itself
        self._holders_changed(turn.number)
        return turn

    def _taken_from(self, number: int, worker: str) -> None:
        """Note that a worker has a unit no longer."""
        self._records[number].holders.pop(worker, None)
        self._holders_changed(number)

    def _holders_changed(self, number: int) -> None:
        record = self._records[number]
        self._with_one.pop(number, None)
        if number in self._unfinished and len(record.holders) == 1 and not record.by_itself:
            (since,) = record.holders.values()
            in_order = not self._with_one or next(reversed(self._with_one.values())) <= since
            self._with_one[number] = since
            if not in_order:  # the later one of two that had it is gone
                self._with_one = dict(sorted(self._with_one.items(), key=itemgetter(1)))

    def standing(self, number: int) -> tuple[int, int, bool]:
        """Return of a unit how many died and how many were lost over it, both 0 as long as it is tried; and whether the
        grader's next failure may be its own doing."""
        record = self._records[number]
        if record.lost + record.deaths < LOST:
            return 0, 0, bool(record.starved or record.deaths)
        if record.died_by_itself:
            return record.deaths, 0, True
        return 0, record.lost + record.deaths, False

    def losses(self, number: int) -> int:
        """Return how many workers were lost or died over a unit."""
        record = self._records[number]
        return record.lost + record.deaths

    def finished(self, number: int, worker: str, now: float) -> bool:
        """Take a report. False where there is one already."""
        since = self._records[number].holders.get(worker)
        if since is not None:
            self._seconds, self._timed = self._seconds + now - since, self._timed + 1
        return self.settled(number, worker)

    def settled(self, number: int, worker: str) -> bool:
        """Take the report on a unit that nobody had to judge. False where there is one already."""
        record = self._records[number]
        self._taken_from(number, worker)
        if number not in self._unfinished:
            return False
        self._unfinished.discard(number)
        self._suspects.pop(number, None)
        self._with_one.pop(number, None)
        if not record.holders:
            del self._records[number]
        return True

    def lost(self, number: int, worker: str) -> None:
        """A worker is gone that had the unit."""
        self._records[number].lost += 1
        self._failed(number, worker)

    def died(self, number: int, worker: str) -> None:
        """The process that judged the unit died, while its worker lives."""
        record = self._records[number]
        record.deaths += 1
        record.died_by_itself = record.died_by_itself or record.by_itself
        self._failed(number, worker)

    def starved(self, number: int, worker: str, *, final: bool) -> bool:
        """Take that the grader has failed over the unit. Whether that stands: it is given up already, or has been tried
        by itself, by more than one worker or, where that is the ``final`` one, by that."""
        record = self._records[number]
        record.starved += 1
        if record.lost + record.deaths >= LOST or record.starved >= (2 if final else 3):
            return True
        self._failed(number, worker)
        return False

    def put_off(self, number: int, worker: str, now: float) -> None:
        """It is another batch's turn."""
        self._taken_from(number, worker)
        if number in self._unfinished and not self._records[number].holders:
            self._resting.append((now + _REST, number))

    def _failed(self, number: int, worker: str) -> None:
        record = self._records[number]
        record.shunned.add(worker)
        self._taken_from(number, worker)
        if number in self._unfinished and not record.holders:
            self._suspects.setdefault(number)

    def returned(self, number: int, worker: str) -> None:
        """The unit is back through nobody's fault: its worker refuses, or the scheduler is gone."""
        record = self._records[number]
        self._taken_from(number, worker)
        if number not in self._unfinished or record.holders or number in self._suspects:
            return
        if record.lost or record.deaths or record.starved:
            self._suspects[number] = None
        else:
            self._waiting.appendleft(number)
