"""Which of a student's files counts for an assignment.

Files are candidates by their names; where none is, or those that are are stubs, by what they define. Of several the
one counts in which something is written: some task is more than the stub's empty shell. The stub's text is
not asked: in a student's own folder the stub is the submission, and the same files must get the same result there and
in a batch.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from grader.files import archives
from grader.files.names import fold, suffix
from grader.model import Assignment, Message
from grader.processes.confined import Confined
from grader.submission.attempts import newest_by_folder, newest_by_name, newest_by_time
from grader.submission.cells import Parsed
from grader.submission.contents import Content, Contents
from grader.submission.intake import DEPTH, Tree
from grader.submission.outline import Outline
from grader.submission.submission import Claim
from grader.submission.work_names import (
    copy_number,
    file_name,
    folder_of,
    is_course_file,
    is_notebook_name,
    loose_stem,
    named_for,
    stem,
)
from grader.text.clean import printable

CANDIDATES = 20
NO_WORK = frozenset({"setup", "__init__", "__main__"})
"""Names of scripts that hold no work."""


class Choice(NamedTuple):
    """``path`` counts, and ``parsed`` is what it holds; else ``problem`` says why nothing does. ``claim`` is by what it
    is taken for the assignment; ``absent``: what is there belongs to other assignments. ``outline`` is what the code
    says of itself, where that was read."""

    path: str = ""
    parsed: Parsed | None = None
    problem: Message | None = None
    claim: Claim = "none"
    notes: tuple[Message, ...] = ()
    absent: bool = False
    outline: Outline | None = None


class Choosing:
    """One submission and one assignment of the course ``course``. ``outlined``: as ``Contents``."""

    def __init__(
        self,
        tree: Tree,
        assignment: Assignment,
        course: Iterable[Assignment],
        confined: Confined,
        *,
        outlined: bool = False,
    ) -> None:
        self._tree, self._name = tree, assignment.name
        self._tasks = [task.name for task in assignment.tasks]
        self._others = {a.name: [task.name for task in a.tasks] for a in course if a.name != assignment.name}
        self._names = (assignment.name, *self._others)
        self._paths = sorted({*tree.files, *tree.refused}, key=lambda path: (path.count("/"), path))
        self._contents = Contents(tree, self._tasks, confined, outlined=outlined)

    def choice(self, *, lenient: bool = False) -> Choice | None:
        """The file that counts; None where nothing at all was handed in.

        ``lenient``: no other assignment is asked for, so that the only candidate counts by whatever name. Raises
        GraderError without a helper.
        """
        choice = self._choice(lenient=lenient)
        return choice and choice._replace(outline=self._contents.known_outline(choice.path))

    def _choice(self, *, lenient: bool) -> Choice | None:
        if self._tree.main:
            only = self._contents[self._tree.main]
            return Choice(only.path, only.parsed, only.problem, "name")
        named = [self._contents[path] for path in self._named()]
        written = [one for one in named if self._contents.is_written(one.path)]
        if written:
            return self._noting(self._resolved(written, "name"), named)
        works = self._works()
        if works and all(map(self._is_stub, named)):
            by_content = self._by_content(works, written=bool(named))
            if by_content is not None:
                return self._noting(by_content, named)
        unreadable = [one for one in named if one.problem is not None]
        if unreadable:
            return Choice(problem=unreadable[0].problem, claim="name")
        if named:
            return self._noting(self._resolved(named, "name"), named)
        return (self._any_name() if lenient else None) or self._nothing()

    def _named(self) -> list[str]:
        """Files that are called as the assignment is, or are a copy that some program named so; if there is none, those
        that have got another ending."""
        called = [path for path in self._paths if copy_number(loose_stem(path), self._name) is not None]
        usual = [path for path in called if stem(path) is not None]
        return (usual or [path for path in called if self._holds_tasks(path)])[:CANDIDATES]

    def _holds_tasks(self, path: str) -> bool:
        readable = path in self._tree.files and self._contents.is_python(path)
        return readable and bool(self._contents.defined(path) & set(self._tasks))

    def _is_stub(self, candidate: Content) -> bool:
        """Whether a file is what the course gave, or has nothing in it; of code without a task that is not known."""
        if candidate.parsed is None:
            return False
        return not candidate.parsed.cells or self._contents.is_untouched(candidate.path)

    def _resolved(self, candidates: list[Content], claim: Claim) -> Choice:
        """One of several. Attempts in several folders, by their names; the course's own layout and what lies near the
        top; by times; then the name itself before copies of it, a notebook before a script but for two stubs, the
        latest copy."""
        ordered = sorted(
            (one.path for one in candidates), key=lambda path: (self._distance(path), self._preference(path))
        )
        paths = sorted({self._tree.files[path]: path for path in reversed(ordered)}.values())  # equal ones are one
        newest = newest_by_folder(paths)
        near = min(map(self._distance, newest))
        left = [path for path in newest if self._distance(path) == near]
        timed = newest_by_time(left, self._tree.recorded)
        if claim == "content" and len(set(map(folder_of, timed))) == 1:
            timed = newest_by_name(timed)
            if len(set(map(loose_stem, timed))) > 1:
                timed = newest_by_time(timed, self._tree.recorded, loose_stem)
        attempts = set(map(folder_of if claim == "name" else _attempt, timed))
        if len(attempts) > 1:
            files = printable(", ".join(timed))
            return Choice(problem=Message("unread.attempts", {"files": files, "name": self._name}), claim=claim)
        path = min(timed, key=self._preference)
        told = len(newest) < len(paths) or len(timed) < len(left)
        written = self._contents.is_written(path)
        notes = tuple(self._about_other(path, other, told=told) for other in paths if other != path and written)
        return Choice(path, self._contents[path].parsed, claim=claim, notes=notes)

    def _distance(self, path: str) -> tuple[bool, int, bool]:
        """How far a file lies from where the course has it."""
        folders = [fold(folder) for folder in path.split("/")[:-1]]
        own = fold(self._name)
        return folders[-2:] != ["assignments", own], len(folders), bool(folders) and folders[-1] != own

    def _preference(self, path: str) -> tuple[object, ...]:
        copy = copy_number(loose_stem(path), self._name) or 0
        return copy > 0, is_notebook_name(path) is self._contents.is_untouched(path), -copy, path

    def _about_other(self, path: str, other: str, *, told: bool) -> Message:
        kind = "note.newest" if told else "note.other-copy"
        if folder_of(path) == folder_of(other) and is_notebook_name(path) != is_notebook_name(other):
            kind = "note.both-files"
        return Message(kind, {"file": printable(path), "other": printable(other)})

    def _noting(self, choice: Choice, named: list[Content]) -> Choice:
        """With what is to be said of the name, and of other files that are called so."""
        if choice.parsed is None:
            return choice
        path = choice.path
        notes: list[Message] = []
        if choice.claim == "content" and named:
            args = {"file": printable(path), "other": printable(named[0].path), "name": self._name}
            notes.append(Message("note.instead", {**args}))
        elif choice.claim == "content":
            defined = len(self._contents.defined(path) & set(self._tasks))
            args = {"file": printable(path), "name": self._name}
            notes.append(Message("note.by-content", {**args, "defined": defined, "tasks": len(self._tasks)}))
        elif fold(file_name(path)) not in {fold(f"{self._name}.py"), fold(f"{self._name}.ipynb")}:
            notes.append(Message("note.copy", {"file": printable(file_name(path)), "name": self._name}))
        notes.extend(one.problem for one in named if one.problem is not None)
        empty = [one.path for one in named if one.path != path and one.is_empty]
        notes.extend(Message("note.empty", {"file": printable(path), "other": printable(other)}) for other in empty)
        if not empty and choice.parsed.cells and self._contents.is_untouched(path):
            twin = f"{self._name}{'.py' if choice.parsed.notebook else '.ipynb'}"
            if all(fold(file_name(other)) != fold(twin) for other in self._paths):
                notes.append(Message("note.not-there", {"file": printable(path), "other": twin}))
        return choice._replace(notes=(*notes, *choice.notes))

    def _works(self) -> list[str]:
        """Scripts and notebooks that may be a work for any assignment: called after none, and not the course's own."""
        return [
            path
            for path in self._paths
            if (called := stem(path)) is not None
            and fold(called) not in NO_WORK
            and named_for(called, self._names) is None
            and not is_course_file(path, self._names)
        ][:CANDIDATES]

    def _by_content(self, works: list[str], *, written: bool) -> Choice | None:
        """The file that defines at least half of the tasks, and more of them than of any other assignment's."""
        found = [self._contents[path] for path in works if self._defines_most(path)]
        better = [one for one in found if self._contents.is_written(one.path)]
        if not better and (written or not found):
            return None
        return self._resolved(better or found, "content")

    def _defines_most(self, path: str) -> bool:
        defined = self._contents.defined(path)
        own = len(defined.intersection(self._tasks))
        others = max((len(defined.intersection(tasks)) for tasks in self._others.values()), default=0)
        return 2 * own >= len(self._tasks) and own > others

    def _any_name(self) -> Choice | None:
        """The only script or notebook near the top, or the only one of each."""
        works = self._works()
        top = [path for path in works if path.count("/") == works[0].count("/")]
        if not top:
            return None
        if len({path[: -len(suffix(path))] for path in top}) > 1:
            files = printable(", ".join(top))
            return Choice(problem=Message("unread.several", {"files": files, "name": self._name}))
        candidates = [self._contents[path] for path in top]
        written = [one for one in candidates if self._contents.is_written(one.path)]
        readable = [one for one in candidates if one.problem is None]
        if not readable:
            return Choice(problem=candidates[0].problem)
        choice = self._resolved(written or readable, "name")._replace(claim="content")
        note = Message("note.any-name", {"file": printable(choice.path), "name": self._name})
        return choice._replace(notes=(note, *choice.notes))

    def _nothing(self) -> Choice | None:
        """Nothing counts. What is there may be other assignments' work; else it is named, with the reason."""
        own, unnamed = [], []
        for path in self._paths:
            called = file_name(path)[: len(file_name(path)) - len(suffix(path))]
            if copy_number(called, self._name) is not None:
                own.append(path)
            elif named_for(called, self._others) is None:
                unnamed.append(path)
        for path in (*own, *unnamed):
            packed = suffix(path) in (*archives.SUFFIXES, *archives.FOREIGN)
            if path in self._tree.refused and (path in own or packed):
                return Choice(problem=self._tree.refused[path], claim="name" if path in own else "none")
        files = printable(", ".join([*self._paths, *self._tree.left_out]))
        if own:
            return Choice(
                problem=Message("unread.no-code", {"file": printable(own[0]), "name": self._name}), claim="name"
            )
        here = [
            path for path in unnamed if named_for(path.partition("/")[0], (self._name,)) is not None and "/" in path
        ]
        if here and not any(map(self._is_of_another, here)):  # in a folder that is called after the assignment
            return Choice(problem=Message("unread.no-work", {"files": printable(", ".join(here)), "name": self._name}))
        if len(unnamed) < len(self._paths) or any(self._is_of_another(path) for path in unnamed):
            return Choice(problem=Message("note.missing-among", {"files": files, "name": self._name}), absent=True)
        if self._tree.left_out and not self._paths:
            return Choice(problem=Message("unread.left-out", {"files": files, "depth": DEPTH}))
        return Choice(problem=Message("unread.no-work", {"files": files, "name": self._name})) if self._paths else None

    def _is_of_another(self, path: str) -> bool:
        defined = self._contents.defined(path) if self._contents.known_outline(path) is not None else set()
        return any(2 * len(defined.intersection(tasks)) >= len(tasks) > 0 for tasks in self._others.values())


def _attempt(path: str) -> str:
    """A work is a script and a notebook of one name in one folder."""
    return f"{folder_of(path)}/{loose_stem(path)}"
