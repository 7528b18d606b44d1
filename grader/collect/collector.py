"""Take what a class handed in out of its repositories, several at a time; each costs nobody but itself."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import threading
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from grader.collect.address import RepositoryAddress, parse_address, without_secrets
from grader.collect.choosing import CommitChoice, after_sighting, choices
from grader.collect.clone import Clone, Tip
from grader.collect.deadline import Deadline
from grader.collect.memory import Memory
from grader.collect.pushes import pushes
from grader.collect.remote_git import FetchLimits
from grader.errors import GraderError, Refusal
from grader.exchange import collected
from grader.exchange.collected import Collected, CollectedClass
from grader.exchange.repositories import StudentRepository
from grader.files.atomic import write_atomically
from grader.files.names import Reading, folder_names
from grader.model import MIB, Message
from grader.pullrequest.checkout import write_submission
from grader.pullrequest.git import Repository
from grader.text.clean import line

AT_A_TIME = 8
LISTING = 16 * MIB
"""Bytes that the names of a commit's files may take: one commit of 1 MB can hold 10^10 paths."""

_REF = re.compile(r"refs/(?!.*(?:\.\.|//|@\{))[^\x00-\x20\x7f~^:?*\[\\]+(?<![/.])")


Clock = Callable[[], datetime]


def now() -> datetime:
    """Return the time, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


class Collector:
    """Collects into the folder ``out``, which one run at a time may hold. ``extensions`` are later due times, by the
    ids of students."""

    def __init__(
        self,
        out: Path,
        deadline: Deadline,
        limits: FetchLimits | None = None,
        clock: Clock = now,
        extensions: Mapping[str, datetime] | None = None,
    ) -> None:
        self._out = out = out.absolute()  # Git runs in other folders
        self._deadline, self._limits, self._clock = deadline, limits or FetchLimits(), clock
        self._extensions = extensions or {}
        self._memory = Memory(out)
        before = collected.read(out)
        self._before = {one.folder: one for one in before.students} if before is not None else {}
        self._stop = threading.Event()
        self._writing = threading.Lock()  # the content of a commit is in memory while it is written

    def collect(
        self, students: Sequence[StudentRepository], base: Path, tell: Callable[[Collected], None]
    ) -> CollectedClass:
        """Collect everybody's repository and write ``collected.json``. Paths are from ``base``. ``tell`` hears of each
        repository when it is finished."""
        made = self._clock()
        keys = _keys(students)
        names = folder_names(
            {key: Reading(one.id, exact=True) for key, one in zip(keys, students, strict=True)}, self._before.keys()
        )
        shared: dict[tuple[str, str], list[tuple[StudentRepository, str]]] = {}
        for key, one in zip(keys, students, strict=True):
            shared.setdefault((_identity(one.address, base), one.ref), []).append((one, names[key]))
        found: dict[str, Collected] = {}

        def take(group: list[tuple[StudentRepository, str]]) -> None:
            for result in self._repository(group, base):
                found[result.folder] = result
                tell(result)

        with ThreadPoolExecutor(AT_A_TIME) as pool:
            try:
                for _ in pool.map(take, shared.values()):
                    pass
            except BaseException:
                self._stop.set()
                pool.shutdown(cancel_futures=True)
                raise
        everybody = tuple(found[names[key]] for key in keys)
        whole = CollectedClass(made, everybody, self._deadline.assignment, self._deadline.due)
        write_atomically(self._out / collected.FILE, collected.encode(whole))
        return whole

    def set_aside(self, found: CollectedClass) -> tuple[str, ...]:
        """Move the folders of earlier runs that are nobody's any more to where no batch reads them, and return them."""
        now_there = {one.folder for one in found.students}
        moved = tuple(folder for folder in self._memory.folders() if folder not in now_there)
        for folder in moved:
            _remove(self._memory.left / folder)
            self._memory.left.mkdir(exist_ok=True)
            with contextlib.suppress(FileNotFoundError):
                (self._out / folder).replace(self._memory.left / folder)
            self._memory.forget_written(folder)
        return moved

    def _repository(self, group: list[tuple[StudentRepository, str]], base: Path) -> list[Collected]:
        """Return what came of one repository, for each student whose it is."""
        first, _ = group[0]
        try:
            if not first.address:
                raise Refusal(Message("collect.no-address"))
            if first.ref and not _REF.fullmatch(first.ref):
                raise Refusal(Message("collect.ref", {"branch": line(first.ref, 80)}))
            address = parse_address(first.address, base)
            return self._from(address, first.ref, group)
        except Refusal as refusal:
            return [self._failed(student, folder, refusal.message) for student, folder in group]
        except GraderError as error:
            if error.exit_code == 3 and error.message == "git is not installed":
                raise
            reason = Message("collect.unreadable", {"address": _shown(first), "reason": line(error.message, 300)})
            return [self._failed(student, folder, reason) for student, folder in group]

    def _from(
        self, address: RepositoryAddress, ref: str, group: list[tuple[StudentRepository, str]]
    ) -> list[Collected]:
        known = self._memory.of(address.identity, ref)
        clone = Clone(self._memory.clone(address.identity, ref), self._limits, self._stop)
        time = self._clock()
        tip = clone.tip(address, ref)
        if tip is not None:
            known = msgspec.structs.replace(known, seen=after_sighting(known.seen, tip.commit, time))
            if tip.commit not in {one.commit for one in known.pushed}:
                known = msgspec.structs.replace(known, pushed=pushes(address, tip.branch) or known.pushed)
            self._memory.keep(known)
        elif known.seen:  # all of it was taken back
            tip = Tip("", known.seen[-1].commit)
        elif ref:
            raise Refusal(Message("collect.no-branch", {"address": _shown(group[0][0]), "branch": line(ref, 80)}))
        else:
            return [self._empty(student, folder) for student, folder in group]
        found = []
        for student, folder in group:
            deadline = self._deadline.extended(self._extensions.get(student.id))
            choice, problem = self._fetched(clone, address, tip, choices(known, tip.commit, deadline.end))
            taken = self._taken(clone, choice, tip, student, folder)
            late = deadline.late_days(choice.time) if taken.commit else 0
            found.append(msgspec.structs.replace(taken, late_days=late, problem=taken.problem or problem))
        return found

    def _fetched(
        self, clone: Clone, address: RepositoryAddress, tip: Tip, wanted: Sequence[CommitChoice]
    ) -> tuple[CommitChoice, Message | None]:
        """Return the best commit that can be had, once it is in the clone, and why it is not the best of all. The
        newest is fetched in any case: its author may take it back. Raises Refusal where none can be had."""
        problem = Message("collect.taken-back", {"address": line(without_secrets(address.text), 200)})
        if tip.ref and not clone.holds(tip.commit):
            try:
                clone.fetch(address, tip.ref)
            except Refusal as refusal:
                problem = refusal.message
        for choice in wanted:
            if choice.commit != tip.commit and not clone.holds(choice.commit):
                with contextlib.suppress(Refusal):
                    clone.fetch(address, choice.commit)
            if clone.holds(choice.commit):
                return choice, None if choice is wanted[0] else problem
        raise Refusal(problem)

    def _taken(
        self, clone: Clone, choice: CommitChoice, tip: Tip, student: StudentRepository, folder: str
    ) -> Collected:
        """Write the files of a commit into a student's folder, unless they are there, and return what to say of it."""
        repository = Repository(clone.folder, bare=True, listing=LISTING)
        target = self._out / folder
        try:
            written = self._own(folder)
            if written != choice.commit or not target.is_dir():
                with self._writing:
                    fresh = clone.folder.with_suffix(".new")
                    _remove(fresh)
                    handed = write_submission(repository, choice.commit, "", fresh)
                    if handed.problem is not None:
                        raise Refusal(handed.problem)
                    _set_times(fresh, choice.time)
                    if written is None:
                        self._memory.keep_written(folder, "")  # first of all: a kill leaves no folder that is nobody's
                    _remove(target)
                    fresh.replace(target)
                    self._memory.keep_written(folder, choice.commit)
            committed = repository.date(choice.commit)
        except Refusal as refusal:
            return self._failed(student, folder, refusal.message)
        return msgspec.structs.replace(
            self._result(student, folder),
            branch=tip.branch,
            commit=choice.commit,
            time=choice.time,
            source=choice.source,
            committed=committed.isoformat(),
            newest=tip.commit,
        )

    def _empty(self, student: StudentRepository, folder: str) -> Collected:
        """Leave an empty folder for a repository without a commit: nothing was handed in."""
        try:
            self._make_empty(folder)
        except Refusal as refusal:
            return self._failed(student, folder, refusal.message)
        return self._result(student, folder)

    def _make_empty(self, folder: str) -> None:
        if self._own(folder) is None:
            self._memory.keep_written(folder, "")  # first of all: a kill leaves no folder that is nobody's
        (self._out / folder).mkdir(exist_ok=True)

    def _own(self, folder: str) -> str | None:
        """Return the commit of which a folder holds the files; None where there is no such folder. Raises Refusal where
        somebody else made it."""
        written = self._memory.written(folder)
        if written is None and os.path.lexists(self._out / folder):
            raise Refusal(Message("collect.occupied", {"file": folder}))
        return written

    def _failed(self, student: StudentRepository, folder: str, problem: Message) -> Collected:
        """Return that nothing could be taken this time, beside what an earlier run took, which stays."""
        before = self._before.get(folder)
        if before is not None and before.commit and before.id == student.id:
            return msgspec.structs.replace(before, problem=problem)
        with contextlib.suppress(Refusal, OSError):  # a folder of somebody else, or a full disk
            self._make_empty(folder)
        return msgspec.structs.replace(self._result(student, folder), problem=problem)

    def _result(self, student: StudentRepository, folder: str) -> Collected:
        return Collected(folder, student.id, _shown(student), student.name, student.login, student.email)


def _identity(address: str, base: Path) -> str:
    """Return what two spellings of a repository's address have in common."""
    try:
        return parse_address(address, base).identity
    except Refusal:
        return address


def _keys(students: Sequence[StudentRepository]) -> list[str]:
    """Return what tells each from the others: the id, and the repository where one id has several."""
    ids = Counter(one.id for one in students)
    return [one.id if ids[one.id] == 1 else f"{one.id}\0{one.address}\0{one.ref}" for one in students]


def _shown(student: StudentRepository) -> str:
    return line(without_secrets(student.address), 200)


def _set_times(folder: Path, time: datetime) -> None:
    """Give all files the time of the hand-in: those of a commit have none."""
    stamp = time.timestamp()
    for top, _, names in os.walk(folder):
        for name in names:
            os.utime(Path(top, name), (stamp, stamp), follow_symlinks=False)


def _remove(folder: Path) -> None:
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)
    else:
        folder.unlink(missing_ok=True)
