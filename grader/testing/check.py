"""Claims that a test makes about what came back; a failed one says what differs, in a sentence that stands alone.

    check.equal(submission.and_gate(1, 1), 1, call="and_gate(1, 1)")

``call`` is the call as a student would type it, and can be copied and run: ``call("fit", x, y, epochs=3)`` writes one
out, ``code(x)`` a value. ``why`` is the course's own choice, repeated where it matters:
a string, or ``{"en": …, "ko": …}``. ``grader.compare.equal`` defines what equal means.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from grader.compare.code import call as call
from grader.compare.code import code as code
from grader.compare.describe import describe
from grader.compare.difference import Difference
from grader.compare.equal import Tolerance, difference, short
from grader.compare.equal import shape as shape_of
from grader.compare.kinds import kind_of
from grader.model import Gap, Message, Text
from grader.testing.authored import Words, text_of
from grader.text.clean import plain
from grader.text.sentences import sentence

_OPERAND = 100  # characters of one side of a comparison
_CALL = 1000  # characters of a call
_KINDS = ("shape", "keys")  # of gaps, which ``why_at`` may name
_NUMBERS = frozenset(("bool", "int", "float", "complex"))


OBJECTS = {
    "None": "none",
    **dict.fromkeys(
        "generator map filter zip range enumerate reversed dict_keys dict_values dict_items".split(), "lazy"
    ),
    **dict.fromkeys("function method builtin_function_or_method ufunc type".split(), "function"),
}
"""What came back in place of a value, by its type, and how that is called."""


class CheckFailed(AssertionError):
    """A claim that does not hold. ``str()`` of it is the English sentence."""

    def __init__(
        self, message: Message, gap: Gap | None = None, call: str = "", sides: tuple[object, object] | None = None
    ) -> None:
        super().__init__(sentence(message, "en"))
        self.message = message
        self.gap = gap
        self.call = call
        self.sides = sides
        """What came back and what was expected; None for that where something else is claimed of it than a value."""


def equal(
    actual: object,
    expected: object,
    *,
    call: str = "",
    rtol: float = 1e-9,
    atol: float = 1e-12,
    nan_equal: bool = False,
    why: Words | None = None,
    why_at: Sequence[str] = (),
) -> None:
    """Raise CheckFailed unless ``actual`` is ``expected``: same class of type, same shape or keys, same values.

    ``why`` is about values: where the type, the shape or the keys are wrong it is not said. ``why_at`` are the columns,
    or the paths such as ``[1]`` or ``["A"].std``, that it is about, or "shape", "keys": where something else differs
    first it is not said.
    """
    first = difference(actual, expected, Tolerance(rtol, atol, nan_equal))
    if first is not None:
        raise _failure(first, call, why, (actual, expected), why_at)


def close(
    actual: object,
    expected: object,
    *,
    call: str = "",
    rtol: float = 1e-7,
    atol: float = 1e-9,
    nan_equal: bool = False,
    why: Words | None = None,
    why_at: Sequence[str] = (),
) -> None:
    """Check like ``equal``, for numbers that right solutions compute in different ways. Raises CheckFailed."""
    equal(actual, expected, call=call, rtol=rtol, atol=atol, nan_equal=nan_equal, why=why, why_at=why_at)


def shape(actual: object, expected: Sequence[int], *, call: str = "", why: Words | None = None) -> None:
    """Raise CheckFailed unless ``actual`` is an array, table or number of this shape."""
    want, got = tuple(expected), shape_of(actual)
    if got is None:
        raise _failure(Difference.of("type", f"shape {want}", describe(actual)), call, why, (actual, None))
    if got != want:
        raise _failure(Difference.of("shape", str(want), str(got)), call, why, (actual, None))


def that(condition: bool, en: str, ko: str = "", *, call: str = "") -> None:
    """Raise CheckFailed in the author's words unless ``condition`` holds, for where there is no expected value.

    TypeError where ``condition`` is no bool: the truth of an array or of a list is not what a test means.
    """
    if kind_of(condition) != "bool":
        raise TypeError(f"check.that needs a bool, not {describe(condition)}")
    if not condition:
        call = plain(call, _CALL)
        raise CheckFailed(Message("check.that", {"call": call} if call else {}, Text(en, ko)), None, call)


def explain(op: str, left: object, right: object) -> tuple[Message, Gap | None]:
    """Return the message and gap of a failed ``assert left op right``. ``left`` is taken for what came back."""
    if op == "==":
        first = difference(left, right, Tolerance(0.0, 0.0, nan_equal=False))
        if first is not None:
            if first.gap.kind == "type" and {kind_of(left), kind_of(right)} <= _NUMBERS:
                first = Difference.of(
                    "value", short(right), short(left)
                )  # 0.0 == 1 fails for its value, not for its type
            return _message(first, "", None), first.gap
    args: dict[str, str | int | float] = {"left": short(left, _OPERAND), "op": op, "right": short(right, _OPERAND)}
    return Message("check.compare", args), None


def _look_alike(expected: str, actual: str) -> bool:
    """Whether two numbers differ so little that a reader wants to know by how much."""
    try:
        return math.isclose(float(expected), float(actual), rel_tol=1e-5)
    except ValueError:
        return expected == actual


def _failure(
    first: Difference,
    call: str,
    why: Words | None,
    sides: tuple[object, object],
    why_at: Sequence[str] = (),
) -> CheckFailed:
    call = plain(call, _CALL)
    return CheckFailed(_message(first, call, why, why_at), first.gap, call, sides)


def _message(first: Difference, call: str, why: Words | None, why_at: Sequence[str] = ()) -> Message:
    gap, name = first.gap, first.id
    if name == "check.type":
        name = f"check.{OBJECTS.get(gap.actual, 'type')}"
    if name == "check.value" and gap.path:
        name = "check.element"
    indexed = name in ("check.labels", "check.element") and first.id != "check.value"
    path = gap.path + (f"[{', '.join(map(str, gap.index))}]" if indexed and gap.index else "")
    args: dict[str, Any] = {
        "call": call,
        "path": path,
        "expected": gap.expected,
        "actual": gap.actual,
        "row": first.row,
        "column": first.column,
    }
    if gap.wrong is not None and gap.size is not None and gap.size > 1:
        args |= {"wrong": gap.wrong, "size": gap.size}
    if gap.max_error is not None and ("size" in args or _look_alike(gap.expected, gap.actual)):
        args["max_error"] = gap.max_error
    places = [place for place in why_at if place not in _KINDS]
    explains = gap.kind in why_at or (gap.kind == "value" and (not places or _is_at(first, places)))
    return Message(
        name, {key: value for key, value in args.items() if value != ""}, text_of(why) if why and explains else None
    )


def _is_at(first: Difference, places: Sequence[str]) -> bool:
    """Whether what differs first lies at one of ``places``: a column, or a path as messages write it."""
    index = f"[{', '.join(map(str, first.gap.index))}]" if first.gap.index else ""
    return first.column in places or any((first.gap.path + index).startswith(place) for place in places)
