"""The language in which ``--help`` and errors speak: that of ``--lang``, of the course around, or else of this machine.

Its words are translated by gettext's usual way, from the English of the command line to ``help.po``, as those of the
command line's library are, which then speak the same language.
"""

from __future__ import annotations

import gettext
import itertools
import os
import sys
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand

if TYPE_CHECKING:
    from grader.model import Lang  # help loads no msgspec

LOCALE = Path(__file__).parents[1] / "locale"  # grader.text knows it as well, and imports for longer
DOMAIN = "help"
_COURSE = "course.toml"
_OF_THE_MACHINE = ("LC_ALL", "LC_MESSAGES", "LANG")


class TranslatedCommand(TyperCommand):
    """A command whose help is in the reader's language."""

    def get_help(self, ctx: Any) -> str:  # of click, which newer typers bring along
        """Return the help."""
        with in_readers_language():
            translate(self, ctx)
            return super().get_help(ctx)


@contextmanager
def in_readers_language() -> Iterator[None]:
    """Let gettext speak the reader's language."""
    if readers_language() == "en":
        yield
        return
    domain, before = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(DOMAIN, str(LOCALE))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = "ko"
    try:
        yield
    finally:
        gettext.textdomain(domain)
        del os.environ["LANGUAGE"]
        if before is not None:
            os.environ["LANGUAGE"] = before


def translate(command: Any, ctx: Any) -> None:
    """Put the help of a command, and of what it takes, into the language that gettext speaks."""
    command.help = _translated(command.help)
    for parameter in command.get_params(ctx):
        parameter.help = _translated(parameter.help)
        if isinstance(parameter.show_default, str):
            parameter.show_default = _translated(parameter.show_default)


def _translated(text: str | None) -> str | None:
    if not text:
        return text
    plain = " ".join(text.split())
    found = gettext.gettext(plain)
    return text if found == plain else found


def course_above(start: Path) -> Path | None:
    """Return the folder of the course that ``start`` lies in."""
    return next((folder for folder in (start, *start.parents) if (folder / _COURSE).is_file()), None)


def language_around(start: Path) -> Lang | None:
    """Return the language of the course that ``start`` lies in, English where nothing says it; None outside."""
    root = course_above(start.absolute())
    if root is None:
        return None
    try:
        settings = tomllib.loads((root / _COURSE).read_text(encoding="utf-8"))
        first = settings.get("language") or settings.get("languages", ["en"])[0]
    except (OSError, ValueError, LookupError, TypeError):  # help is there for broken folders, too
        return "en"
    return "ko" if first == "ko" else "en"


def readers_language(arguments: Sequence[str] | None = None) -> Lang:
    """Return the language of whoever has written a command, and asks for help or hears of an error."""
    words = sys.argv if arguments is None else arguments
    options = [part for word in words for part in (word.split("=", 1) if word.startswith("--") else [word])]
    values = dict(itertools.pairwise([*options, ""]))
    if "--lang" in values:
        return "ko" if values["--lang"] == "ko" else "en"
    around = language_around(Path(values.get("--course", ".")))
    if around is not None:
        return around
    spoken = next(filter(None, map(os.environ.get, _OF_THE_MACHINE)), "")
    return "ko" if spoken.startswith("ko") else "en"
