"""Servers that tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from grader.sandbox import host
from tests.sandbox.support import need


@pytest.fixture(scope="session", params=["namespaces", "landlock"])
def server(request: pytest.FixtureRequest) -> Iterator[host.Server]:
    """A running server of each tier that may grade."""
    need(request.param)
    os.environ["SECRET"] = "x"  # must not be seen by any guest
    with host.start(request.param) as started:
        yield started
    del os.environ["SECRET"]
