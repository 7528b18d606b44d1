"""Hashes of everything a result depends on: a stored result is reused only where all of them match."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec

import grader
from grader.course import layout
from grader.files import user_cache
from grader.grading.judging_code import digests
from grader.model import Assignment, Course, Environment, Hashes, Tier

_IGNORED = {"__pycache__", ".ipynb_checkpoints", ".pytest_cache"}


def tree(folder: Path, names: tuple[str, ...] | None = None) -> str:
    """Return the SHA-256 over the paths and contents of all files below ``folder`` (or of ``names`` in it)."""
    paths = [folder / name for name in names] if names is not None else sorted(folder.rglob("*"))
    digest = hashlib.sha256()
    for path in paths:
        if path.is_file() and not _IGNORED.intersection(path.parts):
            content = path.read_bytes()
            digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


@cache
def grader_itself() -> str:
    """Return the hash of this program's own modules: another grader may judge differently."""
    digest = hashlib.sha256()
    package = os.path.dirname(grader.__file__)  # noqa: PTH120  every process pays for hundreds of paths
    for folder, folders, names in os.walk(package):
        folders.sort()
        for name in sorted(names):
            if name.endswith(".py"):
                path = f"{folder}/{name}"
                with open(path, "rb", buffering=0) as file:  # noqa: PTH123
                    content = file.read()
                digest.update(f"{path[len(package) :]}\0{len(content)}\0".encode())
                digest.update(content)
    return digest.hexdigest()


def of_assignment(course: Course, assignment: Assignment) -> Hashes:
    """Return all hashes but the submission's: of what judges, and of nothing that is only read.

    Titles, hints, READMEs, stubs, other solutions and weights judge nobody.
    """
    tasks = [(task.name, task.points) for task in assignment.tasks]
    files = {layout.ASSIGNMENT_FILE: _digest(msgspec.json.encode([tasks, assignment.data]))}
    shown, own = _shown_files(assignment), _own_files(assignment)
    files |= _of_files(shown, "", course)
    hidden = _of_files(own, f"{layout.REFERENCE}/", course)
    return msgspec.structs.replace(
        _of_surroundings(course, assignment),
        assignment=_digest(msgspec.json.encode(files)),
        reference=_digest(msgspec.json.encode(hidden)) if own else "",
        files=files | hidden,
    )


def text(course: Course, assignment: Assignment) -> str:
    """Return the hash of all that a result depends on but the submission: quicker than ``of_assignment``, as a comment
    makes another file."""
    files = (*_shown_files(assignment), *_own_files(assignment))
    return _digest(
        words(assignment).encode(),
        *(path.read_bytes() for path in files if path.is_file()),
        msgspec.json.encode(_of_surroundings(course, assignment)),
    )


def words(assignment: Assignment) -> str:
    """Return the hash of everything that a result says in the author's words: a result with other words is told anew,
    and not judged."""
    paths = [assignment.folder / layout.ASSIGNMENT_FILE, layout.public_tests(assignment)]
    if assignment.reference is None:
        paths.append(assignment.folder / layout.EXPLANATIONS)
    else:
        paths += [layout.hidden_tests(assignment), assignment.reference / layout.VARIANTS]
    return _digest(*(path.read_bytes() for path in paths if path.is_file()))


def _shown_files(assignment: Assignment) -> list[Path]:
    """Return the files that judge and that students have."""
    digests = [assignment.folder / layout.DIGESTS] if assignment.reference is None else []
    return [layout.public_tests(assignment), layout.figures(assignment), *digests]


def _own_files(assignment: Assignment) -> list[Path]:
    """Return the files that judge and are not shown; none in a released folder."""
    if assignment.reference is None:
        return []
    return [layout.reference(assignment), layout.hidden_tests(assignment), assignment.reference / layout.VARIANTS]


def _of_surroundings(course: Course, assignment: Assignment) -> Hashes:
    """Return the hashes of what judges and is no file of the assignment."""
    return Hashes(
        data=tree(course.datasets, tuple(layout.data_files(course))),
        limits=_digest(msgspec.json.encode(assignment.limits)),
        grader=grader_itself(),
    )


def _of_files(paths: Iterable[Path], prefix: str, course: Course) -> dict[str, str]:
    """Return name → digest of the files that are there; each test of a file has a digest of its own."""
    found: dict[str, str] = {}
    cache = user_cache.open_folder("digests", course.root)
    for path in paths:
        if not path.is_file():
            continue
        content = path.read_bytes()
        if path.suffix != ".py" or path.name == layout.FIGURES:
            found[f"{prefix}{path.name}"] = _digest(content)
            continue
        for test, digest in _pieces(content, cache).items():
            found[f"{prefix}{path.name}" + (f"::{test}" if test else "")] = digest
    return found


def _pieces(content: bytes, cache: Path | None) -> dict[str, str]:
    """Return the digests of the tests of a file, as they were kept or computed now, which takes some milliseconds."""
    if cache is None:
        return digests(content)
    path = cache / f"{_digest(grader_itself().encode(), sys.version.encode(), content)[:40]}.part"
    if (kept := user_cache.read(path)) is not None:
        return msgspec.json.decode(kept, type=dict[str, str])
    found = digests(content)
    with contextlib.suppress(OSError):
        user_cache.write(path, msgspec.json.encode(found))
    return found


def _digest(*contents: bytes) -> str:
    digest = hashlib.sha256()
    for content in contents:
        digest.update(len(content).to_bytes(8, "little") + content)
    return digest.hexdigest()


@cache
def environment(tier: Tier | None) -> Environment:
    """Return the versions of what decides numbers, and the tier."""
    import platform
    from importlib import metadata

    return Environment(
        python=platform.python_version(),
        numpy=metadata.version("numpy"),
        pandas=metadata.version("pandas"),
        tier=tier,
    )
