"""course.toml and assignment.toml: read strictly, and every mistake is one line that names file and key."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from grader.course.load import choose, find_root, load_course
from grader.errors import GraderError
from tests.small_course import ASSIGNMENT, COURSE, write_course


def test_course_is_found_from_any_folder_inside(course: Path) -> None:
    """The nearest course.toml at or above the start counts."""
    assert find_root(course / "assignments" / "sums") == course


def test_no_course(tmp_path: Path) -> None:
    """Outside a course, the error says where it looked and what to do."""
    with pytest.raises(GraderError, match=r"no course\.toml here or in any folder above") as error:
        load_course(tmp_path)
    assert "--course" in error.value.hint


def test_what_is_read(course: Path) -> None:
    """Tasks, points, limits and the reference's folder come from the files; the assignment adds up."""
    (sums,) = load_course(course).assignments
    assert [task.name for task in sums.tasks] == ["add", "total"]
    assert sums.max_score == 100
    assert sums.limits.cpu == 0.5
    assert sums.reference == course / "reference" / "sums"
    assert sums.task("add").hints[0].get("ko") == "더하기 기호를 확인합니다."


def test_a_folder_whose_name_is_no_text_is_named(tmp_path: Path) -> None:
    """Its path goes to other processes, and into results."""
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/l\xe9on"))
    try:
        course = write_course(folder)
    except OSError:
        pytest.skip("this file system takes no such name")
    with pytest.raises(GraderError, match=r"/l\?on: the name of this folder") as caught:
        load_course(course / "assignments")
    assert "LC_ALL" in caught.value.hint


def test_one_assignment_can_be_read_alone(tmp_path: Path) -> None:
    """It is what it is in the whole course; what is wrong with others is not looked at."""
    files = {"course.toml": COURSE.replace('["sums"]', '["sums", "later"]')}
    course = write_course(tmp_path, **files, **{"assignments/later/assignment.toml": ASSIGNMENT})
    whole = load_course(course)
    (course / "assignments/later/assignment.toml").write_text("tasks = 3")
    assert load_course(course, "sums").assignments == whole.assignments[:1]
    with pytest.raises(GraderError, match="later"):
        load_course(course)


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("course.toml", "title = 3\nassignments = []", "title"),
        ("course.toml", COURSE + "\nmemory_limit = 3", "memory_limit"),
        ("course.toml", COURSE.replace("cpu = 0.5", "cpuu = 1.0"), "limits.cpuu"),
        ("course.toml", COURSE.replace("cpu = 0.5", "cpu = -1.0"), "limits.cpu"),
        ("course.toml", COURSE.replace('"sums"]', '"sums", "sums"]'), "twice"),
        ("course.toml", COURSE.replace('"sums"]', '"../x"]'), "'../x'"),
        ("course.toml", COURSE + "[weights]\nother = 2", "weights.other"),
        ("course.toml", "title = {", "course.toml"),
        ("assignments/sums/assignment.toml", ASSIGNMENT.replace("points = 60", 'points = "60"'), "tasks[0].points"),
        ("assignments/sums/assignment.toml", ASSIGNMENT.replace("points = 60\n", ""), "points"),
        ("assignments/sums/assignment.toml", ASSIGNMENT.replace('"total"', '"add"'), "add is there twice"),
        ("assignments/sums/assignment.toml", ASSIGNMENT.replace('"total"', '"to tal"'), "'to tal'"),
        ("assignments/sums/assignment.toml", 'data = ["../secret"]\n' + ASSIGNMENT, "'../secret'"),
        ("assignments/sums/assignment.toml", "\udcff", "assignment.toml"),
    ],
)
def test_a_mistake_is_one_line_with_file_and_key(tmp_path: Path, file: str, text: str, said: str) -> None:
    """Wrong key, wrong type, missing field, nonsense: the file's name and the key are in one line."""
    root = write_course(tmp_path)
    (root / file).write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(GraderError) as error:
        load_course(root)
    assert Path(file).name in error.value.message
    assert said in error.value.message
    assert "\n" not in error.value.message
    assert error.value.hint


def test_missing_assignment_file(course: Path) -> None:
    """A named assignment without its file is said so."""
    (course / "assignments" / "sums" / "assignment.toml").unlink()
    with pytest.raises(GraderError, match=r"assignment\.toml: there is no such file"):
        load_course(course)


def test_choose_names_what_is_known(course: Path) -> None:
    """An unknown assignment is an error that lists the known ones."""
    loaded = load_course(course)
    assert choose(loaded, ()) == loaded.assignments
    with pytest.raises(GraderError) as error:
        choose(loaded, ("gates",))
    assert "sums" in error.value.hint


def test_a_course_has_one_root_however_it_is_reached(tmp_path: Path) -> None:
    """Up and down again, or through a link: paths of tests are compared with it to tell which are hidden."""
    root = write_course(tmp_path / "course")
    (tmp_path / "link").symlink_to(root)
    for way in (root, root / ".." / "course", tmp_path / "link", root / "assignments" / "sums"):
        course = load_course(way)
        assert (course.root, course.assignments[0].folder) == (root, root / "assignments" / "sums")
