"""The picture of the README: small, drawn with the reader's fonts, and made of a result."""

from __future__ import annotations

from xml.etree import ElementTree

from tests import ROOT, samples
from website.readme_picture import PICTURE, draw


def test_the_picture_is_small_and_loads_nothing() -> None:
    """It is in the README, well-formed, and has neither programs nor addresses."""
    text = PICTURE.read_text(encoding="utf-8")
    ElementTree.fromstring(text)
    assert PICTURE.stat().st_size < 16_000
    assert "href" not in text and "<script" not in text and "url(" not in text
    assert "docs/picture.svg" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_hostile_words_stay_words() -> None:
    """What a result holds cannot end the text that it stands in."""
    ElementTree.fromstring(draw("<script>\n&", samples.hostile()))
