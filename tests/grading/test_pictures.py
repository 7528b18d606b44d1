"""Pictures: the same bytes for the same behaviour, nothing but shapes and words, and never the reason of anything."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from _pytest.mark import ParameterSet

from grader.course.load import choose, load_course
from grader.errors import GraderError
from grader.grading import pictures
from grader.grading.engine import Engine
from grader.model import Result
from grader.render.html.student import student_page
from grader.sandbox import tiers
from grader.submission import cells
from grader.submission.submission import Submission
from tests.small_course import SOLUTION, write_course

pytestmark = pytest.mark.usefixtures("lent_servers")
TITLE = {"en": "Sum", "ko": "합"}

HEAD = """
import os
from pathlib import Path

import pytest

from grader.testing import attach, draw

Path(__file__).parents[2].joinpath("loaded").touch()


def show(value):
    panel = draw.panel((0, 10), (0, 10), title=draw.words("Sum", "합"))
    panel.plot([0, 10], [0, float(draw.numbers(value))], color=draw.BLUE)
    attach.figure(panel, title={"en": "Sum", "ko": "합"}, alt={"en": f"It ends at {value}.", "ko": f"끝은 {value}."})
"""
ONE_SUM = """

@pytest.mark.task("add")
def one_sum(submission):
    show(submission.add(2, 3))
"""
WHOLE = """

@pytest.mark.task("total")
def whole(submission, datasets):
    assert (datasets / "README.md").is_file()
    show(submission.total([1, 2, 3]))
"""


def course_with(root: Path, figures: str) -> Path:
    """The small course with this ``figures.py``."""
    return write_course(root, **{"assignments/sums/figures.py": HEAD + figures})


@pytest.fixture(scope="module")
def grade(tmp_path_factory: pytest.TempPathFactory, lent_servers: None) -> Iterator[Callable[..., Result]]:
    """Grade a source with pictures or without; engines on one course with two pictures."""
    course = load_course(course_with(tmp_path_factory.mktemp("pictures") / "course", ONE_SUM + WHOLE))
    engines = {wanted: Engine(course, tiers.best(grading=True), figures=wanted) for wanted in (True, False)}

    def call(source: str, figures: bool = True) -> Result:
        return graded(engines[figures], source)

    yield call
    for engine in engines.values():
        engine.close()


def graded(engine: Engine, source: str) -> Result:
    """The result of a script."""
    (assignment,) = choose(engine.course, ("sums",))
    parsed = cells.parse("sums.py", source.encode())
    return engine.grade(Submission(assignment="sums", main="sums", cells=parsed.cells), assignment, "kim")


def judged(result: Result) -> list[tuple[str, str, float]]:
    """What pictures must not change."""
    return [(test.id, test.outcome, test.points) for test in result.tests]


# -- in a result


def test_pictures_belong_to_a_task_and_reach_the_student(grade: Callable[..., Result]) -> None:
    """Title, words in both languages and drawing; on the page they stand with their task."""
    result = grade(SOLUTION)
    assert result.score == 100.0
    assert [(one.task, one.title.en, one.alt.en, one.alt.ko) for one in result.figures or ()] == [
        ("add", "Sum", "It ends at 5.", "끝은 5."),
        ("total", "Sum", "It ends at 6.", "끝은 6."),
    ]
    html = student_page(result.for_student())
    for figure in result.figures or ():
        place = html.index(figure.svg)
        assert (
            html.rindex("<details", 0, html.index(figure.svg)) >= html.index(f'id="task-{figure.task}"') - 100 < place
        )
    assert '<tspan class="en" lang="en">Sum</tspan><tspan class="ko" lang="ko">합</tspan>' in html


def test_the_same_submission_has_the_same_pictures(grade: Callable[..., Result]) -> None:
    """Byte for byte, also where the submission draws random numbers."""
    random = SOLUTION.replace("return a + b", "return a + b + int(np.random.default_rng().integers(0, 1))")
    first, second = (msgspec.structs.replace(grade(random), duration=0.0) for _ in range(2))
    assert first.figures and first.figures == second.figures


COUNTED = """

@pytest.mark.task("add")
def counted(submission):
    called = submission.call("add", 2, 3)
    with Path(__file__).parents[2].joinpath("drawn").open("a") as file:
        file.write(f"{called.value} {called.stdout}\\n")
    show(called.value + len(called.stdout))
"""


def test_who_answers_as_another_did_has_the_same_pictures(tmp_path: Path) -> None:
    """Drawn once for the first of all who answer alike, and once more of the answers alone, for the others; never taken
    for those who do not."""
    root = course_with(tmp_path / "course", COUNTED)
    sources = {
        "right": SOLUTION,
        "right, and more": "import math\nx = 1\n" + SOLUTION.replace("a + b", "b + a"),
        "wrong": SOLUTION.replace("a + b", "a - b"),
        "talks": SOLUTION.replace("return a + b", "print('abc'); return a + b"),
        "is not there": "def total(values):\n    return sum(values)\n",
        "hangs": SOLUTION.replace("return a + b", "\n    while (a, b) == (2, 3): pass\n    return a + b"),
    }
    with Engine(load_course(root), tiers.best(grading=True), figures=True) as engine:
        ends = [
            {
                name: [figure.alt.en for figure in graded(engine, source).figures or ()]
                for name, source in sources.items()
            }
            for _ in range(2)
        ]
    assert ends[0] == ends[1]
    assert ends[0] == {
        "right": ["It ends at 5."],
        "right, and more": ["It ends at 5."],
        "wrong": ["It ends at -1."],
        "talks": ["It ends at 9."],
        "is not there": [],
        "hangs": [],
    }
    assert (root / "drawn").read_text().split("\n") == ["5 ", "5 ", "-1 ", "-1 ", "5 abc", "", "5 abc", "", ""]


def test_without_pictures_nothing_is_loaded_for_them(tmp_path: Path) -> None:
    """Neither figures.py nor what it draws with; the result says that nobody asked."""
    root = course_with(tmp_path / "course", ONE_SUM)
    with Engine(load_course(root), tiers.best(grading=True), warm_up=True) as engine:
        assert graded(engine, SOLUTION).figures is None
    assert not (root / "loaded").exists()


@pytest.mark.parametrize(
    ("change", "drawn"),
    [
        ("raise ValueError('no')", 0),
        ("return float('nan')", 0),
        ("return 'a' * 1000", 0),
        ("return object()", 0),
        ("return np.zeros((1000, 1000))", 0),
        ("return 10 ** 400", 0),
        ("return None if a == 2 else a + b", 1),
        ("import os; os._exit(3)", 0),
        ("return a + b if a != 2 else (_ for _ in ()).throw(SystemExit)", 1),
    ],
)
def test_what_a_submission_does_costs_pictures_alone(grade: Callable[..., Result], change: str, drawn: int) -> None:
    """Whatever cannot be drawn is not there; outcomes and points are those without pictures."""
    source = SOLUTION.replace("return a + b", change)
    with_pictures, without = grade(source), grade(source, figures=False)
    assert judged(with_pictures) == judged(without)
    assert with_pictures.status == without.status == "graded"
    assert len(with_pictures.figures or ()) == drawn


def test_a_submission_that_hangs_hangs_not_for_long(grade: Callable[..., Result]) -> None:
    """Each picture may take the time of a call, all together the time for pictures; no test is blamed for it."""
    source = SOLUTION.replace("return a + b", "\n    while (a, b) == (2, 3): pass\n    return a + b")
    start = time.monotonic()
    result = grade(source)
    assert result.score == 100.0
    assert [figure.task for figure in result.figures or ()] == ["total"]
    assert time.monotonic() - start < pictures.SECONDS + 5


def test_tests_meet_no_trace_of_the_pictures(grade: Callable[..., Result]) -> None:
    """A guest of their own: what a submission remembers of the pictures' calls is gone before the first test."""
    counting = SOLUTION.replace("return a + b", "seen.append(a); return a + b if 2 not in seen[:1] else 0")
    assert judged(grade("seen = []\n" + counting)) == judged(grade("seen = []\n" + counting, figures=False))


# -- what authors do wrong


def by_night(broken: str) -> ParameterSet:
    """One that ``make nightly`` tries: each pays for an engine of its own, and others like it are tried by day."""
    return pytest.param(broken, marks=pytest.mark.nightly)


@pytest.mark.parametrize(
    "broken",
    [
        "\n\n@pytest.mark.task('add')\ndef broken(submission):\n    raise RuntimeError\n",
        "\n\n@pytest.mark.task('add')\ndef broken(submission):\n    os._exit(1)\n",
        "\n\n@pytest.mark.task('add')\ndef broken(submission):\n    while True:\n        pass\n",
        by_night("\n\n@pytest.mark.task('add')\ndef broken(submission):\n    bytearray(1 << 33)\n"),
        by_night("\n\n@pytest.mark.task('add')\ndef broken(submission, secret):\n    pass\n"),
    ],
    ids=["raises", "dies", "spins", "eats memory", "asks for what is not there"],
)
def test_a_broken_picture_loses_no_grading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    """What was drawn before it is kept, the score is what it is."""
    root = course_with(tmp_path / "course", WHOLE + broken)
    with (root / "assignments/sums/assignment.toml").open("a") as file:
        # test_cpu is the trusted side's: one that spins is soon over, and its time is not the submission's
        file.write("[limits]\ntest_cpu = 2.0\nsuite = 2.0\n")
    with Engine(load_course(root), tiers.best(grading=True), figures=True) as engine:
        result = graded(engine, SOLUTION)
    assert result.score == 100.0
    assert [figure.task for figure in result.figures or ()] == ["total"]


@pytest.mark.parametrize(
    "broken",
    [by_night("def ("), "import nothing_of_this_name", by_night("@pytest.mark.task('gone')\ndef one(s): pass")],
)
def test_a_file_that_cannot_be_loaded_means_no_pictures(tmp_path: Path, broken: str) -> None:
    """Grading goes on; the author's gate names the file."""
    root = course_with(tmp_path / "course", "\n" + broken + "\n")
    course = load_course(root)
    with Engine(course, tiers.best(grading=True), figures=True) as engine:
        result = graded(engine, SOLUTION)
    assert (result.score, result.figures) == (100.0, ())
    (problem,) = pictures.problems(course.assignments[0], course.datasets)
    assert "figures.py" in problem
    with pytest.raises(GraderError, match=r"figures\.py"):
        pictures.load_pictures(course.assignments[0])


def test_a_picture_that_the_reference_cannot_have_is_named(tmp_path: Path) -> None:
    """grader verify draws every picture of the reference, and asks for both languages."""
    english = "\n\n@pytest.mark.task('add')\ndef english(submission):\n    attach.figure(draw.panel((0, 1), (0, 1)), "
    english += "title={'en': 'A'}, alt={'en': 'B'})\n"
    nothing = "\n\n@pytest.mark.task('add')\ndef nothing(submission):\n    submission.add\n"
    fails = "\n\n@pytest.mark.task('add')\ndef fails(submission):\n    submission.gone(1)\n"
    course = load_course(course_with(tmp_path / "course", english + nothing + fails))
    found = list(pictures.problems(course.assignments[0], course.datasets))
    assert [re.search(r"english|nothing|fails", text)[0] for text in found] == ["english", "nothing", "fails"]  # type: ignore[index]  # each names one


# -- from the command line


def test_no_figures_from_the_command_line(tmp_path: Path, grader: Callable[..., Any]) -> None:
    """run draws for a page or a result, unless told not to."""
    root = course_with(tmp_path / "course", ONE_SUM)
    (root / "assignments" / "sums" / "sums.py").write_text(SOLUTION)
    loaded = root / "loaded"
    assert grader("run", "sums", cwd=root).returncode == 0
    assert grader("run", "sums", "--html", tmp_path / "a.html", "--no-figures", cwd=root).returncode == 0
    assert not loaded.exists()
    assert grader("run", "sums", "--html", tmp_path / "b.html", cwd=root).returncode == 0
    assert loaded.exists()
    plain, pictured = ((tmp_path / name).read_text(encoding="utf-8") for name in ("a.html", "b.html"))
    assert "It ends at 5." not in plain
    assert "It ends at 5." in pictured and "끝은 5." in pictured


def test_a_batch_grades_again_for_pictures_that_are_missing(tmp_path: Path, grader: Callable[..., Any]) -> None:
    """A result without pictures holds as long as nobody wants any."""
    root = course_with(tmp_path / "course", ONE_SUM)
    (tmp_path / "class" / "kim").mkdir(parents=True)
    (tmp_path / "class" / "kim" / "sums.py").write_text(SOLUTION)

    def batch(*options: str) -> str:
        done = grader("batch", tmp_path / "class", "--out", tmp_path / "out", "--jobs", 1, *options, cwd=root)
        assert done.returncode == 0, done.stderr
        return str(done.stdout)

    report = tmp_path / "out" / "reports" / "kim" / "sums.html"
    assert "1 judged now" in batch("--no-figures")
    assert "It ends at 5." not in report.read_text(encoding="utf-8")
    assert "0 judged now, 1 unchanged" in batch("--no-figures")
    assert "1 judged now" in batch()
    assert "It ends at 5." in report.read_text(encoding="utf-8")
    assert "0 judged now, 1 unchanged" in batch()
