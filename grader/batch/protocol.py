"""What a batch and its worker processes send to each other. Light: the batch imports it without the worker's engine."""

from __future__ import annotations

import msgspec

from grader.gradebook.records import Record
from grader.model import Lang, Status, Tier
from grader.processes import start
from grader.results.changes import Change
from grader.results.summary import SharedParts, Summary
from grader.submission.handed_in import GroupHandIn, Handed, Received
from grader.submission.submission import Claim

DEATHS = 2
"""Workers that may die over a unit; the next one writes that into its result, and leaves the submission alone."""

LOST = 3
"""Workers of a cluster that may be lost over a unit, for whatever reason, before it is given up."""


class WorkerConfig(msgspec.Struct, frozen=True):
    """How to start a worker. ``void`` are tests over which the grader may fail, ``void_before`` those that were so in
    the run before; ``canary``: a guest tries what is forbidden before anything is judged; ``dry``: write nothing, and
    judge only what has a result already. ``out`` is None where the files of the batch are on another machine.
    ``processor`` is the only one that it and the processes it starts run on."""

    course: str
    out: str | None
    tier: Tier
    lang: Lang
    fresh: bool = False
    lenient: bool = False
    figures: bool = True
    notebooks: bool = False
    void: frozenset[str] = frozenset()
    void_before: frozenset[str] = frozenset()
    dry: bool = False
    processor: int | None = None
    canary: bool = False


class Unit(msgspec.Struct, frozen=True):
    """One student's work on one assignment. ``folder`` is the student's name as the name of a folder.

    ``deaths``: how many workers have died over it; ``lost``: how many workers of a cluster were lost that had it, which
    may have had other reasons. ``alone``: nothing else runs beside it, after the grader has failed
    over it once. ``covered``: the class is known to be asked for this assignment, so that nothing handed in means that
    what an earlier run judged was taken back. ``known`` are contents that the gradebook has, with the hashes of what
    judged them. ``shared`` is what others of the student's group handed in: it counts where the student has nothing.
    ``judged`` are results of the student's hand-ins that a shared gradebook has, as compressed JSON. ``content``: it is
    an earlier attempt of that content, of which the gradebook has the files.
    """

    student: str
    folder: str
    assignment: str
    handed: Handed
    deaths: int = 0
    lost: int = 0
    alone: bool = False
    covered: bool = False
    known: tuple[tuple[str, str], ...] = ()
    shared: tuple[GroupHandIn, ...] = ()
    judged: tuple[bytes, ...] = ()
    content: str = ""


class HandInReport(msgspec.Struct, frozen=True):
    """One hand-in and how it was judged. ``content`` is the digest of what counted in it; ``received`` is when a
    platform received it, and ``recorded`` a time that the student could set, in seconds since 1970. ``record`` is for
    the gradebook, where that does not have it."""

    content: str
    status: Status
    score: float | None
    max_score: float
    received: Received | None = None
    recorded: float | None = None
    record: Record | None = None


class UnitReport(msgspec.Struct, frozen=True):
    """A unit is finished: graded now, or ``reused`` where its stored result still holds.

    ``change`` is the difference from the result of the last run. ``starved``: the grader has failed over it, and has to
    try it alone. ``claim`` is by what the files are the assignment's. ``held``: nothing that can be read
    was handed in now, and there is a result of an earlier run, which was left as it is: the unit was not ``covered``.
    ``hand_ins`` are all attempts, the oldest first: several where a download holds several. ``why``: what has changed
    since the stored result, as names of files and tests; "new" where there is none.
    """

    summary: Summary
    reused: bool
    change: Change | None = None
    starved: bool = False
    claim: Claim = "none"
    held: bool = False
    hand_ins: tuple[HandInReport, ...] = ()
    why: tuple[str, ...] = ()


class Failure(msgspec.Struct, frozen=True):
    """The worker cannot go on, with the fields of a GraderError."""

    message: str
    hint: str
    exit_code: int


class Reply(msgspec.Struct, frozen=True):
    """The answer to a chunk of units: reports on the first of them, one at least, or a failure over what comes next.
    ``files`` are those of the batch that change, by their paths in its folder, where that is on another machine:
    compressed contents, None for what is removed."""

    reports: tuple[UnitReport, ...] = ()
    failure: Failure | None = None
    files: dict[str, bytes | None] = {}

    @property
    def report(self) -> UnitReport | None:
        """The report on a unit that was sent by itself."""
        return self.reports[0] if self.reports else None


decode_reply = msgspec.msgpack.Decoder(Reply).decode
"""Made here, as threads decode replies: where two look up a type for the first time at once, msgspec may crash."""


class LightReports:
    """Makes reports light that stay in memory: in a class of thousands all would not fit there as they come."""

    def __init__(self) -> None:
        self._parts = SharedParts()

    def light(self, report: UnitReport) -> UnitReport:
        """Return a report without what is for the gradebook; what other summaries say as well, it shares with them."""
        hand_ins = tuple(msgspec.structs.replace(one, record=None) for one in report.hand_ins)
        return msgspec.structs.replace(report, summary=self._parts.shared(report.summary), hand_ins=hand_ins)


def command(config: WorkerConfig) -> list[str]:
    """Return the command that starts a worker."""
    return start.command("grader.batch.worker", msgspec.json.encode(config).decode())
