"""Known answers, learnt from runs of the course's own solutions, in a process that never reads a submission.

Learnt are tests that are functions of the replies that they get: they ask for the same in either order of the suite,
share no fixture, and what their module holds is as it was before the first of them has run. A test that reads nothing
of an exception but its class is a function of that class; it has to go the same way where exceptions have no words.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

from grader.course import layout
from grader.model import TestResult
from grader.sandbox.wire import codec
from grader.testing.in_process import quiet
from grader.testing.known_answers import KnownAnswers
from grader.testing.lessons import Lesson, LessonExchange, Told, replies_of
from grader.testing.modules import module_of
from grader.testing.notebook import Notebook
from grader.testing.observed import Values, encoded, taken_apart
from grader.testing.replies import checked
from grader.testing.spellings import SPELLINGS, Spelling
from grader.testing.suite import Suite
from grader.testing.tape import Tape


def teach(suite: Suite) -> KnownAnswers:
    """Return what the solutions of ``suite``'s assignment teach of its tests."""
    notebook = Notebook(suite.alone())
    for number, file in enumerate(layout.solutions(suite.assignment)):
        school = _School(suite, file.read_text(encoding="utf-8"), notebook)
        if not notebook.is_full:
            school.teach()
        if number == 0:
            school.confirm()
            for spelling in SPELLINGS:
                school.teach_spelled(spelling)
    for test in suite.changed():
        notebook.forget(test)
    return notebook.known()


class _School:
    """What one solution teaches."""

    def __init__(self, suite: Suite, source: str, notebook: Notebook) -> None:
        self._suite, self._source, self._notebook = suite, source, notebook
        self._told: dict[str, Told] = {}
        """Tests that pass → what they asked for, and were answered."""

    def teach(self) -> None:
        """Teach what tests ask for, and what they do with the numbers of the answers."""
        self._told = self._lessons()
        self._learn(self._told)

    def teach_spelled(self, spelling: Spelling) -> None:
        """Teach the same answers in another spelling."""
        spelled = {test: _spelled(told, spelling) for test, told in self._told.items()}
        self._learn(self._lessons({test: told for test, told in spelled.items() if told is not None}))

    def confirm(self) -> None:
        """Forget tests that ask otherwise in another order, or where exceptions say nothing."""
        notebook = self._notebook
        for test, told in self._lessons(backwards=True).items():
            notebook.add(test, *notebook.path(test, told))

        def judged(result: TestResult) -> None:
            if notebook.learns(result.id):
                passed = result.outcome == "passed" and not result.attachments
                notebook.confirm(result.id, *notebook.path(result.id, lesson.told), passed=passed)

        lesson = self._lesson(wordless=True)
        self._attend(lesson, judged)

    def _learn(self, told: dict[str, Told]) -> None:
        tapes = self._tapes(told)
        for test, one in told.items():
            self._notebook.add(test, *self._notebook.path(test, one, tapes.get(test)))

    def _lessons(self, before: dict[str, Told] | None = None, *, backwards: bool = False) -> dict[str, Told]:
        """Return what the tests that pass ask for, and are answered: as ``before``, where there is that."""
        passed: dict[str, Told] = {}

        def judged(result: TestResult) -> None:
            if result.outcome == "passed" and not result.attachments and self._notebook.learns(result.id):
                passed[result.id] = lesson.told

        lesson = self._lesson(before=before or {})
        self._attend(lesson, judged, only=before, backwards=backwards)
        return passed

    def _tapes(self, before: dict[str, Told]) -> dict[str, Tape]:
        """Return what tests do with the numbers of these replies."""
        tapes: dict[str, Tape] = {}

        def judged(result: TestResult) -> None:
            told, tape = before[result.id], lesson.tape
            if result.outcome == "passed" and not tape.useless and _asked(lesson.told) == _asked(told):
                tapes.update({result.id: tape} if tape.structures and _comes_out_again(tape, told) else {})

        lesson = self._lesson(before=before, traced=True)
        with self._suite.traced(lambda: lesson.tape):
            self._attend(lesson, judged, only=before)
        return tapes

    def _lesson(self, **options: Any) -> Lesson:
        return Lesson(module_of(self._source, f"grader_lesson_{self._suite.assignment.name}"), **options)

    def _attend(
        self,
        lesson: Lesson,
        judged: Callable[[TestResult], None],
        *,
        only: Collection[str] | None = None,
        backwards: bool = False,
    ) -> None:
        skip = {spec.id for spec in self._suite.specs.values()}.difference(only) if only is not None else ()
        with quiet():
            self._suite.run(lesson, skip=frozenset(skip), figures=True, backwards=backwards, judged=judged)


def _spelled(told: Told, spelling: Spelling) -> Told | None:
    """Return the same with the answers in another spelling; None where that changes none."""
    spelled = [_respelled(one, spelling) if isinstance(one, LessonExchange) else one for one in told]
    return spelled if replies_of(spelled) != replies_of(told) else None


def _respelled(exchange: LessonExchange, spelling: Spelling) -> LessonExchange:
    body, length = exchange.reply
    if b'"handle"' in body[:length]:
        return exchange
    value = checked(codec.decode(body, length))
    if value[0] == "raise":
        return exchange
    frame = encoded([value[0], spelling(value[1]), *value[2:]])
    _, length = codec.read_header(frame[: codec.HEADER.size])
    return replace(exchange, reply=(bytearray(frame[codec.HEADER.size :]), length))


def _asked(told: Told) -> list[object]:
    return [(one.frame, one.task, [*one.behind]) if isinstance(one, LessonExchange) else one for one in told]


def _comes_out_again(tape: Tape, told: Told) -> bool:
    """Whether what a tape says is what the test saw where nothing was traced."""
    values = Values()
    for number, (_, reply) in enumerate(replies_of(told)):
        if number in tape.structures:
            structure, leaves = taken_apart(checked(codec.decode(*reply)))
            values.add(number, leaves)
            if structure != tape.structures[number] or not values.holds(tape.instructions.get(number, ())):
                return False
    return True
