"""A class with a repository for each student: a roster with the column ``repository``, or what a host lists.

A roster is CSV: the course's own, or the export of GitHub Classroom. A listing is JSON: see ``repository_listings``.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from grader.errors import GraderError
from grader.exchange import csv_table, repository_listings, roster_csv
from grader.exchange.repository_listings import ListedRepository
from grader.files.names import fold
from grader.text.clean import line

_NO_COLUMN = (
    "Add a column repository; or name a listing: gh api --paginate orgs/ORG/repos, or scores.json of Classroom 50."
)


class StudentRepository(NamedTuple):
    """Where a student hands in. ``address`` is empty where the roster has none; a path is from the roster's folder.
    ``ref`` is what counts there; empty for the repository's own branch."""

    id: str
    name: str
    login: str = ""
    email: str = ""
    address: str = ""
    ref: str = ""


def read_repositories(path: Path, assignment: str = "") -> tuple[StudentRepository, ...]:
    """Return the class in the file ``path``. ``assignment`` chooses from a listing that holds several. Raises
    GraderError that names the file and the remedy."""
    return parse_repositories(csv_table.read_bytes(path), str(path), assignment)


def parse_repositories(data: bytes, file: str, assignment: str = "") -> tuple[StudentRepository, ...]:
    """Return the same of the content of a file (pure)."""
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"[", b"{"):
        return _by_student(repository_listings.parse(data, file, assignment))
    rows = roster_csv.parse_roster(data, file)
    if not any(row.repository for row in rows):
        raise GraderError(f"{file}: no line of it names a repository", _NO_COLUMN)
    return tuple(
        StudentRepository(row.id, row.name, row.login, row.email, row.repository, _ref(row.branch)) for row in rows
    )


def _ref(branch: str) -> str:
    """Return the whole name of a branch; of ``refs/pull/1/head`` and its like, that."""
    return branch if not branch or branch.startswith("refs/") else f"refs/heads/{branch}"


def _by_student(listed: tuple[ListedRepository, ...]) -> tuple[StudentRepository, ...]:
    """Return a listing with an id for each repository: the student's login where it is one's alone, else more of the
    repository's name."""
    logins = Counter(fold(one.login) for one in listed)
    names = Counter(fold(one.name) for one in listed)

    def id_of(one: ListedRepository) -> str:
        if one.login and logins[fold(one.login)] == 1:
            return one.login
        return one.name if names[fold(one.name)] == 1 else one.full_name

    return tuple(
        StudentRepository(
            line(id_of(one), 200), line(one.person or id_of(one), 200), one.login, "", one.address, one.ref
        )
        for one in listed
    )
