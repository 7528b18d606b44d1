"""Bring a released folder to a newer release: the student's files stay, every other is the old one or the new one."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import msgspec

from grader.course import layout
from grader.course.manifest import MANIFEST, ReleaseManifest, decode_manifest, digest_of_file, encode_manifest
from grader.errors import GraderError, Refusal
from grader.files.atomic import write_atomically
from grader.files.safe_folder import SafeFolder
from grader.model import MIB
from grader.updating.plan import FileChange, Here, known_after, plan
from grader.updating.source import NewRelease, read_release

_LARGEST = 256 * MIB
_STAGING = ".grader-update-"
_OLD = ".old"
"""Behind the name of a changed file whose place the course's has taken."""


@dataclass(frozen=True)
class Update:
    """What an update did, or would do. ``beside``: where the changed file of a path is kept."""

    changes: tuple[FileChange, ...]
    beside: dict[str, str]
    released: str


def update(root: Path, source: Path, *, dry_run: bool = False) -> Update:
    """Update the released folder ``root``. Raises GraderError, and changes nothing, where that cannot be done."""
    here = _manifest_here(root)
    if source.resolve() == root:
        raise GraderError(f"{source}: this is the folder that is to be updated", "Name the newer release.")
    new = read_release(source, here)
    _check_newer(source, here, new.manifest)
    with SafeFolder(root) as folder:
        changes = plan(here.files, new.manifest.files, new.files, lambda path: _look(folder, path))
    beside = {one.path: _free_name(root, one.path) for one in changes if one.what == "replaced"}
    if not dry_run:
        _apply(root, new, changes, beside)
        known = known_after(here.files, new.manifest.files, changes)
        manifest = msgspec.structs.replace(new.manifest, files=dict(sorted(known.items())))
        if manifest != here:
            write_atomically(root / MANIFEST, encode_manifest(manifest))
    return Update(changes, beside, new.manifest.released)


def _manifest_here(root: Path) -> ReleaseManifest:
    path = root / MANIFEST
    manifest = decode_manifest(path.read_bytes()) if path.is_file() else None
    if manifest is None:
        raise GraderError(
            f"{root}: this folder was not released by `grader release`",
            f"Update a folder that has {MANIFEST}, or start from the course's release.",
        )
    return manifest


def _check_newer(source: Path, here: ReleaseManifest, new: ReleaseManifest) -> None:
    if new.course != here.course:
        raise GraderError(
            f"{source}: a release of another course, {new.course!r}; here is {here.course!r}", "Nothing was changed."
        )
    if new.released < here.released:
        raise GraderError(
            f"{source}: older than what is here (released {new.released}, here {here.released})", "Nothing was changed."
        )


def _look(folder: SafeFolder, path: str) -> Here:
    """Return what is at a path of the folder, where no link is followed."""
    parts = tuple(path.split("/"))
    try:
        content = folder.read(parts, _LARGEST)
    except Refusal as refusal:
        return Here(foreign=refusal.message.id != "unread.gone")
    digests = {digest_of_file(content)}
    if b"\r\n" in content:  # git on Windows writes them
        digests.add(digest_of_file(content.replace(b"\r\n", b"\n")))
    return Here(frozenset(digests))


def _free_name(root: Path, path: str) -> str:
    """Return a name beside a file that nothing has."""
    name, number = f"{path}{_OLD}", 1
    while (root / name).exists() or (root / name).is_symlink():
        number += 1
        name = f"{path}{_OLD}{number}"
    return name


def _apply(root: Path, new: NewRelease, changes: tuple[FileChange, ...], beside: dict[str, str]) -> None:
    """Write all new contents into a folder of their own first: where one cannot be written, nothing has changed."""
    writes = [one for one in changes if one.writes]
    writes.sort(key=lambda one: one.path == layout.COURSE_FILE)  # it names folders that have to be there
    for left in root.glob(f"{_STAGING}*"):  # by an update that was killed
        shutil.rmtree(left, ignore_errors=True)
    try:
        staging = Path(tempfile.mkdtemp(dir=root, prefix=_STAGING))
    except OSError as error:
        raise GraderError(
            f"{root}: cannot be written: {error.strerror}", "Free space and check its permissions.", exit_code=3
        ) from None
    try:
        for number, one in enumerate(writes):
            write_atomically(staging / str(number), new.files[one.path])
        for number, one in enumerate(writes):
            target = root / one.path
            target.parent.mkdir(parents=True, exist_ok=True)
            if one.path in beside:
                shutil.copyfile(target, root / beside[one.path])
            (staging / str(number)).replace(target)
        for one in changes:
            if one.what == "removed":
                (root / one.path).unlink(missing_ok=True)
    except OSError as error:
        raise GraderError(
            f"{error.filename or root}: cannot be written: {error.strerror}",
            "Run the command again once it can be: it goes on where it stopped.",
            exit_code=3,
        ) from None
    finally:
        shutil.rmtree(staging, ignore_errors=True)
