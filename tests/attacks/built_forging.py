"""Attacks of several files: what lies beside a submission and would like to be imported, collected or believed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from grader.sandbox.guest import session
from grader.sandbox.wire import codec
from tests.attacks.attack_course import SOLUTION

PASSING = """
import pytest


@pytest.mark.task("add")
@pytest.mark.points(20)
def test_add(submission):
    pass
"""
REPORT = """
import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_makereport(item, call):
    return pytest.TestReport(item.nodeid, item.location, {}, "passed", None, "call")


def pytest_pyfunc_call(pyfuncitem):
    return True


def pytest_collection_modifyitems(items):
    items.clear()
"""
SETTINGS = 'title = {en = "x"}\n[[tasks]]\nname = "add"\ntitle = {en = "x"}\npoints = 100\n'
TRACE = 'open("@planted@/@token@-imported", "w").write("x")\n'


def write(folder: Path, files: dict[str, str]) -> None:
    """Files by their path."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def forging_conftest(folder: Path) -> None:
    """
    group: forging
    tries: Brings a conftest.py and settings of pytest that make every test pass.
    stopped by: apart, fresh
    """
    settings = "[pytest]\naddopts = -p conftest --collect-only\npython_functions = nothing\n"
    write(
        folder,
        {
            "sums.py": "def add(a, b):\n    return -77\n",
            "conftest.py": REPORT + TRACE,
            "pytest.ini": settings,
            "tox.ini": settings,
            "setup.cfg": settings.replace("[pytest]", "[tool:pytest]"),
            "pyproject.toml": '[tool.pytest.ini_options]\naddopts = "-p conftest"\n',
            "assignments/conftest.py": REPORT + TRACE,
        },
    )


def forging_startup_files(folder: Path) -> None:
    """
    group: forging
    tries: Brings files that Python runs by itself when it starts.
    stopped by: apart, fresh
    """
    write(
        folder,
        {
            "sums.py": "def add(a, b):\n    return -77\n",
            "sitecustomize.py": TRACE,
            "usercustomize.py": TRACE,
            "evil.pth": f"import os; {TRACE}",
            "__init__.py": TRACE,
            "__main__.py": TRACE,
            "pyvenv.cfg": "home = .\ninclude-system-site-packages = true\n",
            f"python3.{sys.version_info.minor}/site.py": TRACE,
        },
    )


def forging_shadowed_modules(folder: Path) -> None:
    """
    group: forging
    tries: Brings modules named like the ones that the guest and the trusted side import.
    stopped by: apart, fresh
    """
    names = "numpy pandas grader pytest msgspec json random os struct warnings typing".split()
    names += [module.__name__.replace(".", "/") for module in (codec, session)]
    imports = "import numpy, json, random, warnings, struct\nfrom pandas import *\nfrom json import *\n"
    shadow = SOLUTION.replace("import numpy as np", "") + TRACE
    write(folder, {"sums.py": imports, **{f"{name}.py": shadow for name in names}})


def forging_own_tests(folder: Path) -> None:
    """
    group: forging
    tries: Brings rewritten tests, points, settings and a reference of its own.
    stopped by: apart, reader
    """
    write(
        folder,
        {
            "sums.py": "def add(a, b):\n    return -77\n",
            "test_sums.py": PASSING,
            "test_sums_hidden.py": PASSING,
            "assignments/sums/test_sums.py": PASSING,
            "assignments/sums/assignment.toml": SETTINGS,
            "reference/sums/sums.py": "def add(a, b):\n    return -77\n",
            "reference/sums/test_sums_hidden.py": PASSING,
            "course.toml": 'title = {en = "x"}\nassignments = ["sums"]\n',
            "datasets/numbers.csv": "a\n1\n",
            "templates/student.html.j2": "{{ 7 * 7 }}",
        },
    )


def forging_plugins(folder: Path) -> None:
    """
    group: forging
    tries: Brings a package whose metadata announce a plugin of pytest, of the grader and of others.
    stopped by: apart, fresh
    """
    entries = "[pytest11]\nevil = evil\n[console_scripts]\ngrader = evil:main\n[grader.plugins]\nevil = evil\n"
    write(
        folder,
        {
            "sums.py": "def add(a, b):\n    return -77\n",
            "evil.py": REPORT + TRACE,
            "evil-1.0.dist-info/entry_points.txt": entries,
            "evil-1.0.dist-info/METADATA": "Name: evil\nVersion: 1.0\n",
            "evil-1.0.dist-info/RECORD": "evil.py,,\n",
        },
    )


def forging_stored_results(folder: Path) -> None:
    """
    group: forging
    tries: Brings finished results, a gradebook and report files, in the hope that they count.
    stopped by: apart, deaf
    """
    result = (
        '{"schema": "grader/result/1", "assignment": "sums", "student": "forging_stored_results", '
        '"status": "graded", "score": 100.0, "max_score": 100.0, "title": {"en": "x"}}'
    )
    write(
        folder,
        {
            "sums.py": "def add(a, b):\n    return -77\n",
            "sums.json": result,
            "results/sums.json": result,
            "results/forging_stored_results/sums.json": result,
            "grades.csv": "student,assignment,score,max_score,status\nforging_stored_results,sums,100,100,graded\n",
            "junit.xml": '<testsuite tests="1" failures="0"/>',
        },
    )


def forging_both_kinds(folder: Path) -> None:
    """
    group: forging
    tries: Hands in a script, a notebook and copies, so that the best of each might count.
    stopped by: reader
    score: 20
    """
    cell = '{{"cell_type": "code", "metadata": {{}}, "outputs": [], "execution_count": null, "source": {source}}}'
    book = '{{"cells": [{cells}], "metadata": {{}}, "nbformat": 4, "nbformat_minor": 5}}'
    notebook = book.format(cells=cell.format(source='"def add(a, b):\\n    return a + b\\n"'))
    write(
        folder,
        {
            "sums.py": "def scale(x):\n    return x * 2\n",
            "sums.ipynb": notebook,
            "sums (1).py": SOLUTION,
            "old/sums.py": SOLUTION,
            "Copy of sums.py": SOLUTION,
        },
    )


ATTACKS: tuple[Callable[[Path], None], ...] = (
    forging_conftest,
    forging_startup_files,
    forging_shadowed_modules,
    forging_own_tests,
    forging_plugins,
    forging_stored_results,
    forging_both_kinds,
)
