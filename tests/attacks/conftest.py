"""What all attacks came to, in each tier and for each kind of user."""

from __future__ import annotations

import pytest
from attack_batch import Outcome
from attack_runs import WHO, everything

from grader.sandbox import tiers


@pytest.fixture(scope="session", params=[(tier, who) for tier in tiers.TIERS[:-1] for who in WHO], ids=": ".join)
def attacked(request: pytest.FixtureRequest) -> Outcome:
    """One run for all tests that ask for it."""
    return everything(*request.param)
