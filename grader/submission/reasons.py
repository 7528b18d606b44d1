"""Why a test did not pass, as far as the submission's own code tells it: what the test saw, seen from the code."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from grader.model import Message, Place, TestResult
from grader.submission.outline import Definition, Outline

Arguments = dict[str, str | int | float]

_PARAMETERS = re.compile(
    r"(?:\w+\.)*(\w+)\(\) (?:takes |missing |got an unexpected keyword argument|got multiple values|got some pos)"
)


def with_reason(test: TestResult, outline: Outline, signatures: Mapping[str, str]) -> TestResult:
    """Return ``test`` with a message that says what its code shows. ``signatures`` are the parameters of the tasks."""
    if test.outcome != "failed" or test.message is None:
        return test
    reason, place = _reason(test, test.message, outline, signatures)
    return test if reason is None else msgspec.structs.replace(test, message=reason, place=place or test.place)


def needs_of(test: TestResult, outline: Outline) -> tuple[str, ...]:
    """The tasks that a test really stands on: those that it called itself, and those that its task's code uses."""
    return tuple(name for name in test.needs if name in test.used or outline.uses(test.task, name))


def where(place: Place, prefix: str = "") -> Arguments:
    """Arguments of a message that say where something stands."""
    args: Arguments = {f"{prefix}line": place.line}
    return args if place.cell is None else {**args, f"{prefix}cell": place.cell}


def _reason(
    test: TestResult, message: Message, outline: Outline, signatures: Mapping[str, str]
) -> tuple[Message | None, Place | None]:
    match message.id:
        case "test.not-implemented":
            return _not_written(test, outline), None
        case "test.not-defined":
            return _not_defined(str(message.args.get("task", "")), outline)
        case "test.raised" if test.place is None:
            return _other_parameters(message, outline, signatures), None
        case "check.none" | "test.none":
            counts = outline.definition(test.task)
            if counts is not None and counts.is_function and counts.prints and not counts.returns:
                return Message(f"{message.id}-printed", message.args), None
    return None, None


def _not_written(test: TestResult, outline: Outline) -> Message | None:
    """What NotImplementedError means where it was raised: in a stub, below written code, in a stub that hides it."""
    owner = _owner(test.place, outline)
    if owner is None or test.place is None:
        return None
    args: Arguments = {"task": owner.name, **where(test.place)}
    if owner.left_raise == test.place.line:
        return Message("test.raise-left", args)
    earlier = [one for one in outline.definitions if one.name == owner.name and not one.is_shell]
    if owner.is_shell and earlier:
        return Message("test.stub-counts", {**args, **where(earlier[-1].place, "earlier_")})
    return Message("test.not-implemented", {"task": owner.name}) if owner.is_shell else None


def _not_defined(name: str, outline: Outline) -> tuple[Message | None, Place | None]:
    counts = outline.definition(name)
    if counts is not None:
        return Message("test.not-made", {"task": name, **where(counts.place)}), counts.place
    for problem in outline.problems:
        if name in problem.names:
            return Message("test.in-not-python", {"task": name, **where(problem.place)}), problem.place
    return None, None


def _other_parameters(message: Message, outline: Outline, signatures: Mapping[str, str]) -> Message | None:
    text = str(message.args.get("text", ""))
    found = _PARAMETERS.match(text) if message.args.get("type") == "TypeError" else None
    counts = outline.definition(found[1]) if found is not None else None
    if counts is None or not counts.is_function:
        return None
    args: Arguments = {"task": counts.name, "parameters": counts.parameters}
    signature = signatures.get(counts.name, "")
    if not signature or signature == counts.parameters:
        return Message("test.parameters", {**args, "text": text})
    return Message("test.parameters", {**args, "signature": f"{counts.name}{signature}"})


def _owner(place: Place | None, outline: Outline) -> Definition | None:
    """The definition in which ``place`` lies."""
    if place is None:
        return None
    there = [one for one in outline.definitions if (one.place.file, one.place.cell) == (place.file, place.cell)]
    return next((one for one in there if one.place.line <= place.line <= one.last_line), None)
