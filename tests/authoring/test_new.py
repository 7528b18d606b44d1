"""``grader new``: what it writes passes the gate at once, in an empty folder and in a course, and it spoils nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from grader.authoring.new import create
from grader.authoring.release import release
from grader.authoring.verify import verify
from grader.authoring.verify_texts import text_problems
from grader.course.load import VerifyRules, load_course
from grader.errors import GraderError
from grader.grading.engine import Engine
from grader.sandbox import tiers
from grader.testing.variants import load_variants
from tests.small_course import COURSE, write_course

pytestmark = pytest.mark.usefixtures("lent_servers")


def problems(root: Path, name: str) -> list[str]:
    """What the author's gate says of a new assignment."""
    course = load_course(root)
    made = next(assignment for assignment in course.assignments if assignment.name == name)
    with Engine(course, tiers.best(grading=True), warm_up=True) as engine:
        return [str(problem) for problem in verify(course, made, engine).problems]


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_a_course_out_of_nothing(tmp_path: Path, lang: str) -> None:
    """In an empty folder, which may be a repository: a course in one language, with no word to be mended. That it
    passes the whole gate is walked in tests/docs/test_first_assignment_page.py."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "grader", "new", "smoothing", *(["--lang", "ko"] if lang == "ko" else [])],
        cwd=tmp_path,
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ("Next: grader verify smoothing." if lang == "en" else "다음 단계: grader verify smoothing.") in done.stdout
    course = load_course(tmp_path)
    assert course.languages == (lang,)
    assert [*text_problems(course, course.assignments[0], VerifyRules())] == []
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "mine"


def test_an_assignment_of_a_course_that_asks_for_all(tmp_path: Path) -> None:
    """In a course in two languages with the full gate; comments stay, and codes of mistakes are its own."""
    spaced = COURSE.replace('["sums"]', '[\n    "sums", # the first\n]')
    asks = f"# mine\n{spaced}[verify]\nfull = true\n"
    write_course(tmp_path, **{"course.toml": asks})
    create(tmp_path / "assignments", "sums_again", None)
    create(tmp_path, "sums_too", None)
    settings = (tmp_path / "course.toml").read_text(encoding="utf-8")
    assert tomllib.loads(settings)["assignments"] == ["sums", "sums_again", "sums_too"]
    assert settings.startswith("# mine\n") and "# the first" in settings
    assert problems(tmp_path, "sums_too") == []
    codes = [one.code for assignment in load_course(tmp_path).assignments for one in load_variants(assignment)]
    assert len(codes) == len(set(codes)) == 16


@pytest.mark.parametrize(
    ("name", "there", "told"),
    [
        ("my-sums", (), "is not a name"),
        ("../sums", (), "is not a name"),
        ("class", (), "another meaning"),
        ("random", (), "another meaning"),
        ("numpy", (), "another meaning"),
        ("con", (), "another meaning"),
        ("sums", ("thesis.tex",), "thesis.tex is in the way"),
        ("sums", ("reference/sums/x",), "reference is in the way"),
    ],
)
def test_what_is_in_the_way_stays(tmp_path: Path, name: str, there: tuple[str, ...], told: str) -> None:
    """Nothing is written where a name is none or a folder holds something else."""
    for path in there:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(GraderError, match=told):
        create(tmp_path, name, None)
    assert sorted(tmp_path.rglob("*")) == before


def test_an_assignment_that_is_there_stays(tmp_path: Path) -> None:
    """A name that the course has already is refused, and a released folder makes no assignments."""
    write_course(tmp_path)
    with pytest.raises(GraderError, match="it is there already"):
        create(tmp_path, "sums", None)
    with pytest.raises(GraderError, match="it is there already"):  # one folder on Windows and macOS
        create(tmp_path, "Sums", None)
    (tmp_path / "reference").rename(tmp_path / "elsewhere")
    with pytest.raises(GraderError, match="released"):
        create(tmp_path, "more", None)


def test_a_new_course_can_be_released(tmp_path: Path) -> None:
    """What the grader brings to make it of does not go along, as it would give the answers away."""
    (tmp_path / "course").mkdir()
    create(tmp_path / "course", "smoothing", None)
    done = release(load_course(tmp_path / "course"), tmp_path / "students", "en", "both")
    assert "assignments/smoothing/smoothing.py" in done.written
    (wheel,) = (tmp_path / "students" / "wheels").glob("*.whl")
    assert not [name for name in zipfile.ZipFile(wheel).namelist() if "templates/new" in name]


def test_weeks_have_codes_of_their_own(tmp_path: Path) -> None:
    """Names that differ only in a digit get codes that no other assignment has."""
    for week in range(1, 6):
        create(tmp_path, f"week{week}", None)
    codes = [one.code for assignment in load_course(tmp_path).assignments for one in load_variants(assignment)]
    assert len(codes) == len(set(codes)) == 5 * 8
