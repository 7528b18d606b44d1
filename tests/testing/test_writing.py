"""Tests as authors write them: everything under "Writing a test", through the real engine."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest

from grader.course.load import load_course
from grader.grading.engine import Engine
from grader.sandbox import tiers
from grader.submission.reader import read
from grader.testing.verdict import OF_THE_CALL
from tests.small_course import write_course

Command = Callable[..., subprocess.CompletedProcess[str]]
TIER = tiers.best(grading=False)
ONE_TASK = """
title = { en = "One", ko = "하나" }
[[tasks]]
name = "f"
title = { en = "F", ko = "에프" }
points = 10
"""


@dataclass(frozen=True)
class Case:
    """A test body and what is handed in for it. Their function ``f`` has a name of its own among other cases."""

    body: str
    submission: str
    marks: str = ""
    arguments: str = "submission"

    def test(self, name: str) -> str:
        """The test as an author writes it."""
        head = f'@pytest.mark.task("f")\n@pytest.mark.points(1)\n{self.marks}\ndef test_{name}({self.arguments}):\n'
        body = textwrap.indent(textwrap.dedent(self.body).strip(), "    ")
        return f'{head}    """F works."""\n{_own(body, name)}\n'

    def handed_in(self, name: str) -> str:
        """The submission."""
        return _own(textwrap.dedent(self.submission), name)


def _own(text: str, name: str) -> str:
    return re.sub(r"\bf\b", f"f_{name}", text)


def judge(root: Path, cases: dict[str, Case]) -> dict[str, dict[str, Any]]:
    """Judge all cases as one suite and one submission: for each its test's entry of the result file."""
    tests = "import numpy as np\nimport pandas as pd\nimport pytest\nfrom grader.testing import attach, check\n\n"
    files = {
        "assignments/sums/assignment.toml": ONE_TASK.replace("points = 10", f"points = {len(cases)}"),
        "assignments/sums/test_sums.py": tests + "\n".join(case.test(name) for name, case in cases.items()),
        "assignments/sums/sums.py": "\n".join(case.handed_in(name) for name, case in cases.items()),
    }
    write_course(root, **files)
    shutil.rmtree(root / "reference/sums")
    result = graded(root)
    assert len(result["tests"]) == len(cases), result
    entries = {test["id"].rpartition("::test_")[2]: test for test in result["tests"]}
    return {name: {**entries[name], "status": result["status"]} for name in cases}


def graded(root: Path) -> dict[str, Any]:
    """The result of what lies beside the tests of the course's only assignment."""
    course = load_course(root)
    (assignment,) = course.assignments
    submission = read(assignment.folder, assignment)
    assert submission is not None
    with Engine(course, TIER) as engine:
        result = engine.grade(submission, assignment, "")
    return json.loads(msgspec.json.encode(result))  # type: ignore[no-any-return]  # a result as it is stored


PASSED = {
    # Exact types cross the wall both ways; subclasses come back as their base.
    "values": Case(
        """
        for value in (None, True, 3, 2.5, 1 + 2j, "텍스트", b"x", [1, [2]], (1, 2), {"a": 1}, {1, 2}):
            got = submission.same(value)
            assert type(got) is type(value)
            assert got == value
        array = np.arange(6.0).reshape(2, 3)
        check.equal(submission.same(array), array)
        frame = pd.DataFrame({"a": [1, 2], "b": ["x", "y"]})
        check.equal(submission.same(frame), frame)
        assert type(submission.pretend()) is int
    """,
        """
        def same(x): return x
        class Right(int):
            def __eq__(self, other): return True
            __hash__ = int.__hash__
        def pretend(): return Right(5)
    """,
    ),
    # A handle forwards attributes and methods; comparison, truth, iteration and NumPy's protocols are errors.
    "handles": Case(
        """
        net = submission.Net(3)
        assert net.size == 3
        check.equal(net.forward(np.ones(2)), 3 * np.ones(2))
        check.equal(submission.iterate(net.layers(), limit=2), [1, 2])
        for bad in (lambda: net == net, lambda: bool(net), lambda: list(net), lambda: np.asarray(net),
                    lambda: np.add(net, 1), lambda: net + 1, lambda: len(net), lambda: 1 in net, lambda: hash(net)):
            with pytest.raises(TypeError):
                bad()
        for name in ("_secret", "__dict__", "__class_getitem__", "__array_interface__"):
            with pytest.raises(AttributeError):
                getattr(net, name)
    """,
        """
        class Net:
            _secret = 1
            __array_interface__ = {"data": (1, False), "shape": (1,), "typestr": "<i8", "version": 3}
            def __init__(self, size): self.size = size
            def forward(self, x): return x * self.size
            def layers(self): return iter([1, 2, 3])
            def __eq__(self, other): return True
            def __bool__(self): return True
    """,
    ),
    # submission.call: the value, the arguments afterwards, warnings and printed text.
    "call": Case(
        """
        frame = pd.DataFrame({"a": [1, 2]})
        done = submission.call("change", frame, twice=True)
        assert list(done.args[0].columns) == []
        assert list(frame.columns) == ["a"]
        assert done.kwargs == {"twice": True}
        assert done.warnings == [("RuntimeWarning", "careful")]
        assert done.stdout == "changed\\n"
        assert done.value is None
    """,
        """
        import warnings
        def change(df, twice):
            df.pop("a")
            warnings.warn("careful", RuntimeWarning)
            print("changed")
    """,
    ),
    # submission.define makes a function in the guest; the submission's own functions may be passed as well.
    "functions": Case(
        """
        square = submission.define("lambda x: (x ** 2).sum()")
        assert submission.apply(square, np.array([1.0, 2.0])) == 5.0
        assert submission.apply(submission.double, 4) == 8
    """,
        "def apply(g, x): return g(x)\ndef double(x): return 2 * x\n",
    ),
}
"""What passes, with why."""
RAISED = [
    ("ValueError('no')", "ValueError"),
    ("KeyError('k')", "KeyError"),
    ("SystemExit(0)", "StudentError"),
    ("KeyboardInterrupt()", "StudentError"),
    ("type('ValueError', (Exception,), {})('mine')", "StudentError"),
    ("UnicodeDecodeError('utf-8', b'', 0, 1, 'x')", "StudentError"),
    ("__import__('pytest').skip.Exception('skip me')", "StudentError"),
]
"""Plain built-ins arrive as themselves, everything else as StudentError: nothing can end or skip a test."""
ARRIVES = """
from grader.testing.proxy import StudentError
with pytest.raises({0}) as error:
    submission.f()
assert type(error.value) is {0}
"""
FAILED = [
    ("submission.f()", "x = 1\n", "test.not-defined"),
    ("submission.f()", "def f():\n    raise NotImplementedError\n", "test.not-implemented"),
    ("submission.f()", "def f():\n    while True: pass\n", "test.timeout-cpu"),
    ("submission.f()", "import time\ndef f():\n    time.sleep(60)\n", "test.timeout-wall"),
    ("submission.f()", "import os\ndef f():\n    os._exit(0)\n", "test.died"),
    ("submission.f()", "def f():\n    return [0] * 10**9\n", "test.raised"),
    ("submission.f()", "def f():\n    return 1 << 10**6\n", "test.too-large"),
    ("w, b = submission.f()", "def f():\n    return None\n", "test.none"),
    ("w, b = submission.f()", "def f():\n    yield 1\n", "test.lazy"),
    ("float(submission.f())", "def f():\n    return f\n", "test.function"),
    ("float(submission.f())", "class Box: pass\ndef f():\n    return Box()\n", "test.object"),
    ("check.equal(submission.f(), [1])", "def f():\n    return range(2)\n", "check.lazy"),
    (
        "np.ones((1000,)) - submission.f()",
        "import numpy as np\ndef f():\n    return np.ones((800000, 1))\n",
        "test.too-large",
    ),
    (
        "try:\n    submission.f()\nexcept BaseException:\n    pass",
        "import os\ndef f():\n    os._exit(0)\n",
        "test.died",
    ),
    ("pytest.skip('because ' + submission.f())", "def f():\n    return 'x'\n", "test.unusable"),
]
"""Body, submission, and the message's id of what is the submission's failure, whatever a test does with its values."""
DRAWN = Case(
    "drawn = submission.f()\nassert len(set(drawn)) == 6\ncheck.equal(drawn[4], 0.0)",
    """
        import numpy as np
        def f():
            made = (np.random.default_rng(), np.random.Generator(np.random.PCG64()), np.random.RandomState())
            return [float(generator.uniform()) for generator in (*made, *made)]
    """,
)
SLOW = """
import time
def f():
    end = time.process_time() + 0.8
    while time.process_time() < end: pass
    return 1
"""


def all_cases() -> dict[str, Case]:
    """Every case whose test ends neither the judging process nor the result."""
    cases = dict(PASSED)
    cases |= {f"raised_{n}": Case(ARRIVES.format(a), f"def f():\n    raise {r}\n") for n, (r, a) in enumerate(RAISED)}
    for number, (body, submission, message) in enumerate(FAILED):
        # on a busy machine the others may need more than the usual seconds
        marks = "" if message == "test.timeout-wall" else "@pytest.mark.limits(wall=40)"
        cases[f"failed_{number}"] = Case(body, submission, marks)
    return cases | {
        "placed": Case(
            "assert submission.f(0) == 1", "def f(x):\n    y = 1\n    raise ValueError('a\\x1b[31m\\u202eb')\n"
        ),
        "bare": Case("assert submission.f(2) == 4", "def f(x):\n    return 5\n"),
        "no_exception": Case("with pytest.raises(ValueError):\n    submission.f()", "def f():\n    return 1\n"),
        "usual_limit": Case("assert submission.f() == 1", SLOW, "@pytest.mark.limits(wall=40)"),
        "own_limit": Case("assert submission.f() == 1", SLOW, "@pytest.mark.limits(cpu=4, wall=40)"),
        "drawn": DRAWN,
    }


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory, lent_servers: None) -> dict[str, dict[str, Any]]:
    """What each case comes to."""
    return judge(tmp_path_factory.mktemp("cases") / "course", all_cases())


Judged = dict[str, dict[str, Any]]


@pytest.mark.parametrize("name", PASSED)
def test_what_an_author_may_do(judged: Judged, name: str) -> None:
    """Values, handles, calls and functions cross the wall as the case says."""
    assert judged[name]["outcome"] == "passed", judged[name]


@pytest.mark.parametrize("number", range(len(RAISED)), ids=[raised for raised, _ in RAISED])
def test_exceptions_arrive_by_an_allow_list(judged: Judged, number: int) -> None:
    """Plain built-ins arrive as themselves, everything else as StudentError: nothing can end or skip a test."""
    assert judged[f"raised_{number}"]["outcome"] == "passed", judged[f"raised_{number}"]


def test_a_raised_exception_is_placed_in_the_students_file(judged: Judged) -> None:
    """Type, text, file and line of the student's own code; control characters are gone."""
    test = judged["placed"]
    lines = "\n".join(case.handed_in(name) for name, case in all_cases().items()).splitlines()
    assert (test["outcome"], test["message"]["id"]) == ("failed", "test.raised")
    line = 1 + next(number for number, text in enumerate(lines) if "raise ValueError('a" in text)
    assert test["place"] == {"file": "sums.py", "line": line, "cell": None}
    assert "\x1b" not in json.dumps(test, ensure_ascii=False)
    assert "\u202e" not in json.dumps(test, ensure_ascii=False)


def test_bare_assert_is_explained(judged: Judged) -> None:
    """``assert a == b`` says what differs, with a gap."""
    assert judged["bare"]["gap"]["expected"] == "4"
    assert judged["bare"]["gap"]["actual"] == "5"


def test_no_exception_where_one_is_asked_for(judged: Judged) -> None:
    """pytest.raises that sees nothing raised is a failure in words."""
    test = judged["no_exception"]
    assert test["message"]["id"] == "test.no-exception"
    assert "ValueError" in test["message"]["args"]["expected"]


def check_failure(test: dict[str, Any], name: str, message: str) -> None:
    """Failed with the right words, never broken, never passed, and the grading goes on."""
    assert (test["status"], test["outcome"], test["message"]["id"]) == ("graded", "failed", message)
    assert test["call"] == (f"f_{name}()" if message in OF_THE_CALL else "")
    assert test["points"] == 0


@pytest.mark.parametrize("number", range(len(FAILED)), ids=[f"{message}-{body}" for body, _, message in FAILED])
def test_whatever_a_test_does_with_guest_values_is_the_submissions_failure(judged: Judged, number: int) -> None:
    """Failed with the right words, never broken, never passed, and the grading goes on."""
    check_failure(judged[f"failed_{number}"], f"failed_{number}", FAILED[number][2])


def test_who_ends_the_judging_process_fails(tmp_path: Path, lent_servers: None) -> None:
    """A value that a test ends its own process with is the submission's failure, too."""
    case = Case("import os; os._exit(submission.f())", "def f():\n    return 1\n", "@pytest.mark.limits(wall=40)")
    check_failure(judge(tmp_path / "course", {"ends": case})["ends"], "ends", "test.runner-died")


def test_a_broken_fixture_is_ours(tmp_path: Path, lent_servers: None) -> None:
    """A fixture that raises is broken: no score for anybody."""
    case = Case("pass", "def f(): return 1\n", arguments="submission, nowhere")
    test = judge(tmp_path / "course", {"broken": case})["broken"]
    assert (test["outcome"], test["status"]) == ("broken", "grader-error")


def test_limits_of_one_test(judged: Judged) -> None:
    """@pytest.mark.limits raises a limit for its own test."""
    assert judged["usual_limit"]["message"]["id"] == "test.timeout-cpu"
    assert judged["own_limit"]["outcome"] == "passed"


def test_seeds(judged: Judged, tmp_path: Path, lent_servers: None) -> None:
    """rng is the same for everybody; the guest's generators are seeded before the test, and not with rng's seed. What
    NumPy would ask the system for follows from the test's seed, so that it is the same everywhere; draws differ."""
    seed = judged["drawn"]["seed"]
    body = f"""
        drawn = submission.f()
        first = submission.g()
        assert rng.integers(0, 2**31) == np.random.default_rng({seed}).integers(0, 2**31)
        np.random.seed({seed} % 2**32)
        assert first[1] != float(np.random.rand())
        import random
        random.seed({seed})
        assert first[0] != random.random()
    """
    more = "import random\ndef g():\n    return [random.random(), float(np.random.rand())]\n"
    body = f"{textwrap.dedent(body)}\ncheck.equal(drawn[4], 0.0)"
    case = Case(body, f"{textwrap.dedent(DRAWN.submission)}\n{more}", arguments="submission, rng")
    again = judge(tmp_path / "course", {"drawn": case})["drawn"]
    assert [one["outcome"] for one in (judged["drawn"], again)] == ["failed", "failed"]
    assert judged["drawn"]["gap"]["actual"] == again["gap"]["actual"]
    assert again["gap"]["actual"].startswith("0.")


def test_plain_pytest_works(course: Path) -> None:
    """``pytest assignments/sums`` judges the file beside the test, with the report's words and no trusted traceback."""
    (course / "assignments/sums/sums.py").write_text("def add(a, b):\n    return a - b\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "assignments/sums"],
        cwd=course,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "2 failed" in done.stdout
    assert "add(1, 2)" in done.stdout
    assert "grader/testing" not in done.stdout
    hidden = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", "reference/sums"],
        cwd=course,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "failed" in hidden.stdout
