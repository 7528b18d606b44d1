"""``grader datasets`` and what ``grader new`` says next: in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests import ROOT

Grader = Callable[..., CompletedProcess[str]]


@pytest.mark.parametrize(("lang", "words"), [("en", ("used by", "synthetic")), ("ko", ("쓰는 과제", "합성"))])
def test_the_data_in_both_languages(grader: Grader, lang: str, words: tuple[str, ...]) -> None:
    """Each file has a line, and the command for the originals is not broken between two."""
    said = grader("datasets", "--lang", lang, "--course", ROOT, COLUMNS="80").stdout
    assert all(word in said for word in words)
    assert "grader datasets fetch" in said
    assert len([line for line in said.splitlines() if line.startswith("study_days.csv ")]) == 1


def test_a_new_course_speaks_its_language(grader: Grader, tmp_path: Path) -> None:
    """The first time as asked for, later as the course does."""
    for arguments in (("sums", "--lang", "ko"), ("more",)):
        said = grader("new", *arguments, cwd=tmp_path).stdout
        assert f"다음 단계: grader verify {arguments[0]}." in said
