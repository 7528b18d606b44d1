"""What authors write: check, attach, and the explanation of a bare assert."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure as Drawing

from grader.model import Gap, Message, Text
from grader.testing import attach, check
from grader.testing.check import CheckFailed, explain
from grader.text.sentences import sentence

FRAME = pd.DataFrame({"A": [1.0, 2.0, 3.0], "B": [10.0, 20.0, 30.0]})
WORDS = {"en": "English", "ko": "한국어"}


def failure(claim: Callable[..., None], *args: Any, **more: Any) -> CheckFailed:
    """The failure of a claim that must not hold."""
    with pytest.raises(CheckFailed) as caught:
        claim(*args, **more)
    return caught.value


@pytest.mark.parametrize(
    ("actual", "expected", "claim"),
    [
        (0, 1, "f(x): expected 1, got 0"),
        (1.0, 1, "f(x): the type is wrong: expected int (1), got float (1.0)"),
        (None, (1, 2), "f(x): nothing came back (None): expected tuple, len 2"),
        (1 / 3, 1 / 3 + 1e-7, "f(x): expected 0.3333334, got 0.3333333 (off by 1e-07)"),
        ([1], [1, 2], "f(x): the number of elements is wrong: expected len 2, got len 1"),
        (np.zeros((2, 3)), np.zeros((3, 2)), "f(x): the shape is wrong: expected (3, 2), got (2, 3)"),
        ([np.zeros(2)], [np.zeros(3)], "f(x): the shape of [0] is wrong: expected (3,), got (2,)"),
        ({"dw1": 1.0}, {"dw1": 2.0}, "f(x): element dw1 is wrong: expected 2.0, got 1.0"),
        ({"dw": 1.0}, {"dw1": 2.0}, "f(x): the keys are wrong: expected ['dw1'], got ['dw']"),
        (
            {"dW": [np.array([[1.0, 2.0, 3.5]])]},
            {"dW": [np.array([[1.0, 2.5, 3.0]])]},
            "f(x): element dW[0][0, 1] is wrong: expected 2.5, got 2.0 (2 of 3 wrong, largest error 0.5)",
        ),
        ([True, False], [True, True], "f(x): element [1] is wrong: expected True, got False (1 of 2 wrong)"),
        (
            FRAME.assign(B=FRAME.B / 2),
            FRAME,
            "f(x): column B is wrong from row 0 on: expected 10.0, got 5.0 (3 of 6 wrong, largest error 15)",
        ),
        (
            FRAME.assign(B=[10.0, 0.0, 30.0]),
            FRAME,
            "f(x): column B is wrong in row 1: expected 20.0, got 0.0 (1 of 6 wrong, largest error 20)",
        ),
        (
            [FRAME.A + 1],
            [FRAME.A],
            "f(x): [0]: the values are wrong from row 0 on: expected 1.0, got 2.0 (3 of 3 wrong, largest error 1)",
        ),
        (FRAME[["A"]], FRAME, "f(x): the labels differ first at columns[1]: expected [A, B], got [A]"),
        ("abc", "abd", "f(x): expected 'abd', got 'abc'"),
        ({"s": "abc"}, {"s": "abd"}, "f(x): element s is wrong: expected 'abd', got 'abc'"),
    ],
)
def test_the_claim_stands_alone(actual: Any, expected: Any, claim: str) -> None:
    """What is wrong, where, expected and got, in one sentence; in Korean as well."""
    error = failure(check.equal, actual, expected, call="f(x)")
    assert str(error) == claim
    assert sentence(error.message, "ko").startswith("f(x): ")
    assert error.call == "f(x)"
    assert error.gap is not None and error.gap.expected in claim and error.gap.actual in claim


def test_equal_and_close_differ_in_tolerance_only() -> None:
    """A numerical gradient is close, not equal; classes are exact for both."""
    check.equal(1.0, 1.0 + 1e-10)
    check.close(1.0, 1.0 + 1e-8)
    failure(check.equal, 1.0, 1.0 + 1e-8)
    check.equal(1.0, 1.5, rtol=0.5)
    failure(check.close, 1, 1.0)
    check.equal(float("nan"), float("nan"), nan_equal=True)
    failure(check.equal, float("nan"), float("nan"))


def test_shape() -> None:
    """Of arrays, tables and numbers; a list has none."""
    check.shape(np.zeros((4, 2)), (4, 2))
    check.shape(FRAME, [3, 2])
    check.shape(np.float64(1.0), ())
    assert str(failure(check.shape, np.zeros(4), (4, 1))) == "the shape is wrong: expected (4, 1), got (4,)"
    error = failure(check.shape, [1, 2], (2,))
    assert error.gap == Gap("type", expected="shape (2,)", actual="list, len 2")


def test_that() -> None:
    """The author's own words, in both languages, and no truth but that of a bool."""
    check.that(np.bool_(True), "it holds", "성립합니다")
    error = failure(check.that, False, "W1 and W2 are equal", "W1과 W2가 같습니다", call="init_params((2, 1), 0)")
    assert str(error) == "init_params((2, 1), 0): W1 and W2 are equal"
    assert sentence(error.message, "ko") == "init_params((2, 1), 0): W1과 W2가 같습니다"
    for condition in (np.array([True]), [1], 1, None):
        with pytest.raises(TypeError):
            check.that(condition, "", "")  # type: ignore[arg-type]  # what a guest may have returned


def test_why_is_said_again() -> None:
    """The course's own choice follows the claim, as a Text or as a mapping."""
    error = failure(check.equal, 1, 0, why={"en": "A sum of 0 does not fire", "ko": "합이 0이면 발화하지 않습니다"})
    assert str(error) == "expected 0, got 1. A sum of 0 does not fire"
    assert error.message.why == Text("A sum of 0 does not fire", "합이 0이면 발화하지 않습니다")
    assert failure(check.close, 1, 0, why=Text("x")).message.why == Text("x")


def test_why_is_said_of_values() -> None:
    """Where the type, the shape or the keys are wrong, it is not what differs; unless it is about these."""
    for got, want, kind in (([1.0], [1], "type"), ([1], [1, 2], "shape"), ({"a": 1}, {"b": 1}, "keys")):
        assert failure(check.equal, got, want, why=Text("x")).message.why is None
        assert (failure(check.equal, got, want, why=Text("x"), why_at=["shape"]).message.why is None) == (
            kind != "shape"
        )
    assert failure(check.equal, [1], [2], why=Text("x"), why_at=["shape"]).message.why == Text("x")


def test_a_call_is_text_like_any_other() -> None:
    """A call that quotes hostile input is bounded and harmless."""
    error = failure(check.equal, 1, 0, call="f('" + "\x1b]0;" * 100 + "')")
    assert len(error.call) <= 1000 and error.call.isprintable()
    assert str(error).isprintable()


def test_message_arguments_are_plain() -> None:
    """Texts and numbers only: they go into the result file."""
    error = failure(check.equal, np.array([1.0, 2.0]), np.array([1.0, 3.0]), call="f(x)")
    assert error.message == Message(
        "check.element",
        {
            "call": "f(x)",
            "path": "[1]",
            "expected": "3.0",
            "actual": "2.0",
            "wrong": 1,
            "size": 2,
            "max_error": 1.0,
        },
    )


@pytest.mark.parametrize(
    ("op", "left", "right", "said", "kind"),
    [
        ("==", 0, 1, "expected 1, got 0", "value"),
        ("==", 0.0, 1, "expected 1, got 0.0", "value"),
        ("==", 0.1 + 0.2, 0.3, "expected 0.29999999999999999, got 0.30000000000000004 (off by 5.55112e-17)", "value"),
        ("==", [1, 2], [1, 3], "element [1] is wrong: expected 3, got 2 (1 of 2 wrong, largest error 1)", "value"),
        ("==", "1", 1, "the type is wrong: expected int (1), got str ('1')", "type"),
        ("<", 3, 2, "3 < 2 does not hold", None),
        ("in", 1, [2, 3], "1 in [2, 3] does not hold", None),
        ("not in", 2, [2, 3], "2 not in [2, 3] does not hold", None),
        ("is", None, 1, "None is 1 does not hold", None),
        ("!=", 1, 1, "1 != 1 does not hold", None),
        ("==", 1, 1.0, "expected 1.0, got 1", "value"),
    ],
)
def test_a_bare_assert_is_explained(op: str, left: Any, right: Any, said: str, kind: str | None) -> None:
    """In the words of check where it is an equality, plainly otherwise."""
    message, gap = explain(op, left, right)
    assert sentence(message, "en") == said
    assert (gap.kind if gap else None) == kind


@given(st.sampled_from(["==", "!=", "<", "in", "is"]), st.text(), st.one_of(st.text(), st.lists(st.floats())))
def test_explaining_never_raises(op: str, left: Any, right: Any) -> None:
    """Whatever stands on either side, the sentence is one printable line."""
    message, _ = explain(op, left, right)
    assert sentence(message, "en").isprintable()


def test_explaining_long_texts_takes_no_time() -> None:
    """pytest's own diff of such texts would take minutes."""
    left, right = "a b\n" * 250_000, "b a\n" * 250_000
    message, gap = explain("==", left, right)
    assert gap is not None and gap.index == (0,)
    assert len(sentence(message, "en")) < 700


# -- evidence


def drawing() -> Drawing:
    """A picture with a line and a text."""
    figure = Drawing()
    axes = figure.add_subplot()
    axes.plot([1, 2, 3])
    axes.set_title("손실 <script>")
    return figure


def test_figures_are_svg_and_the_same_each_time() -> None:
    """Inline SVG without prologue, date or random ids; text stays text, escaped."""
    with attach.collecting() as figures:
        attach.figure(drawing(), title=WORDS, alt=Text("A line that rises"))
        attach.figure(drawing, title=WORDS, alt=WORDS)
    first, second = figures
    assert first.svg == second.svg
    assert first.svg.startswith("<svg") and first.svg.rstrip().endswith("</svg>")
    assert "손실 &lt;script&gt;" in first.svg and "<script>" not in first.svg
    assert re.search(r"\d{4}-\d\d-\d\dT", first.svg) is None
    assert (first.kind, first.title, first.alt) == ("svg", Text("English", "한국어"), Text("A line that rises"))


def test_tables_stand_side_by_side() -> None:
    """Around the first wrong cell; values that cannot stand so are left out."""
    with attach.collecting() as figures:
        attach.table(FRAME.assign(A=0.0), FRAME, title=WORDS, alt=WORDS)
        attach.table(np.eye(2), np.eye(2), title=WORDS, alt=WORDS)
        attach.table(np.eye(2), np.eye(3), title=WORDS, alt=WORDS)
    assert [figure.table.wrong[0] for figure in figures if figure.table] == [(True, False), (False, False)]


def test_outside_a_test_nothing_is_drawn() -> None:
    """A plain pytest run does not pay for pictures."""

    def never() -> Drawing:
        raise AssertionError("drawn")

    attach.figure(never, title=WORDS, alt=WORDS)
    attach.table(1, 1, title=WORDS, alt=WORDS)
    with attach.collecting() as outer, attach.collecting() as inner:
        attach.table(np.eye(2), np.eye(2), title=WORDS, alt=WORDS)
    assert (len(outer), len(inner)) == (0, 1)


def test_evidence_never_fails_a_test() -> None:
    """What cannot be drawn, is too large or too much is left out."""

    def broken() -> Drawing:
        raise ValueError("values of the submission")

    def large() -> Drawing:
        figure = Drawing()
        figure.add_subplot().scatter(*np.random.default_rng(0).normal(size=(2, 10_000)))
        return figure

    with attach.collecting() as figures:
        attach.figure(broken, title=WORDS, alt=WORDS)
        attach.figure(large, title=WORDS, alt=WORDS)
        assert figures == []
        for _ in range(2 * attach.MOST_PIECES):
            attach.table(np.eye(2), np.eye(2), title=WORDS, alt=WORDS)
    assert len(figures) == attach.MOST_PIECES


def test_drawing_leaves_settings_alone() -> None:
    """The salt and the font type hold for the one picture only."""
    before = dict(mpl.rcParams)
    with attach.collecting():
        attach.figure(drawing, title=WORDS, alt=WORDS)
    assert dict(mpl.rcParams) == before


def test_importing_check_is_cheap() -> None:
    """Neither pandas nor matplotlib is loaded by a suite that uses neither."""
    code = "import sys; from grader.testing import attach, check; check.equal([1.0], [1.0]); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"pandas", "matplotlib", "pytest"} & set(loaded)


@pytest.mark.parametrize(
    ("actual", "said"),
    [([0, 1, 0, 1], True), ([0, 0, 1, 1], True), ([1, 1, 1, 1], False), ([0, 0, 0, 0], False), (None, False)],
)
def test_why_is_said_only_where_its_place_differs_first(actual: object, said: bool) -> None:
    """Nor where the type is what is wrong."""
    got = np.array(actual) if isinstance(actual, list) else actual
    error = failure(check.equal, got, np.array([0, 0, 0, 1]), why=Text("a sum of 0"), why_at=["[1]", "[2]"])
    assert (error.message.why is not None) is said
