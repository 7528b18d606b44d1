"""Canvas: its bulk download.

Flat files, ``<name>[_LATE]_<user>_<attachment>_<file>``, the name without blanks and in lower case; anonymous ones
``[LATE_]anon_<id>_…``. A quiz has ``_question_<id>`` behind the user. What was typed into Canvas comes as
``<name>_<user>_text.html`` or ``_link.html``.
"""

from __future__ import annotations

import re

from grader.exchange.download import ClassFolder, Download, Identity, Owner, Stamp, is_word

_FILE = re.compile(
    r"(?:(?P<name>.+?)_)??(?P<late>LATE_)?(?:(?P<user>\d+)|(?P<anonymous>anon_\w+?))(?:_question_\d+)?"
    r"_(?:(?P<attachment>\d{1,18})_(?P<file>.+)|(?P<typed>(?:text|link)\.html))"
)


def download(folder: ClassFolder) -> Download:
    """Whose the entries are, as far as Canvas named them."""
    owners: dict[str, tuple[Owner, ...]] = {}
    for entry in folder.entries:
        found = _FILE.fullmatch(entry.shown) if entry.kind in ("file", "link") else None
        if found is None or not is_word(found["name"] or ""):
            continue
        key = found["anonymous"] or "_".join(filter(None, (found["name"], found["user"])))
        file, number = found["file"] or found["typed"], int(found["attachment"] or 0)
        identity = Identity((), found["user"] or "", tuple(filter(None, (found["name"],))))
        owners[entry.name] = (Owner(key, key, file, key, number, identity, Stamp(late=found["late"] is not None)),)
    return Download(owners)
