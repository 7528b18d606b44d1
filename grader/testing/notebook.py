"""What is learnt of a suite's tests: lessons in, known answers out."""

from __future__ import annotations

import msgspec

from grader.testing.known_answers import PASSED, AnswersSoFar, KnownAnswers, KnownStep, Request
from grader.testing.lessons import LessonExchange, Told
from grader.testing.observed import Look
from grader.testing.tape import Tape

MOST_BYTES = 64 << 20
"""Bytes of the requests of one assignment; solutions that come when there are so many teach nothing."""

Path = list[tuple[bytes, KnownStep, tuple[Request, ...]]]
"""What a test has asked for: after which answers, for what, and the request with those that are made with it."""


class Notebook:
    """What is learnt of a suite's tests."""

    def __init__(self, tests: frozenset[str]) -> None:
        self._tests = set(tests)
        self._steps: dict[str, dict[bytes, KnownStep]] = {test: {} for test in tests}
        self._requests: dict[Request, int] = {}
        self._looks: dict[str, dict[bytes, list[Look]]] = {test: {} for test in tests}
        self._alike: dict[str, dict[bytes, bytes]] = {test: {} for test in tests}
        self._room = MOST_BYTES

    def path(self, test: str, told: Told, tape: Tape | None = None) -> tuple[Path, bytes]:
        """Return what a test has asked for, and the digest of all that it was answered. ``tape``: what it did with the
        numbers in it, which is learnt."""
        path: Path = []
        answers, exchange = AnswersSoFar.to(test), -1
        alike = self._alike.get(test, {})
        for one in told:
            if not isinstance(one, LessonExchange):
                name, kind = one
                path.append((answers.key, KnownStep(name), ()))
                answers.add_name(kind)
                continue
            exchange += 1
            by_kind = one.looked is False
            handed_back = tape.requests.get(exchange) if tape is not None else None
            first, *behind = (answers.ordered(frame) for frame in (one.frame, *one.behind))
            requests = (handed_back or first, *behind)
            step = KnownStep(task=one.task, by_kind=by_kind, hands_back=handed_back is not None)
            path.append((answers.key, step, requests))
            before = answers.key
            answers.add(one.reply, one.printed, by_kind)
            if tape is not None and exchange in tape.structures:
                self._learn_look(test, before, answers, exchange, tape)
            else:
                answers.key = alike.get(answers.key, answers.key)
        return path, answers.key

    def _learn_look(self, test: str, before: bytes, answers: AnswersSoFar, exchange: int, tape: Tape) -> None:
        whole, structure = answers.key, tape.structures[exchange]
        instructions = tuple(tape.instructions.get(exchange, ()))
        answers.key = before
        answers.add_look(structure, instructions)
        look = Look(structure, instructions, answers.key)
        looks = self._looks[test].setdefault(before, [])
        if look not in looks:
            looks.append(look)
            self._room -= sum(len(one.frame) for one in instructions)
        if exchange not in tape.tied:
            self._alike[test][whole] = answers.key

    def add(self, test: str, path: Path, end: bytes) -> None:
        """Learn that a test passes that has asked for this; forget one that asks otherwise after the same answers."""
        if test not in self._tests or not any(requests for _, _, requests in path):
            return
        known = self._steps[test]
        for key, step, requests in [*path, (end, PASSED, ())]:
            if requests:
                number, *behind = map(self._number, requests)
                step = msgspec.structs.replace(step, request=number, behind=tuple(behind))
            if known.setdefault(key, step) != step:
                self.forget(test)
                return

    def confirm(self, test: str, path: Path, end: bytes, *, passed: bool) -> None:
        """Forget a test that is said not to look at exceptions, and goes another way where they say nothing."""
        known = self._steps.get(test, {})
        if any(step.by_kind for step in known.values()) and not (
            passed and known.get(end) == PASSED and all(key in known for key, _, _ in path)
        ):
            self.forget(test)

    def forget(self, test: str) -> None:
        """Learn nothing of a test."""
        self._tests.discard(test)
        self._steps[test], self._looks[test], self._alike[test] = {}, {}, {}

    @property
    def is_full(self) -> bool:
        """Whether nothing more is to be learnt."""
        return self._room < 0

    def known(self) -> KnownAnswers:
        """Return all that was learnt."""
        steps = {key: step for found in self._steps.values() for key, step in found.items()}
        looks = {key: tuple(look) for found in self._looks.values() for key, look in found.items()}
        alike = {key: to for found in self._alike.values() for key, to in found.items()}
        return KnownAnswers(steps, tuple(self._requests), looks, alike)

    def learns(self, test: str) -> bool:
        """Whether a test is learnt that was not found to depend on more than replies."""
        return test in self._tests

    def _number(self, request: Request) -> int:
        if request not in self._requests:
            self._room -= len(request[0])
        return self._requests.setdefault(request, len(self._requests))
