"""Whose the entries of a class's folder are: as a learning platform named them, else by the names themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from grader.exchange import blackboard, brightspace, canvas, collected, gradescope, moodle
from grader.exchange.download import ClassFolder, Download, Owner
from grader.files.names import suffix
from grader.files.safe_folder import FolderEntry, Parts
from grader.processes.confined import Confined
from grader.submission.class_source import ClassSource
from grader.submission.sections import is_archive
from grader.submission.work_names import CODE, is_course_file, named_for, stem, without_assignment

SYSTEMS: dict[str, Callable[[ClassFolder], Download]] = {
    "collected": collected.download,
    "gradescope": gradescope.download,
    "moodle": moodle.download,
    "brightspace": brightspace.download,
    "blackboard": blackboard.download,
    "canvas": canvas.download,
}


class OwnershipClaim(NamedTuple):
    """An entry of a class's folder and its owner; ``kind`` is a platform, or ``folders``, ``archives``, ``files``."""

    entry: FolderEntry
    owner: Owner
    kind: str


class Claims(NamedTuple):
    """All that is somebody's, and what is not. ``works`` are files that are called as an assignment is."""

    claims: list[OwnershipClaim]
    unclaimed: list[FolderEntry]
    works: bool


def claim_all(
    source: ClassSource, parts: Parts, entries: Sequence[FolderEntry], names: Sequence[str], confined: Confined
) -> Claims:
    """The owners of ``entries``, which lie in the folder ``parts``."""
    claims, rest = claim_downloads(source, parts, [one for one in entries if one.shown != ".git"], confined)
    unclaimed: list[FolderEntry] = []
    for entry in rest:
        claim = _by_name(entry, names)
        if claim is None:
            unclaimed.append(entry)
        else:
            claims.append(claim)
    works = any(named_for(stem(entry.shown) or "", names) for entry in unclaimed if entry.kind == "file")
    return Claims(claims, unclaimed, works)


def claim_downloads(
    source: ClassSource, parts: Parts, entries: Sequence[FolderEntry], confined: Confined
) -> tuple[list[OwnershipClaim], list[FolderEntry]]:
    """What learning platforms named, and the rest without what they put there themselves.

    What several could have named is of the one that could have named most: a student's own name for a file stands
    behind what the platform writes, and may look like another platform's.
    """

    def contents(files: Sequence[FolderEntry], limit: int) -> dict[str, bytes]:
        found = source.contents([(*parts, entry.name) for entry in files], limit)
        return {path[-1]: data for path, data in found.items()}

    claims: list[OwnershipClaim] = []
    rest = list(entries)
    found = {kind: download(ClassFolder(rest, contents, confined)) for kind, download in SYSTEMS.items()}
    for kind, (owners, own) in sorted(found.items(), key=lambda one: -len(one[1].owners)):
        claims.extend(OwnershipClaim(entry, owner, kind) for entry in rest for owner in owners.get(entry.name, ()))
        rest = [entry for entry in rest if entry.name not in owners and entry.shown not in own]
    return claims, rest


def _by_name(entry: FolderEntry, names: Sequence[str]) -> OwnershipClaim | None:
    """A folder, an archive, or a script or notebook that is called after its student: ``kim.py``, ``kim_gates.py``."""
    if entry.kind in ("folder", "link"):
        return OwnershipClaim(entry, Owner(entry.name, entry.shown, "", entry.name), "folders")
    if is_archive(entry):
        key, name = (text[: len(text) - len(suffix(text))] for text in (entry.name, entry.shown))
        return OwnershipClaim(entry, Owner(key, name, entry.shown, key), "archives")
    if not is_work(entry, names):
        return None
    key, _ = without_assignment(stem(entry.name) or entry.name, names)
    student, assignment = without_assignment(stem(entry.shown) or entry.shown, names)
    ending = next(end for end in CODE if end in entry.shown.lower())
    path = f"{assignment}{ending}" if assignment else entry.shown
    return OwnershipClaim(entry, Owner(key, student, path, key), "files")


def is_work(entry: FolderEntry, names: Sequence[str]) -> bool:
    """Whether a file may be somebody's whose name it has: a script or notebook that is not called after an assignment
    alone."""
    called = stem(entry.shown)
    own = called is None or is_course_file(entry.shown, names) or named_for(called, names) is not None
    return entry.kind == "file" and not own
