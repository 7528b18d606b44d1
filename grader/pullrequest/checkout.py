"""Take the course out of the base of a pull request, and the submissions out of its head.

Trusted is what the base holds, or a course that the instructor installed. Of the head only the files below
``assignments/<name>/`` count, without the tests and settings that lie there.
"""

from __future__ import annotations

import contextlib
import os
import unicodedata
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from grader.course import layout
from grader.errors import GraderError
from grader.files import archives
from grader.files.names import fold, suffix
from grader.model import MIB, Message
from grader.pullrequest.git import LINK, SUBMODULE, Repository, TreeEntry
from grader.submission import large_notebooks
from grader.submission.choice import NO_WORK
from grader.submission.handed_in import Handed, Part
from grader.submission.work_names import is_course_file, stem
from grader.text.clean import printable

FILES = 2000
LARGEST = large_notebooks.LARGEST + 1  # one byte more than the reader accepts: it refuses such a file for its size
TOTAL = LARGEST + 64 * MIB


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


def folders_elsewhere(changed: Iterable[str], folder: str | None) -> tuple[str, ...]:
    """Return the folders, apart from those of a course, in which something has changed that may hold work.

    Hidden folders, and what a course keeps in folders of its own, hold none.
    """
    if folder is None:
        return ()
    folders = (PurePosixPath(path).parent for path in changed if not _is_of_course(path, folder))
    return tuple(dict.fromkeys("" if one.as_posix() == "." else one.as_posix() for one in folders))


def work_among(changed: Iterable[str], folder: str | None, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the paths that look like a student's work: scripts, notebooks and archives that are not the course's."""
    kinds = (*archives.SUFFIXES, *archives.FOREIGN)
    return tuple(
        path
        for path in changed
        if not (folder is not None and _is_of_course(path, folder))
        and not is_course_file(path, names)
        and (((called := stem(path)) is not None and fold(called) not in NO_WORK) or suffix(path) in kinds)
    )


def _is_of_course(path: str, folder: str) -> bool:
    """Whether a path lies in a hidden folder, or is a part of the course other than the students' own."""
    parts = _inside(path, folder)
    hidden = any(part.startswith(".") for part in PurePosixPath(path).parts)
    return hidden or parts[:1] in [(part,) for part in layout.PARTS if part != layout.ASSIGNMENTS]


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
    _write_bounded(repository, repository.entries(head, folder), folder, into)
    return Handed(str(into.parent), (Part(os.fsencode(into.name)),))


def _write_bounded(repository: Repository, entries: list[TreeEntry], folder: str, into: Path) -> None:
    room = TOTAL
    readable: list[TreeEntry] = []
    refused: list[TreeEntry] = []
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


def write_folders(repository: Repository, head: str, folders: Iterable[str], into: Path) -> Handed:
    """Write what ``head`` holds in each of ``folders`` into the new folder ``into``, and return it as a submission.

    Of the folders below them only packages go along, which a script may import: a pull request is judged by what it
    changes. For what cannot be read, see ``write_submission``.
    """
    entries = {
        entry.path: entry for folder in folders for entry in _with_packages(repository.entries(head, folder), folder)
    }
    _write_bounded(repository, list(entries.values()), "", into)
    return Handed(str(into.parent), (Part(os.fsencode(into.name)),))


def _with_packages(entries: list[TreeEntry], folder: str) -> list[TreeEntry]:
    """Return the files that lie in ``folder`` itself, and those of its packages."""
    top = PurePosixPath(folder or ".")
    paths = {entry.path: PurePosixPath(entry.path) for entry in entries}
    packages = {path.parent for path in paths.values() if path.name == "__init__.py"}

    def counts(entry: TreeEntry) -> bool:
        parent = paths[entry.path].parent
        return parent == top or (parent in packages and not _is_of_course(entry.path, ""))

    return list(filter(counts, entries))


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
    """Return the path of ``entry`` below ``into``; None for a name that leads elsewhere, or that some system takes for
    ``.git``, whose settings run programs: Git itself writes neither."""
    parts = PurePosixPath(entry.path).relative_to(folder).parts
    odd = any(part == ".." or Path(part).name != part or _is_git(part) for part in parts)
    return None if odd or not parts else into.joinpath(*parts)


def _is_git(part: str) -> bool:
    """Whether some file system takes a name for ``.git``: by case, by marks that nobody sees, by a short name."""
    seen = "".join(c for c in fold(part) if unicodedata.category(c) != "Cf")
    return seen.rstrip(". ").partition(":")[0] in (".git", "git~1")


def _inside(path: str, folder: str) -> tuple[str, ...]:
    """Return the components of ``path`` below ``folder``, folded for comparison; none if it lies elsewhere."""
    parts = PurePosixPath(fold(path)).parts
    top = PurePosixPath(fold(folder)).parts
    return parts[len(top) :] if parts[: len(top)] == top else ()


def _join(folder: str, path: str) -> str:
    return path if folder in ("", ".") else f"{folder}/{path}"
