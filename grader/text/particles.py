"""Korean particles after a value: 은 or 는, 이 or 가, by the sound in which the value ends.

A text has both, as in ``{name}은(는)``. One is chosen behind Hangul, digits and what has one usual reading, such as
``gates.py``; behind anything else both stay.
"""

from __future__ import annotations

import re
from typing import Final

_CHOICES: Final = {
    "은(는)": ("은", "는"),
    "이(가)": ("이", "가"),
    "을(를)": ("을", "를"),
    "와(과)": ("과", "와"),
    "과(와)": ("과", "와"),
    "(으)로": ("으로", "로"),
    "(이)": ("이", ""),
}
"""A particle as it is written in a text → behind a consonant, and behind a vowel."""
PATTERN: Final = "|".join(map(re.escape, _CHOICES))
_BEHIND: Final = "'\"”’`)]}»」』.,"
_FIRST, _LAST, _FINALS = 0xAC00, 0xD7A3, 28
_RIEUL = 8
_DIGITS: Final = dict(zip("0123456789", (21, _RIEUL, 0, 16, 0, 0, 1, _RIEUL, _RIEUL, 0), strict=True))
"""The final sound of a digit's name, 0 for none: 영 일 이 삼 사 오 육 칠 팔 구."""
_READ: Final = {
    **dict.fromkeys((".py", ".ipynb", ".csv", ".md", ".txt", ".pdf", "Error"), 0),
    **dict.fromkeys((".zip", ".json", "Exception"), 1),
    **dict.fromkeys((".toml", ".html"), _RIEUL),
}
"""Endings, and the final sound with which they are read: 파이, 씨에스브이, 에러."""


def chosen(particle: str, before: str) -> str:
    """Return the form of a particle behind ``before``."""
    final = _final_sound(before)
    if final is None:
        return particle
    with_final, without = _CHOICES[particle]
    if particle == "(으)로" and final == _RIEUL:
        return without
    return with_final if final else without


def _final_sound(text: str) -> int | None:
    """Return the final sound of the last letter, 0 for none; None where that is not known."""
    text = text.rstrip(_BEHIND)
    for ending, final in _READ.items():
        if text.endswith(ending):
            return final
    letter = text[-1:]
    if letter in _DIGITS and letter:
        return _DIGITS[letter]
    if letter and _FIRST <= ord(letter) <= _LAST:
        return (ord(letter) - _FIRST) % _FINALS
    return None
