"""``grader lock``: its parameters."""

from __future__ import annotations

from pathlib import Path

from grader.cli.parameters import CourseOption, Debug, LangOption


def lock(course: CourseOption = Path(), lang: LangOption = None, debug: Debug = False) -> None:
    """Fix the versions of all packages that grade, with hashes, so that no mark moves because a package did."""
    from grader.commands.lock import lock as write
    from grader.commands.options import course_language
    from grader.course.load import load_course

    loaded = load_course(course)
    write(loaded, course_language(lang, loaded))
