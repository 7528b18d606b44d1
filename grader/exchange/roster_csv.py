"""The roster: a CSV file that says who takes the course.

Its columns are ``id, name, email, section, group``, or those that Canvas, Moodle, Gradescope, Blackboard and
Brightspace export. Any delimiter and any encoding will do. A mistake in it is one clear line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from grader.errors import GraderError
from grader.exchange import csv_table
from grader.files.names import fold
from grader.text.clean import line

_IDS = ("id", "other_id", "login", "email")  # what tells students apart: the first of these that is a column
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)
_HANGUL_OR_HAN = re.compile("[\u3400-\u9fff\uac00-\ud7a3]")

# What a column holds, by its heading without white space and in lower case. Of two columns for one thing the earlier
# name in the list counts.
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": (
        "id",
        "studentid",
        "student_id",
        "sid",
        "idnumber",
        "orgdefinedid",
        "identifier",
        "roster_identifier",
        "학번",
        "id번호",
        "식별번호",
        "고유번호",
    ),
    "other_id": ("sisuserid",),
    "login": (
        "sisloginid",
        "login",
        "username",
        "userid",
        "loginid",
        "github_username",
        "githubusername",
        "사용자이름",
        "사용자아이디",
        "아이디",
    ),
    "name": ("name", "student", "fullname", "studentname", "성명", "전체이름", "학생", "학생이름"),
    "first": ("firstname", "givenname", "이름"),
    "last": ("lastname", "surname", "familyname", "성"),
    "email": ("email", "emailaddress", "e-mail", "e-mailaddress", "이메일", "이메일주소", "전자우편", "메일주소"),
    "section": ("section", "sections", "class", "분반", "반"),
    "group": ("group", "groups", "team", "모둠", "조", "그룹", "팀"),
    "role": ("role", "roles", "역할"),
    "repository": (
        "repository",
        "repositoryurl",
        "repository_url",
        "student_repository_url",
        "repo",
        "repourl",
        "repo_url",
        "clone_url",
        "저장소",
        "저장소주소",
    ),
    "branch": ("branch", "ref", "브랜치"),
}
_STUDENT_ROLES = ("student", "학생", "learner", "participant")
_CANVAS_OWN = ("Points Possible", "Student, Test")
_NEEDED = "Name the columns: id, name, email, section, group."


class RosterRow(NamedTuple):
    """A student of the roster, and the line that says so. ``ids`` are all numbers by which systems know the student:
    the first is the student's ``id``. ``family`` is the family name where the file tells it apart. ``earlier`` are
    names that the roster had before, as a gradebook knows them. ``repository`` is where the student hands in, and
    ``branch`` on which branch, where that is another than its own."""

    id: str
    name: str
    email: str = ""
    section: str = ""
    group: str = ""
    login: str = ""
    family: str = ""
    ids: tuple[str, ...] = ()
    line: int = 0
    earlier: tuple[str, ...] = ()
    repository: str = ""
    branch: str = ""

    @property
    def logins(self) -> tuple[str, ...]:
        """Return the names under which the student logs in: the roster's, the address, and what stands before its @."""
        names = (self.login, self.login.partition("@")[0], self.email, self.email.partition("@")[0])
        return tuple(filter(None, dict.fromkeys(names)))


def read_roster_csv(path: Path) -> tuple[RosterRow, ...]:
    """Return the students of a roster. Raises GraderError that names the file, the line and the remedy."""
    return parse_roster(csv_table.read_bytes(path), str(path))


def parse_roster(data: bytes, file: str) -> tuple[RosterRow, ...]:
    """Return the students in the content of a roster (pure). Raises GraderError, which names ``file``."""
    columns, rows = csv_table.rows(data, file, columns_of)
    if not columns:
        raise GraderError(f"{file}: its first line names no column of a roster", _NEEDED)
    if not columns.keys() & set(_IDS):
        raise GraderError(f"{file}: there is no column for the id", _NEEDED)
    students = tuple(_student(cells, number, file) for number, cells in rows if is_student(cells))
    _refuse_twice(students, file)
    if not students:
        raise GraderError(f"{file}: there is no student in it", "Add a line for each student.")
    return students


def columns_of(heading: Sequence[str]) -> dict[str, int]:
    """Return where each thing stands; of equal headings the first."""
    plain = [*map(csv_table.plain_heading, heading)]
    found: dict[str, int] = {}
    for thing, names in _COLUMNS.items():
        known = next((name for name in names if name in plain), None)
        if known is not None:
            found[thing] = plain.index(known)
    if "first" in found and "last" not in found and "name" not in found:  # "이름" alone is the whole name
        found["name"] = found.pop("first")
    return found


def is_student(cells: Mapping[str, str]) -> bool:
    """Whether a line is about a student: not about staff, nor what Canvas puts between heading and students."""
    role = fold(cells.get("role", ""))
    if role and not any(one in role for one in _STUDENT_ROLES):
        return False
    if cells.get("name") in _CANVAS_OWN:
        return False
    return any(cell for thing, cell in cells.items() if thing != "role")


def _student(cells: Mapping[str, str], number: int, file: str) -> RosterRow:
    student = student_row(cells, number)
    if student is None:
        raise GraderError(
            f"{file}, line {number}: a student without an id ({line(', '.join(filter(None, cells.values())), 80)})",
            "Every student needs one: fill it in, or remove the line.",
        )
    if _ROUNDED.fullmatch(student.id):
        raise GraderError(
            f"{file}, line {number}: the id {line(student.id, 60)} is what a spreadsheet program made of a long number",
            "Format the column as text there, and save it again; or take the file as the platform exported it.",
        )
    return student


def student_row(cells: Mapping[str, str], number: int) -> RosterRow | None:
    """Return the student of a line; None for one without an id."""
    own, login = (cells.get(thing, "").lstrip("#'") for thing in ("id", "login"))  # Brightspace's #, a spreadsheet's '
    known = {**cells, "id": own, "login": login}
    id = next((known[thing] for thing in _IDS if thing in cells), "")
    if "repository" in cells:  # GitHub Classroom knows some by their login alone
        id = id or login
    if not id:
        return None
    first, last, other = (cells.get(thing, "") for thing in ("first", "last", "other_id"))
    return RosterRow(
        id=id,
        name=cells.get("name") or _whole_name(first, last) or id,
        email=cells.get("email", ""),
        section=cells.get("section", ""),
        group=cells.get("group", ""),
        login=login,
        family=last,
        ids=tuple(filter(None, dict.fromkeys((id, own, other)))),
        line=number,
        repository=cells.get("repository", ""),
        branch=cells.get("branch", ""),
    )


def _whole_name(first: str, last: str) -> str:
    """Return a name in the order in which its language has it."""
    if _HANGUL_OR_HAN.search(last) and _HANGUL_OR_HAN.search(first):
        return f"{last}{first}"
    return " ".join(filter(None, (first, last)))


def _refuse_twice(students: Sequence[RosterRow], file: str) -> None:
    lines: dict[str, int] = {}
    for student in students:
        earlier = lines.setdefault(fold(student.id), student.line)
        if earlier != student.line:
            raise GraderError(
                f"{file}, line {student.line}: the id {line(student.id, 60)} is already in line {earlier}",
                "Give each student an id and one line.",
            )
