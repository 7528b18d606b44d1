"""The one exception that a user is meant to see."""

from __future__ import annotations


class GraderError(Exception):
    """Something a user can act on: ``message`` says what and where, ``hint`` what to do. Two lines, no traceback.

    ``exit_code`` is 2 for wrong usage or input, 3 where the grader itself cannot do its work.
    """

    def __init__(self, message: str, hint: str = "", *, exit_code: int = 2) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.exit_code = exit_code
