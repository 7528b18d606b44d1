"""What a guest may read: the interpreter, its libraries and the system's shared libraries. Nothing of a course.

Computed by the trusted side, so that the fork server needs to find nothing out by itself.
"""

from __future__ import annotations

import site
import stat
import sys
import sysconfig
from pathlib import Path

DEVICES = ("/dev/null", "/dev/urandom")

_SYSTEM = (
    "/lib",
    "/lib64",
    "/usr/lib",
    "/usr/lib64",
    "/usr/local/lib",
    "/etc/ld.so.cache",
    "/etc/alternatives",  # Debian chooses its BLAS by links that lead through here
    "/usr/share/zoneinfo",
)
_PACKAGES = ("site-packages", "dist-packages")


def paths() -> tuple[str, ...]:
    """Return absolute paths, as the interpreter spells them, none inside another."""
    python = [
        *(sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")),
        *(str(Path(sys.base_prefix, name)) for name in ("lib", "lib64")),
        *(entry for entry in [*sys.path, *site.getsitepackages()] if Path(entry).name in _PACKAGES),
    ]
    existing = {Path(path) for path in (*_SYSTEM, *python) if Path(path).is_absolute() and Path(path).exists()}
    return tuple(sorted(str(path) for path in existing if not existing.intersection(path.parents)))


def import_path() -> tuple[str, ...]:
    """Return the part of ``sys.path`` that a guest can read: no project, no working directory."""
    readable = [Path(path) for path in paths()]
    entries = [entry for entry in sys.path if any(Path(entry).is_relative_to(path) for path in readable)]
    return tuple(dict.fromkeys(entries))


def closed_to_others() -> str | None:
    """Return the first folder on the way to the interpreter's libraries that other users may not enter, or None."""
    for entry in import_path():
        for folder in (Path(entry), *Path(entry).parents):
            if folder.exists() and not folder.stat().st_mode & stat.S_IXOTH and folder.is_dir():
                return str(folder)
    return None
