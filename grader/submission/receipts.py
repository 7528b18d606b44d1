"""When a submission was received, and which other attempts lie beside it, as its platform says it (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec

from grader.files import archives
from grader.files.names import suffix
from grader.submission.handed_in import Handed, Part, Received
from grader.submission.work_names import folder_of, named_for


def receipt(received: Iterable[Received], path: str, assignment: str) -> Received | None:
    """Return when the file ``path`` was received. Without a file, when the last came that may be for ``assignment``."""
    known = [*received]
    if not path:
        own = [one for one in known if named_for(one.path.partition("/")[0], (assignment,)) is not None]
        return max(own or known, key=_age, default=None)
    holding = [one for one in known if one.path in ("", path) or path.startswith(f"{one.path}/")]
    packed = [one for one in known if suffix(one.path) in archives.SUFFIXES and _may_hold(one.path, path)]
    return max(holding or packed, key=lambda one: len(one.path), default=None)


def other_attempts(handed: Handed, chosen: Received) -> list[tuple[Received, Handed]]:
    """Return the attempts beside ``chosen``, the oldest first: each with all that is no other attempt's."""
    place = folder_of(chosen.path)
    attempts = [one for one in handed.received if one.is_attempt and folder_of(one.path) == place]
    others = sorted((one for one in attempts if one != chosen), key=_age)
    return [(one, without(handed, [other for other in attempts if other != one])) for one in others]


def without(handed: Handed, attempts: Iterable[Received]) -> Handed:
    """Return what was handed in without what belongs to ``attempts``."""
    paths = [one.path for one in attempts]

    def stays(part: Part) -> bool:
        return not any(part.name == path or part.name.startswith(f"{path}/") for path in paths)

    return msgspec.structs.replace(handed, parts=tuple(part for part in handed.parts if stays(part)))


def _may_hold(archive: str, path: str) -> bool:
    """Whether a file may have come out of an archive: it is unpacked where it lies, or into a folder of its name."""
    return any(path.startswith(archives.inside_of(archive, alone=alone)) for alone in (True, False))


def _age(one: Received) -> tuple[bool, bool, datetime]:
    """The order in which things were received; of times without a zone that of one clock. What is LATE came last."""
    time = one.time or datetime.min
    return one.late, one.time is not None, time.astimezone(UTC).replace(tzinfo=None) if time.tzinfo else time
