"""Leases on units of work: several batches over one class share its work, each unit one batch's at a time.

Who holds a lease renews it for as long as it is at work. One that is lost (its batch was killed, its machine is
asleep) ends by itself, and the unit is judged by another batch; a gradebook adds no judgement twice.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Self

from grader.errors import GraderError
from grader.gradebook.connection import BookConnection, insertion

SECONDS = 60.0
"""How long a lease holds that nobody renews."""

_CLAIM = f"""
{insertion("leases", ("unit", "holder", "until"))}
ON CONFLICT (unit) DO UPDATE SET holder = excluded.holder, until = excluded.until
WHERE leases.until < :now OR leases.holder = :holder
RETURNING unit"""

Write = Callable[[Callable[[BookConnection], object]], object]
"""Runs a function in a transaction of the gradebook, and returns what it returns. Raises GraderError."""


class Leases:
    """The leases of one ``holder``. Threads may share it. Use as a context manager: what is still held at the end is
    given back."""

    def __init__(self, write: Write, holder: str, seconds: float = SECONDS) -> None:
        self._write, self._holder, self._length = write, holder, timedelta(seconds=seconds)
        self._ended = threading.Event()
        self._renewing = threading.Thread(target=self._renew, args=(seconds / 3,), daemon=True)

    def __enter__(self) -> Self:
        self._renewing.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._renewing.join()
        with contextlib.suppress(GraderError):  # they end by themselves
            self._write(
                lambda connection: connection.execute("DELETE FROM leases WHERE holder = :holder", holder=self._holder)
            )

    def claim(self, unit: str) -> bool:
        """Whether this holder has the lease of ``unit`` now: nobody else had it, or it was lost. Raises GraderError."""

        def write(connection: BookConnection) -> bool:
            now = _clock(connection)
            values = {"unit": unit, "holder": self._holder, "until": now + self._length}
            return bool(connection.execute(_CLAIM, now=now, **values))

        return bool(self._write(write))

    def release(self, units: Iterable[str]) -> None:
        """Give leases back: the gradebook has what came of these units. Raises GraderError."""
        named = sorted(units)
        own = "DELETE FROM leases WHERE holder = :holder AND unit IN :some"
        for start in range(0, len(named), 500):
            some = named[start : start + 500]
            self._write(lambda book, some=some: book.execute(own, holder=self._holder, some=some))  # type: ignore[misc]

    def _renew(self, pause: float) -> None:
        while not self._ended.wait(pause):
            with contextlib.suppress(GraderError):  # a database that is away may be back in time
                self._write(self._prolong)

    def _prolong(self, connection: BookConnection) -> None:
        until = _clock(connection) + self._length
        connection.execute("UPDATE leases SET until = :until WHERE holder = :holder", until=until, holder=self._holder)


def _clock(connection: BookConnection) -> datetime:
    """Return the time by the clock of the database: the clocks of machines differ."""
    if not connection.is_postgresql:
        return datetime.now(UTC)  # a file has no clock
    return datetime.fromisoformat(str(connection.scalar("SELECT clock_timestamp()"))).astimezone(UTC)
