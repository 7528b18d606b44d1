"""What an update does with each file: pure.

A file that is as it was released is the course's, and follows it. What somebody has changed is kept; of the files that
a course is judged with (tests, settings, data) the course's version counts, and the changed one is put beside it. What
no release has brought is nobody's but the student's.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from grader.course import layout

What = Literal["new", "updated", "replaced", "removed", "work", "kept", "dropped", "deleted", "link"]


@dataclass(frozen=True)
class Here:
    """What is at a path now: hashes of its content (two where line ends may have been changed), none where nothing is;
    ``foreign`` is something else than a file, or reached through a link."""

    digests: frozenset[str] = frozenset()
    foreign: bool = False


@dataclass(frozen=True)
class FileChange:
    """What becomes of a file: it is ``new`` or ``updated``, ``removed``, ``replaced`` with what it was beside it; or it
    stays: as the student's ``work``, ``kept`` as somebody changed it, also where the course has ``dropped`` it,
    ``deleted`` as somebody did, or a ``link``."""

    path: str
    what: What

    @property
    def writes(self) -> bool:
        """Whether the file gets the content of the new release."""
        return self.what in ("new", "updated", "replaced")


def plan(
    before: Mapping[str, str], after: Mapping[str, str], at_hand: Container[str], look: Callable[[str], Here]
) -> tuple[FileChange, ...]:
    """Return the changes from one release's hashes to another's; ``at_hand`` are the files that the update brings."""
    changes = []
    for path in sorted({*before, *after}):
        if path not in after or path in at_hand:
            what = _what(path, before.get(path), after.get(path), look)
            if what is not None:
                changes.append(FileChange(path, what))
    return tuple(changes)


def _what(path: str, old: str | None, new: str | None, look: Callable[[str], Here]) -> What | None:
    here = look(path)
    if here.foreign:
        return "link"
    if new is None:
        if not here.digests:
            return None
        return "removed" if old in here.digests else "dropped"
    if not here.digests:
        gone = old is not None and is_work(path) and look(_other_format(path)).digests
        return "deleted" if gone else "new"
    if new in here.digests:
        return None
    if old in here.digests:
        return "updated"
    if is_work(path):
        return "work"
    return "replaced" if old is not None and judges(path) else "kept"


def known_after(before: Mapping[str, str], after: Mapping[str, str], changes: tuple[FileChange, ...]) -> dict[str, str]:
    """Return the hashes by which the next update tells what is as it was released."""
    stay = {one.path for one in changes if not one.writes}
    known = {path: digest for path, digest in after.items() if path not in stay}
    return known | {path: before[path] for path in stay if path in before and path in after}


def is_work(path: str) -> bool:
    """Whether a file is one that students write into."""
    parts = PurePosixPath(path).parts
    return len(parts) == 3 and parts[0] == layout.ASSIGNMENTS and parts[2] in (f"{parts[1]}.py", f"{parts[1]}.ipynb")


def _other_format(path: str) -> str:
    """Return the notebook beside a script, or the script beside a notebook: one of them is enough."""
    own = PurePosixPath(path)
    return str(own.with_suffix(".py" if own.suffix == ".ipynb" else ".ipynb"))


def judges(path: str) -> bool:
    """Whether a file decides how a submission is judged: tests, settings, data, the grader itself."""
    parts = PurePosixPath(path).parts
    if parts[0] in (layout.DATASETS, "wheels") or path == layout.COURSE_FILE:
        return True
    own = (layout.ASSIGNMENT_FILE, layout.EXPLANATIONS, layout.DIGESTS, layout.FIGURES)
    return parts[0] == layout.ASSIGNMENTS and (parts[-1] in own or parts[-1] == f"test_{parts[-2]}.py")
