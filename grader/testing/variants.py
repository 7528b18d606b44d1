"""Known-wrong variants of single functions, as ``reference/<name>/variants.py`` holds them.

    @variant("NORM02", title={"en": "…", "ko": "…"}, hints=[{"en": "…", "ko": "…"}, …], link="README.md#min-max")
    def min_max_norm(df, stats):
        return df / stats["max"]

``example`` is a call that shows the mistake, for a variant that only hidden tests tell from the reference; it may use
``np``, ``pd`` and what the reference's module holds.

A variant replaces the reference's function of the same name; the rest of the module stays the reference, so a wrong
``sigmoid`` reaches ``train``. Its body may use all that the reference's module holds. Line breaks in texts do not
count, so that a long text may be written in triple quotes.
"""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from grader.course import layout
from grader.errors import GraderError
from grader.model import Assignment, Text
from grader.testing.modules import load_module

_Made = TypeVar("_Made", bound=Callable[..., Any])


@dataclass(frozen=True)
class Variant:
    """A function that makes a mistake: which one it is, and what helps."""

    code: str
    task: str
    title: Text
    hints: tuple[Text, ...]
    link: str
    example: str
    function: Callable[..., Any]

    def module(self, reference: Path) -> ModuleType:
        """Return the reference's module with this function in the place of its own."""
        module = load_module(reference, f"grader_variant_{self.code}")
        exec(compile(self._text(), f"<{self.code}>", "exec"), module.__dict__)  # noqa: S102  the author's own
        return module

    def source(self, reference: Path) -> str:
        """Return a submission that makes this mistake: the reference's text, and this function after it."""
        return f"{reference.read_text(encoding='utf-8')}\n\n{self._text()}"

    def _text(self) -> str:
        """Return the function or class without the mark of a variant: run where the reference has run, it calls what is
        there."""
        lines = textwrap.dedent(inspect.getsource(self.function)).splitlines(keepends=True)
        start = next(i for i, line in enumerate(lines) if line.startswith(("def ", "class ")))
        return "".join(lines[start:])


_collected: list[Variant] | None = None


def variant(
    code: str, *, title: dict[str, str], hints: list[dict[str, str]], link: str = "", example: str = ""
) -> Callable[[_Made], _Made]:
    """Mark a function as the variant ``code`` of the task that has its name."""

    def note(function: _Made) -> _Made:
        if _collected is not None:
            texts = tuple(map(_text, hints))
            _collected.append(Variant(code, function.__name__, _text(title), texts, link, example, function))
        return function

    return note


def _text(written: dict[str, str]) -> Text:
    return Text(**{lang: " ".join(text.split()) for lang, text in written.items()})


@contextmanager
def _collecting() -> Iterator[list[Variant]]:
    global _collected
    before, _collected = _collected, []
    try:
        yield _collected
    finally:
        _collected = before


def load_variants(assignment: Assignment) -> tuple[Variant, ...]:
    """The variants of an assignment; none where there is no file. Raises GraderError naming file and code."""
    if assignment.reference is None or not (path := assignment.reference / layout.VARIANTS).is_file():
        return ()
    with _collecting() as found:
        try:
            load_module(path, f"grader_variants_{assignment.name}")
        except Exception as error:
            raise GraderError(f"{path}: {type(error).__name__}: {error}", "Correct the file.", exit_code=3) from error
    codes = [one.code for one in found]
    tasks = [task.name for task in assignment.tasks]
    for one in found:
        if one.task not in tasks:
            raise GraderError(f"{path}: {one.code}: there is no task {one.task!r}", f"Known: {', '.join(tasks)}.")
        if codes.count(one.code) > 1:
            raise GraderError(f"{path}: {one.code} is there twice", "Give each variant a code of its own.")
    return tuple(found)
