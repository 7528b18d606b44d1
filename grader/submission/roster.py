"""A class's folder or archive → who handed in, and where it lies.

``SUBMISSIONS/`` holds, in any mixture: a folder or a clone per student, an archive per student, Canvas's bulk
download (flat files) and Moodle's (a folder per student, or flat files).
"""

from __future__ import annotations

import contextlib
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import msgspec

from grader.course import layout
from grader.errors import GraderError, Refusal
from grader.files import archives
from grader.files.names import fold, is_ignored, safe_names, suffix
from grader.files.safe_folder import FolderEntry, Parts, SafeFolder
from grader.model import Course, Message
from grader.processes.confined import Confined, HelperLost
from grader.submission.intake import Handed
from grader.text.clean import printable
from grader.text.sentences import sentence

# <name>_[LATE_]<user>_<attachment>_<file>, without a name and with "anon" for anonymous grading; a text typed
# into Canvas comes as <name>_<user>_text.html and holds no file
_CANVAS = re.compile(
    r"(?:(?P<name>\w+?)_)??(?:LATE_)?(?:(?P<user>\d+)|(?P<anonymous>anon_\w+?))_(?:(?P<attachment>\d+)_(?P<file>.+)|(?:text|link)\.html)"
)
_MOODLE = re.compile(r"(?P<name>.+?)_assignsubmission_(?P<plugin>file|onlinetext)(?:_(?P<file>.+)|_?)")


class Entry(msgspec.Struct, frozen=True):
    """``student`` is the name as it came, on one line; ``folder`` the same as a file's name, unlike all others."""

    student: str
    folder: str
    handed: Handed


class Roster(msgspec.Struct, frozen=True):
    """Everybody in the order of their names, and what in the folder is nobody's."""

    entries: tuple[Entry, ...]
    nobodys: tuple[str, ...] = ()


@contextlib.contextmanager
def read_roster(submissions: Path, course: Course) -> Iterator[Roster]:
    """The class that handed in at ``submissions``. An archive is unpacked for as long as the context lasts.

    Raises GraderError where nobody's submission is there.
    """
    if submissions.is_dir():
        yield _roster(submissions, submissions, course)
    elif not submissions.exists():
        raise GraderError(f"{submissions}: there is no such folder or archive", "Check the path.")
    elif suffix(submissions.name) not in archives.SUFFIXES:
        kinds = ", ".join(archives.SUFFIXES)
        raise GraderError(f"{submissions}: neither a folder nor an archive", f"Archives end in {kinds}.")
    else:
        with tempfile.TemporaryDirectory(prefix="grader-class-") as folder:
            _extract(submissions, folder)
            yield _roster(submissions, Path(folder), course)


def _extract(archive: Path, folder: str) -> None:
    with Confined(cpu=900.0, wall=1800.0) as confined:
        try:
            confined.call(archives.extract, str(archive), folder)
        except Refusal as refusal:
            reason = sentence(refusal.message, "en")
        except HelperLost as lost:
            reason = str(lost)
        else:
            return
    raise GraderError(f"{archive}: {reason}", "Unpack it and name the folder instead.")


def _roster(shown: Path, base: Path, course: Course) -> Roster:
    names = frozenset(fold(assignment.name) for assignment in course.assignments)
    try:
        with SafeFolder(base) as files:
            top = _top(files, names)
            items = [item for item in files.entries(top) if not is_ignored(item.shown)]
    except Refusal as refusal:
        raise GraderError(f"{shown}: {sentence(refusal.message, 'en')}", "Check the folder's permissions.") from None
    parts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    problems: dict[str, Message] = {}
    nobodys: list[str] = []
    for item in reversed(items):  # of two attachments with one name the newer one, with the larger number
        owner = _owner(item)
        if owner is None:
            nobodys.append(printable(item.shown))
            continue
        student, name = owner
        if item.kind == "link" and student == item.shown:
            problems[student] = Message("unread.link", {"file": printable(item.shown)})
        parts[student].extend([(name, "/".join((*top, item.name)))] if name else ())
    if not parts or all(fold(student) in names for student in parts):
        raise GraderError(
            f"{shown}: this is one student's folder" if parts else f"{shown}: nobody's submission is in it",
            "Name a folder that holds a folder per student, or a bulk download from Canvas or Moodle.",
        )
    folders = safe_names(parts)
    entries = [
        Entry(printable(raw), folders[raw], Handed(str(base.absolute()), tuple(parts[raw]), problems.get(raw)))
        for raw in sorted(parts, key=lambda raw: (fold(raw), raw))
    ]
    return Roster(tuple(entries), tuple(sorted(nobodys)))


def _top(files: SafeFolder, names: frozenset[str]) -> Parts:
    """The folder in which the students are: not the wrapper that an archive's maker put around them."""
    top: Parts = ()
    for _ in range(3):
        items = [item for item in files.entries(top) if not is_ignored(item.shown)]
        if len(items) != 1 or items[0].kind != "folder" or _MOODLE.fullmatch(items[0].shown):
            return top
        inner = (*top, items[0].name)
        if _is_one_students(files.entries(inner), names):
            return top
        top = inner
    return top


def _is_one_students(items: list[FolderEntry], names: frozenset[str]) -> bool:
    """Whether a folder is a submission rather than a class: code in it, a clone, or an assignment's folder."""
    if any(_CANVAS.fullmatch(item.shown) or _MOODLE.fullmatch(item.shown) for item in items):
        return False
    folders = {fold(item.shown) for item in items if item.kind == "folder" and item.shown != "__MACOSX"}
    files = {suffix(item.shown) for item in items if item.kind != "folder"}
    if folders & {*names, layout.ASSIGNMENTS, ".git"} or files & {".py", ".ipynb", ".toml"}:
        return True
    packed = {fold(_stem(item.shown)) for item in items if item.kind == "file" and _is_packed(item.shown)}
    return not folders and (len(packed) < 2 or bool(packed & names))


def _owner(item: FolderEntry) -> tuple[str, str] | None:
    """Whose something in the class's folder is, and under which name it was handed in (empty: no file of it)."""
    moodle = _MOODLE.fullmatch(item.shown)
    if moodle is not None:
        file = moodle["file"] or item.shown
        return moodle["name"], file if moodle["plugin"] == "file" else ""
    canvas = _CANVAS.fullmatch(item.shown) if item.kind in ("file", "link") else None
    if canvas is not None:
        student = canvas["anonymous"] or "_".join(filter(None, (canvas["name"], canvas["user"])))
        return student, canvas["file"] or ""
    if item.kind in ("folder", "link"):
        return item.shown, item.shown
    return (_stem(item.shown), item.shown) if item.kind == "file" and _is_packed(item.shown) else None


def _is_packed(name: str) -> bool:
    return suffix(name) in (*archives.SUFFIXES, *archives.FOREIGN)


def _stem(name: str) -> str:
    return name[: len(name) - len(suffix(name))]
