"""The exceptions that carry words for a person: for the user of the grader, and for the author of a submission."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grader.model import Message  # msgspec takes longer to import than ``grader --help`` may last


class GraderError(Exception):
    """An error that the user can act on: ``message`` says what and where, ``hint`` what to do. Two lines, no traceback.

    ``exit_code`` is 2 for wrong usage or input, 3 where the grader itself cannot do its work. ``refusal`` is the
    message that the text ends with, where it ends with one: it can be told in the reader's language.
    """

    def __init__(self, message: str, hint: str = "", *, exit_code: int = 2, refusal: Message | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.exit_code = exit_code
        self.refusal = refusal


class Refusal(Exception):
    """A file that was handed in cannot be used; ``message`` tells the person who handed it in why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.id)
        self.message = message
