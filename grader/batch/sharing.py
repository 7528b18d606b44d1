"""Several batches over one class that share a gradebook: each unit of work is judged by one of them.

A batch leases a unit before a worker begins it, and gives it back when the gradebook has what came of it. What another
one has judged in the meantime is taken from there. A lease that is lost may be judged again: nothing counts twice, as a
gradebook adds no judgement that it has.
"""

from __future__ import annotations

import hashlib
import os
import socket
import threading
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from types import TracebackType
from typing import Self

import msgspec

from grader.batch.protocol import Unit
from grader.gradebook.store import Gradebook

_TOLD_AFTER = 5  # refusals of one unit, after which somebody should know why nothing goes on


class Sharing:
    """The share of one batch. ``keys`` are those of the students by name; ``waits`` is called once where this batch has
    nothing left but what others are at. Use as a context manager."""

    def __init__(self, book: Gradebook, keys: Mapping[str, str], waits: Callable[[], None]) -> None:
        self._book, self._keys, self._waits = book, keys, waits
        self._leases = book.leases(f"{socket.gethostname()} {os.getpid()} {uuid.uuid4().hex[:8]}")
        self._refused: Counter[str] = Counter()
        self._lock = threading.Lock()
        self._told = False
        self.flush: Callable[[], None] = lambda: None
        """Writes what this batch has judged: another may wait for it, as this one waits for another."""

    def __enter__(self) -> Self:
        self._leases.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leases.__exit__(kind, error, trace)

    def take(self, unit: Unit) -> Unit | None:
        """Return a unit with what is known of it by now; None where another batch is at it. Workers' threads call this.
        Raises GraderError."""
        if not (unit.handed.parts or unit.handed.problem or unit.shared):
            return unit  # nothing is judged
        name = self.name(unit.student, unit.assignment, unit.content)
        if self._leases.claim(name):
            judged = self._book.results_of(self._keys[unit.student], unit.assignment)
            return msgspec.structs.replace(unit, judged=tuple(judged))
        self.flush()
        with self._lock:
            self._refused[name] += 1
            if not self._told and self._refused[name] > _TOLD_AFTER:
                self._told = True
                self._waits()
        return None

    def name(self, student: str, assignment: str, content: str = "") -> str:
        """Return what all batches call a unit of work; ``content`` is that of an earlier attempt."""
        return hashlib.sha256(msgspec.json.encode([self._keys[student], assignment, content])).hexdigest()

    def release(self, names: Iterable[str]) -> None:
        """Give units back. Raises GraderError."""
        self._leases.release(names)
