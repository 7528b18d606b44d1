"""The addresses of a student's pages, as the class page links to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import quote

_LONGEST_NAME = 255  # characters of a folder's name
_NOT_IN_ADDRESS = re.compile(r"[^\w.~-]")


class Addresses(NamedTuple):
    """``report`` returns the address of a student's report on an assignment, ``home`` that of all reports of one."""

    report: Callable[[str, str], str]
    home: Callable[[str], str]


def addresses(folders: Mapping[str, str]) -> Addresses:
    """Return the addresses below the folder of a batch. ``folders`` gives the folder of a student's reports where it is
    not the student's name."""

    def report(student: str, assignment: str) -> str:
        return f"reports/{_address(folders.get(student, student))}/{_address(assignment)}.html"

    def home(student: str) -> str:
        return f"reports/{_address(folders.get(student, student))}/all-reports.html"

    return Addresses(report, home)


def _address(name: str) -> str:
    """Return ``name`` as a part of an address. Hangul stays as it is: escaped, 7,000 links would be megabytes."""
    return _NOT_IN_ADDRESS.sub(lambda match: quote(match[0].encode("utf-8", "replace"), safe=""), name[:_LONGEST_NAME])
