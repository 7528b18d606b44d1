"""Every claim about guests, in each tier, as this user and as an ordinary one."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator

import pytest
import scenarios
from support import not_unprivileged, unprivileged

from grader.sandbox import host

TIERS = ("namespaces", "landlock")


@pytest.fixture(scope="session", autouse=True)
def ordinary_users() -> Iterator[dict[str, subprocess.Popen[str]]]:
    """All scenarios of each tier, running as an ordinary user while the first tests run."""
    possible = TIERS if not_unprivileged() is None else ()
    running = {tier: unprivileged(scenarios.__file__, tier) for tier in possible}
    yield running
    for process in running.values():
        process.kill()
        process.wait()


@pytest.fixture(scope="session")
def found(ordinary_users: dict[str, subprocess.Popen[str]]) -> dict[str, dict[str, str]]:
    """For each tier the failures of an ordinary user, by the scenario's name; empty where it held."""
    reason = not_unprivileged()
    if reason:
        pytest.skip(reason)
    answers = {}
    for tier, process in ordinary_users.items():
        out, error = process.communicate(timeout=120)
        assert process.returncode == 0, error
        answers[tier] = json.loads(out)
    return answers


@pytest.mark.parametrize("name", scenarios.SCENARIOS)
def test_a_guest(name: str, server: host.Server) -> None:
    """Holds for the user who runs the tests."""
    scenarios.SCENARIOS[name](server)


@pytest.mark.parametrize("name", scenarios.SCENARIOS)
@pytest.mark.parametrize("tier", TIERS)
def test_a_guest_of_an_ordinary_user(tier: str, name: str, found: dict[str, dict[str, str]]) -> None:
    """Holds for an ordinary user, who has no right to anything but namespaces."""
    assert not found[tier][name], found[tier][name]
