"""Who attacks what: every tier, as root and as an ordinary user, each run once."""

from __future__ import annotations

import functools
import os
import tempfile

import pytest

from grader.sandbox import tiers
from grader.sandbox.linux import readable
from tests.attacks.attack_batch import ORDINARY_USER, Outcome, run
from tests.attacks.attack_catalogue import Attack, catalogue

WHO = ("root", "an ordinary user")


def grading_user(who: str) -> int | None:
    """The user id to grade as; None is who runs the tests. Skips where this cannot be."""
    if os.getuid() != 0:
        if who == "root":
            pytest.skip("only root can grade as root")
        return None
    if who == "root":
        return None
    closed = readable.closed_to_others()
    if closed:
        pytest.skip(f"an ordinary user may not enter {closed}")
    if not os.stat(tempfile.gettempdir()).st_mode & 0o001:
        pytest.skip("an ordinary user may not enter the temporary folder")
    return ORDINARY_USER


def need(tier: str) -> None:
    """Skip where ``tier`` does not work."""
    reason = tiers.why_not(tier)  # type: ignore[arg-type]  # a name of a tier
    if reason:
        pytest.skip(f"tier {tier} {reason}")


@functools.cache
def everything(tier: str, who: str) -> Outcome:
    """All attacks in one batch."""
    need(tier)
    return run(catalogue(), tier, grading_user(who))


def in_the_best_tier(attacks: tuple[Attack, ...], *, pictures: bool = False) -> Outcome:
    """Some attacks in one batch, as who runs the tests."""
    tier = next((one for one in tiers.TIERS[:-1] if tiers.why_not(one) is None), None)
    if tier is None:
        pytest.skip("no sandbox here may grade")
    return run(attacks, tier, None, pictures=pictures)
