"""The address of a repository: https, ssh, or a path to a bare one; never with a password (pure, apart from paths)."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import unquote, urlsplit

from grader.errors import Refusal
from grader.model import Message
from grader.text.clean import printable

Kind = Literal["https", "ssh", "path"]

_SCP = re.compile(r"(?!(?:file|https?|git|ftps?):/)(?:[\w.+-]+@)?[\w][\w.-]+:(?P<path>[^:\s][^\s]*)", re.I)
_PROGRAM = re.compile(r"-|[A-Za-z][A-Za-z0-9.+-]*::")
"""How an address begins that Git takes for an option, or for a program to run (``ext::sh …``)."""
_PLAIN = re.compile(r"[\x21-\x7e]+")
_SECRET = re.compile(r"(?<=://)[^/@\s]+@")


class RepositoryAddress(NamedTuple):
    """``text`` is what Git is given; ``host`` and ``path`` are those on the host, empty for a path of this machine."""

    kind: Kind
    text: str
    host: str = ""
    path: str = ""

    @property
    def identity(self) -> str:
        """Return what stays the same however the address is typed: by https or ssh, in capitals, with an ending."""
        if self.kind == "path":
            return os.path.normpath(self.text)
        user, port = _user_and_port(self.text)
        return f"{user}{self.host.lower()}{port}/{self.path}"


def parse_address(text: str, base: Path) -> RepositoryAddress:
    """Return the address that a roster in the folder ``base`` names. Raises Refusal; no message has a password."""
    text = text.strip()
    if _PROGRAM.match(text):
        raise _refused("program", text)
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
        host, password, _ = parts.hostname or "", parts.password, parts.port
    except ValueError:
        raise _refused("kind", text) from None
    match scheme.lower():
        case "https" if parts.username is not None or password is not None:
            raise _refused("secret", text)
        case "https" if host:
            return RepositoryAddress("https", text, host, _project(parts.path))
        case "ssh" if password is not None:
            raise _refused("secret", text)
        case "ssh" if host.startswith("-") or (parts.username or "").startswith("-"):
            raise _refused("program", text)
        case "ssh" if host:
            return RepositoryAddress("ssh", text, host, _project(parts.path))
        case "file" if host in ("", "localhost"):
            return _of_path(Path(unquote(parts.path)), text)
        case _:
            raise _refused("kind", text)


def without_secrets(text: str) -> str:
    """Return a text without what stands before the @ of an address: Git may have been told to put a token there."""
    return _SECRET.sub("", text)


def _of_path(path: Path, text: str) -> RepositoryAddress:
    if not text or "\0" in text:
        raise _refused("kind", text)
    return RepositoryAddress("path", str(path))


def _user_and_port(text: str) -> tuple[str, str]:
    """Return the user, with an @, and the port, after a colon, of an address; empty where they are the usual ones."""
    if "://" not in text:
        user, _, _ = text.partition(":")[0].rpartition("@")
        return ("", "") if user in ("", "git") else (f"{user}@", "")
    parts = urlsplit(text)
    user = parts.username or ""
    usual = parts.port is None or (parts.scheme.lower(), parts.port) in (("https", 443), ("ssh", 22))
    return "" if user in ("", "git") else f"{user}@", "" if usual else f":{parts.port}"


def _project(path: str) -> str:
    return path.strip("/").removesuffix(".git")


def _refused(reason: str, text: str) -> Refusal:
    return Refusal(Message(f"collect.address-{reason}", {"address": printable(without_secrets(text), 200)}))
