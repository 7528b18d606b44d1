"""An assignment's pictures: what ``figures.py`` draws of a submission's own behaviour.

    @pytest.mark.task("gate_weights")
    def decision_lines(submission):
        ...
        attach.figure(panel, title={…}, alt={…})

They are drawn before any test and with a guest of their own, from public data: nothing that a submission does there
reaches a test, and nothing hidden reaches a picture. Whatever goes wrong means that there is no picture.
"""

from __future__ import annotations

import contextlib
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from grader.course import layout
from grader.errors import GraderError
from grader.model import Assignment, Figure
from grader.testing import attach
from grader.testing.in_process import local_session
from grader.testing.messages import Job
from grader.testing.modules import load_module
from grader.testing.proxy import SubmissionProxy
from grader.testing.session import Session

SECONDS = 10.0
"""That all calls of one submission's pictures may take."""
PANELS = 6
"""As many as the pictures of an assignment usually have."""


@dataclass(frozen=True)
class PictureFunction:
    """A function of ``figures.py`` that is marked with its task."""

    name: str
    task: str
    function: Callable[..., None]

    def draw(self, session: Session, datasets: Path) -> list[Figure]:
        """Return what it attaches. Raises what it raises."""
        session.begin(f"{layout.FIGURES}::{self.name}", "public", 0, {})
        fixtures = {"submission": SubmissionProxy(session), "datasets": datasets}
        with attach.collecting() as figures:
            self.function(**{name: fixtures[name] for name in inspect.signature(self.function).parameters})
        return [msgspec.structs.replace(figure, task=self.task) for figure in figures]


def load_pictures(assignment: Assignment) -> tuple[PictureFunction, ...]:
    """Return the picture functions of ``assignment``, in the order in which they are written. Raises GraderError."""
    file = layout.figures(assignment)
    if not file.is_file():
        return ()
    try:
        module = load_module(file, f"grader_figures_{assignment.name}")
    except Exception as error:
        raise GraderError(f"{file}: {type(error).__name__}: {error}", f"Run: python {file}") from None
    functions = [
        PictureFunction(name, _task(function), function)
        for name, function in vars(module).items()
        if inspect.isfunction(function) and _task(function)
    ]
    tasks = {task.name for task in assignment.tasks}
    for picture in functions:
        if picture.task not in tasks:
            raise GraderError(
                f"{file}: {picture.name}: there is no task {picture.task!r}", f"Known: {', '.join(sorted(tasks))}."
            )
    return tuple(functions)


def _task(function: Any) -> str:
    marks = (mark for mark in getattr(function, "pytestmark", ()) if mark.name == "task")
    return next((str(mark.args[0]) for mark in marks if mark.args), "")


def problems(assignment: Assignment, datasets: Path) -> Iterator[str]:
    """Yield what an author has to correct: every picture can be drawn of the reference, and has both languages."""
    from grader.testing import svg

    if assignment.reference is None or not layout.figures(assignment).is_file():
        return
    try:
        pictures = load_pictures(assignment)
    except GraderError as error:
        yield error.message
        return
    name = f"grader_pictured_{assignment.name}"
    session = local_session(load_module(layout.reference(assignment), name))
    with svg.drawing():
        for picture in pictures:
            try:
                figures = picture.draw(session, datasets)
            except Exception as error:
                yield f"{layout.FIGURES}: {picture.name}: {type(error).__name__}: {error}"
                continue
            if not figures:
                most = attach.MOST_CHARACTERS
                yield f"{layout.FIGURES}: {picture.name} attaches nothing, or more than {most} characters"
            if any(not (figure.title.ko and figure.alt.ko) for figure in figures):
                yield f"{layout.FIGURES}: {picture.name}: title or alt has no Korean"


def limited(job: Job) -> Job:
    """Return ``job`` with the limits under which pictures are drawn: a submission that hangs costs seconds here."""
    seconds = min(job.limits.suite, SECONDS)
    return msgspec.structs.replace(job, limits=msgspec.structs.replace(job.limits, suite=seconds))


def prepare_drawing(pictures: tuple[PictureFunction, ...], session: Session, datasets: Path) -> None:
    """Do the set-up once before forking that every child would repeat."""
    from grader.testing import draw, svg

    for _ in draw_all(pictures, session, datasets):
        pass
    with svg.drawing():
        draw.make_ready(PANELS)


def draw_all(pictures: tuple[PictureFunction, ...], session: Session, datasets: Path) -> Iterator[Figure]:
    """Yield every picture that can be drawn, each as soon as it is there."""
    from grader.testing import svg

    with svg.drawing():
        for picture in pictures:
            with contextlib.suppress(Exception):
                yield from picture.draw(session, datasets)
