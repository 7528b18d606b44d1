"""What a release says of known mistakes: enough to name them, and nothing of what is right."""

from __future__ import annotations

import itertools
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import TypeVar

import msgspec
import pytest

from grader.authoring.digests import LARGEST, released_tasks
from grader.authoring.leaks import find_leaks
from grader.authoring.release import release
from grader.course.load import load_course
from grader.course.targets import Target
from grader.diagnosis.diagnose import Findings
from grader.diagnosis.naming_calls import asker
from grader.diagnosis.recorded import CallReader
from grader.diagnosis.recording import Exchange, Recording
from grader.diagnosis.relate_claims import relate_claims
from grader.diagnosis.released import (
    ReleasedMistakes,
    ReleasedTask,
    diagnose_released,
    digest_of,
    encode_digests,
    load_released,
)
from grader.diagnosis.seen import Ask, Evidence
from grader.diagnosis.view import view_of
from grader.errors import GraderError
from grader.model import Course, Result, TestResult, Text
from grader.notebook import judge
from grader.results.score import settle
from grader.sandbox.wire import codec
from grader.testing.claims import Claim
from grader.testing.in_process import local_session
from grader.testing.suite import Suite, with_suite
from tests.small_course import write_course

pytestmark = pytest.mark.usefixtures("lent_servers")

Looked = TypeVar("Looked")
Both = Callable[[int, int], object]
CORNERS = tuple(itertools.product((0, 1), repeat=2))
TEXTS = 'dict(title={"en": "behaves exactly as if", "ko": "똑같이"}, hints=[{"en": "look", "ko": "보기"}])'
FILES = {
    "assignments/sums/README.md": "# Sums\n\nAdd.\n",
    "assignments/sums/README.ko.md": "# 합\n\n더하기.\n",
    "assignments/sums/assignment.toml": """
title = { en = "Gates", ko = "게이트" }
[[tasks]]
name = "both"
title = { en = "Both", ko = "둘" }
points = 60
[[tasks]]
name = "free"
title = { en = "Any weight", ko = "가중치" }
points = 40
""",
    "assignments/sums/test_sums.py": '''
import pytest

from grader.testing import check


@pytest.mark.task("both")
@pytest.mark.points(60)
def test_both(submission):
    """1 for two ones."""
    answers = [submission.both(a, b) for a in (0, 1) for b in (0, 1)]
    check.equal(answers, [0, 0, 0, 1], call="both of all corners")


@pytest.mark.task("free")
@pytest.mark.points(20)
def test_free(submission):
    """Any positive number will do."""
    assert submission.free() > 0
''',
    "reference/sums/test_sums_hidden.py": '''
import pytest


@pytest.mark.task("free")
@pytest.mark.points(20)
def test_free_hidden(submission, reference):
    """Any positive number will do, once more."""
    assert submission.both(7, 7) == reference.both(7, 7)
    assert submission.free() > 0
''',
    "reference/sums/sums.py": '''
def both(a, b):
    """Return 1 for two ones."""
    # Step 1: look at both
    return int(a == b == 1)


def free():
    """Return any positive number."""
    # Step 1: take one
    return 3.25
''',
    "reference/sums/solutions/other.py": "def both(a, b):\n    return a & b\n\n\ndef free():\n    return 4.75\n",
    "reference/sums/variants.py": f"""
from grader.testing.variants import naming_call, variant

TEXTS = {TEXTS}


@variant("SUM01", **TEXTS)
def both(a, b):
    return int(a == 1 or b == 1)


@variant("SUM02", **TEXTS)
def both(a, b):
    return int(a != b)


@variant("SUM03", **TEXTS)
def both(a, b):
    return int(a == 0)


@variant("SUM04", **TEXTS)
def both(a, b):
    return int(not a)


@variant("SUM05", **TEXTS)
def free():
    return -3.25


naming_call("both", "both(5, 5)")
""",
}


@pytest.fixture
def gates(tmp_path: Path) -> Path:
    """A course whose answers are 0 or 1, and one task of which any answer will do."""
    return write_course(tmp_path / "course", **FILES)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """That course, released."""
    return released(write_course(tmp_path_factory.mktemp("course"), **FILES), tmp_path_factory.mktemp("out"))


def released(root: Path, out: Path) -> Course:
    """The course, released."""
    release(load_course(root), out, "en", "py")
    return load_course(out)


def look(course: Course, functions: Iterable[Both], use: Callable[[Evidence, Ask], Looked]) -> list[Looked]:
    """Run the public tests of a released course on each of some functions."""
    (assignment,) = course.assignments
    found: list[Looked] = []

    def run(suite: Suite) -> None:
        for both in functions:
            recording, results, claims = Recording(), list[TestResult](), dict[str, Claim]()
            module = ModuleType("sums")
            module.__dict__.update(both=both, free=lambda: -3.25)
            session = local_session(module, listener=recording)
            suite.run(session, judged=partial(note, suite, results, claims))
            settled = settle(results, assignment.tasks).tests
            found.append(use(Evidence(settled, claims, tuple(recording.exchanges)), asker(session, recording)))

    with_suite(course, assignment, run)
    return found


def note(suite: Suite, results: list[TestResult], claims: dict[str, Claim], result: TestResult) -> None:
    """Keep a result and its claim."""
    results.append(result)
    if suite.frame.claim is not None:
        claims[result.id] = suite.frame.claim


def gate(outputs: tuple[int, ...]) -> Both:
    """The function with these values in the corners."""
    table = dict(zip(CORNERS, outputs, strict=True))
    return lambda a, b: table[a, b]


def far(value: int) -> Both:
    """A function that is wrong in the corners, and gives a value far away."""
    return lambda a, b: int(a == 0) if b < 2 else value


def test_the_file_holds_codes_and_digests_alone(course: Course) -> None:
    """Of two mistakes that public tests cannot tell apart, and of a task with free answers, nothing is said."""
    content = (course.assignments[0].folder / "digests.json").read_text(encoding="utf-8")
    tasks = json.loads(content)
    assert {name: [one["code"] for one in task["mistakes"]] for name, task in tasks.items()} == {
        "both": ["SUM01", "SUM02"]
    }
    for one in tasks["both"]["mistakes"]:
        assert set(one) == {"code", "digest"}  # no naming call: its right answer would be what is not wrong
        assert re.fullmatch("[0-9a-f]{32}", one["digest"])
    assert re.fullmatch("[0-9a-f]{32}", tasks["both"]["salt"])


def test_all_small_answers_tell_nothing_that_is_right(course: Course) -> None:
    """All sixteen gates are tried: two have a digest, both wrong, and the right one has nothing that could have one."""
    known = load_released(course, course.assignments[0]).tasks["both"]
    tables = [*itertools.product((0, 1), repeat=4)]
    views = look(course, map(gate, tables), lambda evidence, _: view_of(evidence, "both", CallReader()))
    digests = {outputs: digest_of(view, (), known.salt) for outputs, view in zip(tables, views, strict=True) if view}
    found = {
        outputs: {one.code for one in known.mistakes if one.digest == digest} for outputs, digest in digests.items()
    }
    assert (0, 0, 0, 1) not in found
    assert {outputs: codes for outputs, codes in found.items() if codes} == {
        (0, 1, 1, 1): {"SUM01"},
        (0, 1, 1, 0): {"SUM02"},
    }


def test_salts_differ(gates: Path) -> None:
    """Nobody can compute digests beforehand: another reference, another salt."""
    course = load_course(gates)
    before = released_tasks(course, course.assignments[0])
    path = gates / "reference/sums/sums.py"
    path.write_text(path.read_text(encoding="utf-8") + "\n# one more line\n", encoding="utf-8")
    after = released_tasks(course, course.assignments[0])
    assert before["both"].salt != after["both"].salt
    assert {one.digest for one in before["both"].mistakes}.isdisjoint(one.digest for one in after["both"].mistakes)


NUMBERS = f"""
from grader.testing.variants import naming_call, variant

TEXTS = {TEXTS}


@variant("SUM01", **TEXTS)
def both(a, b):
    return int(a == 0)


@variant("SUM02", **TEXTS)
def both(a, b):
    return int(a == 0) if b < 2 else 7


@variant("SUM03", example="both(5, 5)", **TEXTS)
def both(a, b):
    return int(a == 0) if b < 2 else 9


naming_call("both", "both(6, 6)")
"""


def test_calls_tell_mistakes_apart(gates: Path, tmp_path: Path) -> None:
    """Naming calls are made of the submission; what answers as no mistake does is not named. Of the answers to them in
    the digests one is right, and nothing says which."""
    (gates / "reference/sums/variants.py").write_text(NUMBERS, encoding="utf-8")
    course = released(gates, tmp_path / "out")
    known = load_released(course, course.assignments[0])
    assert [(one.code, one.calls) for one in known.tasks["both"].mistakes] == [
        ("SUM01", (0, 1)),
        ("SUM02", (0, 1)),
        ("SUM03", (0, 1)),
    ]

    def said(evidence: Evidence, ask: Ask) -> Findings:
        return diagnose_released(
            known, course.assignments[0], evidence.results, evidence.claims, evidence.exchanges, ask
        )

    found = look(course, map(far, (7, 9, 8, 0)), said)
    assert [[one.code for one in findings.diagnoses] for findings in found] == [["SUM02"], ["SUM03"], [], ["SUM01"]]


def test_a_hidden_call_is_refused(gates: Path) -> None:
    """A call that only a hidden test makes would tell students of it."""
    path = gates / "reference/sums/variants.py"
    path.write_text(path.read_text(encoding="utf-8") + 'naming_call("both", "both(7, 7)")\n', encoding="utf-8")
    course = load_course(gates)
    with pytest.raises(GraderError, match=r"both\(7, 7\): a hidden test makes this call"):
        released_tasks(course, course.assignments[0])


def test_leaks_in_calls_are_found(gates: Path) -> None:
    """The check reads the calls beside the digests, too."""
    path = gates / "reference/sums/sums.py"
    path.write_text(path.read_text(encoding="utf-8").replace("3.25", "31415.92653"), encoding="utf-8")
    request = b"".join(codec.encode(["call", "both", [31415.92653], {}, None, True]))
    content = encode_digests({"both": ReleasedTask("00", (), (request,))})
    found = [leak.text for leak in find_leaks(load_course(gates), {"assignments/sums/digests.json": content})]
    assert found == ["31415.92653"]


def test_a_course_with_its_reference_has_none(gates: Path) -> None:
    """There the library speaks."""
    course = load_course(gates)
    assert load_released(course, course.assignments[0]) == ReleasedMistakes()
    assert LARGEST == 2**20


def test_a_damaged_file_is_named(course: Course, tmp_path: Path) -> None:
    """One line that names the file and the remedy."""
    own = msgspec.structs.replace(course.assignments[0], folder=tmp_path)
    (tmp_path / "digests.json").write_text("{", encoding="utf-8")
    with pytest.raises(GraderError, match=r"digests\.json: cannot be read"):
        load_released(course, own)


SURFACES = """
def both(a, b):
    return int(a == 1 or b == 1)


def free():
    print(1)
"""


def test_run_pytest_and_check_name_it(course: Course, grader: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    """The same code on every surface, and a relation where there is no mistake; explain tells more."""
    folder = course.assignments[0].folder
    (folder / "sums.py").write_text(SURFACES, encoding="utf-8")
    done = grader("run", "sums", "--json", folder / "result.json", cwd=folder)
    assert "behaves exactly as if" in done.stdout
    assert "grader explain SUM01" in done.stdout
    result = msgspec.json.decode((folder / "result.json").read_bytes(), type=Result)
    assert [(one.code, one.task, one.calls) for one in result.diagnoses] == [("SUM01", "both", 1)]
    assert "SUM01" in grader("explain", "SUM01", cwd=folder).stdout
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder)]
    shown = subprocess.run(command, cwd=course.root, capture_output=True, text=True, check=False).stdout
    assert "both: behaves exactly as if (seen in 1 value)\n  look\n  Read on: grader explain SUM01\n" in shown
    namespace: dict[str, object] = {}
    exec(SURFACES, namespace)
    live = judge(course, Target(course.assignments[0]), namespace)
    assert live.diagnoses == result.diagnoses
    assert live.relations == result.relations


@pytest.mark.parametrize(
    ("values", "relations"),
    [
        ((4, 6, 8), ["times"]),
        ((4, 6, 9), []),
        ((-2, -3, -4), ["negative"]),
        ((7, 7, 7), ["constant"]),
        ((None, None, None), ["none"]),
        ((2, 6, 8), ["times"]),
    ],
)
def test_relations_of_claims(values: tuple[object, ...], relations: list[str]) -> None:
    """What holds of all values at which public tests failed, against what they expected there."""
    evidence = Evidence(
        tuple(one_result(number, value == number + 2) for number, value in enumerate(values)),
        {f"t{number}": Claim(1, 1, "value", value, number + 2) for number, value in enumerate(values)},
        tuple(one_exchange(number, value) for number, value in enumerate(values)),
    )
    found = relate_claims(evidence, "double", ("t0", "t1", "t2"), CallReader())
    assert [one.message.id for one in found] == [f"relation.{name}" for name in relations]


def one_result(number: int, passed: bool) -> TestResult:
    """The result of a test of ``double``."""
    return TestResult(f"t{number}", "double", Text("t"), "public", "passed" if passed else "failed", 0, 1)


def one_exchange(number: int, value: object) -> Exchange:
    """The call that the test makes."""
    request = b"".join(codec.encode(["call", "double", [number + 10], {}, None, False]))
    reply = b"".join(codec.encode(["ok", value]))
    _, head = codec.read_header(reply[: codec.HEADER.size])
    return Exchange(f"t{number}", "double", request, (reply[codec.HEADER.size :], head))
