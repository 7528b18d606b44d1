"""Known mistakes in words: computed from the variants of a course, stored as a file in a released folder."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from grader.course import layout
from grader.errors import GraderError
from grader.model import Assignment, Course, Text
from grader.testing.variants import load_mistakes


class Explanation(msgspec.Struct, frozen=True):
    """A known mistake in words, and one call of the public tests that shows it."""

    code: str
    task: str
    title: Text
    hints: tuple[Text, ...]
    link: str = ""
    call: str = ""
    expected: str = ""
    actual: str = ""


def explanations(course: Course, assignment: Assignment) -> tuple[Explanation, ...]:
    """Return all known mistakes of an assignment. Raises GraderError for files that cannot be read."""
    if assignment.reference is None:
        return _released(assignment)
    from grader.diagnosis.examples import worked_examples  # pandas and pytest: where there is a reference to run

    return tuple(
        Explanation(
            code=variant.code,
            task=variant.task,
            title=variant.title,
            hints=variant.hints,
            link=variant.link,
            call=example.call if example else "",
            expected=example.expected if example else "",
            actual=example.actual if example else "",
        )
        for variant, example in worked_examples(course, assignment)
    )


class MistakeWords(NamedTuple):
    """What is said of a mistake where it is named."""

    title: Text
    hint: Text
    link: str


def known_words(assignment: Assignment) -> dict[str, MistakeWords]:
    """Return code → words of all known mistakes of an assignment, without running its suite. Raises GraderError."""
    known = _released(assignment) if assignment.reference is None else load_mistakes(assignment).known
    return {one.code: MistakeWords(one.title, one.hints[0] if one.hints else one.title, one.link) for one in known}


def codes(assignment: Assignment) -> tuple[str, ...]:
    """Return the codes of all known mistakes of an assignment, without running its suite."""
    if assignment.reference is None:
        return tuple(explanation.code for explanation in _released(assignment))
    return tuple(dict.fromkeys(known.code for known in load_mistakes(assignment).known))


def encode(known: tuple[Explanation, ...]) -> bytes:
    """Return the content of the file of a released folder."""
    return msgspec.json.format(msgspec.json.encode(known), indent=1) + b"\n"


def decode(content: bytes) -> tuple[Explanation, ...]:
    """Return what ``encode`` was given. Raises msgspec.DecodeError."""
    return msgspec.json.decode(content, type=tuple[Explanation, ...])


def _released(assignment: Assignment) -> tuple[Explanation, ...]:
    path = assignment.folder / layout.EXPLANATIONS
    try:
        return decode(path.read_bytes())
    except FileNotFoundError:
        return ()
    except (OSError, msgspec.DecodeError) as error:
        raise GraderError(f"{path}: cannot be read: {error}", "Get the file from the course's repository.") from None
