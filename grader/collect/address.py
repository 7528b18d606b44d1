"""The address of a repository: https, ssh, or a path to a bare one; never with a password (pure, apart from paths)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import unquote, urlsplit

from grader.errors import Refusal
from grader.model import Message
from grader.text.clean import printable

Kind = Literal["https", "ssh", "path"]

_SCP = re.compile(r"(?:[\w.+-]+@)?[\w][\w.-]+:(?!/?/)(?P<path>[^:\s][^\s]*)")
_PLAIN = re.compile(r"[\x21-\x7e]+")
_SECRET = re.compile(r"(?<=://)[^/@\s]+@")


class RepositoryAddress(NamedTuple):
    """``text`` is what Git is given; ``host`` and ``path`` are those on the host, empty for a path of this machine."""

    kind: Kind
    text: str
    host: str = ""
    path: str = ""


def parse_address(text: str, base: Path) -> RepositoryAddress:
    """Return the address that a roster in the folder ``base`` names. Raises Refusal; no message has a password."""
    text = text.strip()
    scheme, separator, _ = text.partition("://")
    if not separator:
        found = _SCP.fullmatch(text)
        if found is not None:
            return RepositoryAddress("ssh", text, text.partition(":")[0].rpartition("@")[2], _project(found["path"]))
        return _of_path(base / text, text)
    if not _PLAIN.fullmatch(text):
        raise _refused("characters", text)
    try:
        parts = urlsplit(text)
        host, password = parts.hostname or "", parts.password
    except ValueError:
        raise _refused("kind", text) from None
    match scheme.lower():
        case "https" if parts.username is not None or password is not None:
            raise _refused("secret", text)
        case "https" if host:
            return RepositoryAddress("https", text, host, _project(parts.path))
        case "ssh" if password is not None:
            raise _refused("secret", text)
        case "ssh" if host and not host.startswith("-"):
            return RepositoryAddress("ssh", text, host, _project(parts.path))
        case "file":
            return _of_path(Path(unquote(parts.path)), text)
        case _:
            raise _refused("kind", text)


def without_secrets(text: str) -> str:
    """Return a text without what stands before the @ of an address: Git may have been told to put a token there."""
    return _SECRET.sub("", text)


def _of_path(path: Path, text: str) -> RepositoryAddress:
    if not text or text.startswith("-") or "\0" in text:
        raise _refused("kind", text)
    return RepositoryAddress("path", str(path))


def _project(path: str) -> str:
    return path.strip("/").removesuffix(".git")


def _refused(reason: str, text: str) -> Refusal:
    return Refusal(Message(f"collect.address-{reason}", {"address": printable(without_secrets(text), 200)}))
