"""The dialect of the catalogues: arguments, optional parts, code."""

from __future__ import annotations

import pytest

from grader.text.template import fill


def filled(template: str, **args: str) -> str:
    """The whole text."""
    return "".join(piece.text for piece in fill(template, args))


def test_arguments_are_filled_in() -> None:
    """Each placeholder by its argument, as often as it stands there; what is not asked for is left out."""
    assert filled("{a} and {b} and {a}", a="1", b="2", c="3") == "1 and 2 and 1"


@pytest.mark.parametrize(
    ("args", "text"),
    [
        ({}, "x."),
        ({"a": "1"}, "x (1)."),
        ({"b": "2"}, "x."),
        ({"a": "1", "b": "2"}, "x (1 of 2)."),
        ({"a": "1", "b": ""}, "x (1)."),
    ],
)
def test_the_first_alternative_that_is_complete_counts(args: dict[str, str], text: str) -> None:
    """None does where no argument is there, and an empty one is not."""
    assert filled("x[ ({a} of {b})| ({a})].", **args) == text


def test_an_alternative_without_arguments_is_the_default() -> None:
    """It needs nothing, so it counts where the ones before it do not."""
    assert [filled("[column {a}|it] is", **args) for args in ({}, {"a": "z"})] == ["it is", "column z is"]


def test_code_stands_apart() -> None:
    """What is between backticks is code, arguments in it included."""
    assert fill("Next: `run {a}`, then `stop`.", {"a": "gates"}) == [
        ("Next: ", False),
        ("run gates", True),
        (", then ", False),
        ("stop", True),
        (".", False),
    ]


@pytest.mark.parametrize("hostile", ["`rm`", "{b}", "{a.__class__}", "[x|y]", "\\1", "{"])
def test_an_argument_is_no_part_of_the_template(hostile: str) -> None:
    """It stands as it is, in text, in an optional part and in code, and makes no code of its own."""
    pieces = fill("{a}[ ({a})] `{a}`", {"a": hostile, "b": "secret"})
    assert pieces == [(f"{hostile} ({hostile}) ", False), (hostile, True)]


def test_a_missing_argument_is_an_error() -> None:
    """A caller that forgot one hears of it."""
    with pytest.raises(KeyError):
        fill("{a}", {})
