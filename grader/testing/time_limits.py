"""How long a call may take: a task whose calls have timed out twice gets little time for each further one.

A function that hangs would else cost its whole limit in every call of every test, half a minute for one submission.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import msgspec

from grader.model import Limits, Message
from grader.sandbox.losses import GuestTimeout

TIMEOUTS, IN_ALL = 2, 4
"""Time-outs of a task after which its limit is short; of all tasks, after which every limit is."""
REFERENCES = 20
"""A short limit is this many times what the reference needs."""
SHARE = 20
"""Where that is not known, as in a released folder, a short limit is this part of the usual one."""
STEPS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0)
"""A short limit is one of these, so that it is the same on another day."""
WALL_FACTOR = 5
"""A busy machine may take this much longer on the clock than the call takes of a processor."""


class TimeLimits:
    """Counts the time-outs of one submission. ``reference_seconds``: CPU seconds of the reference's slowest call."""

    def __init__(self, reference_seconds: Mapping[str, float]) -> None:
        self._reference_seconds = dict(reference_seconds)
        self._timeouts: Counter[str] = Counter()

    def of_call(self, task: str, limits: Limits) -> Limits:
        """Return ``limits``, or shorter ones for a call of a task that has timed out before."""
        if not self._timeouts or (self._timeouts[task] < TIMEOUTS and self._timeouts.total() < IN_ALL):
            return limits
        known = self._reference_seconds.get(task)
        least = limits.cpu / SHARE if known is None else REFERENCES * known
        seconds = next((step for step in STEPS if step >= least), least)
        return msgspec.structs.replace(
            limits, cpu=min(limits.cpu, seconds), wall=min(limits.wall, WALL_FACTOR * seconds)
        )

    def lost(self, task: str, error: Exception, limits: Limits) -> Message | None:
        """Count a call of ``task`` that was lost. Return a note where the limit becomes short with it."""
        if not (task and isinstance(error, GuestTimeout) and error.kind in ("cpu", "wall")):
            return None
        self._timeouts[task] += 1
        if self._timeouts.total() == IN_ALL:
            return Message("note.short-limits", {"times": IN_ALL})
        if self._timeouts[task] != TIMEOUTS or self._timeouts.total() > IN_ALL:
            return None
        return Message("note.short-limit", {"task": task, "seconds": self.of_call(task, limits).cpu})
