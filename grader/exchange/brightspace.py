"""Brightspace (D2L): the bulk download of an assignment.

Per attempt a folder, or a flat file with that in front of its own name:
``<number>-<number> - First Last - Mon D, YYYY hmm AM``. Beside them lies an ``index.html``.
"""

from __future__ import annotations

import re

from grader.exchange.download import ClassFolder, Download, Identity, Owner, Stamp
from grader.text.moments import time_in

_ENTRY = re.compile(r"(?P<user>\d+)-\d+ - (?P<name>.+?) - (?P<time>[^-]*\b(?:19|20)\d\d\b[^-]*?)(?: - (?P<file>.+))?")
_TIME = re.compile(r"(?P<time>[A-Z][a-z]{2} \d{1,2}, \d{4} \d{3,4} [AP]M) - ")
_INDEX = "index.html"


def download(folder: ClassFolder) -> Download:
    """Whose the entries are, as far as Brightspace named them. An attempt is a folder that is called by its time."""
    owners: dict[str, tuple[Owner, ...]] = {}
    for entry in folder.entries:
        found = _ENTRY.fullmatch(entry.shown)
        time = time_in(found["time"]) if found is not None else None
        if found is None or entry.kind == "special" or time is None:
            continue
        renamed = _TIME.match(found["file"] or "")
        again = time_in(renamed["time"]) if renamed is not None else None
        time = max(time, again or time)  # of two times the first may stand in a name that the student chose
        if (entry.kind == "folder") != (found["file"] is None):
            continue
        key = f"{found['name']}_{found['user']}"
        path = found["time"] if found["file"] is None else f"{found['time']}/{found['file']}"
        identity, stamp = Identity((), found["user"], (found["name"],)), Stamp(time)
        owners[entry.name] = (
            Owner(key, found["name"], path, key, identity=identity, stamp=stamp, attempt=found["time"]),
        )
    return Download(owners, frozenset({_INDEX}) if owners else frozenset())
