"""One student's files for one assignment → ``Submission``."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from grader.course import layout
from grader.errors import Refusal
from grader.model import Assignment, Message, Place
from grader.notebooks import file_lines, slim
from grader.processes.confined import Confined, HelperLost
from grader.submission import code_reading, outline, remarks
from grader.submission.assembly import assembled, refused
from grader.submission.choice import Choosing
from grader.submission.handed_in import GroupHandIn, Handed, lone
from grader.submission.intake import Tree, gather
from grader.submission.large_notebooks import WHOLE
from grader.submission.receipts import other_attempts, receipt, without
from grader.submission.submission import Submission
from grader.submission.work_names import file_name, is_notebook_name
from grader.text.clean import printable

CPU = 5.0  # seconds for one file; an honest one takes milliseconds


class Reader:
    """Reads submissions, one after another, with one helper process. Use as a context manager.

    ``course`` are the assignments of the course: a file of one of them is no other's.
    """

    def __init__(self, course: tuple[Assignment, ...] = ()) -> None:
        self._course = course
        self._course_files: dict[str, set[tuple[str, bytes]]] = {}
        self._confined = Confined(cpu=CPU, modules=(code_reading.__name__, slim.__name__))
        self._confined.start()  # it gets ready while the caller does other things

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def end(self) -> None:
        """Let the helper process end, without waiting for that as ``close`` does. Nothing more is read."""
        self._confined.end()

    def close(self) -> None:
        """End the helper process."""
        self._confined.close()

    def read(
        self, where: Handed | Path, assignment: Assignment, *, lenient: bool = False, outlined: bool = False
    ) -> Submission | None:
        """What ``where`` holds for ``assignment``, None for nothing at all. Of several attempts the newest.

        ``lenient``: no other assignment is asked for, so that the only candidate counts by whatever name.
        ``outlined``: its outline will be asked for, and is read in the same trip. What is wrong with the files is in
        the answer's ``problem``. Raises GraderError for a path that is not there, or where no
        helper process can be started.
        """
        handed = lone(where) if isinstance(where, Path) else where
        submission = self._read(handed, assignment, lenient=lenient, outlined=outlined)
        received = receipt(handed.received, submission.path, assignment.name) if submission is not None else None
        if submission is None or received is None:
            return submission
        others = other_attempts(handed, received)
        if others:  # an attempt is what it holds itself, so that it is the same whatever comes beside it later
            newest = without(handed, [one for one, _ in others])
            alone = self._read(newest, assignment, lenient=lenient, outlined=outlined)
            notes = submission.notes
            submission = alone or submission
            more = tuple(note for note in notes if note not in submission.notes)
            submission = msgspec.structs.replace(submission, notes=(*submission.notes, *more))
        return msgspec.structs.replace(submission, received=received)

    def without_outputs(self, submission: Submission) -> dict[str, bytes]:
        """Return the files of a submission as they are kept: notebooks without what was printed and drawn."""
        kept = {}
        for path, data in submission.handed.items():
            kept[path] = data
            if is_notebook_name(path) or (data and data == submission.notebook):
                with contextlib.suppress(Refusal, HelperLost):  # no notebook after all
                    state = self._confined.call(slim.slim, b"", data, WHOLE)
                    kept[path] = state.left + self._confined.call(slim.slim, state.state, b"", WHOLE).left
        return kept

    def earlier_attempts(self, handed: Handed, submission: Submission, assignment: Assignment) -> list[Submission]:
        """Return the other attempts of a download that hold work for ``assignment``, the oldest first."""
        if submission.received is None or not submission.received.is_attempt:
            return []
        found = []
        for received, attempt in other_attempts(handed, submission.received):
            other = self._read(attempt, assignment, lenient=False)
            if other is not None and not other.absent and other.claim != "none":
                found.append(msgspec.structs.replace(other, received=received))
        return found

    def of_group(
        self, shared: Iterable[GroupHandIn], assignment: Assignment, *, lenient: bool = False
    ) -> tuple[Submission, Handed] | None:
        """Return the work of a group for a member who handed in none: that of another member, and where it lies; None
        where nobody did. Where members handed in different work, no work is the group's: that is ``absent``."""
        work = [(self.read(one.handed, assignment, lenient=lenient), one) for one in shared]
        handed_in = [(submission, one) for submission, one in work if submission is not None and not submission.absent]
        readable = [(submission, one) for submission, one in handed_in if submission.problem is None]
        found: dict[str, tuple[Submission, GroupHandIn]] = {}
        for submission, one in readable or handed_in:
            found.setdefault(submission.digest, (submission, one))
        if len(found) > 1:
            members = printable(", ".join(one.student for _, one in found.values()))
            problem = Message("note.group-differs", {"students": members, "name": assignment.name})
            return Submission(assignment.name, problem=problem, absent=True), next(iter(found.values()))[1].handed
        for submission, one in found.values():
            note = Message("note.group", {"student": printable(one.student)})
            return msgspec.structs.replace(submission, notes=(note, *submission.notes)), one.handed
        return None

    def _read(
        self, handed: Handed, assignment: Assignment, *, lenient: bool, outlined: bool = False
    ) -> Submission | None:
        try:
            tree = gather(handed, self._confined)
        except Refusal as refusal:
            return refused(assignment.name, refusal.message)
        tree = self._handed_in(tree, assignment)
        choosing = Choosing(tree, assignment, self._course, self._confined, outlined=outlined)
        choice = choosing.choice(lenient=lenient)
        if choice is None:
            return None
        names = {assignment.name, *(other.name for other in self._course)}
        return assembled(tree, choice, assignment, names)

    def _handed_in(self, tree: Tree, assignment: Assignment) -> Tree:
        """``tree`` without what the course itself put there, and nobody changed or named."""
        own = {file for one in (assignment, *self._course) for file in self._files_of_course(one)}
        names = {name for name, _ in own}
        files = {
            path: data
            for path, data in tree.files.items()
            if path == tree.main or file_name(path) not in names or (file_name(path), _comparable(data)) not in own
        }
        return msgspec.structs.replace(tree, files=files)

    def _files_of_course(self, assignment: Assignment) -> set[tuple[str, bytes]]:
        """Names and contents of what lies beside an assignment's stub; read once."""
        if assignment.name not in self._course_files:
            files = [path for path in layout.given_files(assignment) if path.is_file()]
            self._course_files[assignment.name] = {(path.name, _comparable(path.read_bytes())) for path in files}
        return self._course_files[assignment.name]

    def outlined(self, submission: Submission, assignment: Assignment) -> Submission:
        """The submission with what its code says of itself, and with what is to be said of that."""
        if not submission.cells:
            return submission
        code, tasks = submission.code, [task.name for task in assignment.tasks]
        try:
            found = submission.outline
            if not (found.definitions or found.problems):
                found = self._confined.call(outline.outline, code)
            notes = remarks.remarks(found, code, tasks)
            broken = {(problem.place.file, problem.place.cell) for problem in found.problems}
            missing = remarks.undefined(found, tasks)
            if broken or missing:
                strange = [cell for cell in code if cell[:2] in broken]
                file = submission.cells[0].file
                notes += self._confined.call(remarks.unseen, strange, file, submission.notebook, missing)
        except (Refusal, HelperLost):  # code over which a parser is lost: nothing is known of it
            return submission
        return msgspec.structs.replace(submission, outline=found, notes=(*submission.notes, *notes))

    def file_lines(self, submission: Submission, places: Iterable[Place]) -> dict[Place, int]:
        """The lines of a notebook's file where ``places`` in its cells stand, as far as they can be found.

        Raises GraderError where no helper process can be started.
        """
        sources = {cell.number: cell.source.split("\n") for cell in submission.cells}
        wanted = [
            (place, (place.cell, place.line, sources[place.cell][place.line - 1]))
            for place in places
            if place.cell is not None and 0 < place.line <= len(sources.get(place.cell, ()))
        ]
        if not wanted:
            return {}
        try:
            lines = self._confined.call(file_lines.file_lines, submission.notebook, [line for _, line in wanted])
        except HelperLost:  # whatever made of it a notebook that can be read, it is not the usual JSON
            return {}
        return {place: line for (place, _), line in zip(wanted, lines, strict=True) if line}


def read(where: Handed | Path, assignment: Assignment, *, lenient: bool = False) -> Submission | None:
    """One submission, with a helper process of its own. As ``Reader.read``."""
    with Reader() as reader:
        return reader.read(where, assignment, lenient=lenient)


def _comparable(data: bytes) -> bytes:
    """What contents are compared by: how lines end depends on the system."""
    return data.replace(b"\r\n", b"\n")
