"""The units that no worker has, and how many of them one gets at a time: guided self-scheduling, bounded by time.

A chunk's hand-ins are read, its units judged and its results written in a row each, while caches are warm.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from grader.batch.protocol import Unit

CHUNK_SECONDS = 0.4
"""What a worker judges before it writes: no more than that is judged again where it is killed."""

_LARGEST = 16  # units of a chunk
_UNIT_SECONDS = 1e-3  # the least that a unit takes


def chunk_size(left: int, workers: int, seconds: float | None) -> int:
    """Return how many of the ``left`` units a worker gets at once. Each took it ``seconds`` before; None: it had none.

    A chunk is half of a worker's share of what is left, so that all end at about the same time; a single one takes all.
    """
    if seconds is None:
        return 1
    in_time = int(CHUNK_SECONDS / max(seconds, _UNIT_SECONDS))
    share = left if workers == 1 else left // (2 * workers)
    return max(1, min(_LARGEST, in_time, share))


@dataclass(frozen=True, slots=True)
class WaitingUnit:
    """``index`` is its place in the run. ``single``: it is a chunk by itself, so that a death is its own."""

    index: int
    unit: Unit
    single: bool = False


Chunk = Sequence[WaitingUnit]


class WaitingUnits:
    """The units that none of ``workers`` has, in their order. Threads share it."""

    def __init__(self, units: Mapping[int, Unit], workers: int) -> None:
        self._units = deque(WaitingUnit(index, unit, single=unit.alone) for index, unit in units.items())
        self._workers = workers
        self._divisible = 0  # chunks in workers' hands of which units may come back
        self._lock = threading.Lock()

    def next(self, seconds: float | None) -> Chunk | None:
        """Return the next chunk for a worker whose units took ``seconds``: empty where units may come back from another
        worker, None where nothing is left to do."""
        with self._lock:
            size = chunk_size(len(self._units), self._workers, seconds)
            chunk: list[WaitingUnit] = []
            while self._units and len(chunk) < size and not (chunk and self._units[0].single):
                chunk.append(self._units.popleft())
                if chunk[0].single:
                    break
            self._divisible += len(chunk) > 1
            return chunk if chunk or self._divisible else None

    def settle(self, chunk: Chunk) -> None:
        """Let nobody wait for a chunk any more: what is not done has been put back."""
        with self._lock:
            self._divisible -= len(chunk) > 1

    def put_first(self, units: Chunk) -> None:
        """Put back units that come next again: a worker then stays with their assignment."""
        with self._lock:
            self._units.extendleft(reversed(units))

    def put_last(self, one: WaitingUnit) -> None:
        """Put back a unit that waits for all others."""
        with self._lock:
            self._units.append(one)
