"""Every message that the program makes has a sentence in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import grader
from grader.sentences import SENTENCES

MADE = re.compile(r'"((?:note|test|check|unread)\.[a-z-]+)"')


def test_every_message_id_is_in_the_catalogue() -> None:
    """Ids that stand in the source as literals are all known."""
    made = set()
    for path in Path(grader.__file__).parent.rglob("*.py"):
        if path.name != "sentences.py":
            made.update(MADE.findall(path.read_text(encoding="utf-8")))
    assert len(made) > 40
    assert made - SENTENCES.keys() == set()


def test_every_sentence_is_in_both_languages() -> None:
    """No id lacks Korean, and both use the same arguments."""
    for name, text in SENTENCES.items():
        assert text.ko, name
        used = [set(re.findall(r"\{(\w+)\}", told)) for told in (text.en, text.ko)]
        assert used[0] == used[1], name
