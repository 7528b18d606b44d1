"""Mistakes that show in what a submission's own answers have to do with each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from grader.diagnosis.match import SeenCall
from grader.diagnosis.profiles import encode_value
from grader.testing.variants import Predicate


def holding(predicates: Iterable[Predicate], task: str, seen: Sequence[SeenCall]) -> tuple[Predicate, ...]:
    """Return the predicates of a task that hold of its answers to public calls."""
    own = [one for one in predicates if one.task == task]
    if not own:
        return ()
    answers: dict[Any, Any] = {}
    for call in seen:
        message = call.call.message
        if call.public and message[0] == "call" and call.outcome.raised is None:
            answers.setdefault(encode_value([message[2], message[3]]), call.outcome.value)

    def answer(*args: Any, **kwargs: Any) -> Any:
        return answers[encode_value([list(args), kwargs])]

    return tuple(one for one in own if _holds(one, answer))


def _holds(one: Predicate, answer: Any) -> bool:
    try:
        return bool(one.holds(answer))
    except MemoryError:
        raise
    except Exception:  # answers are of any kind, and a call may not have been made
        return False
