"""Each resource, in each tier, whoever grades: what uses it up has its own 0, an honest neighbour all points.

By day some of them are in the sample of ``test_attacks.py``, which asks for the same.
"""

from __future__ import annotations

import pytest

from tests.attacks.attack_batch import NEIGHBOURS, Outcome, student_name
from tests.attacks.attack_catalogue import catalogue
from tests.attacks.resources import RESOURCES, Resource

BY_NAME = {attack.name: attack for attack in catalogue()}


def check(resource: Resource, outcome: Outcome) -> None:
    """The attacks of a resource were judged and got nothing; the neighbours got everything."""
    for name in resource.attacks:
        row = outcome.rows[student_name(BY_NAME[name])]
        assert (row["status"], row["score"]) == ("graded", f"{BY_NAME[name].score:g}"), outcome.notes(name)
    assert {name: outcome.rows[name]["score"] for name in NEIGHBOURS} == dict.fromkeys(NEIGHBOURS, "100")


def test_every_resource_has_attacks() -> None:
    """All that a process can use up is in the table, and each row names attacks that there are."""
    assert {one.name for one in RESOURCES} >= {
        *("CPU", "wall clock", "memory", "threads", "processes"),
        *("disk", "files", "descriptors", "output", "frames"),
    }
    for one in RESOURCES:
        assert one.attacks and set(one.attacks) <= BY_NAME.keys(), one.name


@pytest.mark.nightly
@pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource.name)
def test_every_resource_in_every_tier(resource: Resource, attacked: Outcome) -> None:
    """Never a ``grader-error``, and never at a neighbour's cost."""
    check(resource, attacked)
