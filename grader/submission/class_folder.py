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
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

import msgspec

from grader.course import layout
from grader.errors import GraderError, Refusal
from grader.exchange.roster_csv import RosterRow
from grader.files import archives
from grader.files.names import Reading, fold, folder_names, shown_names, suffix
from grader.files.safe_folder import ENTRIES, FolderEntry, Parts, SafeFolder
from grader.model import MIB, Course, Message
from grader.processes.confined import Confined, HelperLost
from grader.submission.class_source import ArchiveSource, ClassSource, FolderSource, Own
from grader.submission.intake import GroupHandIn, Handed
from grader.submission.matching import Doubt
from grader.submission.merging import ClaimedFolder, ClassList, StudentFiles, decoded, joined, merge
from grader.submission.ownership import Claims, claim_all, claim_downloads, is_work
from grader.submission.sections import holds_work, is_archive, sections
from grader.submission.work_names import named_for
from grader.text.clean import printable
from grader.text.sentences import sentence

_LOOKED_AT = 20  # files of which it is asked whether they are of different students
_HINT = "Name a folder that holds a folder per student, or a bulk download of a learning platform."


class Entry(msgspec.Struct, frozen=True):
    """A student of the class. ``student`` can be read and is unlike all others; ``folder`` is that as the name of a
    folder, and stays when others come or go. ``section`` is empty where the class has none. ``listed`` is the student's
    row in the roster: None without one, and where that is not certain; ``unlisted`` are the names of the folders that
    the student would have without one. ``shared`` is what others of the student's group handed in."""

    student: str
    folder: str
    handed: Handed
    section: str = ""
    listed: RosterRow | None = None
    shared: tuple[GroupHandIn, ...] = ()
    unlisted: tuple[str, ...] = ()


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
        raise GraderError(f"{submissions}: {sentence(refusal.message, 'en')}", hint) from None
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
    return HandedInClass(_entries(source, students, held), _taken_for(groups), tuple(unclaimed), doubts)


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


def _entries(source: ClassSource, students: list[StudentFiles], held: Collection[str]) -> tuple[Entry, ...]:
    """Everybody under names that tell them apart, with what each handed in."""
    by_key = {_key(student): student for student in students}
    shown, folders = _shown(by_key), {key: _folder(student) for key, student in by_key.items()}
    texts, safe = shown_names(shown), folder_names(folders, held)
    ordered = sorted(by_key, key=lambda key: (fold(texts[key]), key))
    handed = source.hand_over([_own(by_key[key]) for key in ordered])
    unlisted = folder_names({"\0".join(one): _reading(*one) for student in students for one in student.unlisted}, held)
    entries = [
        Entry(
            texts[key],
            safe[key],
            _with_origin(one, student, texts[key]),
            _section(student),
            student.row,
            unlisted=tuple(dict.fromkeys(unlisted["\0".join(place)] for place in student.unlisted)),
        )
        for key, one in zip(ordered, handed, strict=True)
        for student in (by_key[key],)
    ]
    return tuple(_shared(entries))


def _shared(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield everybody with what others of the group handed in."""
    groups = [fold(one.listed.group) if one.listed is not None else "" for one in entries]
    handed: dict[str, list[GroupHandIn]] = {}
    for one, group in zip(entries, groups, strict=True):
        if group and one.handed.parts:
            handed.setdefault(group, []).append(GroupHandIn(one.student, one.handed))
    for one, group in zip(entries, groups, strict=True):
        others = tuple(other for other in handed.get(group, ()) if other.student != one.student)
        yield msgspec.structs.replace(one, shared=others)


def _key(student: StudentFiles) -> str:
    return f"{student.section}\0{student.key}" if student.row is not None or student.section else student.key


def _section(student: StudentFiles) -> str:
    return printable(decoded(student.section)) if student.row is None else student.row.section


def _shown(by_key: Mapping[str, StudentFiles]) -> dict[str, Reading]:
    """How each student's name reads; of several on the roster the id tells them apart, of others the key."""
    called = Counter((student.section, student.name, student.row is None) for student in by_key.values())
    listed = {student.name for student in by_key.values() if student.row is not None}
    shown: dict[str, Reading] = {}
    for key, student in by_key.items():
        alone = called[student.section, student.name, student.row is None] == 1
        if student.row is not None:
            shown[key] = Reading(student.name if alone else f"{student.name} ({student.row.id})", exact=True)
            continue
        section, plain = decoded(student.section), decoded(student.key)
        exact = (section, plain) == (student.section, student.key)
        name = student.name if alone else plain
        text = joined(section, name)
        shown[key] = Reading(text, exact and name == plain and "/" not in plain and text not in listed)
    return shown


def _folder(student: StudentFiles) -> Reading:
    """How the name of a student's folder reads: the id on the roster, else section and key."""
    if student.row is not None:
        return Reading(student.row.id, exact=True)
    return _reading(student.section, student.key)


def _reading(of_section: str, key: str) -> Reading:
    section, plain = decoded(of_section), decoded(key)
    exact = (section, plain) == (of_section, key)
    return Reading(f"{section}, {plain}" if section else plain, exact and ", " not in section)  # else another's as well


def _own(student: StudentFiles) -> list[Own]:
    return [*student.folders, *((path, lies) for path, (_, lies) in sorted(student.files.items()))]


def _with_origin(handed: Handed, student: StudentFiles, shown: str) -> Handed:
    """What a student handed in, with when a platform received it, and why nothing of it can be read."""
    problem = student.problem or handed.problem
    handed = msgspec.structs.replace(handed, received=tuple(student.received.values()))
    if problem is None:
        return handed
    file = problem.args.get("file") or shown
    return msgspec.structs.replace(handed, parts=(), problem=Message(problem.id, {**problem.args, "file": file}))


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
