"""The pictures of the seven assignments: drawn of the reference, never of a stub, the same bytes in any process."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pandas as pd
import pytest

from grader.course.load import choose, load_course
from grader.grading import pictures
from grader.render.html.svg import drawing
from grader.testing.in_process import local_session
from grader.testing.modules import load_module
from tests import ROOT

COURSE = load_course(ROOT)
NAMES = [assignment.name for assignment in COURSE.assignments]


@pytest.mark.parametrize("name", NAMES)
def test_every_picture_can_be_drawn_of_the_reference(name: str) -> None:
    """All of them, in both languages, each small."""
    (assignment,) = choose(COURSE, (name,))
    assert list(pictures.problems(assignment, COURSE.datasets)) == []
    figures = drawn(name, load_module(ROOT / "reference" / name / f"{name}.py", f"pictured_{name}"))
    assert {figure.task for figure in figures} <= {task.name for task in assignment.tasks}
    for figure in figures:
        assert drawing(figure.svg) is not None
        assert len(figure.svg) < 16_000
        assert re.search(r"\d", figure.alt.en) and re.search(r"[가-힣]", figure.alt.ko)


def drawn(name: str, module: ModuleType) -> list[Any]:
    """The pictures of an assignment for a module of this process."""
    (assignment,) = choose(COURSE, (name,))
    found = pictures.load_pictures(assignment)
    return list(pictures.draw_all(found, local_session(module), COURSE.datasets))


@pytest.mark.parametrize("name", NAMES)
def test_a_stub_has_no_pictures(name: str) -> None:
    """Nothing is written yet, so there is nothing to see."""
    assert drawn(name, load_module(ROOT / "assignments" / name / f"{name}.py", f"stub_{name}")) == []


class _Wild:
    """Stays in the guest."""


WILD: dict[str, Any] = {
    "none": None,
    "nan": float("nan"),
    "huge": 10**300,
    "text": "$x^2$ <script>\x00",
    "cube": np.full((3, 3, 3), np.inf),
    "large": np.zeros(2_000_000),
    "table": pd.DataFrame({"A": [np.nan, np.inf]}),
    "nested": [[], [[]], {}],
    "object": _Wild(),
    "complex": 1j,
    "many": tuple(np.full((4, 2), -np.inf) for _ in range(6)),
    "keys": {"f": np.nan, "dx": "x", "dy": [], "dz": None, "loss": [np.nan] * 20, "val_loss": []},
}


@pytest.mark.parametrize("value", WILD.values(), ids=WILD)
@pytest.mark.parametrize("name", NAMES)
def test_wild_values_are_drawn_or_left_out(name: str, value: Any) -> None:
    """Functions that return anything at all: whatever comes of it may stand in a page."""
    (assignment,) = choose(COURSE, (name,))
    module = ModuleType("wild")
    module.__dict__.update({task.name: lambda *_, **__: value for task in assignment.tasks})
    for figure in drawn(name, module):
        assert drawing(figure.svg) is not None


def test_the_same_bytes_in_any_process(tmp_path: Path) -> None:
    """Other hashes, another time zone, settings of the user's own: the pictures do not change."""
    (tmp_path / "matplotlibrc").write_text("lines.linewidth: 9\nfont.size: 30\nsvg.fonttype: path\naxes.grid: True\n")
    program = (
        f"from {__name__} import *; import hashlib, sys\n"
        "for name in NAMES:\n"
        "    module = load_module(ROOT / 'reference' / name / f'{name}.py', f'again_{name}')\n"
        "    print(hashlib.sha256(''.join(f.svg + f.alt.en for f in drawn(name, module)).encode()).hexdigest())\n"
    )

    def run(**environment: str) -> str:
        known = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
        return subprocess.run(
            [sys.executable, "-c", program], env=known, capture_output=True, text=True, check=True, cwd=tmp_path
        ).stdout

    first = run(PYTHONHASHSEED="1", TZ="UTC")
    assert len(set(first.split())) == len(NAMES)
    assert first == run(PYTHONHASHSEED="2", TZ="Asia/Seoul", MATPLOTLIBRC=str(tmp_path))
