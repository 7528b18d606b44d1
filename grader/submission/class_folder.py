"""A class's folder or archive → who handed in, and where it lies.

``SUBMISSIONS/`` holds, in any mixture, a folder or a clone per student, an archive per student, a file per student, or
the bulk download of a learning platform; or sections, each of which holds one of these. What lies there and is no
student's is named.
"""

from __future__ import annotations

import contextlib
import re
import tempfile
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from pathlib import Path

import msgspec

from grader.course import layout
from grader.errors import GraderError, Refusal
from grader.files import archives
from grader.files.names import fold, suffix
from grader.files.safe_folder import ENTRIES, FolderEntry, Parts, SafeFolder
from grader.model import MIB, Course, Message
from grader.processes.confined import Confined, HelperLost
from grader.submission.class_source import ArchiveSource, ClassSource, FolderSource
from grader.submission.entries import Entry, entries_of
from grader.submission.matching import Doubt
from grader.submission.merging import ClaimedFolder, ClassList, decoded, joined, merge
from grader.submission.ownership import Claims, claim_all, claim_downloads, is_work
from grader.submission.sections import holds_work, is_archive, sections
from grader.submission.work_names import named_for
from grader.text.clean import printable
from grader.text.sentences import sentence

_LOOKED_AT = 20  # files of which it is asked whether they are of different students
_HINT = "Name a folder that holds a folder per student, or a bulk download of a learning platform."


class HandedInClass(msgspec.Struct, frozen=True):
    """Everybody in the order of their names; what the folder was taken for; what in it is nobody's; and hand-ins of
    which it is not certain whose they are."""

    entries: tuple[Entry, ...]
    taken_for: tuple[Message, ...] = ()
    unclaimed: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@contextlib.contextmanager
def read_class(
    submissions: Path,
    course: Course,
    held: Collection[str] = (),
    listed: ClassList | None = None,
    out: Path | None = None,
) -> Iterator[HandedInClass]:
    """The class that handed in at ``submissions``. An archive is unpacked for as long as the context lasts.

    ``held`` are the folders that students have from an earlier run. With a roster, ``listed``, everybody on it is
    there, also who handed in nothing. What lies in ``out``, where results go, is nobody's. Raises GraderError where
    nobody handed in, and where results would lie among the hand-ins.
    """
    with contextlib.ExitStack() as stack:
        confined = stack.enter_context(Confined(cpu=900.0, wall=1800.0))
        if submissions.is_dir():
            with _as_grader_errors(submissions, "Check the folder's permissions."):
                folder = stack.enter_context(SafeFolder(submissions))
                roster = _roster(
                    submissions,
                    FolderSource(submissions, folder, _besides(submissions, out)),
                    course,
                    confined,
                    held,
                    listed,
                )
        elif not submissions.exists():
            raise GraderError(f"{submissions}: there is no such folder or archive", "Check the path.")
        elif suffix(submissions.name) not in archives.SUFFIXES:
            kinds = ", ".join(archives.SUFFIXES)
            raise GraderError(f"{submissions}: neither a folder nor an archive", f"Archives end in {kinds}.")
        else:
            unpacked = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="grader-class-")))
            with _as_grader_errors(submissions, "Unpack it and name the folder instead."):
                archive = ArchiveSource(submissions, unpacked, confined)
                roster = _roster(submissions, archive, course, confined, held, listed)
                roster = msgspec.structs.replace(roster, unclaimed=(*roster.unclaimed, *archive.unsafe))
        yield roster


def _besides(submissions: Path, out: Path | None) -> Parts:
    """Return the path of ``out`` below the hand-ins, () where it lies elsewhere. Raises GraderError."""
    if out is None or not out.resolve().is_relative_to(submissions.resolve()):
        return ()
    below = out.resolve().relative_to(submissions.resolve()).parts
    if not below:
        raise GraderError(f"{out}: the hand-ins lie in this folder", "Name another folder with --out.")
    return below


@contextlib.contextmanager
def _as_grader_errors(submissions: Path, hint: str) -> Iterator[None]:
    try:
        yield
    except Refusal as refusal:
        raise GraderError(f"{submissions}: {sentence(refusal.message, 'en')}", hint, refusal=refusal.message) from None
    except HelperLost as lost:
        raise GraderError(f"{submissions}: {lost}", hint) from None


def _roster(
    shown: Path,
    source: ClassSource,
    course: Course,
    confined: Confined,
    held: Collection[str],
    listed: ClassList | None,
) -> HandedInClass:
    names = tuple(assignment.name for assignment in course.assignments)
    top = _top(source, course, confined)
    entries = _whole(shown, source, top)
    _, rest = claim_downloads(source, top, entries, confined)  # a folder that a platform named is no section
    inner = sections(source, top, rest, names, lambda parts: _is_download(source, parts, confined))
    groups = [
        ClaimedFolder("", top, claim_all(source, top, [one for one in entries if one not in inner], names, confined))
    ]
    for entry in inner:
        parts = (*top, entry.name)
        groups.append(
            ClaimedFolder(entry.name, parts, claim_all(source, parts, _whole(shown, source, parts), names, confined))
        )
    if not inner:
        _refuse_one_students(shown, groups[0].claims, names)
    students, doubts = merge(groups, listed, names, held)
    unclaimed = [joined(decoded(group.name), one.shown) for group in groups for one in group.claims.unclaimed]
    unclaimed = sorted(map(printable, unclaimed))
    return HandedInClass(entries_of(source, students, held), _taken_for(groups), tuple(unclaimed), doubts)


def _whole(shown: Path, source: ClassSource, parts: Parts) -> list[FolderEntry]:
    """Return what a folder with students holds. Raises GraderError where that is more than a listing has: nobody is
    left out in silence."""
    if any(True for _ in islice(source.listing(parts), ENTRIES, None)):
        raise GraderError(f"{shown}: more than {ENTRIES:,} entries lie in one folder", "Grade the class in parts.")
    return source.entries(parts)


def _refuse_one_students(shown: Path, claims: Claims, names: Sequence[str]) -> None:
    """Raises GraderError for a folder that is empty, or that is one student's: it holds assignments, not students."""
    own = {*map(fold, names), layout.ASSIGNMENTS}
    only_files = all(claim.kind == "files" for claim in claims.claims)
    students = [claim.owner.name for claim in claims.claims]
    if (claims.works and only_files) or (students and all(fold(student) in own for student in students)):
        raise GraderError(f"{shown}: this is one student's folder", _HINT)
    if not students:
        raise GraderError(f"{shown}: nobody's submission is in it", _HINT)


def _taken_for(groups: Sequence[ClaimedFolder]) -> tuple[Message, ...]:
    owners = {(claim.kind, group.name, claim.owner.key) for group in groups for claim in group.claims.claims}
    counts = Counter(kind for kind, _, _ in sorted(owners))
    messages = [Message(f"class.{kind}", {"count": count}) for kind, count in counts.items()]
    inner = [decoded(group.name) for group in groups if group.name]
    if inner:
        messages.insert(0, Message("class.sections", {"count": len(inner), "names": printable(", ".join(inner))}))
    return tuple(messages)


def _is_download(source: ClassSource, parts: Parts, confined: Confined) -> bool:
    claims, _ = claim_downloads(source, parts, source.entries(parts), confined)
    return bool(claims)


def _top(source: ClassSource, course: Course, confined: Confined) -> Parts:
    """The folder in which the students are: not the wrapper that an archive's maker put around them."""
    top: Parts = ()
    for _ in range(3):
        entries = source.entries(top)
        inner = (*top, entries[0].name) if entries else ()
        if len(entries) != 1 or entries[0].kind != "folder" or _is_download(source, top, confined):
            return top
        if not _is_download(source, inner, confined) and _is_one_students(source, inner, course):
            return top
        top = inner
    return top


def _is_one_students(source: ClassSource, parts: Parts, course: Course) -> bool:
    """Whether a folder is a submission rather than a class: code in it, a clone, or an assignment's folder. Several
    files with the same task, under names of their own, are a class that handed in a file each."""
    names = [assignment.name for assignment in course.assignments]
    entries = source.entries(parts)
    loose = [entry for entry in entries if not is_archive(entry)]
    if holds_work(loose, names) or any(suffix(entry.shown) == ".toml" for entry in loose):
        works = [(*parts, entry.name) for entry in loose if is_work(entry, names)]
        tasks = "|".join(re.escape(task.name) for assignment in course.assignments for task in assignment.tasks)
        defined = re.compile(rf"\b(?:def|class) +({tasks})\b".encode())
        contents = source.contents(works[:_LOOKED_AT], MIB)
        counts = Counter(task for data in contents.values() for task in set(defined.findall(data)))
        return max(counts.values(), default=0) < 2
    packed = [entry.shown[: len(entry.shown) - len(suffix(entry.shown))] for entry in entries if is_archive(entry)]
    folders = any(entry.kind == "folder" for entry in entries)
    return not folders and (len(packed) < 2 or any(named_for(called, names) for called in packed))
