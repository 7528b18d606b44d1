"""What is computed of a course for every submission: parts of the library, what tests do next after known answers, and
pictures under the answers they follow.

All are made by processes that never read a submission (``pristine``), or, where forking is not safe, by a fresh one.
What they have kept is read by who needs it. A judge asks for the rest, and keeps nothing; a runner gets what its judges
had to get, so that the next have it at hand.
"""

from __future__ import annotations

import contextlib
import hashlib
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from grader.course import layout
from grader.files import user_cache
from grader.grading import library_files
from grader.grading.picture_cache import Pictures
from grader.grading.pristine import Unanswered
from grader.grading.runner_config import RunnerConfig, command
from grader.testing.known_answers import NOTHING, KnownAnswers
from grader.testing.messages import Answered, PartName, PicturesLearned
from grader.testing.suite import Suite
from grader.testing.teaching import teach
from grader.testing.variants import load_mistakes

if TYPE_CHECKING:  # what looks for mistakes is loaded where a test has failed
    from grader.diagnosis.profiles import Library, StoredPart, StoredReference

DRAWING = 15
"""CPU seconds of drawing from a submission's answers: its judge has drawn the same within its own limits."""


class PartWanted(msgspec.Struct, frozen=True, tag=True):
    """A part of the library is wanted; for None what the reference does."""

    name: PartName | None


class KnownWanted(msgspec.Struct, frozen=True, tag=True):
    """What our own solutions teach of the tests is wanted."""


Kept = PartWanted | KnownWanted
Wanted = Kept | Answered
Ask = Callable[[bytes], bytes]
"""Asks a process that never reads a submission. Raises Unanswered."""


@dataclass(frozen=True)
class Librarian:
    """Answers what is asked of a pristine process."""

    suite: Suite
    pictures: Pictures | None

    def answer(self, request: bytes) -> bytes:
        """Return a part of the library, known answers, or pictures drawn from answers; nothing where there are none."""
        wanted: Wanted = msgspec.msgpack.decode(request, type=Wanted)
        if isinstance(wanted, PartWanted):
            return self.encoded(wanted.name)
        if isinstance(wanted, KnownWanted):
            return self._get(self._name(wanted), lambda: self._teaching)
        _limit_cpu(DRAWING)
        learned = self.pictures.redraw(wanted) if self.pictures is not None else None
        return msgspec.msgpack.encode(learned)

    def encoded(self, name: PartName | None) -> bytes:
        """Return a part of the library as bytes: as it was kept, or computed now. Raises GraderError, MemoryError."""
        return self._get(name, lambda: self._computing(name))

    def kept_or(self, ask: Ask) -> Ask:
        """Return what reads what has been kept, and asks for the rest."""

        def get(request: bytes) -> bytes:
            wanted: Wanted = msgspec.msgpack.decode(request, type=Wanted)
            path = None if isinstance(wanted, Answered) else self._file(self._name(wanted))
            kept = user_cache.read(path) if path is not None else None
            return ask(request) if kept is None else kept

        return get

    def _name(self, wanted: Kept) -> object:
        """Return the name under which something is kept. Known answers change with the solutions, which judge
        nobody."""
        if isinstance(wanted, PartWanted):
            return wanted.name
        files = layout.solutions(self.suite.assignment)
        return "known answers", *(hashlib.sha256(file.read_bytes()).hexdigest() for file in files)

    def _file(self, name: object) -> Path | None:
        course = self.suite.frame.course
        folder = library_files.open_folder(course)
        return library_files.file_of(folder, course, self.suite.assignment, name) if folder is not None else None

    def _get(self, name: object, prepare: Callable[[], Callable[[], bytes]]) -> bytes:
        path = self._file(name)
        if path is not None and (kept := user_cache.read(path)) is not None:
            return kept
        compute = prepare()
        if path is None:
            return compute()
        try:
            with library_files.locked(path):
                part = user_cache.read(path) or compute()
                user_cache.write(path, part)
        except OSError:  # a full disk, say
            return compute()
        return part

    def _computing(self, name: PartName | None) -> Callable[[], bytes]:
        """Return what computes a part, with all at hand that it needs: whoever holds a lock asks for no other part."""
        from grader.diagnosis.candidates import compute_part, compute_reference, singles_for

        if name is None:
            return lambda: msgspec.msgpack.encode(compute_reference(self.suite))
        reference, singles = self._reference(), [*map(self._part, singles_for(name))]
        return lambda: msgspec.msgpack.encode(compute_part(self.suite, name, reference, singles))

    def _teaching(self) -> bytes:
        return msgspec.msgpack.encode(teach(self.suite))

    def _reference(self) -> StoredReference:
        from grader.diagnosis.profiles import StoredReference

        return msgspec.msgpack.decode(self.encoded(None), type=StoredReference)

    def _part(self, name: PartName) -> StoredPart:
        from grader.diagnosis.profiles import StoredPart

        return msgspec.msgpack.decode(self.encoded(name), type=StoredPart)


@dataclass
class Bookshelf:
    """The parts of a library that a process has, and a way to get others."""

    suite: Suite
    ask: Ask
    asked: list[PartName] = field(default_factory=list)
    """The parts that had to be asked for."""
    wanted: set[PartName] = field(default_factory=set)
    """The parts that a judge had to ask for: this process gets them before the next judge starts."""
    _library: Library | None = None

    def library(self) -> Library:
        """Return the library. Raises Unanswered."""
        if self._library is None:
            from grader.diagnosis.profiles import Library, StoredReference

            reference = msgspec.msgpack.decode(self._answer(None), type=StoredReference)
            self._library = Library(load_mistakes(self.suite.assignment), reference, self._part)
        return self._library

    def fetch(self) -> None:
        """Get and read what is wanted; what cannot be had now is asked for again."""
        known = {task.name for task in self.suite.assignment.tasks}
        wanted = [name for name in self.wanted if name.task in known]
        self.wanted.clear()
        with contextlib.suppress(Unanswered):
            for name in wanted:
                self.library().part(name)
            self.library().read()

    def known_answers(self) -> KnownAnswers:
        """Return what is known of the tests; nothing where it cannot be had."""
        try:
            return msgspec.msgpack.decode(self.ask(msgspec.msgpack.encode(KnownWanted())), type=KnownAnswers)
        except Unanswered:
            return NOTHING

    def redrawn(self, answered: Answered) -> PicturesLearned | None:
        """Return pictures that a pristine process has drawn from a submission's answers; None where it cannot."""
        try:
            return msgspec.msgpack.decode(self.ask(msgspec.msgpack.encode(answered)), type=PicturesLearned | None)
        except Unanswered:
            return None

    def _part(self, name: PartName) -> StoredPart:
        from grader.diagnosis.profiles import StoredPart

        self.asked.append(name)
        return msgspec.msgpack.decode(self._answer(name), type=StoredPart)

    def _answer(self, name: PartName | None) -> bytes:
        return self.ask(msgspec.msgpack.encode(PartWanted(name)))


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
        own = msgspec.structs.replace(config, judge=False, warm_up=False, part=(wanted.name,))
        done = subprocess.run(command(own), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=False)
        if done.returncode or not done.stdout:
            raise Unanswered("the library could not be computed")
        return done.stdout

    return ask
