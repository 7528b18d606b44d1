"""Known mistakes of an assignment, as ``reference/<name>/variants.py`` holds them: wrong versions of single tasks.

    edit("NORM02", task="min_max_norm", old='(df - stats["min"])', new="df",
         title={"en": "…", "ko": "…"}, hints=[{"en": "…", "ko": "…"}, …], link="README.md#min-max")

    @variant("NORM03", title=…, hints=…, link=…)
    def min_max_norm(df, stats):
        return df / stats["max"]

A variant is the reference with a piece of its text replaced, or with a whole function in the place of its own; the
rest of the module stays the reference, so a wrong ``sigmoid`` reaches ``train``. ``old`` stands once in the task, or
else once in the whole file (in a private helper). The body of a function may use whatever the reference's module holds.

A mistake may be made in several ways: a further ``edit`` or ``variant`` with the same code and without words is one.
``example`` is a call that shows the mistake, where only hidden tests tell it from the reference; it may use ``np``,
``pd`` and what the reference's module holds. Line breaks in texts do not count.

    @predicate("GATE20", title=…, hints=…, link=…)
    def weights_of(answer):
        first, second = answer("AND"), answer("NAND")
        return first == second

A predicate is a mistake of a task with free answers: what it says of the answers to public calls is the claim. A call
that the public tests have not made makes it false, as any exception does. With the code of a variant and without words
it is a further way of making that mistake: the variant proves that the tests notice it, the predicate finds it in other
answers. ``answer.made`` holds all public calls: positional arguments, arguments by name, and what came back.

    naming_call("or_gate", "or_gate(2, -2)")

A call that only tells mistakes apart: it is made where several fit, is public, and moves no score.
"""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from grader.course import layout
from grader.errors import GraderError
from grader.model import Assignment, Text
from grader.testing.authored import Words, text_of
from grader.testing.edits import EditError, ReferenceEdit, reference_text
from grader.testing.modules import load_module
from grader.testing.traceback_lines import line_in

_Made = TypeVar("_Made", bound=Callable[..., Any])


@dataclass(frozen=True)
class Variant:
    """A wrong version of a task: which mistake it makes, and what helps. ``changes`` make it of the reference."""

    code: str
    task: str
    title: Text
    hints: tuple[Text, ...]
    link: str
    example: str
    changes: tuple[ReferenceEdit, ...]

    def source(self, reference: str) -> str:
        """Return a submission that makes this mistake, out of the reference's text. Raises EditError."""
        for change in self.changes:
            reference = change.apply(reference)
        return reference


@dataclass(frozen=True)
class Predicate:
    """A mistake that shows in what a submission's own answers have to do with each other."""

    code: str
    task: str
    title: Text
    hints: tuple[Text, ...]
    link: str
    holds: Callable[[Callable[..., Any]], object]


@dataclass(frozen=True)
class NamingCall:
    """A call of ``task`` that only tells mistakes apart."""

    task: str
    call: str


Known = Variant | Predicate


@dataclass
class MistakeFile:
    """What a variants file says, in the order in which it is written."""

    known: list[Known] = field(default_factory=list)
    calls: list[NamingCall] = field(default_factory=list)

    @property
    def variants(self) -> tuple[Variant, ...]:
        """The mistakes that are versions of the reference."""
        return tuple(one for one in self.known if isinstance(one, Variant))

    @property
    def predicates(self) -> tuple[Predicate, ...]:
        """The mistakes that are claims about answers."""
        return tuple(one for one in self.known if isinstance(one, Predicate))


_collected: MistakeFile | None = None


def edit(
    code: str,
    *,
    task: str,
    old: str,
    new: str,
    title: Words | None = None,
    hints: Sequence[Words] = (),
    link: str = "",
    example: str = "",
) -> None:
    """Say that the mistake ``code`` is the reference with ``new`` in the place of ``old``."""
    _note(Variant(code, task, _title(title), tuple(map(_text, hints)), link, example, (ReferenceEdit(task, old, new),)))


def variant(
    code: str, *, title: Words | None = None, hints: Sequence[Words] = (), link: str = "", example: str = ""
) -> Callable[[_Made], _Made]:
    """Mark a function as the mistake ``code`` of the task that has its name."""

    def note(function: _Made) -> _Made:
        task, text = function.__name__, _definition(function)
        _note(
            Variant(
                code, task, _title(title), tuple(map(_text, hints)), link, example, (ReferenceEdit(task, "", text),)
            )
        )
        return function

    return note


def predicate(
    code: str, *, title: Words | None = None, hints: Sequence[Words] = (), link: str = ""
) -> Callable[[Callable[[Callable[..., Any]], object]], object]:
    """Mark a function as a claim about the answers of the task that has its name."""

    def note(function: Callable[[Callable[..., Any]], object]) -> object:
        _note(Predicate(code, function.__name__, _title(title), tuple(map(_text, hints)), link, function))
        return function

    return note


def naming_call(task: str, call: str) -> None:
    """Add a call that only tells mistakes of ``task`` apart; it may use ``np``, ``pd`` and the reference's names."""
    if _collected is not None:
        _collected.calls.append(NamingCall(task, call))


def _note(one: Known) -> None:
    if _collected is not None:
        _collected.known.append(one)


def _definition(function: Callable[..., Any]) -> str:
    """Return the text of a function or class without what marks it as a variant."""
    lines = textwrap.dedent(inspect.getsource(function)).splitlines(keepends=True)
    start = next(i for i, line in enumerate(lines) if line.startswith(("def ", "class ")))
    return "".join(lines[start:])


def _title(title: Words | None) -> Text:
    return _text(title) if title is not None else Text("")


def _text(written: Words) -> Text:
    text = text_of(written)
    return Text(" ".join(text.en.split()), " ".join(text.ko.split()))


@contextmanager
def _collecting() -> Iterator[MistakeFile]:
    global _collected
    before, _collected = _collected, MistakeFile()
    try:
        yield _collected
    finally:
        _collected = before


def load_mistakes(assignment: Assignment) -> MistakeFile:
    """Return what the variants file of an assignment says; nothing where there is no file. Raises GraderError."""
    if assignment.reference is None or not (path := assignment.reference / layout.VARIANTS).is_file():
        return MistakeFile()
    with _collecting() as written:
        try:
            load_module(path, f"grader_variants_{assignment.name}")
        except Exception as error:
            line = getattr(error, "lineno", None) or line_in(error.__traceback__, str(path))
            place = f"{path}:{line}" if line else str(path)
            raise GraderError(f"{place}: {type(error).__name__}: {error}", "Correct the file.", exit_code=3) from error
    try:
        known = [*_with_words(written.known)]
        _check(assignment, known, written.calls)
    except EditError as error:
        raise GraderError(f"{path}: {error}", error.remedy, exit_code=3) from None
    return MistakeFile(known, written.calls)


def load_variants(assignment: Assignment) -> tuple[Variant, ...]:
    """Return the variants of an assignment: several may share a code. Raises GraderError naming file and code."""
    return load_mistakes(assignment).variants


def _with_words(written: Sequence[Known]) -> Iterator[Known]:
    """Yield what is written, each further way of making a mistake with the words of the first. Raises EditError."""
    first: dict[str, Known] = {}
    for one in written:
        named = first.setdefault(one.code, one)
        if named is one:
            if not one.title.en:
                raise EditError(f"{one.code} has no title", "Give the first of its variants the words.")
        elif one.title.en:
            raise EditError(
                f"{one.code} is there twice", "Give each mistake a code of its own, or a further way of it no title."
            )
        else:
            one = replace(one, title=named.title, hints=named.hints, link=named.link)
        yield one


def _check(assignment: Assignment, known: Sequence[Known], calls: Sequence[NamingCall]) -> None:
    tasks = [task.name for task in assignment.tasks]
    reference = reference_text(assignment) if any(isinstance(one, Variant) for one in known) else ""
    for who, task in [*((one.code, one.task) for one in known), *((call.call, call.task) for call in calls)]:
        if task not in tasks:
            raise EditError(f"{who}: there is no task {task!r}", f"Known: {', '.join(tasks)}.")
    for one in known:
        if isinstance(one, Variant):
            try:
                one.source(reference)
            except EditError as error:
                raise EditError(f"{one.code}: {error}", error.remedy) from None
