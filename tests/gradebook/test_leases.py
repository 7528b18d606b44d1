"""Leases on units of work: one batch has a unit at a time, and what is lost is anybody's."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

from grader.gradebook.leases import Leases
from grader.gradebook.store import open_gradebook


def test_one_has_it_until_it_is_given_back(where: str) -> None:
    """Or until its batch has ended; who has it may ask again."""
    with open_gradebook(where) as book, book.leases("b") as second:
        with book.leases("a") as first:
            assert first.claim("u1") and first.claim("u1") and first.claim("u2")
            assert not second.claim("u1")
            first.release(["u1"])
            assert second.claim("u1") and not second.claim("u2")
            assert not first.claim("u1")
        assert second.claim("u2")


def test_a_lost_lease_is_anybodys_and_a_renewed_one_is_not(where: str) -> None:
    """Nobody renews what a batch held that is gone."""
    with open_gradebook(where) as book:
        lost, kept = Leases(book._write, "lost", 0.0), Leases(book._write, "kept", 0.6)
        with kept, book.leases("other") as other:
            assert lost.claim("u1") and kept.claim("u2")
            threading.Event().wait(1.0)
            assert other.claim("u1") and not other.claim("u2")


def test_of_many_one_has_it(where: str) -> None:
    """Threads and connections of their own; each unit goes to one."""
    with open_gradebook(where) as book:
        holders = [Leases(book._write, f"h{number}") for number in range(8)]

        def claimed(holder: Leases) -> list[str]:
            return [unit for unit in (f"u{number}" for number in range(12)) if holder.claim(unit)]

        with ThreadPoolExecutor(8) as pool:
            found = [unit for units in pool.map(claimed, holders) for unit in units]
        assert sorted(found) == sorted(f"u{number}" for number in range(12))
