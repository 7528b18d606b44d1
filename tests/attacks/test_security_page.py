"""docs/security.md: the table is made from the attacks that there are."""

from __future__ import annotations

from tests.attacks.attack_catalogue import catalogue
from tests.attacks.table import PAGE, with_table


def test_table_is_current() -> None:
    """The page holds what ``python -m tests.attacks.table`` would write now."""
    page = PAGE.read_text("utf-8")
    assert with_table(page) == page


def test_every_attack_has_a_row() -> None:
    """Nothing is left out."""
    page = PAGE.read_text("utf-8")
    for attack in catalogue():
        assert f"| {attack.name.removeprefix(f'{attack.group}_')} | " in page
