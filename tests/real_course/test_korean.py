"""Korean output is Korean: what stands in it in Latin letters are names of Python, NumPy, pandas and the course."""

from __future__ import annotations

import builtins
import io
import keyword
import re
import tokenize
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import islice
from types import ModuleType

import numpy as np
import pandas as pd
import pytest
from babel.messages.pofile import read_po

from grader.course import layout
from grader.course.load import load_course
from grader.model import Assignment, Limits, Message, TestResult
from grader.testing.edits import reference_text
from grader.testing.in_process import local_session, quiet
from grader.testing.suite import Suite, with_suite
from grader.testing.variants import load_mistakes
from grader.text.catalogue import LOCALE
from grader.text.sentences import sentence
from tests import ROOT

COURSE = load_course(ROOT)
PHRASE = re.compile(r"[A-Za-z]{3,} [A-Za-z]{3,}")
WORD = re.compile(r"[A-Za-z_][A-Za-z_0-9]*")
CODE = re.compile(r"`[^`]*`|\{\w+\}|\"[^\"]*\"|'[^']*'|\S*\.(?:py|ipynb)\b|--[\w-]+(?: [A-Z]+\b)?")
"""What is quoted: code, an argument, a text, a file, an option."""
LIBRARIES = (builtins, np, np.ndarray, np.random.Generator, pd, pd.DataFrame, pd.Series)
NAMES = frozenset(
    [name for library in LIBRARIES for name in dir(library)]
    + keyword.kwlist
    + """
    Python NumPy pandas README CPU KiB UTF JSON HTML CSV Git LFS GitHub Raw Canvas Moodle Blackboard Brightspace
    Gradescope TODO PDF Ctrl C Page Down Markdown log py ipynb grader np pd ndarray NaN dL n k x y z w b p d m
    """.split()
)
"""What is called the same in every language."""
COMMANDS = ("grader", "pip", "apt", "git", "make")
SILENT = ("call", "text", "row", "column", "path")
"""Arguments of a message that are the student's, or data."""


def english(text: str, names: Iterable[str] = ()) -> list[str]:
    """The words of a Korean text in Latin letters that are no names; abbreviations, codes and identifiers are."""
    words = WORD.findall(CODE.sub(" ", text))
    return [
        word for word in words if word not in NAMES and word not in names and "_" not in word and word != word.upper()
    ]


def english_phrases(text: str) -> list[str]:
    """Two words in a row that are no names."""
    found = [one[0] for one in PHRASE.finditer(CODE.sub("·", text))]
    return [phrase for phrase in found if not set(phrase.split()) <= NAMES and phrase.split()[0] not in COMMANDS]


def code_names(assignment: Assignment) -> frozenset[str]:
    """The names in the code of a reference and of its public tests."""
    texts = (reference_text(assignment), layout.public_tests(assignment).read_text(encoding="utf-8"))
    tokens = (token for text in texts for token in tokenize.generate_tokens(io.StringIO(text).readline))
    return frozenset(token.string for token in tokens if token.type == tokenize.NAME)


def wrong_sources(assignment: Assignment) -> Iterator[str]:
    """A submission for each known mistake, and the wrong ones of people who have not seen these."""
    reference = reference_text(assignment)
    for one in load_mistakes(assignment).variants:
        yield one.source(reference)
    for entry in import_module(f"tests.real_course.blind.{assignment.name}").WRONG:
        yield f"{reference}\n\n{entry.source}"


def test_the_catalogue_is_korean() -> None:
    """Every phrase: names stand in it, and no two English words in a row."""
    with (LOCALE / "ko" / "LC_MESSAGES" / "grader.po").open("rb") as file:
        phrases = [one for one in read_po(file, locale="ko") if one.id]
    assert [found for one in phrases for form in _forms(one.string) for found in english_phrases(form)] == []


def _forms(string: str | tuple[str, ...] | list[str]) -> list[str]:
    return [string] if isinstance(string, str) else list(string)


@pytest.mark.parametrize("assignment", COURSE.assignments, ids=lambda assignment: assignment.name)
def test_what_authors_write_is_korean(assignment: Assignment) -> None:
    """Titles and hints of tasks and of mistakes: names and formulas stand in them, no two English words in a row."""
    texts = [assignment.title, *(text for task in assignment.tasks for text in (task.title, *task.hints))]
    texts += [text for one in load_mistakes(assignment).known for text in (one.title, *one.hints)]
    assert [found for text in texts for found in english_phrases(text.ko)] == []


@pytest.mark.parametrize(
    ("assignment", "step"),
    [(COURSE.assignments[0], 5), *(pytest.param(one, 1, marks=pytest.mark.nightly) for one in COURSE.assignments)],
    ids=lambda value: getattr(value, "name", str(value)),
)
def test_what_is_said_of_wrong_submissions_is_korean(assignment: Assignment, step: int) -> None:
    """The sentence of every failing public test of every known mistake, its title and its hint; by day of one in five
    of one assignment."""
    names, said = code_names(assignment), dict[str, list[str]]()
    count = 0

    def look(test: TestResult) -> None:
        nonlocal count
        if test.outcome != "failed" or test.message is None:
            return
        count += 1
        data = (*SILENT, "expected", "actual") if test.gap is not None and test.gap.kind == "keys" else SILENT
        args = {name: value for name, value in test.message.args.items() if name not in data}
        texts = [sentence(Message(test.message.id, args, test.message.why), "ko"), test.title.ko]
        if test.gap is not None and test.gap.kind not in ("exception", "keys"):
            texts += [test.gap.expected, test.gap.actual]
        texts += [test.hint.ko] if test.hint is not None else []
        said.update({text: words for text in texts if (words := english(text, names))})

    def use(suite: Suite) -> None:
        hidden = frozenset(spec.id for spec in suite.specs.values() if spec.visibility == "hidden")
        for source in islice(wrong_sources(assignment), 0, None, step):
            module = ModuleType(assignment.name)
            with quiet():
                exec(source, module.__dict__)
                suite.run(local_session(module, limits=Limits(cpu=1.0)), skip=hidden, judged=look)

    with_suite(COURSE, assignment, use)
    assert said == {}
    assert count > 10
