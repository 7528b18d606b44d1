"""In a released folder mistakes are named as themselves or not at all, and correct solutions hear nothing."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Iterator

import msgspec
import pytest

from grader.authoring.release import contents
from grader.authoring.verify import grade_source
from grader.course import layout
from grader.course.load import load_course
from grader.diagnosis.recorded import message_of
from grader.diagnosis.released import decode_digests
from grader.files.atomic import write_atomically
from grader.grading.engine import Engine
from grader.model import Assignment, Course, Result
from grader.sandbox import tiers
from grader.testing.edits import EditError, reference_text
from grader.testing.variants import load_variants
from tests import ROOT
from tests.real_course.test_variants import without

pytestmark = pytest.mark.usefixtures("lent_servers")

COURSE = load_course(ROOT)
SAMPLE = 7
"""By day, of one assignment every so many."""
PAIRS = 100
"""Of mistakes in two tasks, of each assignment, by night."""
BY_DAY = ("gates",)


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(a, id=a.name, marks=() if a.name in BY_DAY else pytest.mark.nightly) for a in COURSE.assignments
    ],
)
def assignment(request: pytest.FixtureRequest) -> Assignment:
    """Each assignment in turn, with its reference."""
    chosen: Assignment = request.param
    return chosen


@pytest.fixture(scope="module")
def released(assignment: Assignment, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A released course with this assignment alone."""
    out = tmp_path_factory.mktemp(assignment.name)
    files = contents(msgspec.structs.replace(COURSE, assignments=(assignment,)), "en", "py")
    for path, content in files.items():
        write_atomically(out / path, content)
    return load_course(out)


@pytest.fixture(scope="module")
def engine(released: Course) -> Iterator[Engine]:
    """An engine in the released folder."""
    with Engine(released, tiers.best(grading=True)) as made:
        yield made


def codes(result: Result) -> set[tuple[str, str]]:
    """What a result names, with the tasks."""
    return {(found.task, found.code) for found in result.diagnoses}


def test_correct_solutions_hear_nothing(assignment: Assignment, released: Course, engine: Engine) -> None:
    """No mistake and no relation."""
    for path in layout.solutions(assignment):
        result = grade_source(engine, released.assignments[0], path.read_text(encoding="utf-8"))
        assert (codes(result), result.relations) == (set(), ()), path.name


def test_some_are_named_as_themselves(assignment: Assignment, released: Course, engine: Engine) -> None:
    """Every seventh mistake of the file."""
    check_names(assignment, released, engine, SAMPLE)


@pytest.mark.nightly
def test_all_are_named_as_themselves_or_not_at_all(assignment: Assignment, released: Course, engine: Engine) -> None:
    """All mistakes, also those of which the release says nothing."""
    check_names(assignment, released, engine, 1)


def check_names(assignment: Assignment, released: Course, engine: Engine, step: int) -> None:
    """Grade every so many mistakes; those with a digest are named, of the others nothing is said."""
    known = decode_digests((released.assignments[0].folder / layout.DIGESTS).read_bytes())
    told = {(task, one.code) for task, entry in known.items() for one in entry.mistakes}
    variants = load_variants(assignment)[::step]
    named = set()
    for one in variants:
        result = grade_source(engine, released.assignments[0], one.source(reference_text(assignment)))
        assert codes(result) <= {(one.task, one.code)}, one.code
        named |= codes(result)
    assert named <= told
    assert step > 1 or named == told
    assert len(named) >= len({one.code for one in variants}) / 2


@pytest.mark.nightly
@pytest.mark.timeout(3600)
def test_no_mistake_is_named_wrongly_anywhere(assignment: Assignment, released: Course, engine: Engine) -> None:
    """All mistakes among the other functions of every correct solution."""
    for solution in layout.solutions(assignment)[1:]:
        for one in load_variants(assignment):
            text = without(solution.read_text(encoding="utf-8"), one.task)
            source = f"{one.source(reference_text(assignment))}\n\n{text}"
            result = grade_source(engine, released.assignments[0], source)
            assert codes(result) <= {(one.task, one.code)}, (solution.name, one.code)


@pytest.mark.nightly
@pytest.mark.timeout(3600)
def test_two_mistakes_are_not_named_as_a_third(assignment: Assignment, released: Course, engine: Engine) -> None:
    """Mistakes of two tasks in one submission, pairs drawn from all: each is named as itself or not at all."""
    pairs = [(a, b) for a, b in itertools.combinations(load_variants(assignment), 2) if a.task != b.task]
    judged = 0
    for a, b in random.Random(0).sample(pairs, len(pairs)):
        try:
            source = b.source(a.source(reference_text(assignment)))
        except EditError:  # what the second changes is not there any more
            continue
        result = grade_source(engine, released.assignments[0], source)
        assert codes(result) <= {(a.task, a.code), (b.task, b.code)}, (a.code, b.code)
        judged += 1
        if judged == PAIRS:
            break
    assert judged or not pairs


def test_the_file_is_small_and_says_little(assignment: Assignment, released: Course) -> None:
    """No line of a mistake or of the reference, no number of either: codes, digests, and calls that are public."""
    content = (released.assignments[0].folder / layout.DIGESTS).read_bytes()
    assert len(content) < 2**20
    tasks = decode_digests(content)
    known = {one.code for one in load_variants(assignment)}
    for entry in tasks.values():
        assert {one.code for one in entry.mistakes} <= known
        assert all(len(bytes.fromhex(text)) == 16 for text in (entry.salt, *(one.digest for one in entry.mistakes)))
    calls = [str(message_of(call)) for entry in tasks.values() for call in entry.calls]
    text = "\n".join([content.decode(), *calls])
    private = [reference_text(assignment), *(change.new for one in load_variants(assignment) for change in one.changes)]
    assert not [line for source in private for line in source.splitlines() if len(line.strip()) >= 12 and line in text]
    assert set(json.loads(content)) <= {task.name for task in assignment.tasks}
