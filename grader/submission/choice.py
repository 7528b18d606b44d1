"""Which of a student's files counts for an assignment, and what goes with it.

A script and a notebook may both be there, in several copies. The one in which something of the assignment is
written counts; among several the one nearest to the top, a notebook before a script, the latest copy. "Written"
means that some task is more than the stub's empty shell. The stub's text is not asked: in a student's own folder
the stub is the submission, and the same files must get the same result there and in a batch.
"""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

import msgspec

from grader.errors import Refusal
from grader.files import archives
from grader.files.names import fold, suffix
from grader.model import MIB, Assignment, FileHash, Message, SubmissionInfo
from grader.processes.confined import Confined, HelperLost
from grader.submission import cells, definitions
from grader.submission.intake import ALONG, Tree, lost_message
from grader.submission.submission import Submission
from grader.text.clean import printable

CANDIDATES = 8

_SUFFIXES = (".py", ".ipynb")
_NOT_ANYBODYS_WORK = re.compile(r"(test_.*|.*_test|conftest)\.py|.*\.(toml|md)", re.IGNORECASE)
_NOT_A_MAIN_FILE = re.compile(r"(__.*__|setup)\.py", re.IGNORECASE)

# How programs name copies: browsers "gates (1)" and "gates-1", Canvas "gates-1", Jupyter "gates-Copy1",
# Colab "Copy_of_gates" and "gates_ipynb의_사본", Windows "gates - Copy (2)" and "gates - 복사본", macOS "gates copy 2".
_BEFORE = r"(?:copy[ _]of[ _])*"
_AFTER = (
    r"(?:[ _.]?(?:ipynb|py)?의[ _]사본)*"
    r"(?:[ _-]{1,3}(?:copy|복사본)[ _-]?(\d{0,4}))?"
    r"(?:[ _]?\((\d{1,4})\)|-(\d{1,4}))?"
)


class _Candidate(NamedTuple):
    path: str
    copy: int  # 0 for the name itself, else the number of the copy
    near: tuple[int, bool]  # depth, and whether it lies in a folder other than the assignment's


class _Read(NamedTuple):
    candidate: _Candidate
    parsed: cells.Parsed | None
    problem: Message | None
    rank: int  # 2: something is written, 1: cannot be read, 0: nothing is written


def choose(tree: Tree, assignment: Assignment, confined: Confined, *, lenient: bool = False) -> Submission | None:
    """The submission for ``assignment`` among the files of ``tree``, or None. Raises GraderError without a helper."""
    candidates = _named(tree, assignment.name)
    by_name = bool(candidates)
    if not by_name and lenient:
        candidates = _any_name(tree)
        if len({candidate.path.rpartition(".")[0] for candidate in candidates}) > 1:
            names = printable(", ".join(candidate.path for candidate in candidates))
            problem = Message("unread.several", {"files": names, "name": assignment.name})
            return _without(tree, assignment, problem)
    if not candidates:
        return _unreadable(tree, assignment)
    alone = len(candidates) == 1
    reads = [_read(tree, candidate, assignment, confined, alone=alone) for candidate in candidates]
    best, *others = sorted(reads, key=_order)
    if best.parsed is None:
        return _without(tree, assignment, best.problem)
    path = best.candidate.path
    notes = [*tree.notes, *_about_others(best, others), *best.parsed.notes]
    if best.candidate.copy or not by_name:
        kind = "note.copy" if by_name else "note.any-name"
        notes.insert(0, Message(kind, {"file": printable(path), "name": assignment.name}))
    return _built(tree, assignment, path, best.parsed, tuple(notes))


def _named(tree: Tree, name: str) -> list[_Candidate]:
    """Scripts and notebooks that are called as the assignment is, or are a copy that some program named so."""
    called = fold(name)
    pattern = re.compile(_BEFORE + re.escape(called) + _AFTER)
    found = []
    for path in [*tree.files, *tree.refused]:
        *folders, file = path.split("/")
        stem = fold(file.rpartition(".")[0])
        match = pattern.fullmatch(stem) if suffix(path) in _SUFFIXES else None
        if match is not None:
            number = max([int(n) for n in match.groups() if n], default=int(stem != called))
            elsewhere = bool(folders) and fold(folders[-1]) != called
            found.append(_Candidate(path, number, (len(folders), elsewhere)))
    return sorted(found, key=lambda c: (c.near, -c.copy, c.path))[:CANDIDATES]


def _any_name(tree: Tree) -> list[_Candidate]:
    paths = [
        path
        for path in sorted([*tree.files, *tree.refused])
        if suffix(path) in _SUFFIXES and goes_along(path) and not _NOT_A_MAIN_FILE.fullmatch(_file_name(path))
    ]
    top = min((path.count("/") for path in paths), default=0)
    return [_Candidate(path, 0, (top, False)) for path in paths if path.count("/") == top][:CANDIDATES]


def _read(tree: Tree, candidate: _Candidate, assignment: Assignment, confined: Confined, *, alone: bool) -> _Read:
    path = candidate.path
    if path not in tree.files:
        return _Read(candidate, None, tree.refused[path], 1)
    try:
        parsed = confined.call(cells.parse, printable(_file_name(path), 255), tree.files[path])
    except Refusal as refusal:
        return _Read(candidate, None, refusal.message, 1)
    except HelperLost as lost:
        return _Read(candidate, None, lost_message(path, lost), 1)
    return _Read(candidate, parsed, None, 2 if alone or _is_written(parsed, assignment, confined) else 0)


def _is_written(parsed: cells.Parsed, assignment: Assignment, confined: Confined) -> bool:
    codes = [cell.code for cell in parsed.cells]
    try:
        return confined.call(definitions.written, codes, [task.name for task in assignment.tasks])
    except HelperLost:  # code over which a parser is lost is no stub
        return True


def _order(read: _Read) -> tuple[object, ...]:
    path, copy, near = read.candidate
    return -read.rank, near, suffix(path) != ".ipynb", -copy, path


def _about_others(best: _Read, others: list[_Read]) -> list[Message]:
    path = best.candidate.path
    notes = []
    for other in others:
        if other.problem is not None:
            notes.append(other.problem)
        elif other.rank == best.rank == 2:
            both = suffix(other.candidate.path) != suffix(path)
            kind = "note.both-files" if both else "note.other-copy"
            notes.append(Message(kind, {"file": printable(path), "other": printable(other.candidate.path)}))
    return notes


def _unreadable(tree: Tree, assignment: Assignment) -> Submission | None:
    """Nothing that counts is there; but what cannot be read may have been it."""
    for path, problem in sorted(tree.refused.items()):
        packed = suffix(path) in (*archives.SUFFIXES, *archives.FOREIGN)
        if packed or fold(_file_name(path)) == fold(assignment.name):
            return _without(tree, assignment, problem)
    return None


def _without(tree: Tree, assignment: Assignment, problem: Message | None) -> Submission:
    hashes = {path: hashlib.sha256(data).hexdigest() for path, data in tree.files.items()}
    hashes.update({path: message.id for path, message in tree.refused.items()})
    return Submission(assignment.name, problem=problem, digest=digest_of("unread", hashes))


def _built(
    tree: Tree, assignment: Assignment, path: str, parsed: cells.Parsed, notes: tuple[Message, ...]
) -> Submission:
    folder = path[: path.rfind("/") + 1]
    files: dict[str, bytes] = {}
    left_out = 0
    room = min(ALONG, assignment.limits.scratch * MIB // 2)  # it lies in a guest's scratch, and data beside it
    for other, data in sorted(tree.files.items()):
        if other == path or not other.startswith(folder) or not goes_along(other) or suffix(other) == ".ipynb":
            continue
        if len(data) > room:
            left_out += 1
        else:
            room -= len(data)
            files[other.removeprefix(folder)] = data
    if left_out:
        notes = (*notes, Message("note.files-left-out", {"count": left_out}))
    main = _file_name(path)
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in [(main, tree.files[path]), *files.items()]}
    notebook = suffix(path) == ".ipynb"
    return Submission(
        assignment=assignment.name,
        main="__main__" if notebook else assignment.name,
        kind="notebook" if notebook else "script",
        folder=folder.rstrip("/"),
        cells=parsed.cells,
        files=files,
        info=SubmissionInfo(tuple(FileHash(printable(name), digest) for name, digest in hashes.items())),
        digest=digest_of(main, hashes),
        notes=notes,
        notebook=tree.files[path] if notebook else b"",
    )


def goes_along(path: str) -> bool:
    """Whether a file is the student's own, and not the course's tests, texts and settings beside it."""
    return not _NOT_ANYBODYS_WORK.fullmatch(_file_name(path))


def _file_name(path: str) -> str:
    return path.rpartition("/")[2]


def digest_of(kind: str, hashes: dict[str, str]) -> str:
    return hashlib.sha256(msgspec.json.encode([kind, sorted(hashes.items())])).hexdigest()
