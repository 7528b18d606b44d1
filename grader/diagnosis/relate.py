"""The relation between a task's wrong values and the right ones: on public calls for the student, on all for others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.compare.kinds import kind_of
from grader.diagnosis.loose import Form, alike, form_of
from grader.diagnosis.match import SeenCall, TaskSeen
from grader.diagnosis.outcomes import CallOutcome
from grader.diagnosis.recorded import LOST, OBJECT, type_of_object
from grader.diagnosis.relations import refusals
from grader.diagnosis.relations.exceptions import NOT_WRITTEN
from grader.diagnosis.relations.find import beside, common, partly, relation
from grader.diagnosis.relations.outlines import outline
from grader.diagnosis.relations.pair import Fact, Pair
from grader.diagnosis.seen import Ask, Seen
from grader.diagnosis.vague import are_vague
from grader.model import Message, Relation, Text, Visibility
from grader.text.phrases import say


@dataclass(frozen=True)
class _Values:
    """The wrong values of a task beside the right ones, and those that are right."""

    wrong: tuple[Pair, ...]
    right: tuple[Pair, ...]


def relate(seen: Seen, name: str, failed: tuple[str, ...], ask: Ask) -> tuple[Relation, ...]:
    """Return what holds of all wrong values of a task, or of some: for students first, as far as public tests tell.
    What its naming calls give counts, too."""
    if not _is_written(seen.task(name)):
        return ()
    task = seen.asked(name, ask)
    free = _is_free(seen, name, task)
    pairs = tuple(_pair(seen, call, bare=task.bare) for call in task.calls)
    public, full = (_values(seen, task, pairs, public=public, free=free) for public in (True, False))
    if full is None:
        return ()
    if public is not None and not free:
        fact = common(public.wrong, public.right, full.wrong, full.right)
        if fact is not None:
            return _with_others(fact, public, full, name, failed, "public")
    fact = None if free else relation(full.wrong, full.right)
    if fact is not None:
        return _with_others(fact, full, full, name, failed, "hidden")
    shown = _of_groups(public, full, name, failed, "public", free=free) if public is not None else ()
    return shown or _of_groups(full, full, name, failed, "hidden", free=free)


def _of_groups(
    seen: _Values, full: _Values, name: str, failed: tuple[str, ...], who: Visibility, *, free: bool
) -> tuple[Relation, ...]:
    """Return what holds of each kind of wrong values."""
    groups = _groups(full)
    free = free or sum(not key[0] for key in groups) > 1  # what holds of some numbers alone says nothing of them
    told: dict[Fact, list[Pair]] = {}
    for key, group in _groups(seen).items():
        fact = partly(group, free=free)
        if fact is not None and fact == partly(groups[key], free=free):
            told.setdefault(fact, []).extend(group)
    return tuple(_relation(fact, name, failed, wrong, who, everywhere=not seen.right) for fact, wrong in told.items())


def _with_others(
    fact: Fact, seen: _Values, full: _Values, name: str, failed: tuple[str, ...], who: Visibility
) -> tuple[Relation, ...]:
    """Return what is said of wrong values, and where that says little what else holds: of all, or of each kind."""
    told = (_relation(fact, name, failed, seen.wrong, who, everywhere=not seen.right),)
    if not are_vague(told) or fact.id == "raises-where":
        return told
    another = beside(fact, seen.wrong)
    if another is not None and another == beside(fact, full.wrong):
        return *told, _relation(another, name, failed, seen.wrong, who)
    if len(_groups(seen)) > 1:
        return *told, *_of_groups(seen, full, name, failed, who, free=True)
    return told


def _groups(values: _Values) -> dict[tuple[Any, ...], list[Pair]]:
    """Return the wrong pairs of each kind: those that raise, those of another type, those with other axes."""
    groups: dict[tuple[Any, ...], list[Pair]] = {}
    for pair in values.wrong:
        makes = () if pair.raised else (kind_of(pair.value), kind_of(pair.expected), np.ndim(pair.right))
        key = pair.raised, pair.expected_raised, *makes
        groups.setdefault(key, []).append(pair)
    return groups


def unstable(seen: Seen, name: str, failed: tuple[str, ...], ask: Ask) -> tuple[Relation, ...]:
    """Return whether a public call that was wrong gives something else when it is made again."""
    wrong = [call for call in seen.task(name).calls if call.public and not call.outcome.right]
    first = next((call for call in wrong if call.outcome.raised is None and len(call.call.requests) == 1), None)
    if first is None:
        return ()
    again = [seen.reader.outcome(one.reply) for one in ask([(name, first.call.requests[0])])]
    if all(one.raised is not None or alike(one.form, first.outcome.form) for one in again):
        return ()
    return (Relation(name, Message("relation.unstable"), failed, 1, "public"),)


def not_raised(seen: Seen, calls: Sequence[SeenCall], name: str, failed: tuple[str, ...]) -> Relation:
    """Return what is said of calls that should have raised an exception."""
    public = [call for call in calls if call.public]
    kinds = dict.fromkeys(call.known.outcome.raised or "" for call in public or calls)
    fact = Fact("not-raised", (("type", ", ".join(kinds)),))
    pairs = [_pair(seen, call) for call in public or calls]
    return _relation(fact, name, failed, pairs, "public" if public else "hidden")


def _is_written(task: TaskSeen) -> bool:
    """Whether a call gave anything but what a stub does."""
    return not task.calls or any(
        call.outcome is not LOST and call.outcome.raised not in NOT_WRITTEN for call in task.calls
    )


def _relation(
    fact: Fact,
    name: str,
    failed: tuple[str, ...],
    wrong: Sequence[Pair],
    who: Visibility,
    *,
    everywhere: bool = False,
) -> Relation:
    """Return a fact as what is said of a task; ``everywhere``: nothing is right, so that no call needs to be told."""
    why = Text(say(fact.phrase, "en"), say(fact.phrase, "ko")) if fact.phrase else None
    message = Message(f"relation.{fact.id}", dict(fact.args), why)
    if (
        fact.id in ("not-raised", "raises")
        and (calls := refusals.told(wrong))
        and not (everywhere and fact.id == "raises")
    ):
        message = Message(f"relation.{fact.id}-for", {**message.args, "calls": calls}, why)
    return Relation(name, message, failed, len(wrong), who)


def _is_free(seen: Seen, name: str, task: TaskSeen) -> bool:
    """Whether several answers are right, so that another one than the reference's is not wrong by itself: the author
    has predicates, or what is not as the reference has it passes tests; and no test asks for what the reference has."""
    passed = {test.id for test in task.tests if test.claim is None}
    differs = any(call.call.test in passed and not call.outcome.right for call in task.calls)
    if not differs and all(one.task != name for one in seen.library.mistakes.predicates):
        return False
    asked = [test.sides.forms[1] for test in task.tests if test.sides is not None]
    return not any(_is_part(form, call.known.outcome.form) for form in asked for call in task.calls)


def _is_part(form: Any, whole: Any) -> bool:
    """Whether a form is another one, or a part of it."""
    return alike(form, whole) or (type(whole) is Form and any(_is_part(form, part) for part in whole.parts))


def _values(seen: Seen, task: TaskSeen, pairs: Sequence[Pair], *, public: bool, free: bool) -> _Values | None:
    """Return the values of a task, whose calls have these pairs; None where something is wrong that is no value of a
    call.

    Of answers that are free only those that are made otherwise than any that passes are wrong by themselves.
    """
    calls = [both for both in zip(task.calls, pairs, strict=True) if both[0].public or not public]
    calls.sort(key=lambda both: not both[0].public)  # what is told of the first call is told of one that students see
    tests = [test for test in task.tests if (test.public or not public) and test.claim is not None]
    wrong = [(call, pair) for call, pair in calls if not call.outcome.right]
    if free:
        fine = _accepted(task)
        odd = [p for call, p in wrong if call.outcome.raised or call.known.outcome.raised or _is_odd(call, fine)]
        return _Values(tuple(odd), ()) if odd else None
    if any(call.outcome is LOST for call, _ in wrong):
        return None
    numbers = {call.known.number for call, _ in wrong}
    told = {test.id for test in tests if not numbers.isdisjoint(seen.numbers_in(test.id))}
    found = [pair for _, pair in wrong]
    for test in tests:
        if test.id in told or (test.claim is not None and test.claim.kind == "words"):
            continue
        if test.sides is None or test.sides.expected is None or not _came_back(seen, test.id, test.sides.forms[0]):
            return None
        found.append(Pair(test.sides.value, test.sides.expected))
    right = [pair for call, pair in calls if call.outcome.right and call.outcome.raised is None]
    return _Values(tuple(found), tuple(right))


def _accepted(task: TaskSeen) -> set[str]:
    """Return how values are made that pass more tests than they fail."""
    passed = {test.id for test in task.tests if test.claim is None}
    votes: dict[str, int] = {}
    for made, test in {(outline(call.outcome.value), call.call.test) for call in task.calls}:
        votes[made] = votes.get(made, 0) + (1 if test in passed else -1)
    return {made for made, vote in votes.items() if vote > 0}


def _is_odd(call: SeenCall, fine: set[str]) -> bool:
    """Whether a value is made otherwise than the reference's and than any that has passed."""
    made = outline(call.outcome.value)
    return made not in fine and made != outline(call.known.outcome.value)


def _pair(seen: Seen, call: SeenCall, *, bare: bool = False) -> Pair:
    message, outcome, known = call.known.message, call.outcome, call.known.outcome
    arguments, names = (), ()
    if message[0] == "call":
        arguments = (*message[2], *message[3].values())
        names = (*seen.library.reference.parameters.get(call.call.task, ())[: len(message[2])], *message[3])
    kind = type_of_object(call.call.reply) if type(outcome.value) is str and outcome.value == OBJECT else ""
    return Pair(
        _labelled(outcome.value, known.value) if bare else outcome.value,
        known.value,
        tuple(arguments),
        kind,
        call.call.printed,
        names if len(names) == len(arguments) else (),
        outcome.raised or "",
        known.raised or "",
        _changed(outcome, known),
        outcome.text,
    )


def _labelled(value: Any, right: Any) -> Any:
    """Return a value in which tables have the row labels that are expected, where these are free."""
    if type(value) is tuple and type(right) is tuple and len(value) == len(right):
        return tuple(map(_labelled, value, right))
    if type(value) is type(right) and kind_of(value) in ("DataFrame", "Series") and len(value) == len(right):
        return value.set_axis(right.index, axis=0)
    return value


def _changed(outcome: CallOutcome, right: CallOutcome) -> tuple[int, ...]:
    """Return the numbers of the arguments that are not what the reference leaves them."""
    if outcome.after is None or right.after is None or len(outcome.after) != len(right.after):
        return ()
    pairs = zip(outcome.after[0], right.after[0], strict=False)
    return tuple(number for number, (ours, kept) in enumerate(pairs) if not alike(form_of(ours), form_of(kept)))


def _came_back(seen: Seen, test: str, form: Any) -> bool:
    """Whether a value is what a call of the test gave, and not what the test made of it."""
    return any(alike(form, one.form) for one in seen.outcomes_in(test) if one.raised is None)
