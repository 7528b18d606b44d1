"""Which tests a change may reach: all in which a changed function is entered, and all where that is not known."""

from __future__ import annotations

import pytest

from grader.diagnosis.reach import Entered, functions_of
from grader.testing.edits import ReferenceEdit
from grader.testing.modules import module_of

TEXT = """
from functools import cache

STEP = 1


def step():
    return STEP


def start(n=step()):
    return n


def half(x):
    def inner():
        return x / 2
    return inner()


@cache
def kept():
    return 3


def both(x):
    return half(x) + kept()


class Box:
    def get(self):
        return 1
"""
EVERYTHING = None


@pytest.mark.parametrize(
    ("edit", "changed"),
    [
        (ReferenceEdit("half", "x / 2", "x / 3"), {"half"}),
        (ReferenceEdit("both", "x / 2", "x / 3"), {"half"}),
        (ReferenceEdit("half", "", "def half(x):\n    return x\n"), {"half"}),
        (ReferenceEdit("both", "half(x) + ", ""), {"both"}),
        (ReferenceEdit("both", "def both(x):\n    return half(x)", "def both(y):\n    return half(y)"), {"both"}),
        (ReferenceEdit("step", "STEP = 1", "STEP = 2"), EVERYTHING),
        (ReferenceEdit("kept", "return 3", "return 4"), EVERYTHING),
        (ReferenceEdit("Box", "return 1", "return 2"), EVERYTHING),
        (ReferenceEdit("Box", "", "class Box:\n    pass\n"), EVERYTHING),
        (ReferenceEdit("half", "return inner()", "return inner()\nkept = 3"), EVERYTHING),
        (ReferenceEdit("half", "return inner()\n\n\n@cache", "return inner()\n\n\n"), EVERYTHING),
        (ReferenceEdit("half", "is not there", "x"), EVERYTHING),
        (ReferenceEdit("other", "", "def other():\n    pass\n"), EVERYTHING),
    ],
)
def test_what_a_change_changes(edit: ReferenceEdit, changed: set[str] | None) -> None:
    """One plain function; anything else may be everything."""
    assert functions_of(TEXT).changed_by([edit]) == changed


def test_a_change_reaches_what_enters_it() -> None:
    """Also through others, and from inside; what runs while the module is loaded reaches everything."""
    functions, entered = functions_of(TEXT), Entered("<reached>")
    with entered.watching():
        module = module_of(TEXT, "reached")
        for unit, call in {"half": lambda: module.half(1), "both": lambda: module.both(1), "box": module.Box}.items():
            entered.begin(unit)
            call()

    def reached(*changed: str) -> tuple[str, ...]:
        return entered.reached(functions, frozenset(changed), ("half", "both", "box", "not run"))

    assert reached("half") == ("half", "both") and reached("both") == ("both",) == reached("both", "start")
    assert reached("start") == ()
    everything = ("half", "both", "box", "not run")
    assert reached("step") == everything == entered.reached(functions, None, everything)
