"""Where the work of a batch is done: by processes on this machine, or by a cluster."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from grader.batch.protocol import Unit, UnitReport

Tell = Callable[[UnitReport], None]
"""Gets each report as it is finished, whole, when all of its files are written."""

Take = Callable[[Unit], Unit | None]
"""Returns a unit as a worker is to have it; None where it is not this batch's turn."""


def at_once(unit: Unit) -> Unit:
    """Let a worker have a unit as it is: no other batch is at work on it."""
    return unit


class Workplace(Protocol):
    """Grades units. A batch asks it more than once; what it keeps running lives as long as the batch."""

    def run(self, units: Sequence[Unit], tell: Tell, take: Take = at_once) -> tuple[UnitReport, ...]:
        """Grade all units, and return their reports in the order of the units, without what is for the gradebook.

        ``take`` is asked for each unit before a worker has it, in any thread; what it puts off is tried again later.
        Raises GraderError, KeyboardInterrupt.
        """

    @property
    def tier(self) -> str:
        """The tier that has judged, or several."""
