"""Hidden stays hidden: nothing that a student sees holds a line, a number or an input of the hidden side.

Attacks print, raise, return, keep and warn what they are given; the attacked course marks what its hidden tests give.
"""

from __future__ import annotations

import ast
import math
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from grader.course.load import load_course
from grader.model import Assignment, Result
from grader.testing.edits import reference_text
from grader.testing.variants import load_variants
from tests import ROOT
from tests.attacks.attack_batch import Outcome, run_batch
from tests.attacks.attack_checks import distinctive, leak_problems, leaked, student_facing

TELL = """


def _tell_everything():
    import functools, sys
    kept = []

    def telling(name, function):
        @functools.wraps(function)
        def tell(*args, **kwargs):
            kept.append((name, args, kwargs))
            print(name, repr(args), kwargs, kept[-3:])
            value = function(*args, **kwargs)
            print(name, repr(value))
            return value

        return tell

    for name, value in list(globals().items()):
        if type(value).__name__ == "function" and not name.startswith("_"):
            globals()[name] = telling(name, value)


_tell_everything()
"""


@pytest.mark.nightly
def test_nothing_hidden_is_shown_by_any_attack(attacked: Outcome) -> None:
    """The same for every attack, in each tier, whoever grades."""
    assert leaked(attacked) == []


COURSE = load_course(ROOT)


@pytest.mark.nightly
@pytest.mark.parametrize("assignment", COURSE.assignments, ids=lambda a: a.name)
def test_nothing_hidden_is_shown_by_any_variant(assignment: Assignment, tmp_path: Path) -> None:
    """Known mistakes, and a solution that tells all it is given, show nothing of the real hidden side."""
    written = dict(_variants(assignment))
    for name, source in written.items():
        (tmp_path / "in" / name).mkdir(parents=True)
        (tmp_path / "in" / name / f"{assignment.name}.py").write_text(source, encoding="utf-8")
    done = run_batch(ROOT, tmp_path / "in", tmp_path / "out", "--assignment", assignment.name)
    assert done.returncode == 0, done.stderr
    public, private = _public(assignment), _private(assignment)
    found = []
    for name, source in written.items():
        stored = (tmp_path / "out/results" / name / f"{assignment.name}.json").read_bytes()
        page = (tmp_path / "out/reports" / name / f"{assignment.name}.html").read_text("utf-8")
        texts = student_facing(msgspec.json.decode(stored, type=Result), page)
        found += [f"{name}: {it}" for it in leak_problems(texts, distinctive(private, [*public, source]))]
    assert found == []


def _variants(assignment: Assignment) -> Iterator[tuple[str, str]]:
    reference = reference_text(assignment)
    yield "tells", reference + TELL
    for one in load_variants(assignment):
        yield one.code, one.source(reference)


def _public(assignment: Assignment) -> list[str]:
    """What students have, and what its authors say to them: titles and hints, also of hidden tests and of mistakes."""
    assert assignment.reference is not None
    texts = [f"{math.e:.6}"]  # a mistake computes with it, and others give it
    texts += [
        path.read_text("utf-8") for path in assignment.folder.rglob("*") if path.suffix in (".py", ".md", ".toml")
    ]
    for path in assignment.reference.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                words = [n for mark in node.decorator_list for n in ast.walk(mark) if isinstance(n, ast.Constant)]
                texts += [ast.get_docstring(node) or "", *(str(word.value) for word in words)]
            if isinstance(node, ast.Dict):  # a text in the languages of the course
                texts += [
                    ast.literal_eval(text) for key, text in zip(node.keys, node.values, strict=True) if _is_lang(key)
                ]
    return texts


def _is_lang(key: ast.expr | None) -> bool:
    return isinstance(key, ast.Constant) and key.value in ("en", "ko")


def _private(assignment: Assignment) -> list[str]:
    assert assignment.reference is not None
    return [path.read_text("utf-8") for path in assignment.reference.rglob("*.py")]
