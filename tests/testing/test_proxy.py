"""Objects that stay in the guest, as a test meets them."""

from __future__ import annotations

from typing import Any

import pytest

from grader.compare.describe import describe
from grader.sandbox.wire.codec import Handle
from grader.testing.proxy import NoValue, Remote

LINK: Any = None


def test_an_object_says_its_type() -> None:
    """As a value that is described, and where a test asks it for a value."""
    remote = Remote(LINK, Handle(1, "generator"), "f")
    assert describe(remote) == "generator"
    with pytest.raises(NoValue) as caught:
        float(remote)
    assert caught.value.kind == "generator"


@pytest.mark.parametrize("name", ["", "a b", "<script>", "\x1b[31m", "zażółć", "x" * 41, "int\n", "a.b", "1a"])
def test_a_type_that_is_no_plain_name_is_an_object(name: str) -> None:
    """The guest chooses the name: nothing but a short identifier is repeated."""
    assert describe(Remote(LINK, Handle(1, name), "f")) == "object"
