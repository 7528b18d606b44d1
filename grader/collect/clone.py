"""A bare clone that collect keeps of a student's repository: commits without their history, and no working tree.

Nothing is ever taken away from it: a commit that was seen stays, also when its author takes it back.
"""

from __future__ import annotations

import contextlib
import re
import struct
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from grader.collect.address import RepositoryAddress, without_secrets
from grader.collect.bare_view import bare_view
from grader.collect.remote_git import FetchLimits, run
from grader.errors import Refusal
from grader.files.atomic import write_atomically
from grader.model import MIB, Message
from grader.text.clean import line

_INCOMING = "refs/grader/incoming"
_SEEN = "refs/grader/seen"
_HEADS = "refs/heads/"
_USUAL = ("refs/heads/main", "refs/heads/master")
_CONFIG = "[core]\n\trepositoryformatversion = 0\n\tbare = true\n\tlogAllRefUpdates = false\n"
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


class Tip(NamedTuple):
    """The newest commit of a repository, and the branch or other reference that it is at the end of."""

    ref: str
    commit: str

    @property
    def branch(self) -> str:
        """Return the name of the branch, as people call it."""
        return self.ref.removeprefix(_HEADS)


class Clone:
    """The clone in ``folder``, made where it is not there yet; ``stop`` ends what it waits for. Raises Refusal,
    GraderError."""

    def __init__(self, folder: Path, limits: FetchLimits, stop: threading.Event) -> None:
        self.folder, self._limits, self._stop = folder, limits, stop
        if not (folder / "HEAD").is_file():
            for inner in ("objects/pack", "objects/info", "refs/grader/seen"):
                (folder / inner).mkdir(parents=True, exist_ok=True)
            write_atomically(folder / "config", _CONFIG)
            write_atomically(folder / "HEAD", "ref: refs/heads/none\n")

    def tip(self, address: RepositoryAddress, ref: str) -> Tip | None:
        """Return the newest commit at ``address``: of ``ref``, or else of the repository's own branch; None for a
        repository without commits."""
        wanted = [ref] if ref else ["HEAD", f"{_HEADS}*"]
        with _reachable(address) as source:
            told = run(self.folder, ("ls-remote", "--symref", source, *wanted), self._limits, address.text, self._stop)
        try:
            return newest(told.decode("utf-8", "replace"), ref)
        except LookupError:
            raise Refusal(Message("collect.which-branch", {"address": _shown(address)})) from None

    def holds(self, commit: str) -> bool:
        """Whether ``commit`` was fetched, as a whole, by an earlier call."""
        return (self.folder / _SEEN / commit).is_file()

    def fetch(self, address: RepositoryAddress, wanted: str) -> str:
        """Fetch ``wanted``, a reference or a commit there, without its history, and return the commit."""
        before = self._packs()
        if sum(path.stat().st_size for path in before) > 4 * self._limits.size:
            raise self._too_large(address, 4 * self._limits.size)
        shallow = self.folder / "shallow"
        known = shallow.read_bytes() if shallow.exists() else b""
        (self.folder / _INCOMING).unlink(missing_ok=True)
        options = ("--depth=1", "--no-tags", "--no-write-fetch-head", "--no-auto-maintenance", "--quiet")
        try:
            with _reachable(address) as source:
                arguments = ("fetch", *options, source, f"+{wanted}:{_INCOMING}")
                self._run_fetch(arguments, address)
            self._check_objects(self._packs() - before, address)
            commit = (self.folder / _INCOMING).read_text(encoding="ascii").strip()
        except BaseException:
            for path in self._packs() - before:
                for part in path.parent.glob(f"{path.stem}.*"):
                    part.unlink(missing_ok=True)
            with contextlib.suppress(OSError):
                shallow.write_bytes(known) if known else shallow.unlink(missing_ok=True)
            raise
        finally:
            for path in self._unfinished():
                path.unlink(missing_ok=True)
        write_atomically(self.folder / _SEEN / commit, f"{commit}\n")
        (self.folder / _INCOMING).unlink(missing_ok=True)
        return commit

    def _run_fetch(self, arguments: tuple[str, ...], address: RepositoryAddress) -> None:
        try:
            run(self.folder, arguments, self._limits, address.text, self._stop)
        except Refusal:
            largest = max((path.stat().st_size for path in self._unfinished()), default=0)
            if largest < self._limits.size // 512 * 512:
                raise
            raise self._too_large(address, self._limits.size) from None  # the system ended what unpacks

    def _unfinished(self) -> list[Path]:
        return [*(self.folder / "objects/pack").glob("tmp_*")]

    def _too_large(self, address: RepositoryAddress, limit: int) -> Refusal:
        return Refusal(Message("collect.size", {"address": _shown(address), "limit": max(limit // MIB, 1)}))

    def _packs(self) -> set[Path]:
        return set((self.folder / "objects/pack").glob("*.pack"))

    def _check_objects(self, packs: set[Path], address: RepositoryAddress) -> None:
        """Raise Refusal for more objects than a student's work has: the head of a pack says how many it holds."""
        count = 0
        for path in packs:
            with path.open("rb") as file:
                count += struct.unpack(">4sII", file.read(12))[2]
        if count > self._limits.objects:
            raise Refusal(Message("collect.objects", {"address": _shown(address), "limit": self._limits.objects}))


@contextlib.contextmanager
def _reachable(address: RepositoryAddress) -> Iterator[str]:
    """What Git is given to reach ``address``."""
    if address.kind != "path":
        yield address.text
        return
    with bare_view(Path(address.text)) as view:
        yield str(view)


def _shown(address: RepositoryAddress) -> str:
    return line(without_secrets(address.text), 200)


def newest(told: str, ref: str) -> Tip | None:
    """Return the newest commit in what ``ls-remote`` says; None where there is none (pure). Raises LookupError where no
    branch is the repository's own, or called as one usually is, and there are several."""
    commits: dict[str, str] = {}
    own = ""
    for text in told.splitlines():
        value, _, name = text.partition("\t")
        if value.startswith("ref: ") and name == "HEAD":
            own = value.removeprefix("ref: ")
        elif _COMMIT.fullmatch(value):
            commits[name] = value
    if ref:
        return Tip(ref, commits[ref]) if ref in commits else None
    branches = [name for name in commits if name.startswith(_HEADS)]
    found = next((name for name in (own, *_USUAL) if name in commits), branches[0] if len(branches) == 1 else "")
    if not found and branches:
        raise LookupError
    return Tip(found, commits[found]) if found else None
