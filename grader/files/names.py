"""Names of files and students as they come from other machines, and names that are safe to write."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import PurePath

from grader.text.clean import normal, printable

LONGEST = 60
LONGEST_BYTES = 150  # with a suffix and ``.html`` it still fits the 255 bytes of common file systems

_IGNORED = frozenset({"__macosx", "__pycache__", "thumbs.db", "desktop.ini"})
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])[ ]*(\.|$)", re.IGNORECASE)
_UNSAFE = frozenset('<>:"/\\|?*')


def fold(name: str) -> str:
    """Return the key for comparison: two names with equal keys are one file on some file system."""
    return normal(normal(name).casefold())


def decode_name(raw: bytes) -> str:
    """Return a file name of unknown encoding: UTF-8, else that of Korean Windows, else the old one of zip files."""
    for encoding in ("utf-8", "cp949"):
        try:
            return normal(raw.decode(encoding))
        except UnicodeDecodeError:
            continue
    return normal(raw.decode("cp437"))


def is_ignored(name: str) -> bool:
    """Whether a file or folder of this name is never part of a submission: hidden, or left by a tool."""
    return name.startswith(".") or name.casefold() in _IGNORED


def safe_name(raw: str) -> str:
    """Return ``raw`` as the name of a file on any system: never empty, hidden or reserved, and without separators."""
    allowed = "".join("_" if c in _UNSAFE else c for c in printable(normal(raw), 4 * LONGEST))
    short = allowed[:LONGEST].encode()[:LONGEST_BYTES].decode(errors="ignore")
    name = short.lstrip(" .-~").rstrip(" .") or "unnamed"
    return f"_{name}" if _RESERVED.match(name) else name


def safe_names(raws: Iterable[str]) -> dict[str, str]:
    """Return a safe name for each of ``raws``; they differ even where case and composition do not count.

    A name that must change gets a hash of the original, so it stays the same when others come or go.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for raw in sorted(set(raws)):
        name = plain = safe_name(raw)
        attempt = 0
        while fold(name) in taken:
            digest = hashlib.sha256(f"{attempt}:{raw}".encode("utf-8", "surrogatepass")).hexdigest()
            name = f"{plain}-{digest[:6]}"
            attempt += 1
        taken.add(fold(name))
        names[raw] = name
    return names


def suffix(path: str) -> str:
    """Return the end of a file's name in lower case, ``.tar.gz`` in one piece."""
    name = PurePath(path).name.lower()
    end = PurePath(name).suffix
    return f".tar{end}" if name.endswith(f".tar{end}") and end else end
