"""The frame of a test: what its fixtures give, what holds while it runs, and its result."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from grader.compare.code import call
from grader.compare.kinds import kind_of
from grader.course import layout
from grader.model import Assignment, Course, Figure, Gap, Message, Outcome, TestResult
from grader.testing import attach
from grader.testing.check import explain
from grader.testing.claims import Claim, claim_of
from grader.testing.modules import load_module
from grader.testing.proxy import SubmissionProxy
from grader.testing.session import Session
from grader.testing.spec import TestSpec
from grader.testing.verdict import OF_THE_CALL, Verdict, verdict_of
from grader.text import clean
from grader.text.sentences import sentence

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

    import numpy as np


_SMALL = 64  # elements of an argument that are written out
_LONGEST_CALL = 1000  # characters


class TestFrame:
    """Around every test of a suite: the submission that is judged now, and what the test has found out about it.

    ``figures``: whether what tests attach is wanted.
    """

    __test__ = False  # the name begins with Test: pytest must not collect it

    def __init__(self, specs: dict[str, TestSpec]) -> None:
        self.specs = specs
        self.session: Session | None = None
        self.explained: tuple[Message, Gap | None] | None = None
        self.claim: Claim | None = None
        """What the test that ran last looked at when it failed."""
        self._sides: tuple[object, object] | None = None
        self.figures = False
        self._attached: list[Figure] = []

    def submission(self, nodeid: str) -> SubmissionProxy:
        """Return the proxy for a test, with the test's limits and seed in force."""
        if self.session is None:
            raise RuntimeError("no submission is being judged")
        return SubmissionProxy(self.session)

    def rng(self, nodeid: str) -> np.random.Generator:
        """Return the test's generator."""
        import numpy as np

        return np.random.default_rng(self.specs[nodeid].seed)

    @contextmanager
    def around(self, nodeid: str) -> Iterator[None]:
        """Put the test's limits, seed and evidence in force from before its set-up until after its tear-down."""
        spec, self.explained, self._sides, self.claim = self.specs[nodeid], None, None, None
        if self.session is not None:
            self.session.begin(spec.id, spec.visibility, spec.guest_seed, dict(spec.limits))
        with attach.collecting(self.figures) as self._attached:
            yield

    def close(self) -> None:
        """End what this frame has started: nothing here."""

    def compare(self, op: str, left: object, right: object) -> str:
        """Explain a bare ``assert left op right``, as pytest asks for it; the explanation is kept for the result."""
        self.explained, self._sides = explain(op, left, right), (left, right if op == "==" else None)
        return sentence(self.explained[0], "en").replace("\n", " ").replace("%", "%%")

    def result(self, nodeid: str, call: pytest.CallInfo[Any], file: str) -> TestResult | None:
        """Return the result of one phase of a test; None where there is none yet (a set-up that went well)."""
        spec = self.specs[nodeid]
        error = call.excinfo.value if call.excinfo is not None else None
        if error is None and self.session is not None:
            self.session.see_loss()
            error = self.session.lost
        if error is None:
            if call.when != "call":
                return None
            return self._make(spec, "passed", spec.points, None, call.duration)
        verdict = verdict_of(error, str(call.when), file, self.session, self.explained)
        self.claim = claim_of(error, file, self.session, self._sides)
        outcome: Outcome = "broken" if verdict.ours else "failed"
        return self._make(spec, outcome, 0.0, verdict, call.duration)

    def known(self, nodeid: str) -> TestResult | None:
        """Return the result of a test that is known to pass with the replies that this submission gives."""
        spec, start = self.specs[nodeid], time.perf_counter()
        if self.session is None or not self.session.follow(spec.id):
            return None
        return self._make(spec, "passed", spec.points, None, time.perf_counter() - start)

    def must_run_again(self) -> bool:
        """Whether the test that ran last has to be run again, by itself: then in a fresh guest."""
        if self.session is None or not self.session.must_run_again():
            return False
        self.session.close()
        return True

    def _make(
        self, spec: TestSpec, outcome: Outcome, points: float, verdict: Verdict | None, duration: float
    ) -> TestResult:
        called = self.session.called if self.session is not None else set()
        return TestResult(
            id=spec.id,
            task=spec.task,
            title=spec.title,
            visibility=spec.visibility,
            outcome=outcome,
            points=points,
            max_points=spec.points,
            edge=spec.edge,
            needs=spec.needs,
            used=tuple(name for name in spec.needs if name in called) if verdict else (),
            message=verdict.message if verdict else None,
            call=self._call(verdict) if verdict else "",
            gap=verdict.gap if verdict else None,
            place=verdict.place if verdict else None,
            hint=spec.hint if verdict else None,
            attachments=tuple(self._attached),
            seed=spec.seed,
            duration=round(duration, 6),
        )

    def _call(self, verdict: Verdict) -> str:
        """Return the call that a verdict is about: where no claim names one, the last that the test has made."""
        message = self.session.message if self.session is not None else None
        if verdict.call or message is None or verdict.message.id not in OF_THE_CALL or message[0] != "call":
            return verdict.call
        _, target, args, kwargs, *_ = message
        plain = all(kind_of(one) != "object" and getattr(one, "size", 0) <= _SMALL for one in (*args, *kwargs.values()))
        text = call(target, *args, **kwargs) if type(target) is str and plain else ""
        return clean.plain(text, _LONGEST_CALL) if len(text) <= _LONGEST_CALL else ""


class SuiteFrame(TestFrame):
    """The frame of one assignment's tests, which also have its reference and its data."""

    def __init__(self, specs: dict[str, TestSpec], course: Course, assignment: Assignment) -> None:
        super().__init__(specs)
        self.course, self.assignment = course, assignment
        self._reference: ModuleType | None = None

    def reference(self) -> ModuleType:
        """Return the reference module, loaded on first use."""
        if self._reference is None:
            self._reference = load_module(self.reference_file(), f"grader_reference_{self.assignment.name}")
        return self._reference

    def reference_file(self) -> Path:
        """Return the file of the reference module."""
        if self.assignment.reference is None:
            raise FileNotFoundError("the reference is not in this folder")
        return layout.reference(self.assignment)

    def datasets(self) -> Path:
        """Return the course's folder of data files."""
        return self.course.datasets
