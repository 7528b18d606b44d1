"""The page for instructors, tried from an empty folder step by step."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from playing import IDENTITY, ROOT

PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")


def test_the_steps_of_the_page_work_from_an_empty_folder(tmp_path: Path) -> None:
    """Released, rehearsed, and tampered with: each command does what the page says of it."""
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "grader").write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m grader.cli "$@"\n', encoding="utf-8")
    (tools / "grader").chmod(0o755)
    empty = tmp_path / "empty"
    empty.mkdir()
    release, first, second = re.findall(r"```sh\n(.*?)```", PAGE, re.S)
    script = f"set -x\n{release}{first}echo code $?\n{second}"
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=empty,
        env={
            **{key: value for key, value in os.environ.items() if not key.startswith(("GITHUB_", "GITLAB_"))},
            **IDENTITY,
            "COURSE": str(ROOT),
            "PATH": f"{tools}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
        },
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "\ncode 1\n" in done.stdout
    assert re.search(r"not used.*test&#95;gates&#46;py", done.stdout)
    assert done.stdout.count("public points; ") >= 2
    report = {path.relative_to(empty / "report").as_posix() for path in (empty / "report").rglob("*.*")}
    assert report == {"gates/result.json", "gates/report.html", "summary.md", "junit.xml", "code-quality.json"}


def test_the_page_links_to_files_that_are_there() -> None:
    """Every relative link of the page leads to a file, and what it names of templates exists."""
    for target in re.findall(r"\]\((?!https)([^)]+)\)", PAGE):
        assert (ROOT / "docs" / target).exists(), target
    for name in re.findall(r"templates/ci/[a-z-]+\.yml", PAGE):
        assert (ROOT / name).exists(), name


def test_the_autograder_of_the_page_is_a_program(tmp_path: Path) -> None:
    """It compiles."""
    (source,) = re.findall(r"```python\n(.*?)```", PAGE, re.S)
    compile(source, "autograder.py", "exec")
