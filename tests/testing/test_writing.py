"""Tests as authors write them: everything under "Writing a test", through the real engine."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from collections.abc import Callable
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


@pytest.fixture
def judge(tmp_path: Path, lent_servers: None) -> Callable[..., dict[str, Any]]:
    """Judge one submission with one test body: the test's entry of the result file."""

    def run(body: str, submission: str, marks: str = "", arguments: str = "submission") -> dict[str, Any]:
        test = "import numpy as np\nimport pandas as pd\nimport pytest\nfrom grader.testing import attach, check\n\n"
        test += (
            f'@pytest.mark.task("f")\n@pytest.mark.points(10)\n{marks}\ndef test_f({arguments}):\n    """F works."""\n'
        )
        test += textwrap.indent(textwrap.dedent(body).strip(), "    ") + "\n"
        root = write_course(
            tmp_path / "course",
            **{
                "assignments/sums/assignment.toml": ONE_TASK,
                "assignments/sums/test_sums.py": "",
                "assignments/sums/sums.py": textwrap.dedent(submission),
                "reference/sums/test_sums_hidden.py": test,
                "reference/sums/sums.py": "def f(*args):\n    return 1\n",
            },
        )
        (root / "reference/sums/test_sums_hidden.py").rename(root / "assignments/sums/test_sums.py")
        (root / "reference/sums/sums.py").unlink()
        (root / "reference/sums").rmdir()
        result = graded(root)
        assert len(result["tests"]) == 1, result
        return {**result["tests"][0], "status": result["status"], "notes": result["notes"]}

    return run


Judge = Callable[..., dict[str, Any]]


def graded(root: Path) -> dict[str, Any]:
    """The result of what lies beside the tests of the course's only assignment."""
    course = load_course(root)
    (assignment,) = course.assignments
    submission = read(assignment.folder, assignment)
    assert submission is not None
    with Engine(course, TIER) as engine:
        result = engine.grade(submission, assignment, "")
    return json.loads(msgspec.json.encode(result))  # type: ignore[no-any-return]  # a result as it is stored


def test_values_of_every_kind_come_back(judge: Judge) -> None:
    """Exact types cross the wall both ways; subclasses come back as their base."""
    body = """
        for value in (None, True, 3, 2.5, 1 + 2j, "텍스트", b"x", [1, [2]], (1, 2), {"a": 1}, {1, 2}):
            got = submission.same(value)
            assert type(got) is type(value)
            assert got == value
        array = np.arange(6.0).reshape(2, 3)
        check.equal(submission.same(array), array)
        frame = pd.DataFrame({"a": [1, 2], "b": ["x", "y"]})
        check.equal(submission.same(frame), frame)
        assert type(submission.pretend()) is int
    """
    submission = """
        def same(x): return x
        class Right(int):
            def __eq__(self, other): return True
            __hash__ = int.__hash__
        def pretend(): return Right(5)
    """
    assert judge(body, submission)["outcome"] == "passed"


def test_handles_refuse_everything_but_public_names(judge: Judge) -> None:
    """A handle forwards attributes and methods; comparison, truth, iteration and NumPy's protocols are errors."""
    body = """
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
    """
    submission = """
        class Net:
            _secret = 1
            __array_interface__ = {"data": (1, False), "shape": (1,), "typestr": "<i8", "version": 3}
            def __init__(self, size): self.size = size
            def forward(self, x): return x * self.size
            def layers(self): return iter([1, 2, 3])
            def __eq__(self, other): return True
            def __bool__(self): return True
    """
    assert judge(body, submission)["outcome"] == "passed"


def test_call_shows_arguments_warnings_and_output(judge: Judge) -> None:
    """submission.call: the value, the arguments afterwards, warnings and printed text."""
    body = """
        frame = pd.DataFrame({"a": [1, 2]})
        done = submission.call("change", frame, twice=True)
        assert list(done.args[0].columns) == []
        assert list(frame.columns) == ["a"]
        assert done.kwargs == {"twice": True}
        assert done.warnings == [("RuntimeWarning", "careful")]
        assert done.stdout == "changed\\n"
        assert done.value is None
    """
    submission = """
        import warnings
        def change(df, twice):
            df.pop("a")
            warnings.warn("careful", RuntimeWarning)
            print("changed")
    """
    assert judge(body, submission)["outcome"] == "passed"


def test_functions_can_be_arguments(judge: Judge) -> None:
    """submission.define makes a function in the guest; the submission's own functions may be passed as well."""
    body = """
        square = submission.define("lambda x: (x ** 2).sum()")
        assert submission.apply(square, np.array([1.0, 2.0])) == 5.0
        assert submission.apply(submission.double, 4) == 8
    """
    submission = "def apply(g, x): return g(x)\ndef double(x): return 2 * x\n"
    assert judge(body, submission)["outcome"] == "passed"


@pytest.mark.parametrize(
    ("raised", "arrives"),
    [
        ("ValueError('no')", "ValueError"),
        ("KeyError('k')", "KeyError"),
        ("SystemExit(0)", "StudentError"),
        ("KeyboardInterrupt()", "StudentError"),
        ("type('ValueError', (Exception,), {})('mine')", "StudentError"),
        ("UnicodeDecodeError('utf-8', b'', 0, 1, 'x')", "StudentError"),
        ("__import__('pytest').skip.Exception('skip me')", "StudentError"),
    ],
)
def test_exceptions_arrive_by_an_allow_list(judge: Judge, raised: str, arrives: str) -> None:
    """Plain built-ins arrive as themselves, everything else as StudentError: nothing can end or skip a test."""
    body = f"""
        from grader.testing.proxy import StudentError
        with pytest.raises({arrives}) as error:
            submission.f()
        assert type(error.value) is {arrives}
    """
    assert judge(body, f"def f():\n    raise {raised}\n")["outcome"] == "passed"


def test_a_raised_exception_is_placed_in_the_students_file(judge: Judge) -> None:
    """Type, text, file and line of the student's own code; control characters are gone."""
    test = judge("assert submission.f(0) == 1", "def f(x):\n    y = 1\n    raise ValueError('a\\x1b[31m\\u202eb')\n")
    assert (test["outcome"], test["message"]["id"]) == ("failed", "test.raised")
    assert test["place"] == {"file": "sums.py", "line": 3, "cell": None}
    assert "\x1b" not in json.dumps(test, ensure_ascii=False)
    assert "\u202e" not in json.dumps(test, ensure_ascii=False)


def test_bare_assert_is_explained(judge: Judge) -> None:
    """``assert a == b`` says what differs, with a gap."""
    test = judge("assert submission.f(2) == 4", "def f(x):\n    return 5\n")
    assert test["gap"]["expected"] == "4"
    assert test["gap"]["actual"] == "5"


def test_no_exception_where_one_is_asked_for(judge: Judge) -> None:
    """pytest.raises that sees nothing raised is a failure in words."""
    test = judge("with pytest.raises(ValueError):\n    submission.f()", "def f():\n    return 1\n")
    assert test["message"]["id"] == "test.no-exception"
    assert "ValueError" in test["message"]["args"]["expected"]


@pytest.mark.parametrize(
    ("body", "submission", "message"),
    [
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
        ("import os; os._exit(submission.f())", "def f():\n    return 1\n", "test.runner-died"),
    ],
)
def test_whatever_a_test_does_with_guest_values_is_the_submissions_failure(
    judge: Judge, body: str, submission: str, message: str
) -> None:
    """Failed with the right words, never broken, never passed, and the grading goes on."""
    asleep = message == "test.timeout-wall"  # on a busy machine the others may need more than the usual seconds
    test = judge(body, submission, marks="" if asleep else "@pytest.mark.limits(wall=40)")
    assert (test["status"], test["outcome"], test["message"]["id"]) == ("graded", "failed", message)
    assert test["call"] == ("f()" if message in OF_THE_CALL else "")
    assert test["points"] == 0


def test_a_broken_fixture_is_ours(judge: Judge) -> None:
    """A fixture that raises is broken: no score for anybody."""
    test = judge("pass", "def f(): return 1\n", arguments="submission, nowhere")
    assert (test["outcome"], test["status"]) == ("broken", "grader-error")


def test_limits_of_one_test(judge: Judge) -> None:
    """@pytest.mark.limits raises a limit for its own test."""
    slow = "import time\ndef f():\n    end = time.process_time() + 1.5\n"
    slow += "    while time.process_time() < end: pass\n    return 1\n"
    assert judge("assert submission.f() == 1", slow, marks="@pytest.mark.limits(wall=40)")["message"]["id"] == (
        "test.timeout-cpu"
    )
    assert judge("assert submission.f() == 1", slow, marks="@pytest.mark.limits(cpu=4, wall=40)")["outcome"] == "passed"


def test_seeds(judge: Judge) -> None:
    """rng is the same for everybody; the guest's generators are seeded before the test, and not with rng's seed."""
    body = """
        first = submission.f()
        assert rng.integers(0, 2**31) == np.random.default_rng({seed}).integers(0, 2**31)
        np.random.seed({seed} % 2**32)
        assert first[1] != float(np.random.rand())
        import random
        random.seed({seed})
        assert first[0] != random.random()
    """
    submission = "import random\nimport numpy as np\ndef f():\n    return [random.random(), float(np.random.rand())]\n"
    seed = judge("submission.f()", submission)["seed"]
    assert judge(body.format(seed=seed), submission, arguments="submission, rng")["outcome"] == "passed"


def test_generators_without_a_seed_get_one(judge: Judge) -> None:
    """Same result everywhere: what NumPy would ask the system for follows from the test's seed; draws still differ."""
    submission = """
        import numpy as np
        def f():
            made = (np.random.default_rng(), np.random.Generator(np.random.PCG64()), np.random.RandomState())
            return [float(generator.uniform()) for generator in (*made, *made)]
    """
    body = "drawn = submission.f()\nassert len(set(drawn)) == 6\ncheck.equal(drawn[4], 0.0)"
    first, second = judge(body, submission), judge(body, submission)
    assert first["outcome"] == "failed"
    assert first["gap"]["actual"] == second["gap"]["actual"]
    assert first["gap"]["actual"].startswith("0.")


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
