"""How many units a worker gets at once, and which."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from grader.batch.chunks import CHUNK_SECONDS, Chunk, WaitingUnits, chunk_size
from grader.batch.protocol import Unit
from grader.submission.handed_in import Handed

FAST = 0.001


@pytest.mark.parametrize(
    ("left", "workers", "seconds", "size"),
    [
        (1000, 2, None, 1),  # how long a unit takes is not known yet
        (1000, 2, FAST, 16),
        (1000, 2, 0.0, 16),  # a coarse clock
        (1000, 2, 0.025, 16),
        (1000, 2, 0.1, 4),
        (1000, 2, 0.17, 2),
        (1000, 2, CHUNK_SECONDS, 1),
        (1000, 2, 30.0, 1),
        (40, 2, FAST, 10),
        (7, 2, FAST, 1),
        (1, 8, FAST, 1),
        (9, 1, FAST, 9),  # nobody else would take them
    ],
)
def test_size(left: int, workers: int, seconds: float | None, size: int) -> None:
    """As many as take a chunk's time, 16 at most, and no more than leaves work for the others."""
    assert chunk_size(left, workers, seconds) == size


def waiting(count: int, workers: int = 2) -> WaitingUnits:
    """Units that wait."""
    units = {index: Unit(f"student {index}", f"student {index}", "gates", Handed("")) for index in range(count)}
    return WaitingUnits(units, workers)


def numbers(chunk: Chunk | None) -> list[int]:
    """Return the places of the units of a chunk that is there."""
    assert chunk is not None
    return [one.index for one in chunk]


def test_chunks_in_order() -> None:
    """Each unit is in one chunk, and the last ones are spread over the workers."""
    units, chunks = waiting(40), []
    while chunk := units.next(FAST):
        units.settle(chunk)
        chunks.append(numbers(chunk))
    assert [number for chunk in chunks for number in chunk] == list(range(40))
    assert [len(chunk) for chunk in chunks] == [10, 7, 5, 4, 3, 2, 2, 1, 1, 1, 1, 1, 1, 1]
    assert units.next(FAST) is None


def test_single_units() -> None:
    """A unit over which a worker may have died has its worker to itself, before and after others."""
    units = waiting(40)
    first, second, third = units.next(0.13) or ()
    units.put_first([first, replace(second, single=True), third])
    assert [numbers(units.next(FAST)) for _ in range(2)] == [[0], [1]]
    assert numbers(units.next(0.13)) == [2, 3, 4]


def test_units_alone() -> None:
    """What is tried once more when nothing else runs is tried by itself."""
    unit = msgspec.structs.replace(Unit("ada", "ada", "gates", Handed("")), alone=True)
    units = WaitingUnits(dict.fromkeys(range(20), unit), 1)
    assert [numbers(units.next(FAST)) for _ in range(3)] == [[0], [1], [2]]


def test_a_worker_waits_for_what_may_come_back() -> None:
    """A chunk of several may have been more than its worker could do in time."""
    units = waiting(4, workers=1)
    chunk = units.next(0.1)
    assert numbers(chunk) == [0, 1, 2, 3]
    assert units.next(FAST) == []
    assert chunk is not None
    units.put_first(chunk[2:])
    units.settle(chunk)
    assert numbers(units.next(FAST)) == [2, 3]


def test_nobody_waits_for_a_single_unit() -> None:
    """Who has it asks for it again, should the worker die over it."""
    units = waiting(2)
    assert [numbers(units.next(FAST)) for _ in range(2)] == [[0], [1]]
    assert units.next(FAST) is None
