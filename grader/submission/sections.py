"""Whether the folders of a class are sections, or downloads, with the students one level below.

Nothing says so but names and shapes: a folder of a section holds folders or archives with work in them, called
neither after an assignment nor as attempts or parts of a work are, and hardly any name stands in two sections; several
may where the folders are called as sections are.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from grader.course import layout
from grader.errors import Refusal
from grader.files import archives
from grader.files.names import fold, suffix
from grader.files.safe_folder import FolderEntry, Parts
from grader.submission.class_source import ClassSource
from grader.submission.work_names import named_for, stem
from grader.text.moments import moment

_PART_OF_A_WORK = re.compile(
    r"(?:(?:attempt|try|version|submission|submit|v|ver|draft|final|first|second|third|last|old|new|older|newer|latest|early"
    r"|late|resubmission|backup|copy|original|제출|재제출|최종|시도|버전|백업|과제|실습|주차"
    r"|src|source|sources|code|codes|lib|libs|util|utils|helper|helpers|module|modules|package|data|dataset|datasets"
    r"|image|images|figures|fig|figs|doc|docs|report|reports|notebook|notebooks|script|scripts|test|tests|output|outputs"
    r"|result|results|hw|assignment|assignments|exercise|exercises|ex|task|tasks|week|lab|labs|day|project"
    r"|part|problem|question|q|solution|solutions|work|stuff|mine|my|the|gates)[ _.-]*)+|",
    re.IGNORECASE,
)
_DISTINCT = 0.75  # of the names below; those of sections differ, those of parts of a work recur
_SECTION = re.compile(r"[a-z]|(?:section|sec|class)[ _.-]*\w{1,3}|\w{1,3}[ _.-]*(?:section|분반|반)", re.IGNORECASE)
"""What sections are called: then a name in several of them is several people's."""


def sections(
    source: ClassSource,
    top: Parts,
    entries: Sequence[FolderEntry],
    names: Sequence[str],
    is_download: Callable[[Parts], bool],
) -> list[FolderEntry]:
    """Those of ``entries`` below ``top`` whose students are one level deeper: all or none.

    One folder that looks like a download beside others that do not is a student's, who may call files as he likes.
    """
    folders = [entry for entry in entries if entry.kind == "folder"]
    filled = [entry for entry in folders if any(True for _ in _listed(source, (*top, entry.name)))]
    if filled and all(is_download((*top, entry.name)) for entry in filled):
        return filled
    if len(filled) < 2:
        return []
    students: list[str] = []
    most = 0
    for entry in filled:
        inner = _students(source, (*top, entry.name), names)
        if not inner:
            return []
        students.extend(inner)
        most = max(most, len(inner))
    called = all(_SECTION.fullmatch(entry.shown) for entry in filled)
    return filled if most > 1 and (called or len(set(students)) >= _DISTINCT * len(students)) else []


def _listed(source: ClassSource, parts: Parts) -> Iterator[FolderEntry]:
    """What a folder holds; nothing where it cannot be read, which its student is told."""
    with contextlib.suppress(Refusal):
        yield from source.listing(parts)


def _students(source: ClassSource, parts: Parts, names: Sequence[str]) -> list[str]:
    """The names of the students in a folder, if it may be a section."""
    students = []
    for entry in _listed(source, parts):
        called = entry.shown[: len(entry.shown) - len(suffix(entry.shown))] if is_archive(entry) else entry.shown
        if entry.kind == "file" and stem(entry.shown) is not None:
            return []
        if entry.kind != "folder" and not is_archive(entry):
            continue
        if named_for(called, names) or _is_part_of_a_work(called):
            return []
        if is_archive(entry) or holds_work(_listed(source, (*parts, entry.name)), names):
            students.append(fold(called))
    return students


def holds_work(entries: Iterable[FolderEntry], names: Sequence[str]) -> bool:
    """Whether a folder looks like a submission: code or an archive in it, a clone, an assignment's folder."""
    return any(
        stem(entry.shown) is not None or is_archive(entry)
        if entry.kind == "file"
        else fold(entry.shown) in (layout.ASSIGNMENTS, ".git") or named_for(entry.shown, names) is not None
        for entry in entries
    )


def is_archive(entry: FolderEntry) -> bool:
    """Whether a file is called as an archive is."""
    return entry.kind == "file" and suffix(entry.shown) in (*archives.SUFFIXES, *archives.FOREIGN)


def _is_part_of_a_work(called: str) -> bool:
    """A date, a short number, or words of the trade: what attempts and parts of one student's work are called."""
    words = re.sub(r"\d{1,3}(?!\d)", "", called)
    return moment(called) is not None or _PART_OF_A_WORK.fullmatch(words.strip(" _.-()#")) is not None
