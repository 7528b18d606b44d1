"""An exception in the place of a value or of another exception, or a value in the place of an exception."""

from __future__ import annotations

from collections.abc import Iterator

from grader.diagnosis.relations.pair import Fact, Pair
from grader.text.python_words import meaning

NOT_WRITTEN = frozenset(("NotImplementedError",))
"""What a stub raises: nothing was written that could be wrong."""


def facts(pair: Pair) -> Iterator[Fact]:
    """Yield which exception was raised, or was not, and what Python means by it."""
    if pair.raised in NOT_WRITTEN:
        return
    if pair.raised and pair.expected_raised:
        yield Fact("raises-other", (("actual", pair.raised), ("expected", pair.expected_raised)))
    elif pair.raised:
        named = (("type", pair.raised),)
        if phrase := meaning(pair.raised, pair.text):
            yield Fact("raises", named, phrase=phrase)
        yield Fact("raises", named)
    elif pair.expected_raised:
        yield Fact("not-raised", (("type", pair.expected_raised),))
