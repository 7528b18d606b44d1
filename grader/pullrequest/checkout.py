"""Take the course out of the base of a pull request, and the submissions out of its head.

Trusted is what the base holds, or a course that the instructor installed. Of the head only the files below
``assignments/<name>/`` count, without the tests and settings that lie there.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from grader.course import layout
from grader.errors import GraderError
from grader.files.names import fold, suffix
from grader.model import MIB, Message
from grader.pullrequest.git import LINK, SUBMODULE, Repository, TreeEntry
from grader.submission.intake import Handed, Part
from grader.submission.work_names import is_course_file
from grader.text.clean import printable

FILES = 2000
TOTAL = 200 * MIB
LARGEST = 64 * MIB + 1  # one byte more than the reader accepts, so that it refuses such a file for its size


def course_folder(repository: Repository, base: str, start: Path) -> str | None:
    """Return the course's folder in the repository: the nearest one at or above ``start`` that is a course at ``base``.

    None for a repository without a course: it is one student's work. The working tree has no say. Raises GraderError
    for a folder outside of the repository.
    """
    at = Path(os.path.abspath(start))  # noqa: PTH100  takes ".." out and follows no link
    if not at.is_relative_to(repository.top):
        raise GraderError(f"{start}: does not lie in {repository.top}", "Name a folder of the checkout with --course.")
    inside = PurePosixPath(at.relative_to(repository.top).as_posix())
    for folder in (inside, *inside.parents):
        if repository.kind(base, _join(folder.as_posix(), layout.COURSE_FILE)) not in (None, LINK, SUBMODULE):
            return "" if folder.as_posix() == "." else folder.as_posix()
    return None


def assignment_folder(folder: str | None, name: str) -> str:
    """Return the folder of an assignment's files: that of the course, or the whole of a repository without a course."""
    return "" if folder is None else _join(folder, f"{layout.ASSIGNMENTS}/{name}")


def changed_assignments(changed: Iterable[str], folder: str | None, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the assignments with a change in their folder, in the order of ``names``. Case makes no difference.

    Raises GraderError for a repository without a course: its files may belong to any assignment.
    """
    if folder is None:
        raise GraderError("this repository is no course", f"Name the assignment, one of {', '.join(names)}.")
    changed_folders = {
        parts[1]
        for parts in (_inside(path, folder) for path in changed)
        if len(parts) > 2 and parts[0] == layout.ASSIGNMENTS
    }
    return tuple(name for name in names if fold(name) in changed_folders)


def unused_changes(changed: Iterable[str], folder: str | None, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the changes that do not count: in a course, all but the students' own files of the assignments."""
    if folder is None:
        return ()
    folders = {fold(name) for name in names}

    def counts(path: str) -> bool:
        parts = _inside(path, folder)
        own = is_course_file(path, names) or suffix(path) in (".toml", ".md")
        return len(parts) > 2 and parts[0] == layout.ASSIGNMENTS and parts[1] in folders and not own

    return tuple(path for path in changed if not counts(path))


def write_course(repository: Repository, base: str, folder: str, into: Path) -> Path:
    """Write the course of ``base`` into the new folder ``into``, regular files only, and return the folder."""
    entries = [entry for part in layout.PARTS for entry in repository.entries(base, _join(folder, part))]
    _write(repository, [entry for entry in entries if entry.regular], folder, into)
    return into


def write_submission(repository: Repository, head: str, folder: str, into: Path) -> Handed:
    """Write what ``head`` holds below ``folder`` into the new folder ``into``, and return it as a submission.

    For a link, a submodule or a huge file stands an empty one of its kind, which the reader refuses; files beyond
    ``FILES`` or ``TOTAL`` are left out.
    """
    for above in (*reversed(PurePosixPath(folder).parents[:-1]), PurePosixPath(folder)):
        if folder and repository.kind(head, above.as_posix()) in (LINK, SUBMODULE):
            return Handed(str(into), problem=Message("unread.link", {"file": printable(above.as_posix())}))
    room = TOTAL
    readable: list[TreeEntry] = []
    refused: list[TreeEntry] = []
    entries = repository.entries(head, folder)
    for entry in sorted(entries, key=lambda entry: (entry.path.count("/"), entry.path))[:FILES]:
        if not entry.regular or entry.size >= LARGEST:
            refused.append(entry)
            continue
        room -= entry.size
        if room >= 0:
            readable.append(entry)
    into.mkdir(parents=True)
    _write(repository, readable, folder, into)
    for entry in refused:
        _write_stand_in(entry, _target(entry, folder, into))
    return Handed(str(into.parent), (Part(into.name.encode()),))


def _write(repository: Repository, entries: list[TreeEntry], folder: str, into: Path) -> None:
    into.mkdir(parents=True, exist_ok=True)
    for entry, content in zip(entries, repository.contents(entries), strict=True):
        target = _target(entry, folder, into)
        if target is None:
            continue
        with contextlib.suppress(OSError):  # a name that this system cannot have, or one that is there twice
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:
                file.write(content)


def _write_stand_in(entry: TreeEntry, target: Path | None) -> None:
    """Write something of the kind of ``entry`` that the reader refuses, so that it names the entry."""
    if target is None:
        return
    with contextlib.suppress(OSError):
        target.parent.mkdir(parents=True, exist_ok=True)
        if entry.mode == LINK:
            target.symlink_to(target.name)  # to itself: only its being a link matters
        elif entry.mode == SUBMODULE:
            target.mkdir()
        else:
            with target.open("xb") as file:
                file.truncate(LARGEST)


def _target(entry: TreeEntry, folder: str, into: Path) -> Path | None:
    """Return the path of ``entry`` below ``into``; None for a name that leads elsewhere: Git itself writes none."""
    parts = PurePosixPath(entry.path).relative_to(folder).parts
    odd = any(part == ".." or Path(part).name != part for part in parts)
    return None if odd or not parts else into.joinpath(*parts)


def _inside(path: str, folder: str) -> tuple[str, ...]:
    """Return the components of ``path`` below ``folder``, folded for comparison; none if it lies elsewhere."""
    parts = PurePosixPath(fold(path)).parts
    top = PurePosixPath(fold(folder)).parts
    return parts[len(top) :] if parts[: len(top)] == top else ()


def _join(folder: str, path: str) -> str:
    return path if folder in ("", ".") else f"{folder}/{path}"
