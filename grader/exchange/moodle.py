"""Moodle: the bulk download of an assignment.

A folder per student, ``<full name>_<number>_assignsubmission_file`` (older versions add ``_``), or flat files with
that in front. The number is the participant's in this assignment, and another one in the next.
"""

from __future__ import annotations

import re

from grader.exchange.download import ClassFolder, Download, Owner

_ENTRY = re.compile(r"(?P<name>.+?)_assignsubmission_(?:file|onlinetext)(?:_(?P<file>.+)|_?)")
_NUMBER = re.compile(r"_\d+$")


def download(folder: ClassFolder) -> Download:
    """Whose the entries are, as far as Moodle named them."""
    owners: dict[str, tuple[Owner, ...]] = {}
    for entry in folder.entries:
        found = _ENTRY.fullmatch(entry.shown)
        if found is not None and entry.kind != "special":
            path = "" if entry.kind == "folder" else found["file"] or entry.shown
            owners[entry.name] = (Owner(found["name"], found["name"], path, _NUMBER.sub("", found["name"])),)
    return Download(owners)
