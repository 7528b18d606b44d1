"""``grader grade``: decisions on marks by the real functions, on a gradebook beside which no batch lies."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from grader.cli import app_of
from grader.course.policy import LatePolicy, Policy
from grader.errors import GraderError
from grader.gradebook.class_marks import class_marks
from grader.gradebook.rows import Mark, Student, Terms
from grader.gradebook.store import open_gradebook
from tests.gradebook.test_store import hand_in

DUE = datetime(2026, 10, 5, 14, 59, tzinfo=UTC)
TERMS = Terms("gates", 100.0, 1.0, Policy(due=DUE, late=LatePolicy(0, 0.1, 0.5)))
Grade = Callable[..., str]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A gradebook with a late hand-in of kim, one of a lee, and another lee who handed in nothing."""
    path = tmp_path / "gradebook.sqlite"
    with open_gradebook(path) as book:
        book.set_terms([TERMS])
        kim = hand_in("1001", time=datetime(2026, 10, 6, tzinfo=UTC), source="platform")
        book.add([kim, hand_in("lee")])
        book.set_students(
            [
                Student("1001", "Kim Minsu", "kim", "kim@u.kr", "A"),
                Student("lee", "Lee"),
                Student("1003", "Lee"),
            ]
        )
    return path


@pytest.fixture
def grade(file: Path) -> Grade:
    """Run a command outside of a course, and return what it prints. Raises GraderError as the command does."""

    def call(*arguments: object, course: Path = file.parent) -> str:
        command = ["grade", *map(str, arguments), "--gradebook", str(file), "--course", str(course)]
        done = CliRunner().invoke(app_of(), command)
        if isinstance(done.exception, GraderError):
            raise done.exception
        assert done.exit_code == 0, done.output
        return done.stdout

    return call


def mark(file: Path, student: str = "1001") -> Mark:
    """The mark that the gradebook makes."""
    with open_gradebook(file) as book:
        return class_marks(book.rows())[student, "gates"]


def test_only_what_stands_is_taken_back(grade: Grade) -> None:
    """The history has no line about a decision that nobody made, or that was taken back already."""
    with pytest.raises(GraderError, match="no such decision"):
        grade("excuse", "kim", "gates", "--undo", "--why", "x")
    grade("excuse", "kim", "gates", "--why", "ill")
    grade("excuse", "kim", "gates", "--undo", "--why", "well again")
    with pytest.raises(GraderError, match="no such decision"):
        grade("excuse", "kim", "gates", "--undo", "--why", "x")
    assert "x" not in [word for row in grade("history", "kim").splitlines() for word in row.split()]


def test_decisions_and_their_history(file: Path, grade: Grade) -> None:
    """Each is there with who, when and why; nothing is changed by a later one; all can be taken back."""
    assert "1 mark changed" in grade("set", "kim", "gates", 77, "--why", "viva", "--by", "prof")
    assert (mark(file).final, mark(file).raw, mark(file).penalty) == (77.0, 50.0, 5.0)
    grade("set", "KIM@u.kr", "gates", "--undo", "--why", "wrong student", "--by", "prof")
    assert mark(file).final == 45.0
    grade("extend", "Kim Minsu", "gates", "2026-10-09T23:59+09:00", "--why", "ill")
    assert (mark(file).final, mark(file).late_days) == (50.0, 0)
    grade("excuse", "1001", "gates", "--why", "ill")
    assert mark(file).final is None
    grade("excuse", "1001", "gates", "--undo", "--why", "well again")
    grade("comment", "kim", "gates", "Well done.\x1b[31m")
    shown = grade("show", "kim")
    assert "Kim Minsu · 1001 · kim · kim@u.kr · A" in shown
    assert "Well done." in shown and "\x1b" not in shown
    history = grade("history", "kim")
    lines = (
        "handed in",
        "judged: 50 / 100",
        "mark set by hand: 77",
        "prof: viva",
        "taken back: mark set by hand",
        "taken back: excused",
    )
    places = [history.index(line) for line in lines]
    assert places == sorted(places)
    with open_gradebook(file) as book:
        assert [one.kind for one in book.rows().adjustments] == [
            "override",
            "override",
            "extension",
            "excuse",
            "excuse",
            "comment",
        ]


def test_void_gives_everybody_the_points(file: Path, grade: Grade) -> None:
    """Who handed in, that is; ``--drop`` takes the test out of everybody's maximum; the last word holds."""
    with open_gradebook(file) as book:
        tests = [one for one in book.rows().gradings[0].tests if not one.points and one.max_points]
    name = tests[0].test.rpartition("::")[2]
    points = tests[0].max_points
    assert "2 marks changed" in grade("void", name, "--why", "asks for the wrong thing")
    assert mark(file, "lee").final == 50.0 + points
    assert mark(file, "1003").final == 0.0
    assert mark(file).final == round(0.9 * (50.0 + points), 2)
    told = grade("void", tests[0].test, "--drop", "--why", "better so")
    assert "3 marks changed" in told and "Lee (lee)" in told and "Lee (1003)" in told  # namesakes
    assert (mark(file, "lee").final, mark(file, "lee").max_score) == (50.0, 100.0 - points)
    grade("void", name, "--undo", "--assignment", "gates", "--why", "it was right after all")
    assert mark(file, "lee").final == 50.0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "Lee"), "several students are called Lee: 1003"),
        (("show", "kmi"), "no student called kmi"),
        (("set", "kim", "gate", 5, "--why", "x"), "no assignment called gate"),
        (("set", "kim", "gates", 5), "needs its reason"),
        (("set", "kim", "gates", 5, "--why", " "), "needs its reason"),
        (("set", "kim", "gates", 5, "--why", ""), "needs its reason"),
        (("set", "kim", "gates", "inf", "--why", "x"), "not a number of points"),
        (("extend", "kim", "gates", "tomorrow", "--why", "x"), "this is not a time"),
        (("extend", "kim", "gates", "2026-10-09T23:59", "--why", "x"), "the time has no zone"),
        (("void", "test_of_nothing", "--why", "x"), "no judged submission has a test"),
        (("void", "test_none", "--why", "x", "--assignment", "gate"), "no assignment called gate"),
    ],
)
def test_what_is_not_clear_changes_nothing(file: Path, grade: Grade, arguments: tuple[object, ...], said: str) -> None:
    """One line, with what is near to it."""
    with pytest.raises(GraderError, match=said) as caught:
        grade(*arguments)
    assert caught.value.hint and "\n" not in caught.value.message
    with open_gradebook(file) as book:
        assert book.rows().adjustments == ()


def test_points_below_zero_and_above_the_maximum(file: Path, grade: Grade) -> None:
    """Less than nothing is refused, and called what it is; more than the maximum stands, and is told."""
    for points, said in (("-5", "Invalid value for 'POINTS'"), ("nan", "nan")):  # newer typers leave that to us
        done = CliRunner().invoke(
            app_of(), ["grade", "set", "kim", "gates", points, "--why", "x", "--gradebook", str(file)]
        )
        assert done.exit_code and said in f"{done.output}{done.exception}"
        assert "overridden" not in mark(file).flags
    assert "More than the maximum: 120 of 100." in grade("set", "kim", "gates", 120, "--why", "extra work")
    assert "maximum" not in grade("set", "kim", "gates", 100, "--why", "as much as there is")


def test_a_part_of_a_name_gives_candidates(grade: Grade) -> None:
    """A part is no name; whom it may mean is said."""
    with pytest.raises(GraderError, match="no student called min") as caught:
        grade("show", "min")
    assert caught.value.hint == "Near to it: 1001 (Kim Minsu)."


def test_reason_is_asked_for_on_a_terminal(file: Path, grade: Grade, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the login name is who decides."""
    monkeypatch.setattr("grader.commands.corrections.input", lambda _: "she showed me", raising=False)
    monkeypatch.setattr("grader.commands.corrections.is_terminal", lambda: True)
    monkeypatch.setenv("LOGNAME", "prof")
    grade("set", "kim", "gates", 80)
    with open_gradebook(file) as book:
        (decision,) = book.rows().adjustments
    assert (decision.who, decision.why) == ("prof", "she showed me")


def test_no_gradebook_is_made(tmp_path: Path) -> None:
    """A wrong path is an error, not an empty gradebook."""
    done = CliRunner().invoke(app_of(), ["grade", "show", "kim", "--gradebook", str(tmp_path / "none.sqlite")])
    assert isinstance(done.exception, GraderError) and "there is no gradebook" in done.exception.message
    assert not (tmp_path / "none.sqlite").exists()


def test_students_who_are_gone_are_marked(file: Path, grade: Grade) -> None:
    """In the language asked for."""
    with open_gradebook(file) as book:
        student = book.rows(["lee"]).students[0]
        book.set_students([replace(student, gone=True)])
    assert "Lee · lee (gone)" in grade("show", "lee")
    assert "떠남" in grade("show", "lee", "--lang", "ko")


def test_help_is_fast() -> None:
    """No command's help loads the database's library."""
    code = "import sys, grader.cli; grader.cli.app_of(); print('sqlalchemy' in sys.modules, 'numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
