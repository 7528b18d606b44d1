"""A class's folder, as every platform makes it → who handed in, under a name that any file system takes."""

from __future__ import annotations

import io
import os
import sys
import tarfile
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.errors import GraderError
from grader.files.names import fold
from grader.files.safe_folder import FolderEntry, Parts, SafeFolder
from grader.model import Assignment, Course, Limits, Message, Task, Text
from grader.processes.confined import Confined
from grader.submission.class_folder import read_class
from grader.submission.entries import Entry
from grader.submission.intake import gather

TITLE = Text("x")
COURSE = Course(
    Path(),
    TITLE,
    "en",
    tuple(
        Assignment(name, TITLE, (Task("f", TITLE, 100.0),), Limits(), 1.0, (), Path(), None)
        for name in ("gates", "normalization")
    ),
    Path(),
)

posix = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")


def put(folder: Path, *names: str) -> Path:
    """Write files that hold their own path."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return folder


def entries(submissions: Path) -> list[Entry]:
    """The class."""
    with read_class(submissions, COURSE) as roster:
        return list(roster.entries)


def handed_in(submissions: Path) -> dict[str, dict[str, str]]:
    """Student → files by name, with what they hold."""
    with Confined() as confined, read_class(submissions, COURSE) as roster:
        return {
            entry.student: {path: data.decode() for path, data in gather(entry.handed, confined).files.items()}
            for entry in roster.entries
        }


def test_folder_per_student(tmp_path: Path) -> None:
    """Folders are students, in the order of their names; what is hidden or loose is nobody's."""
    put(tmp_path, "lee/gates.py", "Kim/gates/gates.py", "김철수/gates.ipynb", "grades.csv", ".git/config", ".DS_Store")
    (tmp_path / "park").mkdir()
    (tmp_path / "__MACOSX").mkdir()
    with read_class(tmp_path, COURSE) as roster:
        assert [entry.student for entry in roster.entries] == ["Kim", "lee", "park", "김철수"]
        assert roster.unclaimed == ("grades.csv",)
        assert roster.taken_for == (Message("class.folders", {"count": 4}),)
    assert handed_in(tmp_path) == {
        "Kim": {"gates/gates.py": "Kim/gates/gates.py"},
        "lee": {"gates.py": "lee/gates.py"},
        "park": {},
        "김철수": {"gates.ipynb": "김철수/gates.ipynb"},
    }


def test_clones(tmp_path: Path) -> None:
    """Repositories keep the name that the classroom gave them, and their history is not read."""
    for student in ("gates-kim", "gates-lee"):
        put(tmp_path / student, ".git/HEAD", ".github/workflows/ci.yml", "assignments/gates/gates.py", "course.toml")
    assert {student: sorted(files) for student, files in handed_in(tmp_path).items()} == {
        "gates-kim": ["assignments/gates/gates.py", "course.toml"],
        "gates-lee": ["assignments/gates/gates.py", "course.toml"],
    }


def test_single_clone_is_one_student(tmp_path: Path) -> None:
    """A class of one is not opened up."""
    put(tmp_path / "kim", "assignments/gates/gates.py", ".git/HEAD")
    assert [entry.student for entry in entries(tmp_path)] == ["kim"]


def test_canvas_download(tmp_path: Path) -> None:
    """Flat files: student, late or not, user, attachment, and the name the student gave, with Canvas's number."""
    put(
        tmp_path,
        "doejane_101_5001_gates.py",
        "doejane_101_5002_my_data_2.csv",
        "doejane_LATE_102_5003_gates-1.ipynb",
        "김철수_103_5004_과제.ipynb",
        "o_brien_jr_104_5005_gates.py",
        "roe_105_text.html",
        "coe_106_5006_gates.py",
        "coe_106_5007_gates.py",
    )
    assert handed_in(tmp_path) == {
        "coe_106": {"gates.py": "coe_106_5007_gates.py"},
        "doejane_101": {"gates.py": "doejane_101_5001_gates.py", "my_data_2.csv": "doejane_101_5002_my_data_2.csv"},
        "doejane_102": {"gates-1.ipynb": "doejane_LATE_102_5003_gates-1.ipynb"},
        "o_brien_jr_104": {"gates.py": "o_brien_jr_104_5005_gates.py"},
        "roe_105": {"text.html": "roe_105_text.html"},
        "김철수_103": {"과제.ipynb": "김철수_103_5004_과제.ipynb"},
    }


def test_anonymous_canvas_download(tmp_path: Path) -> None:
    """Without names there is an identifier of letters and digits."""
    put(tmp_path, "anon_aB3xZ_5001_gates.py", "LATE_anon_12345_5002_gates.py")
    assert sorted(handed_in(tmp_path)) == ["anon_12345", "anon_aB3xZ"]


def test_moodle_download(tmp_path: Path) -> None:
    """A folder per student, in the new and in the old spelling; what was typed is there as well."""
    put(
        tmp_path,
        "Jane Doe_201_assignsubmission_file/gates.py",
        "김 철수_202_assignsubmission_file_/gates.ipynb",
        "Richard Roe_203_assignsubmission_onlinetext/onlinetext.html",
        "Jane Doe_201_assignsubmission_onlinetext/onlinetext.html",
        "Flat File_204_assignsubmission_file_gates.py",
    )
    assert {student: list(files) for student, files in handed_in(tmp_path).items()} == {
        "Flat File_204": ["gates.py"],
        "Jane Doe_201": ["gates.py", "onlinetext.html"],
        "Richard Roe_203": ["onlinetext.html"],
        "김 철수_202": ["gates.ipynb"],
    }


def test_nobodys_folder_is_a_section(tmp_path: Path) -> None:
    """What a student calls files takes no part in whose they are: not as a download in a folder of a download."""
    folders = (f"{name}_{number}_assignsubmission_file_" for number, name in enumerate(("Ana Lee", "Kim Min"), 1))
    for folder, file in zip(folders, ("gates.py", "Ana Lee_1_assignsubmission_file_gates.py"), strict=True):
        put(tmp_path, f"{folder}/{file}")
    found = handed_in(tmp_path)
    assert {student: [*files] for student, files in found.items()} == {
        "Ana Lee_1": ["gates.py"],
        "Kim Min_2": ["Ana Lee_1_assignsubmission_file_gates.py"],
    }


def test_one_students_folder_is_no_download(tmp_path: Path) -> None:
    """Files that are called as Canvas would call another's are the owner's of the folder all the same."""
    put(tmp_path, "Kim Min/leesu_12_34_gates.py", "Lee Su/gates.py", "Ana/project/gates.py")
    assert {student: [*files] for student, files in handed_in(tmp_path).items()} == {
        "Ana": ["project/gates.py"],
        "Kim Min": ["leesu_12_34_gates.py"],
        "Lee Su": ["gates.py"],
    }


def test_student_of_a_section_is_nobody_elses_namesake(tmp_path: Path) -> None:
    """In Gradescope somebody may be called what a student of a section is shown as."""
    put(tmp_path, "A/Kim_1_assignsubmission_file_/gates.py", "A/Ana_2_assignsubmission_file_/gates.py")
    put(tmp_path, "submission_1/gates.py")
    people = 'submission_1:\n  :submitters:\n  - :name: "A/Kim_1"\n'
    (tmp_path / "submission_metadata.yml").write_text(people, encoding="utf-8")
    found = entries(tmp_path)
    assert len({entry.student for entry in found}) == len({entry.folder for entry in found}) == 3
    assert "A/Kim_1" in {entry.student for entry in found}


def test_no_file_of_a_class_is_reached_by_another_name(tmp_path: Path) -> None:
    """What leads to another's file is nobody's; of two files with one name the later counts, as everywhere."""
    archive = tmp_path / "class.zip"
    with zipfile.ZipFile(archive, "w") as packed, warnings.catch_warnings(action="ignore"):
        for name in ("kim/gates.py", "lee/gates.py", "./kim/gates.py", "kim//gates.py", "lee/gates.py"):
            packed.writestr(name, f"{name} {len(packed.namelist())}")
    assert handed_in(archive) == {"kim": {"gates.py": "kim/gates.py 0"}, "lee": {"gates.py": "lee/gates.py 4"}}
    with read_class(archive, COURSE) as roster:
        assert roster.unclaimed == ("kim/gates.py", "kim/gates.py")


def test_archive_per_student(tmp_path: Path) -> None:
    """An archive is a student, also beside the folder somebody already unpacked it to, and in Canvas."""
    for name in ("kim.zip", "doejane_101_5001_gates.zip"):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr("gates.py", "packed")
    put(tmp_path, "kim/normalization.py")
    assert handed_in(tmp_path) == {
        "doejane_101": {"gates.py": "packed"},
        "kim": {"gates.py": "packed", "normalization.py": "kim/normalization.py"},
    }


@pytest.mark.parametrize("wrapper", ["", "submissions/", "a/b/"])
@pytest.mark.parametrize("kind", ["zip", "tar.gz"])
def test_archive_of_a_class(tmp_path: Path, wrapper: str, kind: str) -> None:
    """The folders that archivers put around a class are looked through; afterwards nothing is left on disk."""
    members = [f"{wrapper}{name}" for name in ("kim/gates.py", "lee/gates.py", "lee/data/x.csv")]
    path = tmp_path / f"class.{kind}"
    if kind == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            for name in [*members, "__MACOSX/kim/._gates.py"]:
                archive.writestr(name, name)
    else:
        with tarfile.open(path, "w:gz") as tar:
            for name in members:
                info = tarfile.TarInfo(name)
                info.size = len(name)
                tar.addfile(info, io.BytesIO(name.encode()))
    assert {student: sorted(files) for student, files in handed_in(path).items()} == {
        "kim": ["gates.py"],
        "lee": ["data/x.csv", "gates.py"],
    }
    with read_class(path, COURSE) as roster:
        base = Path(roster.entries[0].handed.base)
        assert base.is_dir()
        assert sys.platform == "win32" or base.stat().st_mode & 0o077 == 0
    assert not base.exists()


@posix
def test_link_to_a_classmate_is_a_student_with_a_problem(tmp_path: Path) -> None:
    """It is reported under its name and never followed; pipes are nobody's."""
    put(tmp_path, "kim/gates.py", "doejane_101_5001_gates.py")
    (tmp_path / "lee").symlink_to("kim")
    (tmp_path / "roe_102_5002_gates.py").symlink_to("doejane_101_5001_gates.py")
    os.mkfifo(tmp_path / "pipe")
    with Confined() as confined, read_class(tmp_path, COURSE) as roster:
        handed = {entry.student: entry.handed for entry in roster.entries}
        assert sorted(handed) == ["doejane_101", "kim", "lee", "roe_102"]
        assert handed["lee"].problem is not None
        assert (handed["lee"].problem.id, handed["lee"].problem.args) == ("unread.link", {"file": "lee"})
        assert gather(handed["roe_102"], confined).refused["gates.py"].id == "unread.link"
        assert roster.unclaimed == ("pipe",)


@posix
def test_class_may_be_named_through_a_link(tmp_path: Path) -> None:
    """The folder that was typed is trusted, a link or not."""
    put(tmp_path / "real", "kim/gates.py", "lee/gates.py")
    (tmp_path / "class").symlink_to("real")
    assert sorted(handed_in(tmp_path / "class")) == ["kim", "lee"]


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ([], "nobody's submission is in it"),
        (["notes.txt", ".hidden/gates.py"], "nobody's submission is in it"),
        (["gates.py"], "one student's folder"),
        (["gates.py", "helper.py"], "one student's folder"),
        (["assignments/gates/gates.py", "course.toml"], "one student's folder"),
        (["gates/gates.py", "normalization/normalization.py"], "one student's folder"),
    ],
)
def test_folder_that_is_no_class(tmp_path: Path, names: list[str], message: str) -> None:
    """An empty folder, and a single student's: one line that says so and one with the remedy."""
    put(tmp_path, *names)
    with pytest.raises(GraderError, match=message) as error:
        entries(tmp_path)
    assert "folder per student" in error.value.hint
    assert error.value.exit_code == 2


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("class.zip", b"PK nothing", "class.zip: "),
        ("class.txt", b"", "neither a folder nor an archive"),
        ("class", None, "no such folder"),
    ],
)
def test_path_that_is_no_class(tmp_path: Path, name: str, content: bytes | None, message: str) -> None:
    """A damaged archive, a text, nothing."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(GraderError, match=message) as error:
        entries(tmp_path / name)
    assert error.value.hint


# -- names


def test_students_in_one_class_have_folders_of_their_own(tmp_path: Path) -> None:
    """Names that differ in case only, or in nothing that can be seen."""
    put(tmp_path, "Kim/gates.py", "kim/gates.py", "park\u200b/gates.py", "park/gates.py")
    found = entries(tmp_path)
    assert len({fold(entry.folder) for entry in found}) == len(found)
    assert all(entry.folder.isprintable() and entry.student.isprintable() for entry in found)


def test_results_among_the_hand_ins_are_nobodys(tmp_path: Path) -> None:
    """The folder of the results may lie in that of the hand-ins, but is not that one."""
    for name in ("kim", "lee", "marked/results"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "gates.py").write_text("x = 1\n")
    with read_class(tmp_path, COURSE, out=tmp_path / "kim" / ".." / "marked") as roster:
        assert [entry.student for entry in roster.entries] == ["kim", "lee"]
    with (
        pytest.raises(GraderError, match="the hand-ins lie in this folder"),
        read_class(tmp_path, COURSE, out=tmp_path / "kim" / ".."),
    ):
        pass


def test_a_great_folder_is_listed_as_far_as_it_has_to_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To see what a class's folders are, a folder of many files is not listed to its end, nor is everybody's."""
    for number in range(30):
        put(tmp_path / f"student {number}", *(f"file{file}.py" for file in range(40)))
    seen = 0
    of_system = SafeFolder.listing

    def counted(self: SafeFolder, parts: Parts) -> Iterator[FolderEntry]:
        nonlocal seen
        for entry in of_system(self, parts):
            seen += len(parts) > 0
            yield entry

    monkeypatch.setattr(SafeFolder, "listing", counted)
    assert len(entries(tmp_path)) == 30
    assert seen < 30 + 2 * 40  # one of each, and all of the first, which may be a download


def test_nobody_is_left_out_of_a_folder_with_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A listing ends somewhere; a class that goes on behind that is refused."""
    put(tmp_path, "kim/gates.py", "lee/gates.py", "park/gates.py")
    for module in ("class_folder", "safe_folder"):
        room = "submission" if module == "class_folder" else "files"
        monkeypatch.setattr(f"grader.{room}.{module}.ENTRIES", 2)
    with pytest.raises(GraderError, match="more than 2 entries"):
        entries(tmp_path)
