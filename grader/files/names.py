"""Names of files and students as they come from other machines, and names that are safe to write."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Container, Mapping
from functools import lru_cache
from pathlib import PurePath

from grader.text.clean import normal, printable

LONGEST = 60
LONGEST_BYTES = 150  # with a suffix and ``.html`` it still fits the 255 bytes of common file systems

_IGNORED = frozenset({"__macosx", "__pycache__", "thumbs.db", "desktop.ini"})
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])[ ]*(\.|$)", re.IGNORECASE)
_TAG = 6  # digits of a hash that tells names apart; the first is a letter, as it is in no student's number
_TAGGED = re.compile(rf" \([a-f][0-9a-f]{{{_TAG - 1},}}\)$")
_UNSAFE = frozenset('<>:"/\\|?*')


def fold(name: str) -> str:
    """Return the key for comparison: two names with equal keys are one file on some file system."""
    return normal(normal(name).casefold())


def text_of(raw: bytes) -> str:
    """A file name of unknown encoding: UTF-8, else what Korean Windows writes, else the old zip code page."""
    for encoding in ("utf-8", "cp949"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("cp437")


def decode_name(raw: bytes) -> str:
    """A file name of unknown encoding as it is shown and compared: composed."""
    return normal(text_of(raw))


def is_ignored(name: str) -> bool:
    """Whether a file or folder of this name is never part of a submission: hidden, or left by a tool."""
    return name.startswith(".") or name.casefold() in _IGNORED


def safe_name(raw: str) -> str:
    """Return ``raw`` as the name of a file on any system: never empty, hidden or reserved, and without separators."""
    allowed = "".join("_" if c in _UNSAFE else c for c in printable(normal(raw), 4 * LONGEST))
    short = allowed[:LONGEST].encode()[:LONGEST_BYTES].decode(errors="ignore")
    name = short.lstrip(" .-~").rstrip(" .") or "unnamed"
    return f"_{name}" if _RESERVED.match(name) else name


def folder_names(shown: Mapping[str, str], held: Container[str] = ()) -> dict[str, str]:
    """A folder's name for each key of ``shown``, which says how the key reads: no two are one on any file system.

    A key that is safe as it is keeps its name, whoever comes or goes. Any other has a hash of the key behind what is
    left of it, and so has a key that looks as if it had one. Of two that differ in nothing but case, which is one name
    on some systems, the one whose folder is among ``held`` keeps it.
    """
    plain = {key: safe_name(text) for key, text in shown.items()}
    names: dict[str, str] = {}
    taken: set[str] = set()
    for key in sorted(shown, key=lambda key: (key not in held, key)):
        if key == plain[key] and not _TAGGED.search(key) and fold(key) not in taken:
            names[key] = key
            taken.add(fold(key))
    return {**names, **_tagged({key: plain[key] for key in shown if key not in names})}


def shown_names(shown: Mapping[str, str]) -> dict[str, str]:
    """A text for each key of ``shown``, unlike all others: with a hash of the key where something of it cannot be
    seen, and where another key reads the same."""
    texts = {key: printable(text) for key, text in shown.items()}
    readers = Counter(texts.values())
    names = {
        key: text
        for key, text in texts.items()
        if text == shown[key] and not _TAGGED.search(text) and (readers[text] == 1 or key == text)
    }
    return {**names, **_tagged({key: texts[key] for key in shown if key not in names})}


def _tagged(texts: Mapping[str, str]) -> dict[str, str]:
    """Each text with as much of a hash of its key as tells it apart."""
    digests = {key: hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest() for key in texts}
    digests = {key: digest.lstrip("0123456789") for key, digest in digests.items()}
    length = _TAG
    while True:
        names = {key: f"{text} ({digests[key][:length]})".lstrip() for key, text in texts.items()}
        clashes = Counter(map(fold, names.values()))
        if len(clashes) == len(names):
            return names
        length += _TAG


@lru_cache(maxsize=4096)  # asked of every file many times
def suffix(path: str) -> str:
    """Return the end of a file's name in lower case, ``.tar.gz`` in one piece."""
    name = PurePath(path).name.lower()
    end = PurePath(name).suffix
    return f".tar{end}" if name.endswith(f".tar{end}") and end else end
