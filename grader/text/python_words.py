"""What texts of Python, NumPy and pandas mean, for a reader who meets them for the first time: the table of those that
beginners meet. The original words are always shown as well."""

from __future__ import annotations

import re
from typing import Final

_TABLE: Final = (
    ("none-attribute", "AttributeError", r"'NoneType' object has no attribute"),
    ("none-used", "TypeError", r"'NoneType' object|NoneType object|'NoneType'|of type NoneType"),
    ("index", "IndexError", r"out of (?:bounds|range)|out-of-bounds"),
    ("not-aligned", "ValueError", r"not aligned|mismatch in its core dimension"),
    ("broadcast", "ValueError", r"could not be broadcast|could not broadcast"),
    ("index-kind", "", r"only integers, slices|only integer scalar arrays|indices must be integers"),
    ("truth", "ValueError", r"truth value of an? (?:array|Series|DataFrame)|truth value of a \w+ is ambiguous"),
    ("one-number", "TypeError", r"only (?:0-dimensional|length-1|size-1) arrays can be converted"),
    ("renamed", "AttributeError", r"deprecated alias for the builtin|was removed in the NumPy 2\.0"),
    ("no-module-name", "AttributeError", r"module '(?:numpy|pandas)[\w.]*' has no attribute"),
    ("frame-attribute", "AttributeError", r"'(?:DataFrame|Series)' object has no attribute"),
    (
        "list-attribute",
        "AttributeError",
        r"'(?:list|tuple|int|float|str|dict|range|generator)' object has no attribute",
    ),
    ("key", "KeyError", r""),
    (
        "parameters",
        "TypeError",
        r"\(\) takes (?:\d+ pos|from)|missing \d+ required|unexpected keyword argum",
    ),
    ("local", "UnboundLocalError", r""),
    ("name", "NameError", r"is not defined"),
    ("zero-division", "ZeroDivisionError", r""),
    ("no-integer", "ValueError", r"invalid literal for int"),
    ("no-number", "ValueError", r"could not convert string to float"),
    ("recursion", "RecursionError", r""),
    ("unpack", "", r"to unpack \(expected|cannot unpack non-iterable"),
    ("not-called", "TypeError", r"object is not callable"),
    ("mixed-types", "TypeError", r"can only concatenate|unsupported operand type|can't multiply sequence by non-int"),
    ("ragged", "ValueError", r"inhomogeneous shape|setting an array element with a sequence"),
    ("reshape", "ValueError", r"cannot reshape array of size"),
    ("empty", "ValueError", r"arg is an empty|zero-size array to reduction|iterable argument is empty"),
    ("cast", "", r"Cannot cast ufunc"),
    (
        "not-iterable",
        "TypeError",
        r"object is not iterable|iteration over a 0-d array|of unsized object|has no len\(\)",
    ),
    ("no-elements", "", r"object is not subscriptable|invalid index to scalar|too many indices for array"),
    ("not-changed", "TypeError", r"does not support item assignment"),
    ("not-compared", "TypeError", r"not supported between instances"),
    ("file", "FileNotFoundError", r""),
    ("module", "ModuleNotFoundError", r""),
    ("block", "IndentationError", r"expected an indented block"),
    ("indent", "IndentationError", r"unexpected indent|unindent does not match"),
    ("bracket", "SyntaxError", r"was never closed|unmatched '|does not match opening"),
    ("string", "SyntaxError", r"unterminated (?:triple-quoted )?(?:f-)?string"),
    ("assign", "SyntaxError", r"Maybe you meant '=='|cannot assign to"),
    ("colon", "SyntaxError", r"expected ':'"),
    ("print", "SyntaxError", r"Missing parentheses in call to 'print'"),
    ("comma", "SyntaxError", r"Perhaps you forgot a comma"),
)
"""What is explained, the type of the exception (empty for any), and how its text is known."""
_SYNTAX: Final = frozenset(("SyntaxError", "IndentationError", "TabError"))
_LOOKED_AT = 500  # characters


def meaning(kind: str, text: str) -> str | None:
    """Return the phrase that explains an exception of type ``kind`` with this text; None where there is none.

    An empty ``kind`` is a syntax error of whatever type.
    """
    text = text[:_LOOKED_AT]
    for name, wanted, pattern in _TABLE:
        fits = wanted in ("", kind) or (not kind and wanted in _SYNTAX)
        if fits and (kind or wanted in _SYNTAX) and re.search(pattern, text):
            return f"means.{name}"
    return None


def meanings() -> frozenset[str]:
    """Return all phrases of the table."""
    return frozenset(f"means.{name}" for name, _, _ in _TABLE)
