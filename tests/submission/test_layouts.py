"""Classes as they come, in twelve layouts, with awkward names: everybody is there once, with the newest attempt, and
every file is somebody's or is named."""

from __future__ import annotations

import json
import os
import re
import sys
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from grader.files.names import fold
from grader.model import Assignment, Course, Limits, Task, Text
from grader.submission.class_folder import HandedInClass, read_class
from grader.submission.reader import Reader
from grader.text.sentences import sentence

TITLE = Text("x")
COURSE = Course(
    Path(),
    TITLE,
    "en",
    tuple(
        Assignment(name, TITLE, (Task(task, TITLE, 100.0),), Limits(), 1.0, (), Path("nowhere"), None)
        for name, task in (("gates", "and_gate"), ("backprop", "backward"))
    ),
    Path(),
)
GATES, BACKPROP = COURSE.assignments
RIGHT = "def and_gate(a, b):\n    return a & b\n"
OLD = "def and_gate(a, b):\n    return 0\n"

NAMES = (
    "kim",
    "김철수",
    unicodedata.normalize("NFD", "박서준"),
    "สมหญิง ดี",
    "प्रिया शर्मा",
    "İrem Yılmaz",
    "Anne-Marie O'Neil",
    "kim\u200b",
    "a_b",
    "a?b",
    "CON",
    "x" * 70,
    "é",
    "e\u0301",
    "Kim (20241234)",
    "😀 smile.",
)

linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse or change such names")
pytestmark = linux


class Class(NamedTuple):
    """How many students a class has, and the files in it that are nobody's or the platform's own."""

    students: int
    unclaimed: tuple[str, ...] = ()
    own: tuple[str, ...] = ()


def put(path: Path, content: str | bytes = RIGHT) -> None:
    """Write a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def notebook(source: str) -> str:
    """A notebook with one cell."""
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "source": source}
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]})


def zipped(members: dict[str, str]) -> bytes:
    """A zip archive."""
    import io

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def folders(top: Path) -> Class:
    """A folder per student, beside a list of the instructor's."""
    for name in NAMES:
        put(top / name / "gates.py")
    put(top / "list.csv", "")
    return Class(len(NAMES), ("list.csv",))


def clones(top: Path) -> Class:
    """A clone per student."""
    for name in NAMES:
        put(top / name / "assignments" / "gates" / "gates.ipynb", notebook(RIGHT))
        put(top / name / ".git" / "HEAD", "")
        put(top / name / "course.toml", "")
    return Class(len(NAMES))


def archives(top: Path) -> Class:
    """An archive per student."""
    for name in NAMES:
        put(top / f"{name}.zip", zipped({"work/gates.py": RIGHT}))
    return Class(len(NAMES))


def files(top: Path) -> Class:
    """A file per student, with the assignment's name or without; the course's own stub and tests lie there as well."""
    for place, name in enumerate(NAMES):
        put(top / (f"{name}.py", f"{name}_gates.py", f"gates - {name}.py")[place % 3])
    put(top / "kim2" / "gates.py")
    put(top / "gates.py", OLD)
    put(top / "test_gates.py", "")
    return Class(len(NAMES) + 1, ("gates.py", "test_gates.py"))


def attempts(top: Path) -> Class:
    """A folder per attempt."""
    for place, name in enumerate(NAMES):
        old, new = (("attempt 1", "attempt 2"), ("2024-03-03", "2024-03-04"), ("v9", "v10 final"))[place % 3]
        put(top / name / old / "gates.py", OLD)
        put(top / name / new / "gates.py")
    return Class(len(NAMES))


def canvas(top: Path) -> Class:
    """Canvas keeps letters, marks and digits, and of two attachments with one name the newer counts."""
    for place, name in enumerate(NAMES):
        word = "".join(c for c in name.lower() if c == "-" or unicodedata.category(c)[0] in "LMN") or "x"
        late = "_LATE" if place % 2 else ""
        put(top / f"{word}{late}_{1000 + place}_{5000 + place}_gates.py", OLD)
        put(top / f"{word}{late}_{1000 + place}_{6000 + place}_gates.py")
    put(top / "typed_999_text.html", "<p>")
    return Class(len(NAMES) + 1)


def quiz(top: Path) -> Class:
    """A question of a quiz in Canvas."""
    for place in range(3):
        put(top / f"name{place}_{1000 + place}_question_31_{5000 + place}_gates.py")
    return Class(3)


def moodle(top: Path) -> Class:
    """A folder per student, with what was typed in another."""
    for place, name in enumerate(NAMES):
        put(top / f"{name}_{200 + place}_assignsubmission_file" / "gates.py")
    put(top / "kim_200_assignsubmission_onlinetext" / "onlinetext.html", "<p>")
    return Class(len(NAMES))


def blackboard(top: Path) -> Class:
    """Two attempts, and beside each a text with the name."""
    for place, name in enumerate(NAMES):
        for time, source in (("2024-03-03-11-00-00", OLD), ("2024-03-03-17-00-00", RIGHT)):
            put(top / f"Week 1_s{place}_attempt_{time}_gates.py", source)
            put(top / f"Week 1_s{place}_attempt_{time}.txt", f"Name: {name} (s{place})\n")
    return Class(len(NAMES))


def brightspace(top: Path) -> Class:
    """Two attempts, as folders or flat."""
    for place, name in enumerate(NAMES):
        for time, source in (("Mar 3, 2024 1130 AM", OLD), ("Mar 3, 2024 1230 PM", RIGHT)):
            head = f"{100 + place}-77 - {name} - {time}"
            put(top / head / "gates.py" if place % 2 else top / f"{head} - gates.py", source)
    put(top / "index.html", "<html>")
    return Class(len(NAMES), own=("index.html",))


def gradescope(top: Path) -> Class:
    """Folders by number, and the names in the metadata; two of them share one."""
    lines = []
    for place, name in enumerate(NAMES):
        put(top / f"submission_{place}" / "gates.py")
        shown = json.dumps(name, ensure_ascii=False)
        lines.append(f"submission_{place}:\n  :submitters:\n  - :name: {shown}\n    :sid: 's{place}'\n")
    put(top / "submission_99" / "gates.py")
    lines.append("submission_99:\n  :submitters:\n  - :name: Pair One\n  - :name: Pair Two\n")
    put(top / "submission_metadata.yml", "---\n" + "".join(lines))
    return Class(len(NAMES) + 2, own=("submission_metadata.yml",))


def mixture(top: Path) -> Class:
    """Everything in one folder."""
    put(top / "ann" / "gates.py")
    put(top / "bob.py")
    put(top / "carl_gates.ipynb", notebook(RIGHT))
    put(top / "dora.zip", zipped({"gates.py": RIGHT}))
    put(top / "eve_12_5001_gates.py")
    put(top / "Fay Lee_201_assignsubmission_file" / "gates.py")
    put(top / "notes.txt", "")
    put(top / "gates.ipynb", notebook(OLD))
    return Class(6, ("gates.ipynb", "notes.txt"))


LAYOUTS: tuple[Callable[[Path], Class], ...] = (
    folders,
    clones,
    archives,
    files,
    attempts,
    canvas,
    quiz,
    moodle,
    blackboard,
    brightspace,
    gradescope,
    mixture,
)


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    """One reader for all."""
    with Reader(COURSE.assignments) as made:
        yield made


def check(roster: HandedInClass, reader: Reader, expected: Class) -> None:
    """Everybody once, apart from each other, with the right file; what is nobody's is named."""
    assert len(roster.entries) == expected.students
    assert len({fold(entry.folder) for entry in roster.entries}) == expected.students
    assert len({entry.student for entry in roster.entries}) == expected.students
    assert all(entry.student.isprintable() and entry.folder.isprintable() for entry in roster.entries)
    assert roster.unclaimed == expected.unclaimed
    for lang in ("en", "ko"):
        assert all(sentence(message, lang) for message in roster.taken_for)
    for entry in roster.entries:
        submission = reader.read(entry.handed, GATES, lenient=True)
        assert submission is not None, entry.student
        if submission.problem is not None:  # something was typed, and no file handed in
            assert submission.problem.id == "unread.no-work"
            assert entry.student == "typed_999"
        else:
            assert [cell.code for cell in submission.cells] == [RIGHT], entry.student


def is_accounted_for(path: Path, top: Path, roster: HandedInClass, own: tuple[str, ...]) -> bool:
    """Whether a file is somebody's, is named, or is the platform's own."""
    raw = os.fsencode(path.relative_to(top).as_posix())
    parts = [part.path for entry in roster.entries for part in entry.handed.parts]
    return (
        any(raw == part or raw.startswith(part + b"/") for part in parts)
        or path.relative_to(top).as_posix() in (*roster.unclaimed, *own)
        or path.name == "HEAD"
    )


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_class_in_a_folder(tmp_path: Path, reader: Reader, layout: Callable[[Path], Class]) -> None:
    """As it was downloaded and unpacked."""
    expected = layout(tmp_path)
    with read_class(tmp_path, COURSE) as roster:
        check(roster, reader, expected)
        older = re.compile(r"_50\d\d_" if layout is canvas else "(?!)")  # attachments with the name of a newer one
        for path in tmp_path.rglob("*"):
            if path.is_file() and older.search(path.name) is None:
                assert is_accounted_for(path, tmp_path, roster, expected.own), path


@pytest.mark.parametrize("wrapper", ["", "download/"])
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_class_in_an_archive(tmp_path: Path, reader: Reader, layout: Callable[[Path], Class], wrapper: str) -> None:
    """As it was downloaded: the same students, the same folders, the same files."""
    expected = layout(tmp_path / "class")
    archive = tmp_path / "class.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in sorted((tmp_path / "class").rglob("*")):
            if path.is_file():
                packed.write(path, f"{wrapper}{path.relative_to(tmp_path / 'class').as_posix()}")
    with read_class(tmp_path / "class", COURSE) as loose, read_class(archive, COURSE) as roster:
        check(roster, reader, expected)
        assert [(one.student, one.folder) for one in roster.entries] == [
            (one.student, one.folder) for one in loose.entries
        ]
        assert roster.taken_for == loose.taken_for


@pytest.mark.parametrize(
    "layout", [folders, clones, archives, canvas, moodle, brightspace], ids=lambda one: one.__name__
)
def test_class_in_sections(tmp_path: Path, reader: Reader, layout: Callable[[Path], Class]) -> None:
    """A folder per section: the students of all, told apart by it, and no section is a student."""
    per_section = [layout(tmp_path / section) for section in ("A", "B")]
    for path in (tmp_path / "B").iterdir():  # another class, but for one
        if path.name not in ("kim", "kim.zip", "list.csv", "index.html") and layout in (folders, clones, archives):
            path.rename(path.with_name(f"b {path.name}"))
    if layout in (canvas, moodle, brightspace):
        for path in (tmp_path / "B").iterdir():
            path.rename(
                path.with_name(f"b{path.name}")
                if layout is not brightspace
                else path.with_name(path.name.replace(" - ", " - b ", 1))
            )
    expected = Class(
        sum(one.students for one in per_section),
        tuple(f"{section}/{name}" for section in "AB" for name in per_section[0].unclaimed),
    )
    with read_class(tmp_path, COURSE) as roster:
        assert {entry.section for entry in roster.entries} == {"A", "B"}
        assert len(roster.entries) == expected.students
        assert len({entry.student for entry in roster.entries}) == expected.students
        assert len({fold(entry.folder) for entry in roster.entries}) == expected.students
        assert roster.unclaimed == expected.unclaimed
        assert roster.taken_for[0].args == {"count": 2, "names": "A, B"}
        if layout in (folders, clones):
            kims = {entry.student: entry.folder for entry in roster.entries if entry.student.endswith("/kim")}
            assert kims == {"A/kim": "A, kim", "B/kim": "B, kim"}


def test_downloads_of_several_assignments_are_one_class(tmp_path: Path, reader: Reader) -> None:
    """Where somebody is in two of them, they are no sections: one row each, with both works."""
    for system, first, second in (
        ("canvas", "doejane_101_5001_gates.py", "doejane_101_7001_backprop.py"),
        ("moodle", "Jane Doe_201_assignsubmission_file/gates.py", "Jane Doe_317_assignsubmission_file/backprop.py"),
    ):
        put(tmp_path / system / "week 1" / first)
        put(tmp_path / system / "week 2" / second, "def backward():\n    return 1\n")
        put(tmp_path / system / "week 2" / second.replace("oe", "ee").replace("101", "102"), "def backward(): ...\n")
        with read_class(tmp_path / system, COURSE) as roster:
            assert len(roster.entries) == 2 and not any(entry.section for entry in roster.entries)
            both = next(entry for entry in roster.entries if "oe" in entry.student)
            assert [reader.read(both.handed, one).problem for one in (GATES, BACKPROP)] == [None, None]  # type: ignore[union-attr]  # both are there


@pytest.mark.parametrize(
    "paths",
    [
        ("kim/gates/gates.py", "lee/gates/gates.py", "lee/backprop/backprop.py"),
        ("kim/week1/gates.py", "kim/week2/backprop.py", "lee/week1/gates.py"),
        ("kim/attempt 1/gates.py", "kim/attempt 2/gates.py", "lee/2024-01-01/gates.py"),
        ("kim/old/gates.py", "kim/new/gates.py", "lee/final/gates.py"),
        ("kim/제출 1/gates.py", "kim/제출 2/gates.py", "lee/최종/gates.py"),
        ("kim/kims work/gates.py", "lee/lees work/gates.py"),
        ("kim/src/gates.py", "kim/data/x.csv", "lee/my stuff/gates.py", "lee/other/a.py"),
        ("kim/gates.py", "lee/a/gates.py", "lee/b/gates.py"),
        ("kim/repo/.git/HEAD", "kim/repo/gates.py", "lee/repo2/gates.py"),
        ("kim/gates.zip", "kim/backprop.zip", "lee/gates.zip"),
    ],
)
def test_students_with_folders_are_no_sections(tmp_path: Path, paths: tuple[str, ...]) -> None:
    """Assignments, attempts, parts of a work, one folder each: kim and lee are the students."""
    for path in paths:
        put(tmp_path / path)
    with read_class(tmp_path, COURSE) as roster:
        assert [(entry.student, entry.section) for entry in roster.entries] == [("kim", ""), ("lee", "")]


def test_one_name_in_one_section_more_is_a_section(tmp_path: Path) -> None:
    """An empty section and a small one do not change what the others are."""
    for path in ("A/kim/gates.py", "A/lee/gates.py", "B/park/gates.py"):
        put(tmp_path / path)
    (tmp_path / "C").mkdir()
    with read_class(tmp_path, COURSE) as roster:
        assert [entry.student for entry in roster.entries if entry.section] == ["A/kim", "A/lee", "B/park"]


@pytest.mark.parametrize("sections", [("A", "B"), ("section 1", "section 2"), ("1분반", "2분반")])
def test_names_that_recur_in_sections_are_several_peoples(tmp_path: Path, sections: tuple[str, str]) -> None:
    """A section that is called so is one, though its students are called as those of another."""
    for section in sections:
        for student in ("kim", "lee"):
            put(tmp_path / section / student / "gates.py")
    with read_class(tmp_path, COURSE) as roster:
        expected = [f"{section}/{student}" for section in sections for student in ("kim", "lee")]
        assert [entry.student for entry in roster.entries] == expected


def test_folders_stay_in_the_next_run(tmp_path: Path) -> None:
    """Whoever comes: nobody gets a folder that was another's, and names that need no change keep theirs."""
    for name in ("a_b", "kim", "e\u0301d", "Kim"):
        put(tmp_path / name / "gates.py")
    with read_class(tmp_path, COURSE) as roster:
        before = {entry.handed.parts[0].path: entry.folder for entry in roster.entries}
    for name in ("a?b", "kim\u200b", "\u00e9d", "KIM"):
        put(tmp_path / name / "gates.py", OLD)
    with read_class(tmp_path, COURSE, frozenset(before.values())) as roster:
        after = {entry.handed.parts[0].path: entry.folder for entry in roster.entries}
        shown = {entry.handed.parts[0].path.decode(): entry.student for entry in roster.entries}
    assert {path: after[path] for path in before} == before
    assert len({fold(folder) for folder in after.values()}) == 8
    assert (shown["kim"], shown["a_b"], shown["a?b"], shown["\u00e9d"]) == ("kim", "a_b", "a?b", "\u00e9d")
    assert shown["kim\u200b"].startswith("kim (") and shown["e\u0301d"].startswith("\u00e9d (")


@pytest.mark.parametrize(
    ("system", "before"),
    [("canvas", "mallory_104_5004_"), ("blackboard", "Gates_mallory_attempt_2024-03-01-10-00-00_")],
)
def test_a_file_named_as_another_platform_names_a_classmate_s_is_its_owner_s(
    tmp_path: Path, system: str, before: str
) -> None:
    """A student names the file that is handed in; what the platform writes in front of it says whose it is."""
    honest = {
        "canvas": ("leejihye_101_5001_gates.py", "kimminsu_102_5002_gates.py", "parkjun_103_5003_gates.py"),
        "blackboard": tuple(f"Gates_{name}_attempt_2024-03-01-09-00-00_gates.py" for name in ("lee", "kim", "park")),
    }[system]
    for name in (
        *honest,
        f"{before}Gates_lee_attempt_2024-12-31-23-59-59_gates.py",
        f"{before}leejihye_101_9999_gates.py",
        f"{before}Lee Jihye_201_assignsubmission_file_gates.py",
    ):
        put(tmp_path / name, OLD if name.startswith(before) else RIGHT)
    with read_class(tmp_path, COURSE) as roster:
        students = sorted(entry.student for entry in roster.entries)
    assert len(students) == 4, students
    assert sum("mallory" in student for student in students) == 1
