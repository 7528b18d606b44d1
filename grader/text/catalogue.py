"""The catalogues: a template for each id and language, in ``grader/locale``, with English as the source.

A catalogue is read when its language is used for the first time. After a change of a ``.po`` file, ``make words``
compiles it; a test compares.
"""

from __future__ import annotations

import gettext
from functools import lru_cache
from pathlib import Path
from typing import Final

from grader.model import Lang

LANGS: Final[tuple[Lang, ...]] = ("en", "ko")
LOCALE: Final = Path(__file__).parents[1] / "locale"
DOMAIN: Final = "grader"


def template(name: str, lang: str, count: object = None) -> str:
    """Return the template ``name`` in ``lang`` (English where it is not Korean), in the form for ``count`` where it has
    several. Raises KeyError for a name that is not in the catalogues."""
    catalogue = _catalogue("ko" if lang == "ko" else "en")
    form = catalogue.ngettext(name, name, count if isinstance(count, int) else 1)
    if form == name:
        form = catalogue.gettext(name)
    if form == name or not name:  # the empty name is a catalogue's head
        raise KeyError(name)
    return form


@lru_cache(maxsize=len(LANGS))
def _catalogue(lang: Lang) -> gettext.GNUTranslations:
    # gettext.translation() would look for variants of the language, and import `locale` for that: 20 times the time
    with (LOCALE / lang / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
        return gettext.GNUTranslations(file)
