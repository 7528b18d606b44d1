"""What all attacks came to, in each tier and for each kind of user."""

from __future__ import annotations

import pytest

from grader.sandbox import tiers
from tests.attacks.attack_batch import Outcome
from tests.attacks.attack_runs import WHO, everything


@pytest.fixture(scope="session", params=[(tier, who) for tier in tiers.TIERS[:-1] for who in WHO], ids=": ".join)
def attacked(request: pytest.FixtureRequest) -> Outcome:
    """One run for all tests that ask for it."""
    return everything(*request.param)
