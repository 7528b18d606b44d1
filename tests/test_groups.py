"""Tests that share what is dear to set up run in one process."""

from __future__ import annotations

from tests import ROOT, groups


def test_files_of_groups_are_there() -> None:
    """A file that was renamed would no longer be found, and nothing but the time would show it."""
    assert [file for file in (*groups.TOGETHER, *groups.BY_ASSIGNMENT) if not (ROOT / file).is_file()] == []


def test_groups() -> None:
    """All tests of some files are one group, those of an assignment in others; any other test is on its own."""
    browser, variants, others = (
        "tests/browser/test_pages.py",
        "tests/real_course/test_variants.py",
        "tests/test_model.py",
    )
    assert groups.group(f"{browser}::test_a") == groups.group(f"{browser}::test_b[x]") == browser
    assert groups.group(f"{variants}::test_a[gates]") == groups.group(f"{variants}::test_b[1e-15-gates]") == "gates"
    book = "tests/gradebook/test_store.py"
    assert groups.group(f"{book}::test_a[postgresql]") == groups.group(f"{book}::test_b[postgresql-x]") == "postgresql"
    for alone in (
        f"{book}::test_a[sqlite]",
        f"{variants}::test_codes",
        f"{others}::test_a[gates]",
        f"{others}::test_a",
    ):
        assert groups.group(alone) == alone
