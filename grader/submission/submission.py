"""What is graded: cells to run, and the files that go along with them."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from grader.model import Message, Place, SourceText, SubmissionInfo, TestResult
from grader.submission.cells import Cell
from grader.submission.handed_in import Received
from grader.submission.outline import CodeCell, Outline

Claim = Literal["name", "content", "none"]
"""By what files are taken for an assignment's."""


class Submission(msgspec.Struct, frozen=True):
    """What is graded. ``main`` is the ``__name__`` under which the cells run; ``path`` is where the file that counts
    stands among all that was handed in, empty where none does.

    ``files`` are what may be imported or read, by path from the folder ``folder`` in which the main file lies
    (``/`` between components, empty for the top). Where ``problem`` is set the submission cannot be graded, and
    there is nothing to run. ``digest`` changes when anything that counts does. ``notebook`` is the file itself
    where that is one, for whoever wants to show its outputs. ``outline`` is what the cells' text says; ``modified`` is
    when the file was last changed, in seconds since 1970. ``absent``: files are there, but not for this assignment;
    ``problem`` names them. ``received`` is when a learning platform received it, where one did; ``recorded`` the time
    that an archive gives for the file that counts, in seconds since 1970: the student could set it. ``handed`` are the
    files by which the submission can be told again: those that count, or where none can be read all that came.
    """

    assignment: str
    main: str = ""
    path: str = ""
    kind: Literal["script", "notebook"] = "script"
    folder: str = ""
    cells: tuple[Cell, ...] = ()
    files: dict[str, bytes] = {}
    info: SubmissionInfo = SubmissionInfo()
    digest: str = ""
    notes: tuple[Message, ...] = ()
    problem: Message | None = None
    notebook: bytes = b""
    outline: Outline = Outline()
    claim: Claim = "none"
    modified: float | None = None
    absent: bool = False
    received: Received | None = None
    recorded: float | None = None
    handed: dict[str, bytes] = {}

    def definition(self, task: str) -> Place | None:
        """Where ``task`` is defined, the last time if several; None where it is not seen to be."""
        pattern = re.compile(rf"^(?:(?:(?:async[ \t]+)?def|class)[ \t]+{task}\b|{task}[ \t]*=(?!=))", re.M)
        for cell in reversed(self.cells):
            for text in (cell.code, cell.source):  # the second for what %%writefile writes
                found = list(pattern.finditer(text))
                if found:
                    return Place(cell.file, text.count("\n", 0, found[-1].start()) + 1, cell.number)
        return None

    @property
    def code(self) -> list[CodeCell]:
        """The code that is run."""
        return [(cell.file, cell.number, cell.code) for cell in self.cells]

    @property
    def sources(self) -> tuple[SourceText, ...]:
        """The code as the student wrote it."""
        return tuple(SourceText(cell.file, cell.number, cell.source) for cell in self.cells)

    def located(self, test: TestResult) -> TestResult:
        """``test`` with its place. A wrong value has no traceback: its place is where the task is defined."""
        if test.outcome == "passed" or test.place is not None:
            return test
        place = self.definition(test.task)
        return msgspec.structs.replace(test, place=place) if place is not None else test
