"""What a text looks like, whatever it is written with: two texts of one look cannot be told apart by eye (pure)."""

from __future__ import annotations

import unicodedata
from typing import Final

from grader.text.clean import normal

# Letters of Cyrillic and Greek that are drawn like Latin ones, and marks that are drawn like those of ASCII. Full-width
# letters, ligatures and the like need no row: Unicode itself says what they stand for.
_TWINS: Final = str.maketrans(
    "асԁеһіјӏорԛѕѵԝхуАВСЕНІЈӀКМОРЅТХУԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ\u2010\u2012\u2013\u2212\u2018\u2019\u02bc\u2032\u2044\u2215\u2236\u201a",
    "acdehijlopqsvwxyABCEHIJIKMOPSTXYWABEZHIKMNOPTYXovp----''''//:,",
)


def look(value: str) -> str:
    """Return what ``value`` looks like, in ASCII as far as it does."""
    return value if value.isascii() else normal(unicodedata.normalize("NFKD", value).translate(_TWINS))
