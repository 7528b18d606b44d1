"""``grader lock``: fix the versions of all packages that grade."""

from __future__ import annotations

from grader.authoring.lock import FILE, STUDENTS, write_lock
from grader.course.load import release_settings
from grader.model import Course, Lang
from grader.text.phrases import say


def lock(course: Course, lang: Lang) -> None:
    """Write the course's lock file and say what it holds. Raises GraderError."""
    python = release_settings(course).python[0]
    count = write_lock(course.root, python)
    print(say("lock.done", lang, count=count, python=python, file=str(course.root / FILE), students=STUDENTS))
