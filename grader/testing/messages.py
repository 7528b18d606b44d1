"""Messages between the engine, the runner and its judges: frozen data, one frame each.

Both ends are trusted; the student's bytes travel only as fields of exact types.
"""

from __future__ import annotations

from typing import Any

import msgspec

from grader.model import Cluster, Diagnosis, Figure, Limits, Message, Relation, TestResult
from grader.processes import frames


class JobCell(msgspec.Struct, frozen=True):
    """A piece of the submission that is run as one: ``label`` is unique and stands in tracebacks."""

    label: str
    file: str
    number: int | None
    lines: int
    code: str


class Job(msgspec.Struct, frozen=True):
    """A submission to judge. ``judged`` are ids of tests that have their outcome from an earlier judge, ``spent`` the
    seconds that earlier judges have had.

    ``tasks``: judge these only, and those that their tests stand on; all if there are none. ``first_failure``: end with
    the first test that fails, and diagnose nothing.
    """

    main: str
    cells: tuple[JobCell, ...]
    files: dict[str, bytes] = {}
    limits: Limits = Limits()
    figures: bool = False
    tasks: tuple[str, ...] = ()
    first_failure: bool = False
    judged: frozenset[str] = frozenset()
    spent: float = 0.0


class Ready(msgspec.Struct, frozen=True, tag=True):
    """The suite is collected: the tests in the order in which they run."""

    tests: tuple[TestResult, ...]


class Unusable(msgspec.Struct, frozen=True, tag=True):
    """The suite cannot be collected, or no guest may be trusted to it; ``reason`` is one line, ``hint`` a way out
    where it is not the author's to find."""

    reason: str
    hint: str = ""


class Started(msgspec.Struct, frozen=True, tag=True):
    """A test begins: if the judge dies now, this test did it."""

    test: str


class Judged(msgspec.Struct, frozen=True, tag=True):
    """Tests have their outcomes."""

    results: tuple[TestResult, ...]


class Passed(msgspec.Struct, frozen=True, tag=True):
    """Tests have passed, and there is nothing more to say of them than what is known of them since the suite was
    collected: their ids, in order, with the seconds that they took."""

    tests: dict[str, float]


class Drawn(msgspec.Struct, frozen=True, tag=True):
    """A picture of the submission's behaviour."""

    figure: Figure


class Answered(msgspec.Struct, frozen=True, tag=True):
    """What a submission answered while its pictures were drawn: the names that it has, with their kinds, and for each
    request the reply, the length of its head, and what was printed."""

    names: dict[str, str]
    answers: tuple[tuple[bytes, bytes, int, bytes], ...]


class PicturesLearned(msgspec.Struct, frozen=True, tag=True):
    """What the picture cache should keep: for each key the request that follows, and at the end the pictures. It comes
    from a process that was given the answers alone."""

    steps: tuple[tuple[bytes, bytes], ...]
    end: bytes
    figures: tuple[Figure, ...]


class Printed(msgspec.Struct, frozen=True, tag=True):
    """All tests are judged; what the submission printed, and notes on loading it. Diagnosis follows."""

    stdout: str
    notes: tuple[Message, ...]


class PartName(msgspec.Struct, frozen=True, array_like=True):
    """A part of an assignment's library: how the mistakes of a task fare in its tests, or how one of a helper does,
    given by its number. ``pairs``: each of them together with one of the task. ``slips``: the slips of the task."""

    task: str
    helper: int | None = None
    pairs: bool = False
    slips: bool = False


class Finished(msgspec.Struct, frozen=True, tag=True):
    """Nothing more comes. A diagnosis never moves a score, and its loss is none of the submission's."""

    diagnoses: tuple[Diagnosis, ...] = ()
    relations: tuple[Relation, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    diagnosed: bool = True
    """False where the grader could not look for mistakes: the result is to be judged again another time."""
    parts: tuple[PartName, ...] = ()
    """The parts of the library that had to be asked for: the next judge needs them, too."""


class Cancelled(msgspec.Struct, frozen=True, tag=True):
    """The engine has asked for no more of this job."""


class Broke(msgspec.Struct, frozen=True, tag=True):
    """The judge cannot go on, and it is not the submission's fault."""

    reason: str


Last = Finished | Cancelled | Broke
"""What ends a job."""
Event = Ready | Unusable | Drawn | Answered | Started | Judged | Passed | Printed | Finished | Cancelled | Broke

_events: msgspec.msgpack.Decoder[Any] = msgspec.msgpack.Decoder(Event)
_jobs: msgspec.msgpack.Decoder[Job] = msgspec.msgpack.Decoder(Job)


def pack(message: Job | Event) -> bytes:
    """Return the frame of ``message``."""
    return frames.pack(message)


def unpack_event(body: bytes) -> Event:
    """Return the event in a frame's body."""
    event: Event = _events.decode(body)
    return event


def unpack_job(body: bytes) -> Job:
    """Return the job in a frame's body."""
    return _jobs.decode(body)
