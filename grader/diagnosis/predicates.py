"""Mistakes that show in what a submission's own answers have to do with each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from grader.diagnosis.match import SeenCall
from grader.diagnosis.profiles import KnownCall, encode_value
from grader.testing.variants import Predicate


def holding(predicates: Iterable[Predicate], task: str, seen: Sequence[SeenCall]) -> tuple[Predicate, ...]:
    """Return the predicates of a task that hold of its answers to public calls."""
    own = [one for one in predicates if one.task == task]
    if not own:
        return ()
    answers = Answers()
    for call in seen:
        if call.public and call.known.message[0] == "call" and call.outcome.raised is None:
            answers.add(call.known, call.outcome.value)
    return tuple(one for one in own if _holds(one, answers))


class Answers:
    """What a submission gave to public calls: called like the task, or all that were made."""

    def __init__(self) -> None:
        self.made: list[tuple[list[Any], dict[str, Any], Any]] = []
        """Positional arguments, arguments by name, and the answer."""
        self._known: dict[Any, Any] = {}

    def add(self, call: KnownCall, value: Any) -> None:
        """Add an answer; the first to a call counts."""
        self.made.append((call.message[2], call.message[3], value))
        self._known.setdefault(call.arguments, value)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Return the answer to a call. Raises KeyError where it was not made."""
        return self._known[encode_value([list(args), kwargs])]


def _holds(one: Predicate, answer: Answers) -> bool:
    try:
        return bool(one.holds(answer))
    except MemoryError:
        raise
    except Exception:  # answers are of any kind, and a call may not have been made
        return False
