"""What a submission costs here, in nbgrader and in otter-grader: the same tests, right solutions, pages of feedback.

    python -m benchmarks.peers [--environments .peers] [--submissions 12] [--repeat 3] [--json FILE]

Each peer is installed from PyPI into an environment of its own, once. 16 tests of gates and 12 of normalization are
written as cells of a notebook for nbgrader, as tests in OK's format for otter-grader, and as an assignment here.
Figures are CPU seconds of all processes for each further submission: those of a class, less those of a class of two.
All take turns, and each figure is the median, so that ratios mean something on a busy machine.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from benchmarks.bench import ROOT, Measured, grader

FEW = 2
IMPORTS = "import numpy as np\nimport pandas as pd"
GATES = [
    f"assert [int({gate}(a, b)) for a in (0, 1) for b in (0, 1)] == {truth}"
    for gate, truth in {
        "and_gate": [0, 0, 0, 1],
        "or_gate": [0, 1, 1, 1],
        "nand_gate": [1, 1, 1, 0],
        "xor_gate": [0, 1, 1, 0],
    }.items()
]
GATES += [
    f"assert list({gate}(np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1]))) == {truth}"
    for gate, truth in {
        "and_gate": [0, 0, 0, 1],
        "or_gate": [0, 1, 1, 1],
        "nand_gate": [1, 1, 1, 0],
        "xor_gate": [0, 1, 1, 0],
    }.items()
]
GATES += [
    f"assert int(perceptron(np.array({point}), np.array([2, 2]), {bias})) == {fires}"
    for point, bias, fires in (([0, 0], -1, 0), ([0, 1], -1, 1), ([1, 1], -3, 1), ([1, 0], -2, 0), ([1, 1], -4, 0))
]
GATES += [f"assert len(gate_weights({gate!r})[0]) == 2" for gate in ("AND", "OR", "NAND")]
TABLE = 'pd.DataFrame({"a": [1.0, 2.0, 4.0], "b": [3.0, 3.0, 9.0], "y": [0, 1, 1]})'
NORMALIZATION = [
    f'assert list(split_label({TABLE}, "y")[{part}]) == {right}' for part, right in ((0, ["a", "b"]), (1, [0, 1, 1]))
]
NORMALIZATION += [
    f'assert abs(column_stats({TABLE}).loc["{column}", "{name}"] - {right}) < 1e-9'
    for column, name, right in (("a", "min", 1), ("a", "max", 4), ("b", "mean", 5), ("b", "min", 3), ("b", "max", 9))
]
NORMALIZATION += [
    f'assert abs({norm}({TABLE}, column_stats({TABLE}))["{column}"].iloc[{row}] - {right}) < 1e-9'
    for norm, column, row, right in (
        ("min_max_norm", "a", 0, 0), ("min_max_norm", "a", 2, 1), ("min_max_norm", "b", 1, 0),
        ("standard_norm", "b", 0, -3**-0.5), ("standard_norm", "b", 2, 2 * 3**-0.5),
    )
]  # fmt: skip
FUNCTIONS = (
    "perceptron gate_weights and_gate or_gate nand_gate xor_gate split_label column_stats min_max_norm standard_norm"
).split()
SUITES = {"gates": GATES, "normalization": NORMALIZATION}


def solution(name: str) -> str:
    """Return the reference of an assignment."""
    return (ROOT / f"reference/{name}/{name}.py").read_text(encoding="utf-8")


def write_notebook(path: Path, cells: Sequence[Any]) -> None:
    """Write a notebook of code cells."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for number, cell in enumerate(cells):
        cell["id"] = f"cell{number}"
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(new_notebook(cells=list(cells), metadata=kernel), path)


def marked(source: str, name: str, *, test: bool) -> Any:
    """Return a cell of nbgrader: a test worth a point, or the place of the solution."""
    about = {"grade": test, "grade_id": name, "locked": test, "schema_version": 3, "solution": not test, "task": False}
    return new_code_cell(source, metadata={"nbgrader": about | ({"points": 1} if test else {})})


def in_nbgrader(python: str, name: str, base: Path, count: int) -> list[list[str]]:
    """Write a course of nbgrader and a class; return what grades it and writes the pages."""
    tests = [marked(f"{IMPORTS}\n{line}", f"test{n}", test=True) for n, line in enumerate(SUITES[name])]
    write_notebook(base / f"source/ps/{name}.ipynb", [marked(solution(name), "work", test=False), *tests])
    (base / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.course_id = 'course'\n")
    program = [python, "-m", "nbgrader"]
    Measured([*program, "generate_assignment", "ps"], cwd=base)
    released = base / f"release/ps/{name}.ipynb"
    notebook = nbformat.read(released, as_version=4)
    for cell in notebook.cells:
        if cell.metadata.nbgrader.grade_id == "work":
            cell.source = solution(name)
    for number in range(count):
        path = base / f"submitted/student{number:03}/ps/{name}.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(notebook, path)
    return [[*program, "autograde", "ps"], [*program, "generate_feedback", "ps"]]


def in_otter(python: str, name: str, base: Path, count: int) -> list[list[str]]:
    """Write tests of otter-grader and a class; return what grades it."""
    (base / "tests").mkdir(parents=True)
    for number, line in enumerate(SUITES[name]):
        case = {
            "code": "".join(f">>> {one}\n" for one in (*IMPORTS.splitlines(), line)),
            "hidden": False,
            "locked": False,
        }
        test = {"name": f"q{number}", "points": 1, "suites": [{"cases": [case], "type": "doctest"}]}
        (base / f"tests/q{number}.py").write_text(f"OK_FORMAT = True\ntest = {test!r}\n")
    program = [python, "-m", "otter"]
    Measured([*program, "generate", "-t", "tests", "-o", "autograder.zip", "--no-environment"], cwd=base)
    for number in range(count):
        write_notebook(base / f"student{number:03}.ipynb", [new_code_cell(solution(name))])
        (base / f"out{number:03}").mkdir()
    return [[*program, "run", "-a", "autograder.zip", "-o", f"out{n:03}", f"student{n:03}.ipynb"] for n in range(count)]


def here(name: str, base: Path, count: int) -> list[list[str]]:
    """Write the same tests as an assignment, and a class; return what grades it and writes the pages."""
    task = "and_gate" if name == "gates" else "column_stats"
    title = f'title = {{ en = "{name}", ko = "{name}" }}\n'
    points = f'{title}[[tasks]]\nname = "{task}"\n{title}points = {len(SUITES[name])}\n'
    text = f"import pytest\n{IMPORTS}\n\npytestmark = [pytest.mark.task({task!r}), pytest.mark.points(1)]\n"
    for number, line in enumerate(SUITES[name]):
        used = [f"    {one} = submission.{one}\n" for one in FUNCTIONS if f"{one}(" in line]
        text += f'\n\ndef test_{number}(submission):\n    """A test."""\n{"".join(used)}    {line}\n'
    files = {
        "course.toml": f'title = {{ en = "C", ko = "C" }}\nassignments = ["{name}"]\n',
        f"assignments/{name}/assignment.toml": points,
        f"assignments/{name}/test_{name}.py": text,
        f"assignments/{name}/{name}.py": "",
        f"reference/{name}/test_{name}_hidden.py": "",
        f"reference/{name}/{name}.py": solution(name),
        "datasets/README.md": "",
    }
    for path, content in files.items():
        (base / "course" / path).parent.mkdir(parents=True, exist_ok=True)
        (base / "course" / path).write_text(content, encoding="utf-8")
    for number in range(count):
        write_notebook(base / f"class/student{number:03}/{name}.ipynb", [new_code_cell(solution(name))])
    return [grader("batch", str(base / "class"), "--out", str(base / "out"), "--course", str(base / "course"))]


def installed(folder: Path, peer: str) -> str:
    """Return the interpreter of a peer's environment, made if need be."""
    python = folder / peer / "bin" / "python"
    if not (folder / peer / "ready").exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder / peer)], check=True)
        packages = [peer, "ipykernel", "numpy", "pandas"]
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *packages], check=True)
        (folder / peer / "ready").touch()
    return str(python)


Make = Callable[[str, Path, int], list[list[str]]]


def each(make: Make, name: str, base: Path, count: int, python: str) -> float:
    """Return CPU seconds for each further submission."""
    spent = []
    with mock.patch.dict(os.environ, PATH=f"{Path(python).parent}{os.pathsep}{os.environ['PATH']}"):
        for number in (FEW, count):
            folder = base / str(number)
            folder.mkdir(parents=True)
            spent.append(sum(Measured(command, cwd=folder).cpu for command in make(name, folder, number)) / 1000)
    return (spent[1] - spent[0]) / (count - FEW)


def main() -> None:
    """Print the figures and the ratios."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--environments", type=Path, default=ROOT / ".peers")
    parser.add_argument("--submissions", type=int, default=12)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    nbgrader, otter = (installed(given.environments, peer) for peer in ("nbgrader", "otter-grader"))
    makers: dict[str, tuple[Make, str, int]] = {
        "here": (here, sys.executable, 10 * given.submissions),
        "nbgrader": (lambda *rest: in_nbgrader(nbgrader, *rest), nbgrader, given.submissions),
        "otter-grader": (lambda *rest: in_otter(otter, *rest), otter, given.submissions),
    }
    rows: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as temporary:
        os.environ["XDG_CACHE_HOME"] = f"{temporary}/cache"
        for name, tests in SUITES.items():
            each(here, name, Path(temporary) / name / "first", FEW + 1, sys.executable)  # the cache of what is learnt
            turns = [
                {
                    peer: each(make, name, Path(temporary) / name / f"{peer}-{turn}", count, python)
                    for peer, (make, python, count) in makers.items()
                }
                for turn in range(given.repeat)
            ]
            rows[name] = {peer: statistics.median(turn[peer] for turn in turns) for peer in makers}
            ours = rows[name]["here"]
            print(f"{name}, {len(tests)} tests:")
            for peer, cost in rows[name].items():
                print(
                    f"  {peer}: {cost * 1000:.0f} ms of CPU for each further submission, {cost / ours:.0f} times ours"
                )
    if given.json:
        given.json.write_text(json.dumps(rows, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
