"""``grader new``: start an assignment, and in an empty folder a course."""

from __future__ import annotations

from pathlib import Path

from grader.authoring.new import create
from grader.course.load import load_course
from grader.model import Lang
from grader.text.phrases import say


def new(start: Path, name: str, lang: Lang | None) -> None:
    """Write the files, print their paths and what to do next. Raises GraderError."""
    here = Path.cwd()
    for path in create(start, name, lang):
        print(path.relative_to(here).as_posix() if path.is_relative_to(here) else path)
    print(f"\n{say('new.next', lang or load_course(start).language, name=name)}")
