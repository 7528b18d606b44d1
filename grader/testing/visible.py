"""What a student may see of what a submission prints, and of how it loaded."""

from __future__ import annotations

from grader.model import Message, Visibility

OUTPUT_KEPT = 64 * 1024
"""Bytes."""
NOTES_KEPT = 50


class Visible:
    """Collects output and notes as long as they may reach the student.

    ``hidden_input``: whether an earlier process has given a hidden input to the submission.
    """

    def __init__(self, hidden_input: bool) -> None:
        self.notes: list[Message] = []
        self._output = bytearray()
        self._hidden_input = hidden_input
        self._visibility: Visibility = "public"

    def begin(self, visibility: Visibility) -> None:
        """Say of which visibility the test is that runs from now on."""
        self._visibility = visibility

    def meet_input(self) -> None:
        """Say that a guest gets an input of the running test."""
        if self._visibility == "hidden":
            self._hidden_input = True

    def allows(self) -> bool:
        """Whether output may reach the student. Once any guest has received a hidden input, nothing more may: a guest
        could pass it on to the next, which would print it while loading."""
        return self._visibility == "public" or not self._hidden_input

    def add_output(self, printed: bytes) -> None:
        """Keep what was printed, if the student may see it and there is room."""
        if self.allows():
            self._output += printed[: OUTPUT_KEPT - len(self._output)]

    def add_note(self, note: Message) -> None:
        """Keep a note, if the student may see it, and once."""
        if self.allows() and len(self.notes) < NOTES_KEPT and note not in self.notes:
            self.notes.append(note)

    def stdout(self) -> str:
        """Return what was kept of the output."""
        return bytes(self._output).decode("utf-8", "replace")
