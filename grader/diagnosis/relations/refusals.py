"""Which calls raise nothing or something, and should not: sizes of arguments, and numbers and words as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from grader.compare.kinds import kind_of, unboxed
from grader.diagnosis.relations.pair import Pair

SHOWN = 3
"""So many calls are told; more are one pattern, and the first show it."""
_WORD = 24
_SIZED = ("array", "list", "DataFrame", "Series", "dict", "set")


def told(pairs: Iterable[Pair]) -> str:
    """Return the calls that raised where others do not, or the other way round; empty where no arguments are known."""
    odd = (pair for pair in pairs if bool(pair.raised) != bool(pair.expected_raised) and pair.arguments)
    calls = dict.fromkeys(", ".join(_arguments(pair)) for pair in odd)
    return "; ".join([one for one in calls if one][:SHOWN])


def _arguments(pair: Pair) -> Iterator[str]:
    for name, value in pair.named.items():
        text = _text(value)
        if text:
            yield f"len({name}) = {text}" if kind_of(value) in _SIZED else f"{name} = {text}"


def _text(value: Any) -> str:
    kind, value = kind_of(value), unboxed(value)
    if kind in _SIZED:
        return str(len(value))
    if kind in ("int", "float"):
        return f"{value:.6g}"
    return repr(value) if kind in ("bool", "None") or (kind == "str" and len(value) <= _WORD) else ""
