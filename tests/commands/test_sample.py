"""The class of ``grader demo`` outside of a course: it is made of what ``grader new`` makes."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.commands.sample import sample_class
from tests.tiers import needs_tier


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_a_class_out_of_nothing(tmp_path: Path, lang: str) -> None:
    """A course and thirteen students, one for each known mistake among them; a second time nothing is in the way."""
    (tmp_path / "mine.txt").touch()
    for _ in range(2):
        course, names = sample_class(tmp_path, tmp_path / "out", "ko" if lang == "ko" else "en")
    assert names == ("rescaling",) and course.languages == (lang,)
    assert len([*(tmp_path / "out/submissions").iterdir()]) == 13


def test_another_course_stays_as_it_is(course: Path) -> None:
    """Its author asks for a demo in it, and it has no class of its own."""
    before = (course / "course.toml").read_bytes()
    made, _ = sample_class(course, course / "demo-out", "en")
    assert made.root == (course / "demo-out/course").resolve()
    assert (course / "course.toml").read_bytes() == before and not (course / "assignments/rescaling").exists()


@pytest.mark.nightly
@needs_tier
def test_the_demo_outside_of_a_course(tmp_path: Path, grader: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    """It is graded as any other class, and the pages are where it says."""
    done = grader("demo", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "demo-out/graded/index.html").is_file()
