"""Judging one collected test: its frame around the session, and its result."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from grader.course import layout
from grader.model import Assignment, Course, Figure, Gap, Message, Outcome, TestResult
from grader.testing import attach
from grader.testing.check import explain
from grader.testing.proxy import Submission
from grader.testing.session import Session
from grader.testing.spec import TestSpec
from grader.testing.verdict import Finding, find
from grader.text.sentences import sentence

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

    import numpy as np


class Judge:
    """Holds the submission that is judged now; fixtures and hooks of the plugin ask it.

    ``figures``: whether what tests attach is wanted.
    """

    def __init__(self, specs: dict[str, TestSpec]) -> None:
        self.specs = specs
        self.session: Session | None = None
        self.explained: tuple[Message, Gap | None] | None = None
        self.figures = False
        self._attached: list[Figure] = []

    def submission(self, nodeid: str) -> Submission:
        """The proxy for a test, with the test's limits and seed in force."""
        if self.session is None:
            raise RuntimeError("no submission is being judged")
        return Submission(self.session)

    def rng(self, nodeid: str) -> np.random.Generator:
        """The test's generator."""
        import numpy as np

        return np.random.default_rng(self.specs[nodeid].seed)

    @contextmanager
    def frame(self, nodeid: str) -> Iterator[None]:
        """Everything between a test's set-up and tear-down happens in here."""
        spec, self.explained = self.specs[nodeid], None
        if self.session is not None:
            self.session.begin(spec.id, spec.visibility, spec.guest_seed, dict(spec.limits))
        with attach.collecting(self.figures) as self._attached:
            yield

    def compare(self, op: str, left: object, right: object) -> str:
        """What pytest calls to explain a bare ``assert left op right``; the explanation is kept for the result."""
        self.explained = explain(op, left, right)
        return sentence(self.explained[0], "en").replace("\n", " ").replace("%", "%%")

    def result(self, nodeid: str, call: pytest.CallInfo[Any], file: str) -> TestResult | None:
        """The result of one phase of a test: None where it says nothing yet (a set-up that went well)."""
        spec = self.specs[nodeid]
        error = call.excinfo.value if call.excinfo is not None else None
        if error is None and self.session is not None and self.session.lost is not None:
            error = self.session.lost
        if error is None:
            if call.when != "call":
                return None
            return self._make(spec, "passed", spec.points, None, call.duration)
        finding = find(error, str(call.when), file, self.session, self.explained)
        outcome: Outcome = "broken" if finding.ours else "failed"
        return self._make(spec, outcome, 0.0, finding, call.duration)

    def _make(
        self, spec: TestSpec, outcome: Outcome, points: float, finding: Finding | None, duration: float
    ) -> TestResult:
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
            message=finding.message if finding else None,
            call=finding.call if finding else "",
            gap=finding.gap if finding else None,
            place=finding.place if finding else None,
            hint=spec.hint if finding else None,
            attachments=tuple(self._attached),
            seed=spec.seed,
            duration=round(duration, 6),
        )


class SuiteJudge(Judge):
    """The judge of one assignment with its reference and data at hand."""

    def __init__(self, specs: dict[str, TestSpec], course: Course, assignment: Assignment) -> None:
        super().__init__(specs)
        self.course, self.assignment = course, assignment
        self._reference: ModuleType | None = None

    def reference(self) -> ModuleType:
        """The reference module, loaded on first use."""
        if self._reference is None:
            self._reference = load_module(self.reference_file(), f"grader_reference_{self.assignment.name}")
        return self._reference

    def reference_file(self) -> Path:
        """The file of the reference module."""
        if self.assignment.reference is None:
            raise FileNotFoundError("the reference is not in this folder")
        return layout.reference(self.assignment)

    def datasets(self) -> Path:
        """The course's folder of data files."""
        return self.course.datasets


def load_module(path: Path, name: str) -> ModuleType:
    """A trusted file as a module called ``name``."""
    import importlib.util
    import sys

    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} cannot be imported")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
