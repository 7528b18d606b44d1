"""Summaries of a class: what of them is shared in memory."""

from __future__ import annotations

import msgspec

from grader.results.summary import SharedParts, Summary, summarise
from tests import samples


def test_what_is_equal_is_one_object() -> None:
    """A class whose summaries came from other processes holds the titles of its tests once."""
    sent = msgspec.msgpack.encode(summarise(samples.half()))
    first, second = (msgspec.msgpack.decode(sent, type=Summary) for _ in range(2))
    assert first.tests and first.tests[0] is not second.tests[0]
    parts = SharedParts()
    one, other = parts.shared(first), parts.shared(second)
    assert one == other == first
    assert one.tests is other.tests and one.tasks is other.tasks
    worse = msgspec.structs.replace(second.tests[0], share=0.25)
    third = parts.shared(msgspec.structs.replace(second, tests=(worse, *second.tests[1:])))
    assert third.tests[0].share == 0.25 and third.tests[1] is one.tests[1]
