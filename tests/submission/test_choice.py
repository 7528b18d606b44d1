"""Which file counts, what goes with it, and what cannot be graded."""

from __future__ import annotations

import io
import json
import os
import sys
import time
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from grader.model import Assignment, Limits, Message, Place, Task, Text
from grader.processes.confined import Confined
from grader.submission.choice import Choosing
from grader.submission.handed_in import Handed, Part, lone
from grader.submission.intake import gather
from grader.submission.reader import Reader, read
from grader.submission.submission import Submission

STUB = 'def and_gate(x1, x2):\n    """AND."""\n    # TODO\n    raise NotImplementedError\n'
DONE = "def and_gate(x1, x2):\n    return x1 & x2\n"
OTHER = "def and_gate(x1, x2):\n    return min(x1, x2)\n"

posix = pytest.mark.skipif(sys.platform == "win32", reason="links of POSIX")


def assignment(name: str = "gates", *names: str) -> Assignment:
    """An assignment with one task, or with those of ``names``."""
    title = Text("Gates")
    tasks = tuple(Task(task, title, 100.0) for task in names or ("and_gate",))
    return Assignment(name, title, tasks, Limits(), 1.0, (), Path("nowhere"), None)


GATES = assignment()


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    """One reader for all."""
    with Reader() as made:
        yield made


def notebook(*sources: str) -> str:
    """A notebook with these code cells."""
    made = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": source} for source in sources]
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": made})


def put(folder: Path, **files: str | bytes) -> None:
    """Write files: ``gates__py`` is gates.py; a name that is no identifier goes in by ``**{...}``."""
    for name, content in files.items():
        path = folder / (name if "." in name else name.replace("__", "."))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def main_file(submission: Submission | None) -> str:
    """The file that counts."""
    assert submission is not None
    assert submission.problem is None
    return submission.info.files[0].path


def problem(submission: Submission | None) -> str:
    """Why the submission cannot be graded."""
    assert submission is not None
    assert submission.problem is not None
    assert submission.cells == ()
    return submission.problem.id


def notes(submission: Submission | None) -> list[str]:
    """The ids of the notes."""
    assert submission is not None
    return [note.id for note in submission.notes]


def test_script(tmp_path: Path, reader: Reader) -> None:
    """A script runs under the assignment's name."""
    put(tmp_path, gates__py=DONE)
    submission = reader.read(tmp_path, GATES)
    assert submission is not None
    assert (submission.main, submission.kind, submission.folder) == ("gates", "script", "")
    assert [(cell.label, cell.number, cell.code) for cell in submission.cells] == [("gates.py", None, DONE)]
    assert (submission.notes, submission.problem) == ((), None)
    assert read(tmp_path / "gates.py", GATES) == submission


def test_notebook(tmp_path: Path, reader: Reader) -> None:
    """A notebook runs as the main program, cell by cell."""
    put(tmp_path, gates__ipynb=notebook("x = 1", DONE))
    submission = reader.read(tmp_path, GATES)
    assert submission is not None
    assert (submission.main, submission.kind) == ("__main__", "notebook")
    assert [cell.number for cell in submission.cells] == [1, 2]
    assert submission.definition("and_gate") == Place("gates.ipynb", 1, 2)


@pytest.mark.parametrize("where", ["gates", "assignments/gates", "homework/week 1"])
def test_folder_inside_the_folder(tmp_path: Path, reader: Reader, where: str) -> None:
    """The file is found in the assignment's folder, in a clone and deeper; it goes by its own name."""
    put(tmp_path / where, gates__py=DONE, helper__py="")
    submission = reader.read(tmp_path, GATES)
    assert submission is not None
    assert (main_file(submission), submission.folder, list(submission.files)) == ("gates.py", where, ["helper.py"])


def test_same_files_are_the_same_submission_everywhere(tmp_path: Path, reader: Reader) -> None:
    """A clone, a student's folder and an archive differ in nothing but the folder."""
    files: dict[str, str | bytes] = {"gates.ipynb": notebook(DONE), "data/x.csv": b"1", "helper.py": b"y = 1"}
    put(tmp_path / "clone" / "assignments" / "gates", **files)
    put(tmp_path / "flat", **files)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(f"gates/{name}", content)
    put(tmp_path, **{"work.zip": out.getvalue()})
    places = [tmp_path / "clone", tmp_path / "flat", tmp_path / "work.zip"]
    clone, flat, packed = (reader.read(place, GATES) for place in places)
    assert clone is not None and flat is not None and packed is not None
    assert [s.folder for s in (clone, flat, packed)] == ["assignments/gates", "", "gates"]
    for other in (clone, packed):
        assert (other.digest, other.info, other.files, other.cells) == (
            flat.digest,
            flat.info,
            flat.files,
            flat.cells,
        )


@pytest.mark.parametrize(
    ("script", "book", "expected", "noted"),
    [
        (DONE, STUB, "gates.py", []),
        (STUB, DONE, "gates.ipynb", []),
        (DONE, OTHER, "gates.ipynb", ["note.both-files"]),
        (STUB, STUB, "gates.py", []),
        (DONE, "print('I tried')\n" + STUB, "gates.py", []),
        (DONE, "", "gates.py", ["note.empty"]),
        (STUB + "\n# a comment", DONE, "gates.ipynb", []),
        ("def and_gate(:", STUB, "gates.py", []),
    ],
)
def test_script_and_notebook(
    tmp_path: Path, reader: Reader, script: str, book: str, expected: str, noted: list[str]
) -> None:
    """The one that is more than the stub counts; of two the notebook, with a note; of two stubs the script, which a
    release's README names for ``grader run``."""
    put(tmp_path, gates__py=script, gates__ipynb=notebook(book))
    submission = reader.read(tmp_path, GATES)
    assert (main_file(submission), notes(submission)) == (expected, noted)


TWO_TASKS = '''
import numpy as np
LIMIT = 3
def and_gate(x1, x2):
    """AND."""
    # TODO
    raise NotImplementedError
class Net:
    """A network."""
    def forward(self, x):
        raise NotImplementedError("later")
def helper():
    return 1
'''


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("", ""), False),
        (("    raise NotImplementedError\nclass", "    pass\nclass"), False),
        (("    raise NotImplementedError\nclass", "    ...\nclass"), False),
        (("return 1", "return 2"), False),
        (("LIMIT = 3", "LIMIT = 4\nprint('hello')"), False),
        (("    raise NotImplementedError\nclass", "    return 1\nclass"), True),
        (("    raise NotImplementedError\nclass", "    y = 1\n    raise NotImplementedError\nclass"), True),
        (('        raise NotImplementedError("later")', "        return x"), True),
        (("LIMIT = 3", "and_gate = lambda a, b: a & b"), True),
        (("LIMIT = 3", "from mine import f as and_gate"), True),
        (("LIMIT = 3", "LIMIT = = 3"), True),
    ],
)
def test_written_means_more_than_the_stub(
    tmp_path: Path, reader: Reader, change: tuple[str, str], expected: bool
) -> None:
    """A stub is not written; a body, a method, an assignment, an import or a syntax error is."""
    source = TWO_TASKS.replace(*change) if change[0] else TWO_TASKS
    put(tmp_path, gates__py=TWO_TASKS, gates__ipynb=notebook("x = 1", source))
    submission = reader.read(tmp_path, assignment("gates", "and_gate", "Net"))
    assert main_file(submission) == ("gates.ipynb" if expected else "gates.py")


def test_script_beside_a_notebook_can_be_imported(tmp_path: Path, reader: Reader) -> None:
    """A notebook that plays with functions of the script beside it works."""
    put(tmp_path, gates__py=DONE, gates__ipynb=notebook("from gates import and_gate"))
    submission = reader.read(tmp_path, GATES)
    assert submission is not None
    assert main_file(submission) == "gates.ipynb"
    assert submission.files == {"gates.py": DONE.encode()}


def test_damaged_notebook_beside_a_script(tmp_path: Path, reader: Reader) -> None:
    """A written script counts, and the notebook is mentioned; an untouched one does not hide the damage."""
    put(tmp_path, gates__py=DONE, gates__ipynb=notebook(DONE)[:-9])
    submission = reader.read(tmp_path, GATES)
    assert (main_file(submission), notes(submission)) == ("gates.py", ["unread.json"])
    put(tmp_path, gates__py=STUB)
    assert problem(reader.read(tmp_path, GATES)) == "unread.json"


@pytest.mark.parametrize(
    "name",
    [
        "gates (1).py",
        "gates(2).py",
        "gates-1.py",
        "gates-Copy1.py",
        "gates - Copy.py",
        "gates - Copy (2).py",
        "gates - 복사본.py",
        "gates copy 2.py",
        "gates 복사본.py",
        "Copy_of_gates.py",
        "Copy of Copy of gates.py",
        "gates_ipynb의_사본.py",
        "gates.ipynb의 사본.py",
    ],
)
def test_copies_that_programs_name(tmp_path: Path, reader: Reader, name: str) -> None:
    """Browsers, Canvas, Jupyter, Colab, Windows and macOS name copies each in its way."""
    put(tmp_path, **{unicodedata.normalize("NFD", name): DONE})
    submission = reader.read(tmp_path, GATES)
    assert submission is not None
    assert submission.notes == (Message("note.copy", {"file": name, "name": "gates"}),)
    assert (submission.main, submission.cells[0].label) == ("gates", name)


@pytest.mark.parametrize("name", ["gates_final.py", "gates2.py", "my_gates.py", "gate.py", "hw1.py"])
def test_other_names_count_by_content(tmp_path: Path, reader: Reader, name: str) -> None:
    """What is called otherwise counts where it defines the tasks, and says so."""
    put(tmp_path, **{name: DONE})
    submission = reader.read(tmp_path, GATES)
    assert submission is not None
    args = {"file": name, "name": "gates", "defined": 1, "tasks": 1}
    assert (submission.notes, submission.claim) == ((Message("note.by-content", args),), "content")
    put(tmp_path, **{name: "x = 1\n"})
    assert problem(reader.read(tmp_path, GATES)) == "unread.no-work"


@pytest.mark.parametrize("name", ["gates.py.txt", "gates.ipynb.json", "gates.txt", "gates.json", "gates.ipynb.py"])
def test_endings_that_programs_add(tmp_path: Path, reader: Reader, name: str) -> None:
    """Browsers and mail programs put an ending behind; the name in front of it counts."""
    put(tmp_path, **{name: notebook(DONE) if "ipynb" in name or "json" in name else DONE})
    submission = reader.read(tmp_path, GATES)
    assert submission is not None
    assert (submission.problem, submission.claim, submission.cells[0].code) == (None, "name", DONE)
    assert "note.copy" in notes(submission)


@pytest.mark.parametrize("name", ["gates.pyc", "gates.pdf", "gates.docx", "gates"])
def test_other_kinds_under_the_name(tmp_path: Path, reader: Reader, name: str) -> None:
    """It was handed in, and says what to hand in instead."""
    put(tmp_path, **{f"{name}.": b""})
    (tmp_path / f"{name}.").rename(tmp_path / name)
    assert problem(reader.read(tmp_path, GATES)) == "unread.no-code"


def test_case_does_not_count(tmp_path: Path, reader: Reader) -> None:
    """GATES.PY is gates.py on half of the world's computers."""
    put(tmp_path, **{"GATES.PY": DONE})
    submission = reader.read(tmp_path, GATES)
    assert (main_file(submission), notes(submission)) == ("GATES.PY", [])


def test_name_itself_counts_before_copies(tmp_path: Path, reader: Reader) -> None:
    """What is called as it should be, where something is written in it; then the highest number, never a stub."""
    put(tmp_path, **{"gates.py": DONE, "gates (2).py": OTHER, "gates (10).py": STUB})
    submission = reader.read(tmp_path, GATES)
    assert (main_file(submission), notes(submission)) == ("gates.py", ["note.other-copy"])
    put(tmp_path, **{"gates.py": STUB, "gates (3).py": DONE})
    submission = reader.read(tmp_path, GATES)
    assert (main_file(submission), notes(submission)) == ("gates (3).py", ["note.copy", "note.other-copy"])


def test_equal_copies_are_one(tmp_path: Path, reader: Reader) -> None:
    """A second download of the same file is not worth a word."""
    put(tmp_path, **{"gates.py": DONE, "gates (1).py": DONE, "backup/gates.py": DONE})
    submission = reader.read(tmp_path, GATES)
    assert (main_file(submission), notes(submission)) == ("gates.py", [])


def test_nearer_to_the_top_counts(tmp_path: Path, reader: Reader) -> None:
    """A backup deeper down loses against the file itself, the assignment's folder wins against others."""
    put(tmp_path, **{"gates/gates.py": DONE, "backup/gates.py": OTHER, "a/b/gates.py": OTHER})
    submission = reader.read(tmp_path, GATES)
    assert submission is not None
    assert (submission.folder, submission.cells[0].code) == ("gates", DONE)


# -- names when only one assignment is graded


def test_only_candidate_counts_under_any_name(tmp_path: Path, reader: Reader) -> None:
    """Leniently, a folder's only script or notebook counts, whatever it holds and whatever else lies there."""
    put(tmp_path, **{"내 과제.py": "x = 1\n", "notes.txt": "", "pkg/__init__.py": "", "setup.py": ""})
    assert problem(reader.read(tmp_path, GATES)) == "unread.no-work"
    submission = reader.read(tmp_path, GATES, lenient=True)
    assert submission is not None
    assert (submission.main, submission.cells[0].file) == ("gates", "내 과제.py")
    assert submission.notes == (Message("note.any-name", {"file": "내 과제.py", "name": "gates"}),)
    named = reader.read(tmp_path / "내 과제.py", GATES, lenient=True)
    assert named is not None and named.cells == submission.cells


def test_pair_with_one_name_is_one_candidate(tmp_path: Path, reader: Reader) -> None:
    """A script and a notebook of the same name are the same work twice."""
    put(tmp_path, hw1__py=STUB, hw1__ipynb=notebook(DONE))
    submission = reader.read(tmp_path, GATES, lenient=True)
    assert (main_file(submission), notes(submission)) == ("hw1.ipynb", ["note.by-content"])
    put(tmp_path, hw1__py="x = 1\n", hw1__ipynb=notebook("y = 1"))
    submission = reader.read(tmp_path, GATES, lenient=True)
    assert (main_file(submission), notes(submission)) == ("hw1.ipynb", ["note.any-name"])


def test_several_candidates_are_not_guessed_among(tmp_path: Path, reader: Reader) -> None:
    """Two files under other names, both or none with the tasks: a person has to say which."""
    put(tmp_path, a__py=DONE, b__py=OTHER)
    submission = reader.read(tmp_path, GATES, lenient=True)
    assert problem(submission) == "unread.attempts"
    assert submission is not None and submission.problem is not None
    assert submission.problem.args == {"files": "a.py, b.py", "name": "gates"}
    put(tmp_path, a__py="x = 1\n", b__py="y = 1\n")
    assert problem(reader.read(tmp_path, GATES, lenient=True)) == "unread.several"
    put(tmp_path, b__py=OTHER)
    assert main_file(reader.read(tmp_path, GATES)) == "b.py"


# -- files of other assignments


def test_assignments_own_name_is_never_anothers(tmp_path: Path) -> None:
    """A lone backprop.py is not gates, whatever it holds and however few assignments are asked for."""
    backprop = assignment("backprop")
    with Reader((GATES, backprop)) as reader:
        for name in ("backprop.py", "backprop (1).ipynb", "Backprop-Copy1.ipynb"):
            put(tmp_path / name, **{name: notebook(DONE) if "ipynb" in name else DONE})
            submission = reader.read(tmp_path / name, GATES, lenient=True)
            assert problem(submission) == "note.missing-among"
            assert submission is not None and submission.absent
            assert main_file(reader.read(tmp_path / name, backprop)) == name


def test_more_tasks_of_another_assignment(tmp_path: Path) -> None:
    """A file counts for the assignment of which it defines most, and at least half."""
    first, second = assignment("gates", "a", "b", "c", "d"), assignment("other", "a", "b", "c", "x", "y", "z")
    with Reader((first, second)) as reader:
        cases = {
            "ab": "",
            "ad": "gates",
            "abc": "",
            "abcx": "other",
            "abcdx": "",
            "a": "",
            "bcd": "gates",
            "xyz": "other",
        }
        for names, expected in cases.items():
            put(tmp_path / names, hw__py="".join(f"def {name}(): return 1\n" for name in names))
            got = [one.name for one in (first, second) if _counts(reader.read(tmp_path / names, one))]
            assert got == [expected] * bool(expected), names


def _counts(submission: Submission | None) -> bool:
    return submission is not None and submission.problem is None


def test_untouched_stub_beside_a_written_file(tmp_path: Path, reader: Reader) -> None:
    """The stub that the course put there does not hide the work under another name."""
    put(tmp_path / "gates", gates__py=STUB, gates__ipynb=notebook(STUB), my_gates__py=DONE)
    submission = reader.read(tmp_path, GATES)
    assert (main_file(submission), notes(submission)) == ("my_gates.py", ["note.instead"])


def test_empty_or_deleted_script_is_mentioned(tmp_path: Path, reader: Reader) -> None:
    """The notebook counts then, and that is said."""
    put(tmp_path, gates__py=b"", gates__ipynb=notebook(DONE))
    submission = reader.read(tmp_path, GATES)
    assert submission is not None
    assert submission.notes == (Message("note.empty", {"file": "gates.ipynb", "other": "gates.py"}),)
    (tmp_path / "gates.py").unlink()
    assert notes(reader.read(tmp_path, GATES)) == []
    put(tmp_path, gates__ipynb=notebook("", " "), gates__py=DONE)
    submission = reader.read(tmp_path, GATES)
    assert submission is not None
    assert submission.notes == (Message("note.empty", {"file": "gates.py", "other": "gates.ipynb"}),)
    (tmp_path / "gates.py").unlink()
    put(tmp_path, gates__ipynb=notebook(STUB))
    submission = reader.read(tmp_path, GATES)
    assert submission is not None
    assert submission.notes == (Message("note.not-there", {"file": "gates.ipynb", "other": "gates.py"}),)


# -- several attempts


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2024-03-03-11-00-00", "2024-03-03-17-00-00"),
        ("attempt 1", "attempt 2"),
        ("2", "10"),
        ("submission_v1", "submission_v2_final"),
        ("Mar 3, 2024 1130 AM", "Mar 3, 2024 1230 PM"),
        ("3월 제출", "12월 제출"),
        ("20240303", "20240304"),
        ("submission", "submission 2"),
        ("week1/gates", "week2"),
        ("2024-03-03 gates/src", "2024-04-01 gates"),
    ],
)
def test_newest_attempt_counts(tmp_path: Path, reader: Reader, old: str, new: str) -> None:
    """A folder per attempt: the date or number in its name tells which is the newest, and the others are named."""
    put(tmp_path / old, gates__py=OTHER, helper__py="old = 1")
    put(tmp_path / new, gates__py=DONE, other__py="new = 1")
    submission = reader.read(tmp_path, GATES)
    assert submission is not None
    assert (submission.folder, list(submission.files)) == (new, ["other.py"])
    args = {"file": f"{new}/gates.py", "other": f"{old}/gates.py"}
    assert submission.notes == (Message("note.newest", args),)


@pytest.mark.parametrize(
    ("first", "second"), [("first", "final"), ("a", "b"), ("v1", "2024-03-03"), ("v2", "v2 final")]
)
def test_attempts_that_nothing_tells_apart(tmp_path: Path, reader: Reader, first: str, second: str) -> None:
    """No guess: both are named. What the disk says of their times is that of a copy."""
    put(tmp_path / first, gates__py=OTHER)
    put(tmp_path / second, gates__py=DONE)
    os.utime(tmp_path / first / "gates.py", (1, 1))
    submission = reader.read(tmp_path, GATES)
    assert problem(submission) == "unread.attempts"
    assert submission is not None and submission.problem is not None
    assert set(submission.problem.args["files"].split(", ")) == {f"{first}/gates.py", f"{second}/gates.py"}  # type: ignore[union-attr]  # a text


def test_untouched_attempt_is_none(tmp_path: Path, reader: Reader) -> None:
    """The stub in one folder and the work in another are no two attempts."""
    put(tmp_path / "a", gates__py=STUB)
    put(tmp_path / "b", gates__py=DONE)
    assert reader.read(tmp_path, GATES).folder == "b"  # type: ignore[union-attr]  # it is there


def test_times_in_an_archive_tell_attempts_apart(tmp_path: Path, reader: Reader) -> None:
    """Where names do not, the times that an archive recorded do."""
    with zipfile.ZipFile(tmp_path / "work.zip", "w") as archive:
        for name, month, source in (("first/gates.py", 5, DONE), ("second/gates.py", 3, OTHER)):
            archive.writestr(zipfile.ZipInfo(name, (2024, month, 1, 12, 0, 0)), source)
    submission = reader.read(tmp_path, GATES)
    assert submission is not None
    assert (submission.folder, notes(submission)) == ("first", ["note.newest"])


def test_attempts_in_the_names_of_files(tmp_path: Path, reader: Reader) -> None:
    """hw_v1.py and hw_v2.py: the newer one; one of two with other names cannot be told."""
    put(tmp_path, hw_v1__py=OTHER, hw_v2__py=DONE)
    submission = reader.read(tmp_path, GATES)
    assert (main_file(submission), notes(submission)) == ("hw_v2.py", ["note.by-content", "note.newest"])


def test_courses_own_layout_comes_first(tmp_path: Path, reader: Reader) -> None:
    """In a clone what lies in assignments/gates counts before the root, where something is written in both."""
    put(tmp_path, **{"gates.py": OTHER, "assignments/gates/gates.py": DONE})
    submission = reader.read(tmp_path, GATES)
    assert submission is not None
    assert (submission.folder, notes(submission)) == ("assignments/gates", ["note.other-copy"])
    put(tmp_path, **{"assignments/gates/gates.py": STUB})
    submission = reader.read(tmp_path, GATES)
    assert submission is not None and submission.folder == ""


# -- what goes along


def test_siblings_go_along(tmp_path: Path) -> None:
    """Modules and data beside the main file, tests of the student's own too; no other notebook, and nothing that the
    course put there itself. What of the course's tests was changed is named."""
    course = tmp_path / "course"
    put(
        course,
        **{"assignment.toml": "a = 1\n", "README.ko.md": "x\n", "test_gates.py": "assert True\n", "figures.py": "x"},
    )
    gates = msgspec.structs.replace(GATES, folder=course)
    files = {
        "gates.py": DONE,
        "helper.py": "x = 1",
        "pkg/__init__.py": "",
        "dataset/x.csv": "1,2",
        "other.ipynb": notebook("x"),
        "assignment.toml": "a = 1\r\n",
        "README.ko.md": "x\n",
        "README.md": "mine",
        "figures.py": "mine",
        "train_test.py": "",
        "test_mine.py": "",
        "test_other.py": "",
    }
    put(tmp_path / "kim" / "gates", **{**files, "test_gates.py": "assert True\n"})
    put(tmp_path / "kim", **{"above.py": "", "gates_more/x.py": ""})
    with Reader((gates, assignment("other"))) as reader:
        submission = reader.read(tmp_path / "kim", gates)
        assert submission is not None
        mine = [
            "README.md",
            "dataset/x.csv",
            "figures.py",
            "helper.py",
            "pkg/__init__.py",
            "test_mine.py",
            "train_test.py",
        ]
        assert (sorted(submission.files), submission.notes) == (mine, ())
        assert [file.path for file in submission.info.files] == ["gates.py", *mine]
        put(tmp_path / "kim" / "gates", **{"test_gates.py": "assert False", "conftest.py": "raise SystemExit"})
        changed = reader.read(tmp_path / "kim", gates)
        assert changed is not None and changed.files == submission.files
        names = {"files": "gates/conftest.py, gates/test_gates.py"}
        assert changed.notes == (Message("note.course-files", names),)


def test_named_file_finds_its_neighbours(tmp_path: Path, reader: Reader) -> None:
    """``--submission FILE``: the file counts under any name, and what lies beside it can be imported."""
    put(tmp_path, **{"mine.py": "import helper", "helper.py": "", "gates.py": DONE, "other.zip": b"PK\3\4"})
    submission = reader.read(tmp_path / "mine.py", GATES)
    assert submission is not None
    assert (main_file(submission), list(submission.files)) == ("mine.py", ["gates.py", "helper.py"])
    assert submission.notes == ()


def test_digest_changes_with_what_counts(tmp_path: Path, reader: Reader) -> None:
    """The main file's bytes, a sibling's bytes and names; not the clock."""

    def digest() -> str:
        submission = reader.read(tmp_path, GATES)
        assert submission is not None
        return submission.digest

    put(tmp_path, gates__py=DONE, helper__py="x = 1")
    seen = [digest()]
    os.utime(tmp_path / "gates.py", (1, 1))
    assert digest() == seen[0]
    put(tmp_path, gates__py=DONE + "\n")
    seen.append(digest())
    put(tmp_path, helper__py="x = 2")
    seen.append(digest())
    (tmp_path / "helper.py").rename(tmp_path / "helper2.py")
    seen.append(digest())
    put(tmp_path, gates__py="", gates__ipynb="{")
    seen.append(digest())
    put(tmp_path, gates__ipynb="{{")
    seen.append(digest())
    assert len(set(seen)) == 6


def test_last_definition_is_the_place(tmp_path: Path, reader: Reader) -> None:
    """A task may be defined twice, as a class or by assignment; a method of its name is not it."""
    cells = (
        "def and_gate(): pass\n",
        "x = 1\nand_gate = lambda a, b: a & b",
        "class A:\n    def and_gate(self): ...\nand_gate == 3",
    )
    put(tmp_path, gates__ipynb=notebook(*cells))
    submission = reader.read(tmp_path, GATES)
    assert submission is not None
    assert submission.definition("and_gate") == Place("gates.ipynb", 2, 2)
    assert submission.definition("or_gate") is None


# -- nothing there, or nothing to be read


def test_nothing_is_missing(tmp_path: Path) -> None:
    """An empty folder, and one with what tools leave behind; anything else is named."""
    with Reader((GATES, assignment("normalization", "norm"))) as reader:
        assert reader.read(tmp_path, GATES) is None
        put(tmp_path, **{".DS_Store": "", "__pycache__/gates.pyc": ""})
        assert reader.read(tmp_path, GATES) is None
        assert reader.read(Handed(str(tmp_path)), GATES) is None
        put(tmp_path, **{"readme.txt": "hello", "report.pdf": ""})
        submission = reader.read(tmp_path, GATES)
        assert problem(submission) == "unread.no-work"
        assert submission is not None and submission.problem is not None and not submission.absent
        assert submission.problem.args == {"files": "readme.txt, report.pdf", "name": "gates"}
        put(tmp_path, **{"normalization.py": DONE})
        submission = reader.read(tmp_path, GATES)
        assert submission is not None and submission.absent
        assert problem(submission) == "note.missing-among"


def test_what_lies_too_deep_is_named(tmp_path: Path, reader: Reader) -> None:
    """It was handed in: the limit and the remedy are said."""
    put(tmp_path / "/".join("d" * 20), gates__py=DONE)
    submission = reader.read(tmp_path, GATES)
    assert problem(submission) == "unread.left-out"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("homework.rar", "unread.archive-kind"), ("gates.rar", "unread.archive-kind"), ("work.zip", "unread.archive")],
)
def test_archive_that_cannot_be_read_may_hold_the_work(tmp_path: Path, name: str, expected: str) -> None:
    """It is named. Under another assignment's name it is that one's; only under its own it claims the assignment."""
    put(tmp_path, **{name: b"Rar!\x1a\x07\x00"})
    with Reader((GATES, assignment("other", "x"))) as reader:
        submission = reader.read(tmp_path, GATES)
        assert problem(submission) == expected
        assert submission is not None and submission.claim == ("name" if name == "gates.rar" else "none")
        other = reader.read(tmp_path, assignment("other", "x"))
        assert problem(other) == ("note.missing-among" if name == "gates.rar" else expected)


def test_archive_in_an_archive(tmp_path: Path, reader: Reader) -> None:
    """One is looked into; the next is named."""
    inner = zipped({"gates.py.txt": DONE})
    put(tmp_path / "one", work__zip=zipped({"homework/gates.zip": inner}))
    assert main_file(reader.read(tmp_path / "one", GATES)) == "gates.py.txt"
    put(tmp_path / "two", work__zip=zipped({"a.zip": zipped({"gates.zip": inner})}))
    assert problem(reader.read(tmp_path / "two", GATES)) == "unread.archive-deep"
    put(tmp_path / "rar", work__zip=zipped({"gates.rar": b"Rar!"}))
    assert problem(reader.read(tmp_path / "rar", GATES)) == "unread.archive-kind"


def zipped(members: dict[str, str | bytes]) -> bytes:
    """A zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_empty_files_are_submissions(tmp_path: Path, reader: Reader) -> None:
    """Nothing in it is not nothing handed in."""
    put(tmp_path, gates__py=b"")
    submission = reader.read(tmp_path, GATES)
    assert submission is not None
    assert (submission.problem, submission.cells) == (None, ())


@posix
def test_link_to_the_reference_earns_nothing(tmp_path: Path, reader: Reader) -> None:
    """Neither the file nor the folder may be a link, also beside a readable stub."""
    put(tmp_path / "reference" / "gates", gates__py=DONE)
    kim, lee, park = (tmp_path / name for name in ("kim", "lee", "park"))
    for folder in (kim, lee, park):
        folder.mkdir()
    (kim / "gates.py").symlink_to("../reference/gates/gates.py")
    (lee / "gates").symlink_to("../reference/gates")
    (park / "gates.ipynb").symlink_to("../reference/gates/gates.py")
    put(park, gates__py=STUB)
    for folder in (kim, lee, park):
        assert problem(reader.read(folder, GATES)) == "unread.link"
    for name in ("gates.py", "kim"):
        assert problem(reader.read(Handed(str(tmp_path), (Part(b"kim/gates.py", name),)), GATES)) == "unread.link"


def test_whole_submission_may_be_refused(tmp_path: Path, reader: Reader) -> None:
    """What the roster found becomes the answer."""
    handed = Handed(str(tmp_path), (), Message("unread.link", {"file": "kim"}))
    assert problem(reader.read(handed, GATES)) == "unread.link"


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("gates.ipynb", b"not json", "unread.json"),
        ("gates.ipynb", b"[" * 1_000_000, "unread.notebook"),
        ("gates.py", b"#" * ((2 << 20) + 1), "unread.large"),
        ("gates.zip", b"PK\3\4", "unread.archive"),
        ("무엇.egg", b"EGGA", "unread.archive-kind"),
    ],
)
def test_unreadable_files(tmp_path: Path, reader: Reader, name: str, content: bytes, expected: str) -> None:
    """A damaged notebook, a script without end, an archive of no known kind."""
    put(tmp_path, **{name: content})
    assert problem(reader.read(tmp_path, GATES)) == expected


def test_file_that_nobody_can_read_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file over which the helper is lost is ungradable, and the next submission is read."""
    put(tmp_path / "slow", gates__py=DONE)
    put(tmp_path / "fast", gates__ipynb=notebook(DONE))
    module = "import time\ndef parse(file: str, data: bytes) -> int:\n    time.sleep(600)\n    return 0\n"
    put(tmp_path / "path", slow_parser__py=module)
    monkeypatch.syspath_prepend(str(tmp_path / "path"))
    import slow_parser  # type: ignore[import-not-found]  # made by this test

    from grader.submission import contents as under_test

    with Confined(wall=1.0) as confined:
        gathered = gather(lone(tmp_path / "slow"), confined)
        with monkeypatch.context() as patched:
            patched.setattr(under_test, "parse", slow_parser.parse)
            start = time.monotonic()
            slow = Choosing(gathered, GATES, (), confined).choice()
        assert time.monotonic() - start < 10
        assert slow is not None and slow.problem == Message("unread.slow", {"file": "gates.py"})
        gathered = gather(lone(tmp_path / "fast"), confined)
        fast = Choosing(gathered, GATES, (), confined).choice()
        assert fast is not None and fast.path == "gates.ipynb"


def test_outline_in_the_same_trip(tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the code says of itself comes along where it will be asked for. Where that trip is lost, the file is read as
    ever."""
    put(tmp_path / "one", gates__py=DONE)
    put(tmp_path / "path", lost_on_the_way__py="def read_code(file: str, data: bytes) -> int:\n    raise ValueError\n")
    later = reader.read(tmp_path / "one", GATES)
    along = reader.read(tmp_path / "one", GATES, outlined=True)
    assert later is not None and along is not None
    assert not later.outline.definitions
    assert [one.name for one in along.outline.definitions] == ["and_gate"]
    assert reader.outlined(along, GATES) == reader.outlined(later, GATES)
    monkeypatch.syspath_prepend(str(tmp_path / "path"))
    import lost_on_the_way  # type: ignore[import-not-found]  # made by this test

    from grader.submission import contents as under_test

    monkeypatch.setattr(under_test, "read_code", lost_on_the_way.read_code)
    with Confined() as confined:
        gathered = gather(lone(tmp_path / "one"), confined)
        choice = Choosing(gathered, GATES, (), confined, outlined=True).choice()
    assert choice is not None and (choice.path, choice.outline) == ("gates.py", None)


@pytest.mark.parametrize("name", ["gates\x1b[31m(1).py", "gates\u202e (1).py"])
def test_hostile_names_are_not_taken_for_copies(tmp_path: Path, reader: Reader, name: str) -> None:
    """Control characters make another name of it; it counts by its content, under a harmless one."""
    try:
        put(tmp_path, **{name: DONE})
    except OSError:
        pytest.skip("this file system does not take the name")
    submission = reader.read(tmp_path, GATES)
    assert submission is not None
    assert submission.claim == "content"
    assert submission.cells[0].label.isprintable()
    assert submission.info.files[0].path.isprintable()


def test_reading_is_quick(tmp_path: Path, reader: Reader) -> None:
    """A warm reader takes a script and a notebook of 20 KB in milliseconds (here: ten times the budget)."""
    body = "def f(x):\n    y = [a % 3 for a in (1, 2, 3)]\n    return {'a': x, 'b': y}\n\n"
    put(tmp_path / "s", gates__py=body * 250)
    put(tmp_path / "n", gates__ipynb=notebook(*[body * 8] * 30))
    for folder, seconds in (("s", 0.005), ("n", 0.02)):
        best = min(_seconds(reader, tmp_path / folder) for _ in range(20))
        assert best < seconds


def _seconds(reader: Reader, path: Path) -> float:
    start = time.perf_counter()
    reader.read(path, GATES)
    return time.perf_counter() - start
