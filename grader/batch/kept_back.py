"""Reports of which it is not known yet whether they count: in memory while they are few, in a temporary file then."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator

import msgspec

from grader.batch.protocol import UnitReport
from grader.files.temporary import room_needed
from grader.processes import frames

_IN_MEMORY = 1 << 20  # bytes of an assignment's reports


class KeptBack:
    """Whole reports, in the order in which they came, by their assignment."""

    def __init__(self) -> None:
        self._reports: dict[str, tempfile.SpooledTemporaryFile[bytes]] = {}

    def keep(self, report: UnitReport) -> None:
        """Keep a report."""
        name = report.summary.assignment
        with room_needed():
            if name not in self._reports:
                self._reports[name] = tempfile.SpooledTemporaryFile(_IN_MEMORY, prefix="grader-reports-")  # noqa: SIM115  open until they are taken
            self._reports[name].write(frames.pack(report))

    def take(self, assignment: str) -> Iterator[UnitReport]:
        """Yield the reports on an assignment; they are not kept any more."""
        if assignment in self._reports:
            with self._reports.pop(assignment) as held:
                held.seek(0)
                while (frame := frames.read(held.read)) is not None:
                    yield msgspec.msgpack.decode(frame, type=UnitReport)

    def clear(self) -> None:
        """Forget what nobody has taken."""
        for held in self._reports.values():
            held.close()
        self._reports.clear()
