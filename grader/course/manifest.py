"""What a release holds: the hash of every file, and when it was made. By it a later release, and ``grader update``,
know what somebody has changed since."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import msgspec

MANIFEST = ".grader-release.json"
"""The name of the file, at the top of a released folder."""


class ReleaseManifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The files of a release with their SHA-256. ``course`` is the course's title, ``released`` a moment in UTC."""

    course: str
    released: str
    files: dict[str, str]


def make_manifest(course: str, files: dict[str, str], before: ReleaseManifest | None) -> ReleaseManifest:
    """Return the manifest of a release; the one before where nothing has changed since."""
    ordered = dict(sorted(files.items()))
    if before is not None and (before.course, before.files) == (course, ordered):
        return before
    return ReleaseManifest(course, datetime.now(UTC).isoformat(timespec="seconds"), ordered)


def encode_manifest(manifest: ReleaseManifest) -> bytes:
    """Return the content of the file."""
    return msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n"


def decode_manifest(content: bytes) -> ReleaseManifest | None:
    """Return what ``encode_manifest`` was given; None for anything else."""
    try:
        return msgspec.json.decode(content, type=ReleaseManifest)
    except msgspec.DecodeError:
        return None


def digest_of_file(content: bytes) -> str:
    """Return the SHA-256 of a file's content."""
    return hashlib.sha256(content).hexdigest()
