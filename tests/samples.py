"""Results as grading makes them: every status, every outcome, both languages, and one made to break a page."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import msgspec

from grader.model import (
    SCHEMA,
    Assignment,
    Course,
    Diagnosis,
    Gap,
    Limits,
    Message,
    Place,
    Result,
    SourceText,
    Status,
    Table,
    Task,
    TaskScore,
    TestResult,
    Text,
)
from grader.results.summary import Summary, summarise

GATES = Text("What one perceptron can and cannot do", "퍼셉트론 하나로 할 수 있는 것과 없는 것")
NORMALIZATION = Text("Normalization", "정규화")
COURSE = Course(
    root=Path("course"),
    title=Text("Neural networks in a day", "하루에 배우는 신경망"),
    language="en",
    datasets=Path("course/datasets"),
    assignments=tuple(
        Assignment(
            name=name,
            title=title,
            tasks=(Task("task", title, 100.0),),
            limits=Limits(),
            weight=1.0,
            data=(),
            folder=Path("course/assignments") / name,
            reference=None,
        )
        for name, title in (
            ("gates", Text("Gates", "논리 게이트")),
            ("xor_mlp", Text("XOR network", "XOR 신경망")),
            ("backprop", Text("Backpropagation", "역전파")),
            ("normalization", Text("Normalization", "정규화")),
            ("data_split", Text("Splitting data", "데이터 나누기")),
            ("regression", Text("Regression", "회귀")),
            ("logistic", Text("Logistic regression", "로지스틱 회귀")),
        )
    ),
)

PERCEPTRON = Text("A perceptron fires above zero", "퍼셉트론은 0보다 클 때 1을 냅니다")
AND = Text("AND with one perceptron", "퍼셉트론 하나로 만드는 AND")
XOR = Text("XOR by combining gates", "게이트를 조합한 XOR")
FIND = Text("Search all weights of a grid", "격자에서 가중치 찾기")
STATS = Text("Statistics of every column", "열마다 통계 구하기")
MIN_MAX = Text("Min-max normalization", "최소-최대 정규화")
STANDARD = Text("Standardization", "표준화")


def test(
    name: str, task: str, en: str, ko: str, outcome: str = "passed", points: float = 5.0, **more: Any
) -> TestResult:
    """A test's result; it earns its points where it passed."""
    return TestResult(
        id=name,
        task=task,
        title=Text(en, ko),
        visibility=more.pop("visibility", "public"),
        outcome=outcome,  # type: ignore[arg-type]  # the samples spell outcomes as plain text
        points=points if outcome == "passed" else 0.0,
        max_points=points,
        duration=0.004,
        seed=7,
        **more,
    )


def result(
    assignment: str,
    title: Text,
    tests: tuple[TestResult, ...],
    titles: dict[str, Text],
    student: str = "kim",
    status: Status = "graded",
    **more: Any,
) -> Result:
    """A result whose scores are those of its tests."""
    scores = []
    for task, name in titles.items():
        mine = [one for one in tests if one.task == task]
        public = [one for one in mine if one.visibility == "public"]
        scores.append(
            TaskScore(
                task,
                name,
                points=sum(one.points for one in mine),
                max_points=more.get("task_points", {}).get(task, sum(one.max_points for one in mine)),
                public_points=sum(one.points for one in public),
                public_max=sum(one.max_points for one in public),
            )
        )
    more.pop("task_points", None)
    return Result(
        schema=SCHEMA,
        assignment=assignment,
        student=student,
        status=status,
        score=None if status == "grader-error" else sum(score.points for score in scores),
        max_score=sum(score.max_points for score in scores),
        title=title,
        tasks=tuple(scores),
        tests=tests,
        **more,
    )


_GATE_TITLES = {"perceptron": PERCEPTRON, "and_gate": AND, "xor_gate": XOR, "find_perceptron": FIND}
_GATE_POINTS = {"perceptron": 30.0, "and_gate": 20.0, "xor_gate": 30.0, "find_perceptron": 20.0}

_GATE_TESTS = (
    test(
        "test_gates.py::test_batch", "perceptron", "A batch of rows gives an array of 0 and 1",
        "여러 행을 넣으면 0과 1의 배열이 나옵니다", points=10.0,
    ),
    test(
        "test_gates.py::test_zero", "perceptron", "A sum of exactly 0 does not fire",
        "합이 정확히 0이면 1을 내지 않습니다", points=10.0, edge=True,
    ),
    test(
        "test_gates.py::test_and", "and_gate", "AND fires only when both inputs are 1",
        "AND는 두 입력이 모두 1일 때만 1입니다", points=12.0,
    ),
    test(
        "test_gates.py::test_xor", "xor_gate", "XOR fires when exactly one input is 1",
        "XOR는 입력 가운데 하나만 1일 때 1입니다", points=18.0,
    ),
    test(
        "test_gates.py::test_found", "find_perceptron", "The first weights of the grid that make AND",
        "격자에서 AND를 만드는 첫 가중치", points=12.0,
    ),
)  # fmt: skip

_GATE_HIDDEN = (
    test(
        "test_gates_hidden.py::test_random[3]", "perceptron", "Random weights and rows",
        "무작위 가중치와 입력", points=10.0, visibility="hidden",
    ),
    test(
        "test_gates_hidden.py::test_and_arrays", "and_gate", "Arrays of inputs", "배열로 된 입력",
        points=8.0, visibility="hidden",
    ),
    test(
        "test_gates_hidden.py::test_xor_arrays", "xor_gate", "Arrays of inputs", "배열로 된 입력",
        points=12.0, visibility="hidden",
    ),
    test(
        "test_gates_hidden.py::test_none", "find_perceptron", "XOR and XNOR are found by no weights",
        "XOR와 XNOR를 만드는 가중치는 없습니다", points=8.0, visibility="hidden",
    ),
)  # fmt: skip


def full() -> Result:
    """Everything is right, hidden tests included."""
    return result("gates", GATES, _GATE_TESTS + _GATE_HIDDEN, _GATE_TITLES)


def released() -> Result:
    """A released folder: every public test passes, hidden ones are not there."""
    return result("gates", GATES, _GATE_TESTS, _GATE_TITLES, task_points=_GATE_POINTS)


def _changed(tests: tuple[TestResult, ...], **changes: TestResult) -> tuple[TestResult, ...]:
    return tuple(changes.get(one.id.partition("::")[2].partition("[")[0], one) for one in tests)


XOR_FAILED = test(
    "test_gates.py::test_xor", "xor_gate", "XOR fires when exactly one input is 1",
    "XOR는 입력 가운데 하나만 1일 때 1입니다", "failed", 18.0,
    message=Message("check.value", {"call": "xor_gate(1, 1)", "expected": "0", "actual": "1", "max_error": 1.0}),
    call="xor_gate(1, 1)",
    gap=Gap("value", expected="0", actual="1", max_error=1.0),
    place=Place("gates.py", 34),
    hint=Text(
        "XOR is true when OR is true and AND is not. Which gate says “not AND”?",
        "XOR는 OR이 참이고 AND가 참이 아닐 때 참입니다. “AND가 아님”을 나타내는 게이트는 무엇일까요?",
    ),
)  # fmt: skip

GATES_DIAGNOSIS = Diagnosis(
    "GATE07", "xor_gate",
    Text("behaves exactly as AND(OR, OR) would", "AND(OR, OR)처럼 동작합니다"),
    Text("One of the two inner gates must turn AND around.", "안쪽 게이트 둘 중 하나는 AND를 뒤집어야 합니다."),
    "exact", ("test_gates.py::test_xor", "test_gates_hidden.py::test_xor_arrays"),
)  # fmt: skip


def half() -> Result:
    """One task wrong with a diagnosis, another blocked by it, and the hidden tests judged."""
    tests = _changed(
        _GATE_TESTS + _GATE_HIDDEN,
        test_xor=XOR_FAILED,
        test_xor_arrays=test(
            "test_gates_hidden.py::test_xor_arrays", "xor_gate", "Arrays of inputs", "배열로 된 입력",
            "failed", 12.0, visibility="hidden", message=Message("check.value", {"expected": "SECRET"}),
            call="xor_gate(SECRET)", gap=Gap("value", expected="SECRET", actual="SECRET"), place=Place("gates.py", 34),
            hint=Text(
                "Gates that take numbers may not take arrays.",
                "숫자를 받는 게이트가 배열은 받지 못할 수 있습니다.",
            ),
        ),
        test_found=test(
            "test_gates.py::test_found", "find_perceptron", "The first weights of the grid that make AND",
            "격자에서 AND를 만드는 첫 가중치", "blocked", 12.0, blocked_by="xor_gate",
        ),
        test_none=test(
            "test_gates_hidden.py::test_none", "find_perceptron", "XOR and XNOR are found by no weights",
            "XOR와 XNOR를 만드는 가중치는 없습니다", "blocked", 8.0, blocked_by="xor_gate", visibility="hidden",
        ),
    )  # fmt: skip
    return result(
        "gates", GATES, tests, _GATE_TITLES, diagnoses=(GATES_DIAGNOSIS,),
        stdout="and: [0 0 0 1]\nor: [0 1 1 1]\n", duration=0.21,
    )  # fmt: skip


TABLE = Table(
    columns=("A", "B", "C"),
    rows=("0", "1", "2", "3", "4"),
    expected=tuple((f"{i / 9:.6g}", f"{i / 9:.6g}", f"{i / 9:.6g}") for i in range(5)),
    actual=tuple((f"{i / 9:.6g}", f"{(i + 1) / 10:.6g}", f"{i / 9:.6g}") for i in range(5)),
    wrong=tuple((False, True, False) for _ in range(5)),
    cut=True,
)

MIN_MAX_DIAGNOSIS = Diagnosis(
    "NORM02", "min_max_norm",
    Text("behaves exactly as if it divided by the maximum", "최댓값으로 나눈 것과 똑같이 동작합니다"),
    Text(
        "Subtract the minimum first, and divide by the range: maximum minus minimum.",
        "먼저 최솟값을 빼고, 범위(최댓값 − 최솟값)로 나누어 보세요.",
    ),
    "exact", ("test_normalization.py::test_min_max",), "https://example.org/norm02",
)  # fmt: skip


def kinds() -> Result:
    """A notebook with one failure of every kind, in Korean where people write: names, printed text."""

    def failed(name: str, task: str, en: str, ko: str, kind: str, **more: Any) -> TestResult:
        gap = {key: more.pop(key) for key in ("path", "index", "expected", "actual", "max_error", "wrong", "size",
                                              "table") if key in more}  # fmt: skip
        args = {key: value for key, value in {**gap, "call": more.get("call", "")}.items()
                if isinstance(value, str | int | float)}  # fmt: skip
        message = more.pop("message", Message({"value": "check.element"}.get(kind, f"check.{kind}"), args))
        return test(
            f"test_normalization.py::{name}", task, en, ko, "failed", 5.0, message=message,
            gap=Gap(kind, **gap), **more,  # type: ignore[arg-type]  # kinds are spelt as plain text
        )  # fmt: skip

    tests = (
        test("test_normalization.py::test_rows", "column_stats", "A row for every column", "열마다 행 하나"),
        failed(
            "test_min_max", "min_max_norm", "Every column runs from 0 to 1", "모든 열이 0에서 1까지입니다", "value",
            call="min_max_norm(df, column_stats(df))", path="column B", index=(0,), expected="0.0", actual="0.1",
            max_error=0.1, wrong=10, size=30, table=TABLE, place=Place("정규화_김철수.ipynb", 3, 4),
            message=Message("check.cells", {"column": "B", "row": "0", "expected": "0.0", "actual": "0.1",
                                            "wrong": 10, "size": 30, "max_error": 0.1}),
            hint=Text("What is left when the smallest value is put in?", "가장 작은 값을 넣으면 무엇이 남아야 할까요?"),
        ),
        failed(
            "test_frame", "min_max_norm", "The result is a DataFrame", "결과는 DataFrame입니다", "type",
            call="min_max_norm(df, stats)", expected="DataFrame", actual="ndarray",
            place=Place("정규화_김철수.ipynb", 2, 4),
        ),
        failed(
            "test_shape", "standard_norm", "Rows and columns are kept", "행과 열이 그대로입니다", "shape",
            call="standard_norm(df, stats)", expected="(10, 3)", actual="(3, 10)",
            place=Place("정규화_김철수.ipynb", 3, 5),
        ),
        failed(
            "test_keys", "column_stats", "At least min, max, mean, std", "min, max, mean, std가 있습니다", "keys",
            call="column_stats(df)", expected="min, max, mean, std", actual="min, max, mean, 표준편차",
        ),
        failed(
            "test_error", "standard_norm", "A constant column becomes 0", "상수 열은 0이 됩니다", "exception",
            call="standard_norm(df, stats)", actual="ZeroDivisionError: division by zero",
            message=Message("test.raised", {"type": "ZeroDivisionError", "text": "division by zero"}),
            place=Place("정규화_김철수.ipynb", 4, 5),
        ),
        failed(
            "test_unknown", "normalize", "An unknown method is a ValueError", "모르는 방법은 ValueError입니다",
            "no-exception", call='normalize_train_test(train, test, "x")', expected="ValueError",
            message=Message("test.no-exception", {"expected": "ValueError"}),
        ),
        failed(
            "test_large", "normalize", "A large table takes under 2 seconds", "큰 표도 2초 안에 끝납니다", "timeout",
            message=Message("test.timeout-cpu", {"seconds": 2.0}),
        ),
        failed("test_memory", "normalize", "Memory stays small", "메모리를 적게 씁니다", "memory",
               message=Message("test.memory")),
        failed("test_died", "normalize", "The program goes on", "프로그램이 끝나지 않습니다", "died",
               message=Message("test.died", {"code": "3"})),
        failed("test_defined", "denorm", "The function is there", "함수가 있습니다", "missing",
               message=Message("test.not-defined", {"task": "denorm"})),
        failed(
            "test_long", "denorm", "A long list of numbers", "긴 숫자 목록", "value",
            expected=str(list(range(400))), actual=str([number * 2 for number in range(400)]), path="[1]",
        ),
    )  # fmt: skip
    titles = {
        "column_stats": STATS, "min_max_norm": MIN_MAX, "standard_norm": STANDARD,
        "normalize": Text("Both parts by the training statistics", "학습 통계로 둘 다 정규화"),
        "denorm": Text("And back again", "되돌리기"),
    }  # fmt: skip
    return result(
        "normalization", NORMALIZATION, tests, titles, student="김철수", diagnoses=(MIN_MAX_DIAGNOSIS,),
        notes=(
            Message(
                "note.statement-failed",
                {"cell": 7, "line": 2, "type": "NameError", "text": "name '정규화' is not defined"},
            ),
        ),
        stdout="데이터를 읽었습니다\n   A   B\n0  1  10\n", task_points=dict.fromkeys(titles, 20.0),
    )  # fmt: skip


def ungradable() -> Result:
    """A file that cannot be read."""
    return result(
        "gates", GATES, (), _GATE_TITLES, status="ungradable", task_points=_GATE_POINTS,
        notes=(Message("note.syntax-error", {"file": "gates.py", "line": 12, "text": "invalid syntax"}),),
    )  # fmt: skip


def missing() -> Result:
    """Nothing was handed in."""
    return result(
        "gates", GATES, (), _GATE_TITLES, status="missing", task_points=_GATE_POINTS,
        notes=(Message("note.missing"),),
    )  # fmt: skip


def grader_error() -> Result:
    """One test is our fault, so there is no score; the reason quotes a hidden test."""
    tests = _changed(
        _GATE_TESTS + _GATE_HIDDEN,
        test_and=test(
            "test_gates.py::test_and", "and_gate", "AND fires only when both inputs are 1",
            "AND는 두 입력이 모두 1일 때만 1입니다", "broken", 12.0,
            message=Message("test.broken", {"text": "fixture 'table' not found"}),
        ),
    )  # fmt: skip
    return result(
        "gates", GATES, tests, _GATE_TITLES, status="grader-error",
        notes=(Message("note.grader-error", {"text": "SECRET in test_gates_hidden.py"}),),
    )  # fmt: skip


EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'`{{7*7}}\x1b[31m\x07\u202egpj.exe\u2066\x00\ud800"


def hostile(size: int = 1_000_000) -> Result:
    """Everything that a student can influence is an attack, ``size`` characters long."""
    evil = (EVIL * (size // len(EVIL) + 1))[:size]
    table = Table((evil,) * 30, (evil,) * 30, ((evil,) * 30,) * 30, ((evil,) * 30,) * 30, ((True,) * 30,) * 30)
    tests = tuple(
        test(
            f"test_gates.py::test_{number}", "xor_gate", "XOR", "XOR", "failed",
            message=Message("test.raised", {"type": evil, "text": evil}), call=evil,
            gap=Gap("value", path=evil, index=(0,), expected=evil, actual=evil, table=table),
            place=Place(evil, 1, None),
        )
        for number in range(30)
    )  # fmt: skip
    notes = (Message("note.statement-failed", {"cell": 1, "line": 1, "type": evil, "text": evil}),) * 200
    return result(
        "gates", GATES, tests, {"xor_gate": XOR}, student=evil, notes=notes, stdout=evil[:65536]
    )  # fmt: skip


GATES_SOURCE = '''\
"""Gates: what one perceptron can and cannot do."""

import numpy as np


def perceptron(x, w, b):
    """1 where the weighted sum is above 0."""
    return (np.asarray(x) @ w + b > 0).astype(int)


def gate_weights(gate):
    table = {"AND": (2, 2, -3), "OR": (2, 2, -1), "NAND": (-2, -2, 3)}
    if gate not in table:
        raise ValueError(gate)
    w1, w2, b = table[gate]
    return np.array([w1, w2]), b


def and_gate(x1, x2):
    w, b = gate_weights("AND")
    return perceptron(np.array([x1, x2]).T, w, b)


def or_gate(x1, x2):
    w, b = gate_weights("OR")
    return perceptron(np.array([x1, x2]).T, w, b)


def xor_gate(x1, x2):
    # 게이트 두 개를 조합합니다
    s1 = or_gate(x1, x2)
    s2 = or_gate(x1, x2)

    return and_gate(s1, s2)
'''

READ_CELL = """\
import pandas as pd
df = pd.read_csv('normalization.csv')
print('데이터를 읽었습니다')
df.head(2)
"""
MIN_MAX_CELL = """\
def min_max_norm(df, stats):
    out = df.to_numpy()
    return out / stats['max']
"""
STANDARD_CELL = """\
def standard_norm(df, stats):
    # 표준화
    out = ((df - stats['mean']) / stats['std']).T
    1 / 0
    return out
"""
NOTEBOOK_SOURCES = (
    SourceText("정규화_김철수.ipynb", 1, READ_CELL),
    SourceText("정규화_김철수.ipynb", 4, MIN_MAX_CELL),
    SourceText("정규화_김철수.ipynb", 5, STANDARD_CELL),
)

ALL = {
    "full": full, "released": released, "half": half, "kinds": kinds, "ungradable": ungradable,
    "missing": missing, "grader-error": grader_error, "hostile": hostile,
}  # fmt: skip
SOURCES = {
    "half": (SourceText("gates.py", None, GATES_SOURCE),),
    "full": (SourceText("gates.py", None, GATES_SOURCE),),
    "kinds": NOTEBOOK_SOURCES,
    "hostile": (SourceText(EVIL * 20_000, None, EVIL * 20_000),),
}


def a_class(students: int, names: tuple[str, ...] = ("gates", "normalization"), seed: int = 1) -> list[Summary]:
    """A class with every kind of result, the same for the same seed."""
    rng = random.Random(seed)
    titles = {assignment.name: assignment.title for assignment in COURSE.assignments}
    kinds = [full, half, ungradable, missing, grader_error]
    made = [kind() for kind in kinds]
    summaries = []
    for number in range(students):
        student = f"학생 {number:04d}" if number % 2 else f"student-{number:04d}"
        for name in names:
            result = rng.choices(made, [50, 40, 3, 5, 2])[0]
            changed = msgspec.structs.replace(
                result, student=student, assignment=name, title=titles[name], duration=0.05
            )
            summaries.append(summarise(changed))
    return summaries
