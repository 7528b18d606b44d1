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
from collections.abc import Container, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from grader.course import layout
from grader.errors import GraderError, Refusal
from grader.files import archives
from grader.files.names import Reading, decode_name, fold, folder_names, shown_names, suffix
from grader.files.safe_folder import Parts, SafeFolder
from grader.model import MIB, Course, Message
from grader.processes.confined import Confined, HelperLost
from grader.submission.class_source import ArchiveSource, ClassSource, FolderSource, Own
from grader.submission.intake import Handed
from grader.submission.ownership import SYSTEMS, Claims, claim_all, claim_downloads, is_work
from grader.submission.sections import holds_work, is_archive, sections
from grader.submission.work_names import named_for
from grader.text.clean import printable
from grader.text.sentences import sentence

_LOOKED_AT = 20  # files of which it is asked whether they are of different students
_HINT = "Name a folder that holds a folder per student, or a bulk download of a learning platform."


class Entry(msgspec.Struct, frozen=True):
    """A student of the class. ``student`` can be read and is unlike all others; ``folder`` is that as the name of a
    folder, and stays when others come or go. ``section`` is empty where the class has none."""

    student: str
    folder: str
    handed: Handed
    section: str = ""


class Roster(msgspec.Struct, frozen=True):
    """Everybody in the order of their names; what the folder was taken for; and what in it is nobody's."""

    entries: tuple[Entry, ...]
    taken_for: tuple[Message, ...] = ()
    unclaimed: tuple[str, ...] = ()


class _Group(NamedTuple):
    """A folder with students: the class itself, without a name, or a section of it."""

    name: str  # as the system has it
    parts: Parts
    claims: Claims


class _Student(msgspec.Struct):
    """Where everything stands in the submission, and where it lies; of files at one path the last in order counts."""

    section: str
    key: str
    name: str
    folders: list[Own] = []
    files: dict[str, tuple[int, Parts]] = {}
    problem: Message | None = None


@contextlib.contextmanager
def read_roster(submissions: Path, course: Course, held: Container[str] = ()) -> Iterator[Roster]:
    """The class that handed in at ``submissions``. An archive is unpacked for as long as the context lasts.

    ``held`` are the folders that students have from an earlier run. Raises GraderError where nobody handed in.
    """
    with contextlib.ExitStack() as stack:
        confined = stack.enter_context(Confined(cpu=900.0, wall=1800.0))
        if submissions.is_dir():
            with _as_grader_errors(submissions, "Check the folder's permissions."):
                folder = stack.enter_context(SafeFolder(submissions))
                roster = _roster(submissions, FolderSource(submissions, folder), course, confined, held)
        elif not submissions.exists():
            raise GraderError(f"{submissions}: there is no such folder or archive", "Check the path.")
        elif suffix(submissions.name) not in archives.SUFFIXES:
            kinds = ", ".join(archives.SUFFIXES)
            raise GraderError(f"{submissions}: neither a folder nor an archive", f"Archives end in {kinds}.")
        else:
            unpacked = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="grader-class-")))
            with _as_grader_errors(submissions, "Unpack it and name the folder instead."):
                source = ArchiveSource(submissions, unpacked, confined)
                roster = _roster(submissions, source, course, confined, held)
                roster = msgspec.structs.replace(roster, unclaimed=(*roster.unclaimed, *source.unsafe))
        yield roster


@contextlib.contextmanager
def _as_grader_errors(submissions: Path, hint: str) -> Iterator[None]:
    try:
        yield
    except Refusal as refusal:
        raise GraderError(f"{submissions}: {sentence(refusal.message, 'en')}", hint) from None
    except HelperLost as lost:
        raise GraderError(f"{submissions}: {lost}", hint) from None


def _roster(shown: Path, source: ClassSource, course: Course, confined: Confined, held: Container[str]) -> Roster:
    names = tuple(assignment.name for assignment in course.assignments)
    top = _top(source, course, confined)
    entries = source.entries(top)
    inner = sections(source, top, entries, names, lambda parts: _is_download(source, parts, confined))
    groups = [_Group("", top, claim_all(source, top, [one for one in entries if one not in inner], names, confined))]
    for entry in inner:
        parts = (*top, entry.name)
        groups.append(_Group(entry.name, parts, claim_all(source, parts, source.entries(parts), names, confined)))
    students = _students(groups)
    if not inner:
        _refuse_one_students(shown, students, groups[0].claims, names)
    unclaimed = [_joined(_decoded(group.name), one.shown) for group in groups for one in group.claims.unclaimed]
    return Roster(_entries(source, students, held), _taken_for(groups), tuple(sorted(map(printable, unclaimed))))


def _refuse_one_students(shown: Path, students: list[_Student], claims: Claims, names: Sequence[str]) -> None:
    """Raises GraderError for a folder that is empty, or that is one student's: it holds assignments, not students."""
    own = {*map(fold, names), layout.ASSIGNMENTS}
    only_files = all(claim.kind == "files" for claim in claims.claims)
    if (claims.works and only_files) or (students and all(fold(student.name) in own for student in students)):
        raise GraderError(f"{shown}: this is one student's folder", _HINT)
    if not students:
        raise GraderError(f"{shown}: nobody's submission is in it", _HINT)


def _students(groups: Sequence[_Group]) -> list[_Student]:
    merged = _is_one_class(groups)
    found: dict[tuple[str, str], _Student] = {}
    for group in groups:
        section = "" if merged else group.name
        for entry, owner, kind in group.claims.claims:
            key, name = (owner.person, owner.person) if merged else (owner.key, owner.name)
            student = found.setdefault((section, key), _Student(section, key, name))
            path = "/".join(filter(None, (_decoded(group.name) if merged else "", owner.path)))
            lies = (*group.parts, entry.name)
            if entry.kind == "link" and kind == "folders":
                student.problem = Message("unread.link", {"file": printable(entry.shown)})
            elif entry.kind == "folder":
                student.folders.append((path, lies))
            else:
                student.files[path] = max(student.files.get(path, (-1, ())), (owner.order, lies))
    return list(found.values())


def _is_one_class(groups: Sequence[_Group]) -> bool:
    """Whether these are downloads of several assignments of one class: somebody is in two of them."""
    if any(claim.kind not in SYSTEMS for group in groups for claim in group.claims.claims):
        return False
    people = [
        Counter(person for person, _ in {(c.owner.person, c.owner.key) for c in group.claims.claims})
        for group in groups
    ]
    return all(count == 1 for group in people for count in group.values()) and any(
        count > 1 for count in Counter(person for group in people for person in group).values()
    )


def _taken_for(groups: Sequence[_Group]) -> tuple[Message, ...]:
    owners = {(claim.kind, group.name, claim.owner.key) for group in groups for claim in group.claims.claims}
    counts = Counter(kind for kind, _, _ in sorted(owners))
    messages = [Message(f"class.{kind}", {"count": count}) for kind, count in counts.items()]
    inner = [_decoded(group.name) for group in groups if group.name]
    if inner:
        messages.insert(0, Message("class.sections", {"count": len(inner), "names": printable(", ".join(inner))}))
    return tuple(messages)


def _entries(source: ClassSource, students: list[_Student], held: Container[str]) -> tuple[Entry, ...]:
    """Everybody under names that tell them apart, with what each handed in."""
    called = Counter((student.section, student.name) for student in students)
    by_key = {_joined(student.section, student.key): student for student in students}
    shown: dict[str, Reading] = {}
    folders: dict[str, Reading] = {}
    for key, student in by_key.items():
        section, plain = _decoded(student.section), _decoded(student.key)
        exact = (section, plain) == (student.section, student.key)
        name = student.name if called[student.section, student.name] == 1 else plain
        shown[key] = Reading(_joined(section, name), exact and name == plain)
        folder = f"{section}, {plain}" if section else plain
        folders[key] = Reading(folder, exact and ", " not in section)  # else it may be another's as well
    texts, safe = shown_names(shown), folder_names(folders, held)
    ordered = sorted(by_key, key=lambda key: (fold(texts[key]), key))
    handed = source.hand_over([_own(by_key[key]) for key in ordered])
    return tuple(
        Entry(texts[key], safe[key], _with_problem(one, student, texts[key]), printable(_decoded(student.section)))
        for key, one in zip(ordered, handed, strict=True)
        for student in (by_key[key],)
    )


def _joined(section: str, name: str) -> str:
    return f"{section}/{name}" if section else name


def _decoded(name: str) -> str:
    """A name as it is shown: the system's own may hold bytes that are no UTF-8."""
    return decode_name(name.encode("utf-8", "surrogateescape"))


def _own(student: _Student) -> list[Own]:
    return [*student.folders, *((path, lies) for path, (_, lies) in sorted(student.files.items()))]


def _with_problem(handed: Handed, student: _Student, shown: str) -> Handed:
    problem = student.problem or handed.problem
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
