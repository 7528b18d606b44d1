"""The command line of ``grader batch``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from grader.cluster.connection import SchedulerAccess
from grader.model import Lang, Tier


@dataclass(frozen=True)
class BatchOptions:
    """The command line. ``tier`` is None where each worker of the ``cluster`` takes its best."""

    submissions: Path
    out: Path
    names: tuple[str, ...]
    jobs: int | None
    fresh: bool
    tier: Tier | None
    lang: Lang
    figures: bool = True
    notebooks: bool = False
    roster: Path | None = None
    times: Path | None = None
    gradebook: str | None = None
    only: tuple[str, ...] = ()
    since: str | None = None
    void: tuple[str, ...] = ()
    dry: bool = False
    cluster: SchedulerAccess | None = None

    @property
    def partial(self) -> bool:
        """Whether only some of the class are judged: nobody else is gone then."""
        return bool(self.only or self.since)
