"""A bare repository in a folder, as Git may look at it: its objects and its branches, and nothing else of it.

Whoever can push to a repository on a shared disk may also be able to write its configuration, hooks and alternates.
Git would obey some of these while it sends commits, and alternates may lead to what only the instructor can read. So
Git is given a folder of the grader's own, with a configuration of its own, that leads to the objects alone.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from grader.errors import Refusal
from grader.files.names import decode_name
from grader.model import MIB, Message
from grader.text.clean import printable

ENTRIES = 200_000
"""Files of a repository's objects that are looked at."""

_REFS = 10_000
_LARGEST = 16 * MIB
_ID = re.compile(rb"[0-9a-f]{40}|[0-9a-f]{64}")
_NAME = re.compile(rb"refs/(?:[^\x00-\x20\x7f~^:?*\[\\/.][^\x00-\x20\x7f~^:?*\[\\]*)")
_OBJECT_FOLDERS = ("pack", *(f"{number:02x}" for number in range(256)))
"""Where objects lie: without ``info``, so that alternates are not obeyed that come after a look at them. Folders that
are not there yet may come with the next push."""
_CONFIG = "[core]\n\trepositoryformatversion = {version}\n\tbare = true\n{extension}"
_SHA256 = "[extensions]\n\tobjectFormat = sha256\n"


@contextlib.contextmanager
def bare_view(repository: Path) -> Iterator[Path]:
    """A folder that Git can fetch from in place of ``repository``. Raises Refusal where that is no bare repository."""
    shown: dict[str, str | int | float] = {"address": printable(decode_name(os.fsencode(repository)), 200)}
    if (repository / ".git").exists() or repository.name == ".git":
        raise Refusal(Message("collect.not-bare", shown))
    if not _is_folder(repository / "objects") or not (repository / "HEAD").is_file():
        raise Refusal(Message("collect.no-repository", shown))
    if (repository / "reftable").exists():
        raise Refusal(Message("collect.reftable", shown))
    try:
        _refuse_links(repository / "objects", shown)
        head, refs = _head(repository / "HEAD"), _refs(repository)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refusal(Message("collect.unreadable", {**shown, "reason": reason})) from None
    with tempfile.TemporaryDirectory(prefix="grader-bare-") as made:
        view = Path(made)
        wide = any(len(id) == 64 for id in refs.values())
        config = _CONFIG.format(version=1 if wide else 0, extension=_SHA256 if wide else "")
        (view / "config").write_text(config, encoding="ascii")
        (view / "HEAD").write_bytes(head)
        (view / "refs").mkdir()
        lines = b"".join(id + b" " + name + b"\n" for name, id in sorted(refs.items()))
        (view / "packed-refs").write_bytes(lines)
        (view / "objects" / "info").mkdir(parents=True)
        for name in _OBJECT_FOLDERS:
            (view / "objects" / name).symlink_to((repository / "objects" / name).absolute(), target_is_directory=True)
        yield view


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:
        return False


def _refuse_links(objects: Path, shown: dict[str, str | int | float]) -> None:
    """Raise Refusal where something among the objects leads out of the repository."""
    count = 0
    folders = [objects]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                count += 1
                plain = entry.is_dir(follow_symlinks=False) or entry.is_file(follow_symlinks=False)
                if not plain or entry.name in ("alternates", "http-alternates"):
                    raise Refusal(Message("collect.leads-out", {**shown, "file": printable(entry.name, 80)}))
                if count > ENTRIES:
                    raise Refusal(Message("collect.objects", {**shown, "limit": ENTRIES}))
                if entry.is_dir(follow_symlinks=False):
                    folders.append(Path(entry.path))


def _head(path: Path) -> bytes:
    """Return where HEAD leads: a branch, whether it is there or not, or a commit."""
    content = _read(path).strip()
    name = content.removeprefix(b"ref:").strip()
    if content.startswith(b"ref:") and _NAME.fullmatch(name) and b".." not in name:
        return b"ref: " + name + b"\n"
    return content + b"\n" if _ID.fullmatch(content) else b"ref: refs/heads/main\n"


def _refs(repository: Path) -> dict[bytes, bytes]:
    """Return the id of each branch and other reference; a loose one counts before a packed one."""
    found: dict[bytes, bytes] = {}
    if (repository / "packed-refs").exists():
        for line in _read(repository / "packed-refs").splitlines()[: 2 * _REFS]:
            id, _, name = line.partition(b" ")
            _add(found, name, id)
    count = 0
    for folder, inner, names in os.walk(os.fsencode(repository / "refs"), followlinks=False):
        inner.sort()
        for name in sorted(names):
            count += 1
            if count > _REFS:
                return found
            path = os.path.join(folder, name)  # noqa: PTH118  bytes
            relative = os.path.relpath(path, os.fsencode(repository)).replace(os.sep.encode(), b"/")
            _add(found, relative, _read(Path(os.fsdecode(path)), 200).strip())
    return found


def _add(found: dict[bytes, bytes], name: bytes, id: bytes) -> None:
    if _NAME.fullmatch(name) and b".." not in name and not name.endswith((b".lock", b"/")) and _ID.fullmatch(id):
        found[name] = id


def _read(path: Path, limit: int = _LARGEST) -> bytes:
    """Return the content of a regular file, of no link; nothing for anything else."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return b""
    with open(handle, "rb") as file:  # noqa: PTH123  a descriptor
        return file.read(limit) if stat.S_ISREG(os.fstat(handle).st_mode) else b""
