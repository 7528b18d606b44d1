"""An exception in the place of a value, or a value in the place of an exception."""

from __future__ import annotations

from collections.abc import Iterator

from grader.diagnosis.relations.pair import Fact, Pair

NOT_WRITTEN = frozenset(("NotImplementedError",))
"""What a stub raises: nothing was written that could be wrong."""


def facts(pair: Pair) -> Iterator[Fact]:
    """Yield which exception was raised, or was not."""
    if pair.raised and pair.raised not in NOT_WRITTEN:
        yield Fact("raises", (("type", pair.raised),))
    elif pair.expected_raised and not pair.raised:
        yield Fact("not-raised", (("type", pair.expected_raised),))
