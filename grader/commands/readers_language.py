"""Whose language ``--help`` and errors speak: that of ``--lang``, of the course around, or else of this machine."""

from __future__ import annotations

import itertools
import os
import re
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grader.model import Lang  # help loads no msgspec

_COURSE = "course.toml"
_LANGUAGE = re.compile(r"""^languages?\s*=\s*\[?\s*["'](en|ko)["']""", re.MULTILINE)
_OF_THE_MACHINE = ("LC_ALL", "LC_MESSAGES", "LANG")


def course_above(start: Path) -> Path | None:
    """Return the folder of the course that ``start`` lies in."""
    return next((folder for folder in (start, *start.parents) if (folder / _COURSE).is_file()), None)


def language_around(start: Path) -> Lang | None:
    """Return the language of the course that ``start`` lies in, English where nothing says it; None outside."""
    root = course_above(start.absolute())
    if root is None:
        return None
    text = ""
    try:
        text = (root / _COURSE).read_text(encoding="utf-8")
        settings = tomllib.loads(text)
        first = settings.get("language") or settings.get("languages", ["en"])[0]
    except (OSError, ValueError, LookupError, TypeError):  # help is there for broken folders, too
        line = _LANGUAGE.search(text)
        first = line[1] if line is not None else "en"
    return "ko" if first == "ko" else "en"


def readers_language(arguments: Sequence[str] | None = None) -> Lang:
    """Return the language of whoever has written a command, and asks for help or hears of an error."""
    words = sys.argv if arguments is None else arguments
    options = [part for word in words for part in (word.split("=", 1) if word.startswith("--") else [word])]
    values = dict(itertools.pairwise([*options, ""]))
    if values.get("--lang") in ("ko", "en"):
        return "ko" if values["--lang"] == "ko" else "en"
    around = language_around(Path(values.get("--course", ".")))
    if around is not None:
        return around
    spoken = next(filter(None, map(os.environ.get, _OF_THE_MACHINE)), "")
    return "ko" if spoken.startswith("ko") else "en"
