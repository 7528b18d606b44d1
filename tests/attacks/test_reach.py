"""Attacks that name parts of the grader reach them: a module that moves must not leave an attack that does nothing."""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

from grader.course.load import load_course
from grader.diagnosis.candidates import compute_part, compute_reference
from grader.sandbox.guest import session
from grader.testing.messages import PartName
from grader.testing.suite import Suite, with_suite
from tests import ROOT
from tests.attacks.attack_catalogue import SUBMISSIONS
from tests.attacks.attack_course import write_attacked_course

SOURCES = {path.stem: path.read_text("utf-8") for path in sorted(SUBMISSIONS.glob("*.py"))}

PATCHES = {
    "forging_own_end_of_the_wire": {"call"},
    "forging_patched_pytest": {"grader.testing.plugin"},
    "protocol_lying_names": {"names"},
}
"""What becomes other by an attack that puts its hands on modules of the grader: modules, and answers of a guest."""

PROGRAM = """
import sys, types
import grader.testing.plugin
from grader.sandbox.guest import session
from grader.sandbox.wire import codec

encode = codec.encode
guest = session.GuestSession({"f": lambda: 3})

def answer(*message):
    frame = bytearray().join(encode(list(message)))
    reply = bytearray().join(guest.handle(frame[8:], codec.read_header(bytes(frame[:8]))[1]))
    return repr(codec.decode(reply[8:], codec.read_header(bytes(reply[:8]))[1]))

def state():
    modules = {name: module for name, module in sys.modules.items() if name.startswith("grader.")}
    return modules | {"names": answer("names"), "call": answer("call", "f", [], {}, None, False)}

state()  # the first answers load what codes them
before = state()
module = sys.modules["sums"] = types.ModuleType("sums")
exec(compile(sys.stdin.read(), "sums.py", "exec"), module.__dict__)
print(*(name for name, value in state().items() if before.get(name) != value))
"""


def named(source: str) -> set[str]:
    """Modules of the grader that a source names in a text."""
    texts = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return {text for text in texts if isinstance(text, str) and re.fullmatch(r"grader(\.\w+)+", text)}


@pytest.mark.parametrize("attack", [name for name, source in SOURCES.items() if named(source)])
def test_every_module_that_an_attack_names_is_there(attack: str) -> None:
    """By the very name under which the attack looks for it."""
    for name in named(SOURCES[attack]):
        assert importlib.util.find_spec(name) is not None, name


def test_all_attacks_on_modules_are_looked_at() -> None:
    """Whatever takes a module of the grader out of ``sys.modules``, or puts one there, is in the table above."""
    assert {name for name, source in SOURCES.items() if 'sys.modules["grader' in source} == PATCHES.keys()


@pytest.mark.parametrize("attack", PATCHES)
def test_what_an_attack_patches_becomes_other(attack: str) -> None:
    """Where the guest's code runs, unprotected, the attack changes what it means to change."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], input=SOURCES[attack], capture_output=True, text=True, cwd=ROOT, timeout=60
    )
    assert set(done.stdout.split()) == PATCHES[attack], done.stderr


def test_the_answers_have_the_names_that_an_attack_tries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The trusted side loads reference and variants under these names: an attack that imports them asks for the right
    ones."""
    source = SOURCES["forging_import_the_answer"]
    course = load_course(write_attacked_course(tmp_path / "course"))
    (assignment,) = course.assignments

    def use(suite: Suite) -> None:
        reference, task = compute_reference(suite), assignment.tasks[0].name
        assert compute_part(suite, PartName(task), reference).profiles

    ours = ("grader_reference_", "grader_candidate_")
    for name in [name for name in sys.modules if name.startswith(ours)]:  # of other tests in this process
        monkeypatch.delitem(sys.modules, name)
    with_suite(course, assignment, use)
    answers = {name for name in sys.modules if name.startswith(ours)}
    assert len(answers) == 2 and all(f'"{name}"' in source for name in answers)


def test_a_guest_runs_under_the_name_that_attacks_use() -> None:
    """A guest's part of the grader is loaded by the name that it has here."""
    assert f'"{session.__name__}"' in SOURCES["protocol_lying_names"]
