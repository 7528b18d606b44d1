"""Brightspace (D2L): the bulk download of an assignment.

Per attempt a folder, or a flat file with that in front of its own name:
``<number>-<number> - First Last - Mon D, YYYY hmm AM``. Beside them lies an ``index.html``.
"""

from __future__ import annotations

import re

from grader.exchange.download import ClassFolder, Download, Owner
from grader.text.moments import moment

_ENTRY = re.compile(r"(?P<user>\d+)-\d+ - (?P<name>.+?) - (?P<time>[^-]*\b(?:19|20)\d\d\b[^-]*?)(?: - (?P<file>.+))?")
_INDEX = "index.html"


def download(folder: ClassFolder) -> Download:
    """Whose the entries are, as far as Brightspace named them. An attempt is a folder that is called by its time."""
    owners: dict[str, tuple[Owner, ...]] = {}
    for entry in folder.entries:
        found = _ENTRY.fullmatch(entry.shown)
        if found is None or entry.kind == "special" or moment(found["time"]) is None:
            continue
        if (entry.kind == "folder") != (found["file"] is None):
            continue
        key = f"{found['name']}_{found['user']}"
        path = found["time"] if found["file"] is None else f"{found['time']}/{found['file']}"
        owners[entry.name] = (Owner(key, found["name"], path, key),)
    return Download(owners, frozenset({_INDEX}) if owners else frozenset())
