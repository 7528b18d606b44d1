"""Commands that are suggested name the language of their reader, where it is not the course's own."""

from __future__ import annotations

import pytest

from grader.render.html.student import student_page
from grader.render.suggestions import in_language
from tests import samples


@pytest.mark.parametrize(
    ("command", "lang", "home", "shown"),
    [
        ("grader hint gates", "ko", "en", "grader hint gates --lang ko"),
        ("grader hint gates", "en", "en", "grader hint gates"),
        ("grader hint gates", "ko", "", "grader hint gates"),
        ("grader run gates --lang ko", "ko", "en", "grader run gates --lang ko"),
        ("pip install x", "ko", "en", "pip install x"),
    ],
)
def test_commands(command: str, lang: str, home: str, shown: str) -> None:
    """Once, and only for commands that speak."""
    assert in_language(command, lang, home) == shown


def test_a_page_in_both_languages() -> None:
    """Its Korean commands speak Korean, its English ones do not say so in an English course."""
    page = student_page(samples.half().for_student(), home="en")
    assert "grader hint gates xor_gate --lang ko" in page and "--lang en" not in page
