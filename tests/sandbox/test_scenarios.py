"""Every claim about guests, in each tier, as this user and as an ordinary one."""

from __future__ import annotations

import json

import pytest

from grader.sandbox import host
from tests.sandbox import scenarios
from tests.sandbox.support import not_unprivileged, unprivileged


@pytest.mark.parametrize("name", scenarios.SCENARIOS)
def test_a_guest(name: str, server: host.Server) -> None:
    """Holds for the user who runs the tests."""
    scenarios.SCENARIOS[name](server)


@pytest.mark.parametrize("tier", ["namespaces", pytest.param("landlock", marks=pytest.mark.nightly)])
def test_guests_of_an_ordinary_user(tier: str) -> None:
    """All of it holds for an ordinary user, who has no right to anything but namespaces.

    By day in the tier that asks for rights; in both for who runs the tests.

    One test for all scenarios, which share a server: workers of pytest would each start one.
    """
    reason = not_unprivileged()
    if reason:
        pytest.skip(reason)
    out, error = unprivileged("-m", scenarios.__name__, tier).communicate(timeout=300)
    found = json.loads(out) if out else error
    assert {name: failure for name, failure in found.items() if failure} == {}
    assert found.keys() == scenarios.SCENARIOS.keys()
