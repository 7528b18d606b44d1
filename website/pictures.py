"""Pictures for the documentation, made of the sample class: a report, the class page, and the coach at work."""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from grader.commands.coach import Coach
from grader.commands.run import RunOptions
from grader.course.load import load_course
from grader.course.targets import Target
from grader.grading.engine import Engine
from grader.model import Lang
from grader.sandbox import tiers
from grader.submission.reader import Reader

ROOT = Path(__file__).parents[1]
_STUDENT = "Alan Turing"
_FONTS = re.compile(r"@font-face\s*\{[^}]*\}")
_LANGS: tuple[Lang, ...] = ("en", "ko")


def make(folder: Path) -> list[Path]:
    """Make all pictures in ``folder``, in both languages. Raises FileNotFoundError where there is no chromium."""
    return [path for lang in _LANGS for path in _of_one_language(folder, lang)]


def _of_one_language(folder: Path, lang: Lang) -> Iterator[Path]:
    out = folder / lang
    command = [sys.executable, "-m", "grader", "demo", "--out", str(out), "--lang", lang]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    report = out / "graded/reports" / _STUDENT / "gates.html"
    for name, page, size in (
        ("report", report, (900, 1200)),
        ("report-narrow", report, (390, 1000)),
        ("class", out / "graded/index.html", (1100, 900)),
    ):
        yield _photograph(page, folder / f"{name}-{lang}.png", size)
    yield asyncio.run(_coach(out / "submissions" / _STUDENT, folder / f"watch-{lang}.svg", lang))


def _photograph(page: Path, picture: Path, size: tuple[int, int]) -> Path:
    """Take a picture of the top of a page as a window of this size shows it."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        raise FileNotFoundError("there is no chromium: install it, it takes the pictures of pages")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={size[0]},{size[1]}"]
    subprocess.run([browser, *options, f"--screenshot={picture}", page.as_uri()], check=True, capture_output=True)
    return picture


async def _coach(submission: Path, picture: Path, lang: Lang) -> Path:
    """Take a picture of ``grader run --watch`` after its first judgement, drawn with the fonts of who looks at it."""
    course = load_course(ROOT)
    options = RunOptions(("gates",), submission, None, None, lang)
    wanted = Target(course.assignments[0], (), submission)
    with Engine(course, tiers.best(grading=False)) as engine, Reader(course.assignments) as reader:
        coach = Coach(course, options, (wanted,), engine, reader)
        async with coach.run_test(size=(88, 26)) as pilot:
            for _ in range(200):
                await pilot.pause(0.1)
                if coach.coaching.verdicts:
                    break
            await pilot.pause(0.3)
            picture.write_text(_FONTS.sub("", coach.export_screenshot()), encoding="utf-8")
            coach.exit(0)
    return picture
