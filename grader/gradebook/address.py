"""Where a gradebook lies: a file, the folder of a batch, or the URL of a database."""

from __future__ import annotations

import os
import re
import urllib.parse
from dataclasses import dataclass
from pathlib import Path

from grader.errors import GraderError

FILE = "gradebook.sqlite"
_KIND = re.compile(r"[A-Za-z][\w+]*")

_NETWORK = frozenset(
    "9p afp afs beegfs ceph cifs coda davfs fuse.cephfs fuse.davfs fuse.glusterfs fuse.rclone fuse.s3fs fuse.sshfs "
    "gfs2 glusterfs gpfs lustre ncpfs nfs nfs4 ocfs2 orangefs smb2 smb3 smbfs vboxsf virtiofs vmhgfs".split()
)


@dataclass(frozen=True)
class Address:
    """``shown`` is what messages call the gradebook; ``file`` is set for SQLite, ``url`` for PostgreSQL's driver."""

    shown: str
    file: Path | None = None
    url: str = ""


def address(where: str | Path) -> Address:
    """Return the address of a gradebook. Raises GraderError for a kind that is not supported, and for a password."""
    if isinstance(where, Path) or "://" not in where:
        path = Path(where)
        return _file(path / FILE if path.is_dir() else path)
    kind, _, rest = where.partition("://")
    try:
        url = urllib.parse.urlsplit(f"postgresql://{rest}")
        password, options = url.password, urllib.parse.parse_qs(url.query, keep_blank_values=True)
    except ValueError:
        kind = ""
    if not _KIND.fullmatch(kind):
        raise GraderError("--gradebook: this is not the URL of a database", _REMEDY)
    if password is not None or "password" in options:
        raise GraderError(
            "--gradebook: a password does not belong into a URL, which other users and logs see",
            "Leave it out, and write it into ~/.pgpass or into the environment variable PGPASSWORD.",
        )
    if kind.partition("+")[0] == "sqlite":
        return _file(Path(url.path.removeprefix("/") or FILE))
    if kind not in ("postgresql", "postgresql+psycopg", "postgres"):
        raise GraderError(f"--gradebook: {kind} is not supported", _REMEDY)
    return Address(f"postgresql+psycopg://{rest}", url=f"postgresql://{rest}")


def _file(path: Path) -> Address:
    return Address(str(path), path)


_REMEDY = "Name a file, the --out folder of a batch, or postgresql+psycopg://USER@HOST/DATABASE."


def is_on_network(path: Path, mounts: str | None = None) -> bool:
    """Whether ``path`` is on a network share, where the shared memory of SQLite's WAL does not work.

    ``mounts`` are the lines of /proc/mounts. Where there are none, nothing is known, and the answer is no.
    """
    if mounts is None:
        try:
            mounts = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return False
    folder = os.path.realpath(path.parent)
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ").replace("\\011", "\t").replace("\\012", "\n").replace("\\134", "\\")
        inside = folder == point or folder.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):  # of two mounts at one place the later covers the other
            best, kind = point, fields[2]
    return kind in _NETWORK
