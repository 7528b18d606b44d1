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

import pytest

from grader.model import Assignment, Limits, Message, Place, Task, Text
from grader.processes.confined import Confined
from grader.submission.intake import Handed, gather, lone
from grader.submission.reader import Reader, read
from grader.submission.submission import Submission

STUB = 'def and_gate(x1, x2):\n    """AND."""\n    # TODO\n    raise NotImplementedError\n'
DONE = "def and_gate(x1, x2):\n    return x1 & x2\n"
OTHER = "def and_gate(x1, x2):\n    return min(x1, x2)\n"

posix = pytest.mark.skipif(sys.platform == "win32", reason="links of POSIX")


def assignment(name: str = "gates") -> Assignment:
    """An assignment with one task."""
    title = Text("Gates")
    tasks = (Task("and_gate", title, 100.0),)
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
        (STUB, STUB, "gates.ipynb", []),
        (DONE, "print('I tried')\n" + STUB, "gates.py", []),
        (DONE, "", "gates.py", []),
        (STUB + "\n# a comment", DONE, "gates.ipynb", []),
        ("def and_gate(:", STUB, "gates.py", []),
    ],
)
def test_script_and_notebook(
    tmp_path: Path, reader: Reader, script: str, book: str, expected: str, noted: list[str]
) -> None:
    """The one that is more than the stub counts; of two the notebook, with a note."""
    put(tmp_path, gates__py=script, gates__ipynb=notebook(book))
    submission = reader.read(tmp_path, GATES)
    assert (main_file(submission), notes(submission)) == (expected, noted)


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


@pytest.mark.parametrize("name", ["gates_final.py", "gates2.py", "my_gates.py", "gates.py.txt", "gates.pyc", "gate.py"])
def test_other_names_do_not_count(tmp_path: Path, reader: Reader, name: str) -> None:
    """What is called otherwise is not handed in for this assignment, as far as anybody can tell."""
    put(tmp_path, **{name: DONE})
    assert reader.read(tmp_path, GATES) is None


def test_case_does_not_count(tmp_path: Path, reader: Reader) -> None:
    """GATES.PY is gates.py on half of the world's computers."""
    put(tmp_path, **{"GATES.PY": DONE})
    submission = reader.read(tmp_path, GATES)
    assert (main_file(submission), notes(submission)) == ("GATES.PY", [])


def test_latest_written_copy_counts(tmp_path: Path, reader: Reader) -> None:
    """The highest number, but never an untouched download before work."""
    put(tmp_path, **{"gates.py": DONE, "gates (2).py": OTHER, "gates (10).py": STUB})
    submission = reader.read(tmp_path, GATES)
    assert (main_file(submission), notes(submission)) == ("gates (2).py", ["note.copy", "note.other-copy"])


def test_nearer_to_the_top_counts(tmp_path: Path, reader: Reader) -> None:
    """A backup deeper down loses against the file itself, the assignment's folder wins against others."""
    put(tmp_path, **{"gates/gates.py": DONE, "backup/gates.py": OTHER, "a/b/gates.py": OTHER})
    submission = reader.read(tmp_path, GATES)
    assert submission is not None
    assert (submission.folder, submission.cells[0].code) == ("gates", DONE)


# -- names when only one assignment is graded


def test_only_candidate_counts_under_any_name(tmp_path: Path, reader: Reader) -> None:
    """Leniently, a folder's only script or notebook counts, whatever else lies there."""
    put(
        tmp_path, **{"내 과제.py": DONE, "test_gates.py": "", "conftest.py": "", "notes.txt": "", "pkg/__init__.py": ""}
    )
    assert reader.read(tmp_path, GATES) is None
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
    assert (main_file(submission), notes(submission)) == ("hw1.ipynb", ["note.any-name"])


def test_several_candidates_are_not_guessed_among(tmp_path: Path, reader: Reader) -> None:
    """Two files under other names: a person has to say which."""
    put(tmp_path, a__py=DONE, b__py=OTHER)
    submission = reader.read(tmp_path, GATES, lenient=True)
    assert problem(submission) == "unread.several"
    assert submission is not None and submission.problem is not None
    assert submission.problem.args == {"files": "a.py, b.py", "name": "gates"}


# -- what goes along


def test_siblings_go_along(tmp_path: Path, reader: Reader) -> None:
    """Modules and data beside the main file; no other notebook, and nothing of the course's own."""
    put(
        tmp_path / "gates",
        **{
            "gates.py": DONE,
            "helper.py": "x = 1",
            "pkg/__init__.py": "",
            "dataset/x.csv": "1,2",
            "other.ipynb": notebook("x"),
            "test_gates.py": "assert False",
            "conftest.py": "",
            "assignment.toml": "",
            "README.ko.md": "",
        },
    )
    put(tmp_path, **{"above.py": "", "gates_more/x.py": ""})
    submission = reader.read(tmp_path, GATES)
    assert submission is not None
    assert sorted(submission.files) == ["dataset/x.csv", "helper.py", "pkg/__init__.py"]
    assert [file.path for file in submission.info.files] == ["gates.py", *sorted(submission.files)]


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


def test_nothing_is_missing(tmp_path: Path, reader: Reader) -> None:
    """An empty folder, and one with other things."""
    assert reader.read(tmp_path, GATES) is None
    put(tmp_path, **{"readme.txt": "hello", "normalization.py": DONE})
    assert reader.read(tmp_path, GATES) is None
    assert reader.read(Handed(str(tmp_path)), GATES) is None


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
        assert problem(reader.read(Handed(str(tmp_path), ((name, "kim/gates.py"),)), GATES)) == "unread.link"


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

    from grader.submission import choice as under_test

    with Confined(wall=1.0) as confined:
        gathered = gather(lone(tmp_path / "slow"), confined)
        with monkeypatch.context() as patched:
            patched.setattr(under_test.cells, "parse", slow_parser.parse)
            start = time.monotonic()
            slow = under_test.choose(gathered, GATES, confined)
        assert time.monotonic() - start < 10
        assert (problem(slow), slow and slow.problem and slow.problem.args) == ("unread.slow", {"file": "gates.py"})
        gathered = gather(lone(tmp_path / "fast"), confined)
        assert main_file(under_test.choose(gathered, GATES, confined)) == "gates.ipynb"


@pytest.mark.parametrize("name", ["gates\x1b[31m(1).py", "gates\u202e (1).py"])
def test_hostile_names_are_not_taken_for_copies(tmp_path: Path, reader: Reader, name: str) -> None:
    """Control characters make another name of it; leniently it counts under a harmless one."""
    try:
        put(tmp_path, **{name: DONE})
    except OSError:
        pytest.skip("this file system does not take the name")
    assert reader.read(tmp_path, GATES) is None
    submission = reader.read(tmp_path, GATES, lenient=True)
    assert submission is not None
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
