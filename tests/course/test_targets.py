"""What the words after ``grader run`` mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.course.load import load_course
from grader.course.targets import targets
from grader.errors import GraderError
from grader.model import Course
from tests import ROOT

GATES = ROOT / "assignments" / "gates"


@pytest.fixture(scope="module")
def real() -> Course:
    """The course of this repository."""
    return load_course(ROOT)


def meant(course: Course, *words: str, here: Path = ROOT) -> list[tuple[str, tuple[str, ...], Path | None]]:
    """Names, tasks and files of the targets."""
    return [(target.assignment.name, target.tasks, target.submission) for target in targets(course, words, here)]


@pytest.mark.parametrize("word", ["gates", "Gates", "GATES", "assignments/gates", "assignments/gates/", str(GATES)])
def test_an_assignment_by_any_of_its_names(real: Course, word: str) -> None:
    """Name, other case, folder with and without a slash."""
    assert meant(real, word) == [("gates", (), None)]


def test_a_file_of_an_assignment_is_that_file(real: Course) -> None:
    """From the top, where none of that name lies, and from its folder; a notebook is told from a script."""
    for here in (ROOT, GATES):
        assert meant(real, "gates.py", here=here) == [("gates", (), GATES / "gates.py")]
    assert meant(real, "assignments/gates/gates.ipynb") == [("gates", (), GATES / "gates.ipynb")]
    assert meant(real, here=GATES) == [("gates", (), None)]


@pytest.mark.parametrize("name", ["README.md", "README.ko.md", "test_gates.py", "assignment.toml", "figures.py"])
def test_a_file_that_the_course_put_there_is_its_assignment(real: Course, name: str) -> None:
    """Nobody hands in the tests."""
    assert meant(real, f"assignments/gates/{name}") == [("gates", (), None)]
    assert meant(real, name, here=GATES) == [("gates", (), None)]


def test_a_file_elsewhere_is_judged_in_place_of_the_own_one(real: Course, tmp_path: Path) -> None:
    """Its name says which assignment; a name that says nothing is asked back."""
    file = tmp_path / "gates.py"
    file.write_text("", encoding="utf-8")
    assert meant(real, str(file)) == [("gates", (), file)]
    (tmp_path / "answers.py").write_text("", encoding="utf-8")
    with pytest.raises(GraderError, match="which assignment is it for") as caught:
        meant(real, "answers.py", here=tmp_path)
    assert "grader run ASSIGNMENT --submission answers.py" in caught.value.hint
    with pytest.raises(GraderError, match="no such file"):
        meant(real, "nowhere/else.py")


def test_tasks_by_name_behind_their_assignment_or_alone(real: Course) -> None:
    """Dashes and case do not matter; a task of two assignments belongs to the one named before it."""
    assert meant(real, "gates", "or_gate") == [("gates", ("or_gate",), None)]
    assert meant(real, "OR-gate") == [("gates", ("or_gate",), None)]
    assert meant(real, "regression", "forward", "gates", "or_gate", "and_gate") == [
        ("gates", ("or_gate", "and_gate"), None),
        ("regression", ("forward",), None),
    ]
    (only,) = targets(real, ("gates",), ROOT, ("xor_gate",))
    assert only.tasks == ("xor_gate",)
    with pytest.raises(GraderError, match="2 assignments") as caught:
        meant(real, "forward")
    assert caught.value.hint == "Which one? grader run xor_mlp forward, grader run regression forward"


def test_two_files_for_one_assignment_are_refused(real: Course) -> None:
    """None is dropped in silence; the same file twice is one."""
    with pytest.raises(
        GraderError, match=r"^assignments/gates/gates\.py and assignments/gates/gates\.ipynb are both for gates,"
    ):
        meant(real, "gates.py", "assignments/gates/gates.ipynb")
    assert meant(real, "gates.py", "assignments/gates/gates.py", here=ROOT) == [("gates", (), GATES / "gates.py")]


def test_a_folder_of_the_course_is_all_that_lies_in_it(real: Course) -> None:
    """From any folder; a folder elsewhere is asked back, and an empty word names nothing."""
    every = [(a.name, (), None) for a in real.assignments]
    for word, here in (("..", GATES), ("assignments", ROOT), (".", ROOT), ("assignments/", ROOT), ("../..", GATES)):
        assert meant(real, word, here=here) == every
    assert meant(real, ".", here=GATES) == [("gates", (), None)]
    assert ("gates", ("or_gate",), None) in meant(real, "or_gate", "assignments")
    with pytest.raises(GraderError, match="which assignment is it for"):
        meant(real, "..", here=ROOT)
    for word in ("", " "):
        with pytest.raises(GraderError, match="names nothing"):
            meant(real, word)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (("gate",), "grader run gates"),
        (("gtaes",), "grader run gates"),
        (("gates", "or_gat"), "grader run gates or_gate"),
        (("normalisation",), "grader run normalization"),
    ],
)
def test_what_is_nearly_a_name_is_asked_back(real: Course, words: tuple[str, ...], asked: str) -> None:
    """The first suggestion stands in the line itself."""
    with pytest.raises(GraderError) as caught:
        meant(real, *words)
    assert caught.value.message.endswith(f": {asked.removeprefix('grader run ')}?")
    assert asked in caught.value.hint


def test_what_is_nothing_brings_what_there_is(real: Course) -> None:
    """Assignments; behind an assignment its tasks."""
    with pytest.raises(GraderError) as caught:
        meant(real, "zzz")
    assert caught.value.hint.startswith("Known: gates, xor_mlp,")
    with pytest.raises(GraderError) as caught:
        meant(real, "gates", "zzz")
    assert caught.value.hint.startswith("Tasks of gates: perceptron,")
