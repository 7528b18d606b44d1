"""The relation between a task's wrong values and the right ones: on public calls for the student, on all for others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from grader.diagnosis.loose import alike
from grader.diagnosis.match import SeenCall, TaskSeen
from grader.diagnosis.recorded import OBJECT, type_of_object
from grader.diagnosis.relations.find import holds, relation
from grader.diagnosis.relations.pair import Fact, Pair
from grader.diagnosis.seen import Seen
from grader.model import Message, Relation, Visibility


@dataclass(frozen=True)
class _Values:
    """The wrong values of a task beside the right ones, and those that are right."""

    wrong: tuple[Pair, ...]
    right: tuple[Pair, ...]


def relate(seen: Seen, name: str, failed: tuple[str, ...]) -> tuple[Relation, ...]:
    """Return what holds of all wrong values of a task: for students first, as far as public tests tell it."""
    task = seen.task(name)
    public, full = _values(seen, task, public=True), _values(seen, task, public=False)
    found: list[Relation] = []
    if public is not None and full is not None:
        fact = relation(public.wrong, public.right)
        if fact is not None and holds(fact, full.wrong, full.right):
            found.append(_relation(fact, name, failed, len(public.wrong), "public"))
    if full is not None and not found:
        fact = relation(full.wrong, full.right)
        if fact is not None:
            found.append(_relation(fact, name, failed, len(full.wrong), "hidden"))
    return tuple(found)


def _relation(fact: Fact, name: str, failed: tuple[str, ...], count: int, visibility: Visibility) -> Relation:
    return Relation(name, Message(f"relation.{fact.id}", dict(fact.args)), failed, count, visibility)


def _values(seen: Seen, task: TaskSeen, *, public: bool) -> _Values | None:
    """Return the values of a task; None where something is wrong that is no value."""
    calls = [call for call in task.calls if call.public or not public]
    tests = [test for test in task.tests if (test.public or not public) and test.claim is not None]
    wrong = [call for call in calls if not call.outcome.right]
    if any(call.outcome.raised is not None or call.known.outcome.raised is not None for call in wrong):
        return None
    told = {call.call.test for call in wrong}
    pairs = [_pair(call) for call in wrong]
    for test in tests:
        if test.id in told or (test.claim is not None and test.claim.kind == "words"):
            continue
        if test.sides is None or test.sides.expected is None or not _came_back(seen, test.id, test.sides.forms[0]):
            return None
        pairs.append(Pair(test.sides.value, test.sides.expected))
    right = [_pair(call) for call in calls if call.outcome.right and call.outcome.raised is None]
    return _Values(tuple(pairs), tuple(right))


def _pair(call: SeenCall) -> Pair:
    message = call.call.message
    arguments = (*message[2], *message[3].values()) if message[0] == "call" else ()
    kind = type_of_object(call.call.reply) if type(call.outcome.value) is str and call.outcome.value == OBJECT else ""
    return Pair(call.outcome.value, call.known.outcome.value, tuple(arguments), kind, call.call.printed)


def _came_back(seen: Seen, test: str, form: Any) -> bool:
    """Whether a value is what a call of the test gave, and not what the test made of it."""
    return any(alike(form, one.form) for one in seen.outcomes_in(test) if one.raised is None)
