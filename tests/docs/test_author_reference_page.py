"""docs/author-reference.md is what the code makes of it today, and it leaves nothing out."""

from __future__ import annotations

import inspect

from grader.testing import check
from website.author_reference import PAGE, page


def test_the_page_is_what_the_code_says() -> None:
    """Run ``python -m website.author_reference`` after a change."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_claim_of_check_is_there() -> None:
    """A function that an author can call is listed."""
    own = {name for name, one in vars(check).items() if inspect.isfunction(one) and one.__module__ == check.__name__}
    claims = {name for name in own if not name.startswith("_")} - {"explain"}  # the suite calls that
    assert claims and all(f"`check.{name}(" in page() for name in claims)
