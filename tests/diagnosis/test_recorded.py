"""How far a diagnosis reaches: methods, training loops, what uses a wrong helper; and what is never replayed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from grader.authoring.verify import grade_source
from grader.course.load import load_course
from grader.diagnosis.recorded import CallReader, calls
from grader.diagnosis.recording import Recording
from grader.grading.engine import Engine
from grader.model import Assignment, Result
from grader.sandbox import tiers
from grader.testing.in_process import local_session
from grader.testing.proxy import SubmissionProxy
from tests.small_course import write_course

pytestmark = pytest.mark.usefixtures("lent_servers")

ASSIGNMENT = """
title = { en = "Neuron", ko = "뉴런" }
[[tasks]]
name = "step"
title = { en = "Step", ko = "계단" }
points = 30
[[tasks]]
name = "Neuron"
title = { en = "A neuron", ko = "뉴런" }
points = 40
[[tasks]]
name = "train"
title = { en = "A training loop", ko = "훈련" }
points = 30
"""

SOLUTION = '''
"""A neuron that learns."""


def step(z):
    """1 above zero."""
    # Step 1: compare
    return 1 if z > 0 else 0


class Neuron:
    """Two weights and a bias."""

    def __init__(self, weights, bias):
        # Step 1: keep them
        self.weights, self.bias = list(weights), bias

    def fire(self, x):
        return step(sum(w * v for w, v in zip(self.weights, x)) + self.bias)

    def learn(self, x, target):
        error = target - self.fire(x)
        self.weights = [w + error * v for w, v in zip(self.weights, x)]
        self.bias += error
        return error


def train(points, targets, epochs):
    """Weights and bias after some epochs."""
    # Step 1: learn every point in turn
    neuron = Neuron([0, 0], 0)
    for _ in range(epochs):
        for x, target in zip(points, targets):
            neuron.learn(x, target)
    return [*neuron.weights, neuron.bias]
'''

PUBLIC = '''
import pytest

from grader.testing import check


@pytest.mark.task("step")
@pytest.mark.points(15)
@pytest.mark.edge
def test_step(submission):
    """Nothing fires at zero."""
    check.equal([submission.step(z) for z in (-1, 0, 1)], [0, 0, 1], call="step")


@pytest.mark.task("Neuron")
@pytest.mark.points(20)
def test_learning(submission):
    """A neuron learns from its errors."""
    other, neuron = submission.Neuron([5, 5], 5), submission.Neuron([0, 0], 0)
    check.equal(other.fire([1, 1]), 1, call="fire")
    check.equal(neuron.learn([1, 2], 1), 1, call="learn")
    check.equal(neuron.learn([1, 2], 0), -1, call="learn")
    check.equal(neuron.fire([0, 1]), 0, call="fire")


@pytest.mark.task("train")
@pytest.mark.points(15)
def test_train(submission):
    """OR is learnt in four epochs."""
    points = [[0, 0], [0, 1], [1, 0], [1, 1]]
    check.equal(submission.train(points, [0, 1, 1, 1], 4), [1, 1, 0], call="train")
'''

HIDDEN = '''
import pytest

from grader.testing import check


@pytest.mark.task("step")
@pytest.mark.points(15)
def test_again(submission):
    """It answers its own answers."""
    check.equal(submission.step(submission.step(7) - 1), 0, call="step")


@pytest.mark.task("Neuron")
@pytest.mark.points(20)
def test_attributes(submission):
    """Weights and bias can be read."""
    neuron = submission.Neuron([1, -1], 0)
    neuron.learn([3, 1], 0)
    check.equal(neuron.weights, [-2, -2], call="weights")
    check.equal(neuron.bias, -1, call="bias")


@pytest.mark.task("train")
@pytest.mark.points(15)
def test_one_epoch(submission):
    """One epoch."""
    check.equal(submission.train([[1, 1]], [1], 1), [1, 1, 1], call="train")
'''

AT_ZERO = "def step(z):\n    {log}return 1 if z >= 0 else 0\n"
CLASS, LOOP = SOLUTION.index("class Neuron"), SOLUTION.index("def train")
NO_BIAS = SOLUTION[CLASS:LOOP].replace("        self.bias += error\n", "")
LESS = SOLUTION[LOOP:].replace("range(epochs)", "range(epochs - 1)")


def variants(log: Path) -> str:
    """A variant of each task; that of the first writes down what it is given."""
    marked = "@variant({code!r}, title=dict(en='behaves exactly as if', ko='똑같이'), hints=[])\n{text}\n"
    noted = AT_ZERO.format(log=f"print(z, file=open({str(log)!r}, 'a'))\n    ")
    texts = {"NEUR01": noted, "NEUR02": NO_BIAS, "NEUR03": LESS}
    return "from grader.testing.variants import variant\n\n" + "\n\n".join(
        marked.format(code=code, text=text) for code, text in texts.items()
    )


@pytest.fixture
def log(course: tuple[Engine, Assignment]) -> Path:
    """What the first variant was given, empty when a test begins."""
    path = course[0].course.root / "log"
    path.write_text("")
    return path


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Engine, Assignment]]:
    """The course of one neuron, its engine warm, so that replays are remembered."""
    root = tmp_path_factory.mktemp("neuron")
    files = {
        "assignments/sums/assignment.toml": ASSIGNMENT,
        "assignments/sums/test_sums.py": PUBLIC,
        "reference/sums/test_sums_hidden.py": HIDDEN,
        "reference/sums/sums.py": SOLUTION,
        "reference/sums/variants.py": variants(root / "log"),
    }
    loaded = load_course(write_course(root, **files))
    with Engine(loaded, tiers.best(grading=True), warm_up=True) as engine:
        yield engine, loaded.assignments[0]


def named(result: Result) -> dict[str, str]:
    """Which mistake each task shows."""
    return {found.task: found.code for found in result.diagnoses}


def test_nothing_is_replayed_for_what_passes(course: tuple[Engine, Assignment], log: Path) -> None:
    """A right submission costs no replay; only a wrong one makes the variants run."""
    assert grade_source(*course, SOLUTION).score == 100
    assert log.read_text() == ""


def test_a_wrong_helper_is_named_wherever_it_is_used(course: tuple[Engine, Assignment], log: Path) -> None:
    """The function itself, the methods of a class, and a training loop; what was replayed once is remembered."""
    wrong = f"{SOLUTION}\n\n{AT_ZERO.format(log='')}"
    assert named(grade_source(*course, wrong)) == {"step": "NEUR01", "Neuron": "NEUR01", "train": "NEUR01"}
    replayed = log.read_text()
    assert replayed
    assert named(grade_source(*course, wrong + "# again")) == {"step": "NEUR01", "Neuron": "NEUR01", "train": "NEUR01"}
    assert log.read_text() == replayed


def test_a_method_is_named_and_reaches_the_loop(course: tuple[Engine, Assignment]) -> None:
    """A class with a wrong method is known by what its objects do; a loop that trains with it shows it, too."""
    assert named(grade_source(*course, f"{SOLUTION}\n\n{NO_BIAS}")) == {"Neuron": "NEUR02", "train": "NEUR02"}


def test_a_training_loop_is_named(course: tuple[Engine, Assignment]) -> None:
    """A loop that is wrong itself is not blamed on what it uses."""
    assert named(grade_source(*course, f"{SOLUTION}\n\n{LESS}")) == {"train": "NEUR03"}


def test_an_unknown_method_is_told_as_one_would_write_it(course: tuple[Engine, Assignment]) -> None:
    """No name, and the calls that show it: how the object came to be, and what was asked of it."""
    result = grade_source(*course, SOLUTION.replace("target - self.fire(x)", "self.fire(x) - target"))
    assert result.diagnoses == ()
    (cluster,) = [cluster for cluster in result.clusters if cluster.task == "Neuron"]
    first = cluster.calls[0]
    assert (first.call, first.expected, first.actual) == ("Neuron([0, 0], 0).learn([1, 2], 1)", "1", "-1")


def test_arguments_from_a_guest_are_not_replayed(course: tuple[Engine, Assignment], log: Path) -> None:
    """What a submission returned and a test passed on is asked of no variant."""
    result = grade_source(*course, f"{SOLUTION}\n\ndef step(z):\n    return 40 if z == 7 else int(z > 0)\n")
    (cluster,) = [cluster for cluster in result.clusters if cluster.task == "step"]
    assert "39" not in log.read_text().split()
    assert [call.call for call in cluster.calls] == ["step(7)"]


MODULE = """
class Box:
    def __init__(self, value):
        self.value = value

    def put(self, value):
        self.value = value
        return self

def apply(f, x):
    return f(x)
"""


def recorded(*tests: str) -> list[tuple[str, str]]:
    """What tests in one session ask of boxes, as calls: their requests, and as one would write them."""
    module = ModuleType("boxes")
    exec(MODULE, module.__dict__)
    recording = Recording()
    session = local_session(module, listener=recording)
    submission = SubmissionProxy(session)
    for number, test in enumerate(tests):
        session.begin(f"test {number}", "public", 1, {})
        exec(test, {"submission": submission})
    return [(repr(call.requests), str(call)) for call in calls(recording.exchanges, CallReader())]


def test_objects_are_numbered_by_their_test() -> None:
    """The guest's numbers go on from test to test; the same test is the same calls, wherever it stands."""
    test = "box = submission.Box(1)\nbox.put(2).value"
    once, twice = recorded(test), recorded("submission.Box(5)", test)
    assert once == twice[1:]
    assert [text for _, text in once] == ["Box(1)", "Box(1).put", "Box(1).put(2)", "Box(1).put(2).value"]


def test_a_call_that_is_given_an_object_is_left_out() -> None:
    """Objects of a guest and functions made in it are arguments that no variant is asked with, and nothing after."""
    made = recorded("submission.apply(submission.define('lambda x: x'), 3)\nsubmission.apply")
    assert made == []
    held = recorded("box = submission.Box(1)\nbox.put(box)\nbox.value\nsubmission.Box(2)")
    assert [text for _, text in held] == ["Box(1)", "Box(1).put", "Box(2)"]


def test_a_variant_that_never_ends_is_broken_off(tmp_path: Path) -> None:
    """A replay has the limits of a call; what it did not give is remembered as nothing, and others are named."""
    endless = (
        "\n@variant('SUM01', title=dict(en='a', ko='b'), hints=[])\ndef add(a, b):\n    while True:\n        pass\n"
    )
    minus = "\n@variant('SUM02', title=dict(en='a', ko='b'), hints=[])\ndef add(a, b):\n    return a - b\n"
    texts = f"from grader.testing.variants import variant\n{endless}\n{minus}"
    loaded = load_course(write_course(tmp_path, **{"reference/sums/variants.py": texts}))
    with Engine(loaded, tiers.best(grading=True), warm_up=True) as engine:
        result = grade_source(engine, loaded.assignments[0], "def add(a, b):\n    return a - b\n")
    assert named(result) == {"add": "SUM02"}
