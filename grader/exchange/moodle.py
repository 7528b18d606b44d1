"""Moodle: the bulk download of an assignment.

A folder per student, ``<full name>_<number>_assignsubmission_file`` (older versions add ``_``), or flat files with
that in front. The number is the participant's in this assignment, and another one in the next. Some sites put the
time of an attempt between the number and the rest; there is no ``_`` in a name, so that no student can write one
there. Such an attempt is a folder that is called by its time.
"""

from __future__ import annotations

import re

from grader.exchange.download import ClassFolder, Download, Identity, Owner, Stamp
from grader.text.moments import time_in

_ENTRY = re.compile(r"(?P<name>.+?)_assignsubmission_(?:file|onlinetext)(?:_(?P<file>.+)|_?)")
_NUMBER = re.compile(r"_\d+$")
_TIMED = re.compile(r"(?P<name>[^_]+_\d+)_(?P<time>\d{4}-?\d\d-?\d\d[-_ T]\d\d[-:]?\d\d(?:[-:]?\d\d)?)")


def download(folder: ClassFolder) -> Download:
    """Whose the entries are, as far as Moodle named them."""
    owners: dict[str, tuple[Owner, ...]] = {}
    for entry in folder.entries:
        found = _ENTRY.fullmatch(entry.shown)
        if found is not None and entry.kind != "special":
            timed = _TIMED.fullmatch(found["name"])
            time = time_in(timed["time"]) if timed is not None else None
            name, attempt = (timed["name"], timed["time"]) if timed is not None and time else (found["name"], "")
            file = "" if entry.kind == "folder" else found["file"] or entry.shown
            path = "/".join(filter(None, (attempt, file)))
            person, stamp = _NUMBER.sub("", name), Stamp(time)
            owners[entry.name] = (Owner(name, name, path, person, 0, Identity((), "", (person,)), stamp, attempt),)
    return Download(owners)
