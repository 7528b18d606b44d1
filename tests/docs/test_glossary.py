"""docs/glossary.md: one meaning for each word, the words of the result file among them, and no synonym in the pages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from grader.model import Outcome, Status, Tier, Visibility
from tests import ROOT

GLOSSARY = ROOT / "docs" / "glossary.md"
TEXT = GLOSSARY.read_text(encoding="utf-8")
WORDS = re.findall(r"\*\*([\w ]+)\*\*(?: \(\w+\))?", TEXT)
UNUSED = re.findall(r"^\| ([\w -]+) \| [\w -]+ \|$", TEXT.partition("## Words that are not used")[2], re.M)[1:]
PAGES = sorted({*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")} - {GLOSSARY})


def test_every_word_has_one_meaning() -> None:
    """No word stands in two rows, but for a noun and a verb that are spelt alike."""
    entries = re.findall(r"^\| (\*\*.+?) \| ", TEXT, re.M)
    assert len(entries) == len(set(entries)) > 80


def test_the_values_of_the_result_file_are_explained() -> None:
    """Outcomes and what a test or a submission can be, as the model spells them."""
    assert set(get_args(Outcome)) <= set(WORDS)
    for value in (*get_args(Status), *get_args(Visibility), *get_args(Tier)):
        assert f"`{value}`" in TEXT, value


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_no_page_uses_another_word(page: Path) -> None:
    """What the glossary calls unused is used nowhere."""
    assert "zygote" in UNUSED
    text = " ".join(page.read_text(encoding="utf-8").lower().split())
    assert [word for word in UNUSED if word in text] == []


def test_the_program_uses_no_other_word() -> None:
    """Neither code, nor templates, nor what users read."""
    files = [*(ROOT / "grader").rglob("*.py"), *(ROOT / "grader").rglob("*.po"), *(ROOT / "templates").rglob("*.j2")]
    texts = {path: path.read_text(encoding="utf-8").lower() for path in files}
    assert [(path.name, word) for path, text in texts.items() for word in UNUSED if word in text] == []
