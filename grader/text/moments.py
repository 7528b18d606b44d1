"""Dates and numbers in the names of files and folders → what comes after what (pure)."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache

Moment = tuple[int, ...]
"""Year, month, day, hour, minute, second."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<word>{'|'.join(_MONTHS)})[a-z]*\.?"
_CLOCK = (
    r"(?:(?:[ ,tT_.-]{1,3}(?:at )?(?P<before>오전|오후)?[ ]?|(?<=\d{8})(?=\d{6}(?!\d)))"
    r"(?P<hour>\d{1,2})[ ]?[-:.h_시]?[ ]?(?P<minute>\d\d)분?"
    r"(?:[-:._]?(?P<second>\d\d)초?)?[ ]?(?P<after>[ap]\.?m\.?)?)?"
)
_DATES = (  # 03.04.2024 is the third of April: with dots the day comes first
    r"(?P<year>(?:19|20)\d\d)(?:[-_/]|\.[ ]?)(?P<month>\d{1,2})(?:[-_/]|\.[ ]?)(?P<day>\d{1,2})",
    r"(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)",
    r"(?P<year>(?:19|20)\d\d)년[ ]?(?P<month>\d{1,2})월[ ]?(?P<day>\d{1,2})일",
    rf"{_MONTH}[ _-](?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?[ _-](?P<year>(?:19|20)\d\d)",
    rf"(?P<day>\d{{1,2}})\.?[ _-]{_MONTH},?[ _-](?P<year>(?:19|20)\d\d)",
    r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)",
)
_NUMBER = re.compile(r"\d+")
_LONGEST = 300


@cache
def _dates() -> tuple[re.Pattern[str], ...]:
    """The patterns of dates: most processes that import this meet none, and making them takes longer than much else."""
    return tuple(re.compile(rf"(?<!\d){date}{_CLOCK}(?!\d)", re.IGNORECASE) for date in _DATES)


def moment(text: str) -> Moment | None:
    """The date in ``text``, with its time of day where there is one; None without a date."""
    for pattern in _dates():
        for found in pattern.finditer(text[:_LONGEST]):
            parsed = _moment(found)
            if parsed is not None:
                return parsed
    return None


def time_in(text: str) -> datetime | None:
    """The same as a time, which has no zone."""
    found = moment(text)
    if found is None:
        return None
    year, month, day, hour, minute, second = found
    return datetime(year, month, day, hour, minute, second)


def _moment(found: re.Match[str]) -> Moment | None:
    part = found.groupdict()
    month = int(part["month"]) if part.get("month") else _MONTHS.index(part["word"].lower()) + 1
    hour = int(part["hour"] or 0)
    half = (part["after"] or part["before"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half in ("오후",) or half.startswith("p") else 0)
    named = (int(part["year"]), month, int(part["day"]), hour, int(part["minute"] or 0), int(part["second"] or 0))
    try:
        datetime(*named)
    except ValueError:
        return None
    return named


def latest(labels: list[str]) -> int | None:
    """Which of ``labels`` names the latest attempt, by its date, then by its number; None where that cannot be told.

    A label without a number is the first of those that add one to it: ``submission`` before ``submission 2``.
    """
    moments = [moment(label) for label in labels]
    numbers = [tuple(int(digits) for digits in _NUMBER.findall(label[:_LONGEST])) for label in labels]
    if all(moments):
        return _greatest([(found or (), rest) for found, rest in zip(moments, numbers, strict=True)])
    if any(moments):
        return None
    bare = [label for label, found in zip(labels, numbers, strict=True) if not found]
    counted = [label for label, found in zip(labels, numbers, strict=True) if found]
    if len(bare) > 1 or not all(other.startswith(label) for label in bare for other in counted):
        return None
    return _greatest([((), found) for found in numbers])


def _greatest(keys: list[tuple[Moment, Moment]]) -> int | None:
    best = max(keys)
    return keys.index(best) if keys.count(best) == 1 else None
