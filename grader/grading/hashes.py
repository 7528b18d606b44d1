"""Hashes of everything a result depends on: a stored result is reused only where all of them match."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata
from pathlib import Path

import msgspec

import grader
from grader.course import layout
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
    package = Path(grader.__file__).parent
    names = tuple(p.relative_to(package).as_posix() for p in sorted(package.rglob("*.py")))
    return tree(package, names)


def of_assignment(course: Course, assignment: Assignment) -> Hashes:
    """Return all hashes but the submission's."""
    limits = msgspec.json.encode([assignment.limits, assignment.weight])
    return Hashes(
        assignment=tree(assignment.folder),
        reference=tree(assignment.reference) if assignment.reference is not None else "",
        data=tree(course.datasets, tuple(layout.data_files(course))),
        limits=hashlib.sha256(limits).hexdigest(),
        grader=grader_itself(),
    )


def environment(tier: Tier | None) -> Environment:
    """Return the versions of what decides numbers, and the tier."""
    import platform

    return Environment(
        python=platform.python_version(),
        numpy=metadata.version("numpy"),
        pandas=metadata.version("pandas"),
        tier=tier,
    )
