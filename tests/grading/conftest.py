"""A small course, one engine for it, and what comes of handing a file in."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from grader.course.load import load_course
from grader.grading.engine import Engine
from grader.sandbox import tiers
from grader.submission.reader import read
from tests.small_course import ASSIGNMENT, COURSE, write_course

Judge = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """One engine for all submissions, as in a batch, of all files that want it. Two assignments name a data file."""
    root = write_course(
        tmp_path_factory.mktemp("course"),
        **{
            "course.toml": COURSE.replace('["sums"]', '["sums", "later"]'),
            "assignments/sums/assignment.toml": 'data = ["numbers.csv"]\n' + ASSIGNMENT,
            "assignments/later/assignment.toml": 'data = ["House prices.csv"]\n' + ASSIGNMENT,
            "datasets/numbers.csv": "a,b\n1,2\n3,4\n",
            "datasets/House prices.csv": "price\n1\n2\n3\n",
        },
    )
    with Engine(load_course(root), tiers.best(grading=False)) as engine:
        yield engine


@pytest.fixture
def judge(tmp_path: Path, engine: Engine) -> Judge:
    """The result of handing in one file (text or bytes), and others beside it."""

    numbers = itertools.count()

    def run(content: str | bytes, name: str = "sums.ipynb", **beside: str) -> dict[str, Any]:
        folder = tmp_path / f"손으로 쓴 과제 {next(numbers)}"
        folder.mkdir()
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
        for stem, text in beside.items():
            (folder / f"{stem}.py").write_text(text, encoding="utf-8")
        assignment = engine.course.assignments[0]
        submission = read(folder, assignment)
        assert submission is not None
        result = engine.grade(submission, assignment, "")
        return json.loads(msgspec.json.encode(result))  # type: ignore[no-any-return]  # a result as it is stored

    return run
