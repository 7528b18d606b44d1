"""What is computed of a course for every submission: parts of the library, and pictures under the answers they follow.

Both are made by processes that never read a submission (``pristine``), or, where forking is not safe, by a fresh one.
A judge asks, and keeps nothing; a runner asks for what its judges had to ask for, so that the next have it at hand.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field

import msgspec

from grader.diagnosis.candidates import compute_part
from grader.diagnosis.profiles import SINGLES, Library, Profile, StoredPart, decode_part, encode_part, open_library
from grader.grading import library_files
from grader.grading.picture_cache import Pictures
from grader.grading.pristine import Unanswered
from grader.grading.runner_config import RunnerConfig, command
from grader.testing.messages import Answered, PicturesLearned
from grader.testing.suite import Suite
from grader.testing.variants import load_mistakes

DRAWING = 15
"""CPU seconds of drawing from a submission's answers: its judge has drawn the same within its own limits."""


class PartWanted(msgspec.Struct, frozen=True, tag=True):
    """A part of the library is wanted."""

    name: str


Wanted = PartWanted | Answered
Ask = Callable[[bytes], bytes]
"""Asks a process that never reads a submission. Raises Unanswered."""


@dataclass(frozen=True)
class Librarian:
    """Answers what is asked of a pristine process."""

    suite: Suite
    pictures: Pictures | None

    def answer(self, request: bytes) -> bytes:
        """Return a part of the library, or pictures drawn from answers; nothing where there are none."""
        wanted: Wanted = msgspec.msgpack.decode(request, type=Wanted)
        if isinstance(wanted, PartWanted):
            return encode_part(self.part(wanted.name))
        _limit_cpu(DRAWING)
        learned = self.pictures.redraw(wanted) if self.pictures is not None else None
        return msgspec.msgpack.encode(learned)

    def part(self, name: str) -> StoredPart:
        """Return a part of the library: as it was kept, or computed now. Raises GraderError, MemoryError."""
        course, assignment = self.suite.frame.course, self.suite.assignment
        folder = library_files.open_folder(course)
        if folder is None:
            return self._computed(name)
        path = library_files.file_of(folder, course, assignment, name)
        kept = library_files.read(path)
        if kept is not None:
            return kept
        try:
            with library_files.locked(path):
                part = library_files.read(path) or self._computed(name)
                library_files.write(path, part)
        except OSError:  # a full disk, say
            return self._computed(name)
        return part

    def _computed(self, name: str) -> StoredPart:
        return compute_part(self.suite, name, None if name == SINGLES else self.part(SINGLES))


@dataclass
class Bookshelf:
    """The parts of a library that a process has, and a way to get others."""

    suite: Suite
    ask: Ask
    asked: list[str] = field(default_factory=list)
    """Names of the parts that had to be asked for."""
    _library: Library | None = None
    _pairs: dict[str, tuple[Profile, ...]] = field(default_factory=dict)

    def library(self) -> Library:
        """Return the library with all single mistakes. Raises Unanswered."""
        if self._library is None:
            self._library = open_library(load_mistakes(self.suite.assignment), self._part(SINGLES))
        return self._library

    def pairs(self, task: str) -> tuple[Profile, ...]:
        """Return the pairs of mistakes that reach a task. Raises Unanswered."""
        if task not in self._pairs:
            self._pairs[task] = self.library().profiles(self._part(task))
        return self._pairs[task]

    def fetch(self, names: tuple[str, ...]) -> None:
        """Get parts that a judge had to ask for; what cannot be had now is asked for again."""
        known = {SINGLES, *(task.name for task in self.suite.assignment.tasks)}
        try:
            for name in names:
                if name in known:
                    self.pairs(name) if name != SINGLES else self.library().read_reference()
        except Unanswered:
            return

    def redrawn(self, answered: Answered) -> PicturesLearned | None:
        """Return pictures that a pristine process has drawn from a submission's answers; None where it cannot."""
        try:
            return msgspec.msgpack.decode(self.ask(msgspec.msgpack.encode(answered)), type=PicturesLearned | None)
        except Unanswered:
            return None

    def _part(self, name: str) -> StoredPart:
        self.asked.append(name)
        return decode_part(self.ask(msgspec.msgpack.encode(PartWanted(name))))


def _limit_cpu(seconds: int) -> None:
    """End this process when it has used so many seconds more. Only where processes are forked, so on Linux."""
    import resource

    used = int(sum(resource.getrusage(resource.RUSAGE_SELF)[:2])) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, used + seconds))


def spawned(config: RunnerConfig) -> Ask:
    """Return what asks a fresh process, where forking is not safe: for parts of the library alone."""

    def ask(request: bytes) -> bytes:
        wanted: Wanted = msgspec.msgpack.decode(request, type=Wanted)
        if not isinstance(wanted, PartWanted):
            raise Unanswered("pictures are not kept here")
        own = msgspec.structs.replace(config, judge=False, warm_up=False, part=wanted.name)
        done = subprocess.run(command(own), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=False)
        if done.returncode or not done.stdout:
            raise Unanswered("the library could not be computed")
        return done.stdout

    return ask
