"""``reference/<name>/equivalent.toml``: mutants that no test can notice, and why each cannot be noticed.

    [[equivalent]]
    function = "backward"
    diff = '''
    -    for (W, _), a in zip(params, inputs, strict=True):
    +    for (W, _), a in zip(params, inputs, strict=False):
    '''
    reason = "both lists have one entry per layer"

The function's name and the changed lines are what counts, blanks aside: lines may move. Several mutants with one
reason stand in one diff, an empty line between them.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from grader.authoring.mutants.make import Mutant
from grader.course.layout import EQUIVALENT
from grader.errors import GraderError

Key = tuple[str, tuple[str, ...]]


class Equivalent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Mutants of a function that are equivalent for one reason."""

    function: str
    diff: str
    reason: str

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys of its mutants."""
        return tuple(_key(self.function, diff.splitlines()) for diff in self.diff.strip().split("\n\n"))


class _EquivalentFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    equivalent: tuple[Equivalent, ...] = ()


def key_of(mutant: Mutant) -> Key:
    """Return what a mutant has in common with its entry."""
    return _key(mutant.function, mutant.diff)


def load(folder: Path) -> tuple[Equivalent, ...]:
    """Return the entries of an assignment; none where there is no file. Raises GraderError naming what is wrong."""
    path = folder / EQUIVALENT
    if not path.is_file():
        return ()
    try:
        entries = msgspec.toml.decode(path.read_bytes(), type=_EquivalentFile).equivalent
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise GraderError(f"{path}: {error}", "Each entry has function, diff and reason.") from None
    for entry in entries:
        if not entry.reason.strip():
            raise GraderError(f"{path}: {entry.function}: an entry has no reason", "Say why no test can notice it.")
    return entries


def _key(function: str, diff: Iterable[str]) -> Key:
    """Return the function and the changed lines without blanks; their place and the lines around do not count."""
    lines = ("".join(line.split()) for line in diff)
    return function, tuple(line for line in lines if line[:1] in ("-", "+"))
