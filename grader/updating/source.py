"""A newer release, read from a folder, an archive or a wheel: every path checked, every content compared with its hash.

Archives are unpacked in a process with limits; of a folder no link is followed. Only files count that the release's
manifest names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path

from grader.course.manifest import MANIFEST, ReleaseManifest, decode_manifest, digest_of_file
from grader.errors import GraderError, Refusal
from grader.files import archives
from grader.files.names import fold, suffix
from grader.files.safe_folder import SafeFolder
from grader.model import MIB
from grader.processes.confined import Confined, HelperLost
from grader.text.clean import printable
from grader.text.sentences import sentence

WHEELS = "wheels"
REQUIREMENTS = "requirements.txt"
_MEMBER = 64 * MIB
_WHEEL = re.compile(r"nn_grader-(\d+(?:\.\d+)*)[\w.+]*-py3-none-any\.whl")
_PART = re.compile(r"[\w.][\w.+() -]*(?<![. ])")
_DEVICE = re.compile(r"(con|prn|aux|nul|(com|lpt)\d)(\.|$)", re.IGNORECASE)
_NEW = "Get the release from the course's page once more."


@dataclass(frozen=True)
class NewRelease:
    """A release: its manifest, and the files that it brings."""

    manifest: ReleaseManifest
    files: dict[str, bytes]


def read_release(source: Path, here: ReleaseManifest) -> NewRelease:
    """Return what ``source`` holds, for a folder that was released as ``here`` says. Raises GraderError."""
    if not source.exists():
        raise GraderError(f"{source}: there is no such file or folder", "Check the path.")
    try:
        if source.is_dir():
            return _from_folder(source)
        if suffix(source.name) not in (*archives.SUFFIXES, ".whl"):
            raise GraderError(
                f"{source}: neither a folder nor an archive nor a wheel",
                f"Known: {', '.join(archives.SUFFIXES)}, .whl.",
            )
        return _from_archive(source, here)
    except Refusal as refusal:
        raise GraderError(f"{source}: {sentence(refusal.message, 'en')}", _NEW, refusal=refusal.message) from None


def _from_folder(source: Path) -> NewRelease:
    with SafeFolder(source) as folder:
        top = _top_of_folder(folder)
        if top is None:
            raise _no_release(source)

        def read(path: str) -> bytes:
            return folder.read((*top, *path.split("/")), _MEMBER)

        return _checked(source, read(MANIFEST), read)


def _top_of_folder(folder: SafeFolder) -> tuple[str, ...] | None:
    """Return where the manifest lies: at the top, or in the one folder that has it."""
    entries = folder.entries(())
    if any(entry.shown == MANIFEST and entry.kind == "file" for entry in entries):
        return ()
    found = [
        (entry.name,)
        for entry in entries
        if entry.kind == "folder" and any(inner.shown == MANIFEST for inner in folder.entries((entry.name,)))
    ]
    return found[0] if len(found) == 1 else None


def _from_archive(source: Path, here: ReleaseManifest) -> NewRelease:
    with SafeFolder(source.absolute().parent) as folder:
        data = folder.read((source.name,), archives.WHOLE.total)
    try:
        with Confined() as confined:
            files = confined.call(archives.unpack_whole, printable(source.name), data)
    except HelperLost as lost:
        raise GraderError(f"{source}: cannot be unpacked ({lost})", _NEW) from None
    manifests = sorted((path for path in files if path.split("/")[-1] == MANIFEST), key=lambda path: path.count("/"))
    if not manifests:
        if source.suffix == ".whl":
            return _grader_alone(source, data, files, here)
        raise _no_release(source)
    top = manifests[0].removesuffix(MANIFEST)

    def read(path: str) -> bytes:
        return files[top + path]

    return _checked(source, files[manifests[0]], read)


def _no_release(source: Path) -> GraderError:
    return GraderError(f"{source}: holds no release", f"A release has a file {MANIFEST}; `grader release` writes it.")


def _checked(source: Path, content: bytes, read: Callable[[str], bytes]) -> NewRelease:
    """Return the files of a manifest. Raises GraderError for a path that leads elsewhere, and for another content."""
    manifest = decode_manifest(content)
    if manifest is None:
        raise GraderError(f"{source}: {MANIFEST} cannot be read", _NEW)
    for path in bad_paths(manifest.files):
        raise GraderError(f"{source}: {printable(path)!r} is no path that a release has", _NEW)
    files: dict[str, bytes] = {}
    room = archives.WHOLE.total
    for path, digest in manifest.files.items():
        try:
            files[path] = read(path)
        except (KeyError, Refusal):
            raise GraderError(f"{source}: {path} is missing, or no plain file", _NEW) from None
        room -= len(files[path])
        if room < 0:
            raise GraderError(f"{source}: holds more than {archives.WHOLE.total // MIB} MiB", _NEW)
        if digest_of_file(files[path]) != digest:
            raise GraderError(f"{source}: {path} is not as it was released", _NEW)
    return NewRelease(manifest, files)


def bad_paths(paths: Iterable[str]) -> Iterator[str]:
    """Yield the paths that lead out of the folder, into git's own, to a device, or to one file by two names."""
    seen: set[str] = set()
    for path in paths:
        parts = path.split("/")
        bad = any(not _PART.fullmatch(part) or _DEVICE.match(part) or fold(part) == ".git" for part in parts)
        if bad or fold(path) in seen or fold(path) == MANIFEST or ".." in parts:
            yield path
        seen.add(fold(path))


def _grader_alone(source: Path, data: bytes, files: dict[str, bytes], here: ReleaseManifest) -> NewRelease:
    """Return the release that is here with another grader: a wheel without a course. Raises GraderError."""
    name = _WHEEL.fullmatch(source.name)
    about = next((content for path, content in files.items() if path.endswith(".dist-info/METADATA")), b"")
    if name is None or HeaderParser().parsestr(about.decode("utf-8", "replace"))["Name"] != "nn-grader":
        raise GraderError(f"{source}: holds no release and is not the grader", "Name a release of this course.")
    old = [version for path in here.files if (version := _WHEEL.fullmatch(path.removeprefix(f"{WHEELS}/")))]
    if any(_version(name[1]) < _version(one[1]) for one in old):
        raise GraderError(f"{source}: older than the grader that is here", "Nothing was changed.")
    brought = {f"{WHEELS}/{source.name}": data, REQUIREMENTS: f"./{WHEELS}/{source.name}\n".encode()}
    others = {path: digest for path, digest in here.files.items() if not path.startswith(f"{WHEELS}/")}
    hashes = others | {path: digest_of_file(content) for path, content in brought.items()}
    return NewRelease(ReleaseManifest(here.course, here.released, hashes), brought)


def _version(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(".")))
