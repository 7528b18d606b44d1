"""Servers that tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from grader.sandbox import host
from tests.sandbox.support import data_in, need


@pytest.fixture(scope="session", params=["namespaces", "landlock"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[host.Server]:
    """A running server of each tier that may grade, with a file of data."""
    need(request.param)
    os.environ["SECRET"] = "x"  # must not be seen by any guest
    with host.start(request.param, data=data_in(tmp_path_factory.mktemp("data"))) as started:
        yield started
    del os.environ["SECRET"]
