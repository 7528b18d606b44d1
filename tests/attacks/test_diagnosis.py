"""Attacks by way of diagnosis: nobody loses a name by what another hands in, and names spell no hidden input."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import msgspec
import pytest

from grader.authoring.verify import grade_source
from grader.course.load import load_course
from grader.grading.engine import Engine
from grader.model import Result, StudentResult
from grader.sandbox import tiers
from grader.testing.edits import reference_text
from grader.testing.variants import load_variants
from tests import ROOT
from tests.small_course import SOLUTION, write_course

pytestmark = pytest.mark.usefixtures("lent_servers")

CODEC = "grader.sandbox.wire.codec"
FILLS_THE_JUDGE = f'''
"""Answers with short frames that become lists of two million elements: reading them fills the judge."""
import json, struct, sys

codec = sys.modules["{CODEC}"]
plain, pending = codec.encode, []


def encode(reply, keep=None, *rest):
    if not pending:
        return plain(reply, keep, *rest)
    count = pending.pop()
    head = json.dumps(["list", "ok", ["scalars", "|S1", count]]).encode()
    return [struct.pack("<II", len(head) + count, len(head)) + head + b"a" * count]


codec.encode = encode
FULL = 1_999_990
ANSWERS = {{
    "add_backward": [FULL] * 9, "mul_backward": [FULL] * 9, "simple_graph": [FULL] * 9, "max_backward": [1],
    "sigmoid_derivative": [FULL] * 9, "sigmoid_neuron": [FULL] * 9, "chain_forward": [FULL] * 3,
    "chain_gradients": [FULL >> n for n in range(1, 5)],
    "sgd_step": [FULL >> n for n in range(5, 10)],
    "mlp_gradients": [*(FULL >> n for n in range(10, 18)), 8, 4],
}}


def make(name):
    left = list(ANSWERS[name])

    def function(*args, **named):
        pending.append(left.pop(0) if left else 1)
        return 0

    return function


globals().update({{name: make(name) for name in ANSWERS}})
'''


@pytest.mark.nightly  # the library of backprop's mistakes is made anew
def test_what_fills_a_judge_costs_nobody_a_name(tmp_path: Path) -> None:
    """Known mistakes that are judged after it by the same runner are named as if it had not been there."""
    assert importlib.util.find_spec(CODEC) is not None, "the attack has lost its hold"
    course = load_course(ROOT)
    (backprop,) = (assignment for assignment in course.assignments if assignment.name == "backprop")
    victims = [one for one in load_variants(backprop) if one.task == "sgd_step"][:2]
    with Engine(course, tiers.best(grading=True), warm_up=True) as engine:
        attacker = grade_source(engine, backprop, FILLS_THE_JUDGE)
        assert (attacker.status, attacker.score) == ("graded", 0) and not attacker.diagnoses
        for victim in victims:
            result = grade_source(engine, backprop, victim.source(reference_text(backprop)))
            assert victim.code in {found.code for found in result.diagnoses}, victim.code
            assert result.diagnosed


def test_a_diagnosis_that_could_not_be_made_is_not_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where the library cannot be had the result says so, and nothing is learned from it: the next one is named."""
    course = load_course(write_course(tmp_path, **{"reference/sums/variants.py": NAMES}))
    with Engine(course, tiers.best(grading=True), warm_up=True) as engine:
        engine.prepare(course.assignments[0])
        (tmp_path / "reference/sums/variants.py").rename(tmp_path / "gone")  # no, it is wrong: it cannot be read
        (tmp_path / "reference/sums/variants.py").write_text("nonsense(")
        first = grade_source(engine, course.assignments[0], ADD.format("a - b"))
        (tmp_path / "gone").replace(tmp_path / "reference/sums/variants.py")
        second = grade_source(engine, course.assignments[0], ADD.format("a - b"))
    assert (first.diagnosed, first.diagnoses) == (False, ())
    assert second.diagnosed and [found.code for found in second.diagnoses] == ["SUM01"]


NAMES = """
from grader.testing.variants import edit

WORDS = dict(title={"en": "behaves exactly as if", "ko": "똑같이"}, hints=[])
edit("SUM01", task="add", old="a + b", new="a - b", **WORDS)
edit("SUM02", task="add", old="a + b", new="a + b if a < 10 else a * b", **WORDS)
edit("SUM03", task="add", old="a + b", new="a + b if a < 10 else a", **WORDS)
"""
ADD = "def add(a, b):\n    return {}\n\n" + SOLUTION.partition("def total")[1] + SOLUTION.partition("def total")[2]
HIDDEN_INPUT = "(a >> {bit}) & 1 if a >= 10 else 2"
"""What an attack wants to know: a bit of the first hidden input. Public inputs are below 10."""


@pytest.fixture(scope="module")
def spelled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Result]]:
    """What attacks get that answer hidden inputs by their bits: with multiples of the right answer, and as mistakes."""
    course = load_course(write_course(tmp_path_factory.mktemp("spelled"), **{"reference/sums/variants.py": NAMES}))
    attacks = {
        # public calls show one relation; hidden ones another for each bit
        "relations": "(a + b) * (2, -1, 3)[{bit}]",
        # public calls show one mistake; hidden ones another for each bit
        "mistakes": "(a * b, a, a - b)[{bit}]",
        # public calls are right, so that only hidden ones could tell
        "hidden alone": "(a * b, a, a + b)[{bit}]",
        "hidden relations alone": "(str(a + b), float(a + b), a + b)[{bit}]",
    }
    with Engine(course, tiers.best(grading=True), warm_up=True) as engine:
        return {
            name: [
                grade_source(engine, course.assignments[0], ADD.format(attack.format(bit=HIDDEN_INPUT.format(bit=bit))))
                for bit in range(7)
            ]
            for name, attack in attacks.items()
        }


def shown(student: StudentResult) -> bytes:
    """What a student is told of mistakes and relations."""
    return msgspec.json.encode([student.diagnoses, student.relations])


def test_no_hidden_input_is_spelled(spelled: dict[str, list[Result]]) -> None:
    """Names and relations are those of the public calls, or they are not there: hidden calls say one thing at most."""
    for name, results in spelled.items():
        told = {shown(result.for_student()) for result in results}
        assert len(told - {b"[[],[]]"}) <= 1, (name, told)
        texts = b"".join(told).decode()
        assert not any(code in texts for code in ("SUM02", "SUM03")), name
    for name in ("hidden alone", "hidden relations alone"):
        assert {shown(result.for_student()) for result in spelled[name]} == {b"[[],[]]"}


def test_the_attack_has_something_to_spell(spelled: dict[str, list[Result]]) -> None:
    """What instructors see of it differs by the bits: without the rule a student would read them."""
    for name in ("hidden alone", "hidden relations alone"):
        assert len({msgspec.json.encode([result.diagnoses, result.relations]) for result in spelled[name]}) > 1, name
