"""``grader release``: what students get, that nothing leaks into it, and that their work is never touched."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import nbformat
import pytest
from nbconvert.preprocessors import ExecutePreprocessor

from grader.authoring import release as release_module
from grader.authoring.leaks import check_for_leaks, find_leaks, leaks_in, secret_comments, secrets
from grader.authoring.release import Format, contents, release
from grader.authoring.stub import stubs
from grader.authoring.wheel import STUDENT
from grader.course.load import load_course
from grader.errors import GraderError
from grader.model import Lang
from tests import ROOT, samples
from tests.own_course import write_part
from tests.small_course import SOLUTION, write_course

pytestmark = pytest.mark.usefixtures("lent_servers")

NEURON = '''
class add:
    """A unit."""

    def fire(self, x):
        # the trick: compare with 0
        return x > 0


def total(numbers):
    """A sum."""
    # Step 1: add
    return sum(numbers)
'''

Command = Callable[..., subprocess.CompletedProcess[str]]
COURSE = load_course(ROOT)
NAMES = [assignment.name for assignment in COURSE.assignments]
BY_DAY = ("gates", "data_split")
"""One that works with arrays, one with tables."""


def release_of(course: Path, out: Path) -> Path:
    """Release a course by the command."""
    command = [sys.executable, "-m", "grader", "release", "--out", str(out)]
    subprocess.run(command, cwd=course, check=True, capture_output=True)
    return out


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two assignments of this repository's own course, released."""
    folder = tmp_path_factory.mktemp("part")
    return release_of(write_part(folder / "course", *BY_DAY), folder / "released")


@pytest.fixture(scope="module")
def all_released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All of the course, released."""
    return release_of(ROOT, tmp_path_factory.mktemp("all"))


def test_what_students_get(released: Path) -> None:
    """READMEs, stubs, public tests, data and first steps; nothing of reference/; the grader pinned by the bundle."""
    check_files(released, BY_DAY)
    check_course(released)


@pytest.mark.nightly
def test_what_students_get_of_every_assignment(all_released: Path) -> None:
    """The same, for the whole course."""
    check_files(all_released, tuple(NAMES))
    check_course(all_released)
    assert len(load_course(all_released).assignments) == len(NAMES)


def check_course(released: Path) -> None:
    """What was released is read as the course was: limits, weights, tasks and data."""
    assert "[limits]\ncpu = 1.0\nwall = 5.0" in (released / "course.toml").read_text(encoding="utf-8")
    for there in load_course(released).assignments:
        (here,) = (assignment for assignment in COURSE.assignments if assignment.name == there.name)
        for field in ("limits", "weight", "tasks", "data", "title"):
            assert getattr(here, field) == getattr(there, field)


def check_files(released: Path, names: tuple[str, ...]) -> None:
    """All files are there, and none too many."""
    files = {path.relative_to(released).as_posix() for path in released.rglob("*") if path.is_file()}
    for name in names:
        for file in ("README.md", "README.ko.md", f"{name}.py", f"{name}.ipynb", f"test_{name}.py", "assignment.toml"):
            assert f"assignments/{name}/{file}" in files
    assert not [file for file in files if "reference" in file or "hidden" in file or "variants" in file]
    assert {"datasets/CHECKSUMS", "datasets/sources.toml", "datasets/originals.py"} <= files  # to fetch the originals
    requirement = (released / "requirements.txt").read_text(encoding="utf-8").strip()
    assert requirement.startswith("./wheels/nn_grader-")
    assert requirement.removeprefix("./") in files


def test_a_leak_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A solution's line or a long number of a hidden test in any file, also in the bundle, is found."""
    monkeypatch.setattr(release_module, "released_tasks", lambda course, assignment: {})  # digests take long
    course = msgspec.structs.replace(COURSE, assignments=COURSE.assignments[:1])
    files = contents(course, "en", "both")
    check_for_leaks(course, files)
    line = next(
        raw
        for raw in (ROOT / "reference/gates/gates.py").read_text(encoding="utf-8").splitlines()
        if raw.strip().startswith("if np.array_equal(perceptron(")
    )
    with pytest.raises(GraderError, match="would leak"):
        check_for_leaks(course, {**files, "assignments/gates/notes.md": line.encode()})
    book = {"cells": [{"source": ["x = 1\n", line]}]}
    assert list(find_leaks(course, {"a.ipynb": json.dumps(book).encode()}))


def test_leaks_are_told_by_content() -> None:
    """White space does not hide a line; short lines, structure and what stubs say on purpose are no leak."""
    private = [
        "    value = matrix @ weights + bias_of_the_layer\n    x = 3.14159265\n    return a\n",
        "import numpy as np, os, sys, json",
    ]
    secret = secrets(private, ["public = 2.718281\n"])
    assert [leak.line for leak in leaks_in("f", "\n  value   = matrix @ weights +  bias_of_the_layer", secret)] == [2]
    assert [leak.text for leak in leaks_in("f", "about 3.14159265 or so", secret)] == ["3.14159265"]
    assert not list(leaks_in("f", "return a\nimport numpy as np, os, sys, json\n2.718281", secret))


SOURCE = """
# what the module is about


def root(
    x,  # not negative, please
):
    # halve the interval
    # Step 1: find where the square passes x
    return bisect(x)  # sixty rounds do


class Tree:
    depth = 3  # deep enough for all

    def grow(self):
        # branch at the median
        return self
"""


def test_comments_inside_functions_are_secret() -> None:
    """Short ones too, in a stub as anywhere; steps, parameters and what a README says are meant for students."""
    secret = secret_comments([SOURCE, "this is (no Python"], ["One may branch at the median of the points."])
    assert secret.comments == {"halve the interval", "sixty rounds do", "deep enough for all"}
    released = "    #   halve the  interval\nraise NotImplementedError  # sixty rounds do\nhalve the interval\n"
    assert [(leak.line, leak.text) for leak in leaks_in("stub.py", released, secret)] == [
        (1, "halve the interval"),
        (2, "sixty rounds do"),
    ]


def test_a_comment_of_a_method_reaches_no_student(tmp_path: Path) -> None:
    """A method without a docstring gives its signature and nothing of what stands behind it; the check looks again."""
    course = load_course(
        write_course(tmp_path, **{"reference/sums/sums.py": NEURON, "assignments/sums/README.md": "#"})
    )
    stub = stubs(course.assignments[0], "en")["sums.py"]
    assert "def fire(self, x):\n        raise NotImplementedError" in stub
    assert not list(find_leaks(course, {"assignments/sums/sums.py": stub.encode()}))
    leaking = stub.replace("raise", "# the trick: compare with 0\n        raise")
    assert [leak.text for leak in find_leaks(course, {"a.py": leaking.encode()})] == ["the trick: compare with 0"] * 2


def test_releasing_again_keeps_students_work(course: Path, tmp_path: Path, grader: Command) -> None:
    """What a student has changed stays; what they have not is brought up to date."""
    (course / "assignments/sums/README.md").write_text("# Sums\n\nAdd.\n", encoding="utf-8")
    (course / "assignments/sums/README.ko.md").write_text("# 합\n\n더하기.\n", encoding="utf-8")
    out = tmp_path / "students"
    first = grader("release", "--out", out, cwd=course)
    assert first.returncode == 0, first.stderr
    (out / "assignments/sums/sums.py").write_text("# my work\n", encoding="utf-8")
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    (course / "assignments/sums/README.md").write_text("# Sums\n\nAdd more.\n", encoding="utf-8")
    solution = course / "reference/sums/sums.py"
    solution.write_text(SOLUTION.replace('"""Add a and b."""', '"""Add a to b."""'), encoding="utf-8")
    second = grader("release", "--out", out, cwd=course)
    assert "kept     assignments/sums/sums.py" in second.stdout
    assert (out / "assignments/sums/sums.py").read_text(encoding="utf-8") == "# my work\n"
    assert (out / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert "Add more." in (out / "assignments/sums/README.md").read_text(encoding="utf-8")
    assert "Add a to b." in (out / "assignments/sums/sums.ipynb").read_text(encoding="utf-8")


def test_pinned_address_or_nothing(course: Path, tmp_path: Path, grader: Command) -> None:
    """release.grader must be the address of a wheel with its digest: a commit would bring reference/ along."""
    for name in ("README.md", "README.ko.md"):
        (course / "assignments/sums" / name).write_text("# Sums\n\nAdd.\n", encoding="utf-8")
    path = course / "course.toml"
    before = path.read_text(encoding="utf-8")
    address = "git+https://example.org/nn/grader@" + "0" * 40
    path.write_text(f'{before}[release]\ngrader = "{address}"\n', encoding="utf-8")
    done = grader("release", "--out", tmp_path / "out", cwd=course)
    assert done.returncode == 2
    assert "not pinned" in done.stderr
    assert not (tmp_path / "out").exists()


def test_run_and_pytest_in_a_released_folder(released: Path, grader: Command) -> None:
    """Both work, and run says how many points are hidden."""
    done = grader("run", "gates", cwd=released)
    assert done.returncode == 1
    assert "public points" in done.stdout
    assert "hidden" in done.stdout
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "assignments/gates"]
    assert "failed" in subprocess.run(command, cwd=released, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("kind", ["py", "ipynb", "both"])
def test_first_steps_name_what_is_there(lang: Lang, kind: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file that the READMEs at the top and of the data name is released, for scripts and notebooks apart."""
    monkeypatch.setattr(release_module.wheel, "build", lambda: b"")
    monkeypatch.setattr(release_module, "explanations", lambda course, assignment: ())
    monkeypatch.setattr(release_module, "released_tasks", lambda course, assignment: {})
    files = contents(COURSE, lang, kind)
    steps, data = (files[name].decode() for name in ("README.md", "datasets/README.md"))
    named = set(re.findall(r"[\w./-]+\.(?:py|ipynb|md|txt|csv)\b", steps))
    assert named - {*files} == set()
    assert ("\npip install -r requirements.txt" in steps) == (kind != "ipynb")
    assert ("\npip install -r requirements-notebook.txt" in steps) == (kind != "py")
    rows = re.findall(r"^\| `([\w.]+)` \|.*\| [A-Z프]", data, re.M)
    assert rows and {f"datasets/{name}" for name in rows} <= {*files}
    assert "make.py" not in data and "fish.csv" not in data
    assert ("데이터" in data) == (lang == "ko")


def test_students_install_only_what_they_use(released: Path, tmp_path: Path) -> None:
    """Their commands run where nothing is but what the bundled wheel asks for, all of which the project itself has."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {*STUDENT} <= {*project["dependencies"]}
    needed = {re.split(r"\W", one)[0] for one in STUDENT}
    other = {re.split(r"\W", one)[0] for one in project["dependencies"]} - needed
    modules = {"pyyaml": "yaml"}
    (tmp_path / "report" / "gates").mkdir(parents=True)  # as the workflow that comments has it
    (tmp_path / "report" / "gates" / "result.json").write_bytes(msgspec.json.encode(samples.half().for_student()))
    program = f"""
import sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {sorted(modules.get(name, name) for name in other)!r}:
            raise ModuleNotFoundError(name, name=name)
sys.meta_path.insert(0, Missing())
from grader.cli import main
comment, page = ["export", "comment", {str(tmp_path / "report")!r}], ["run", "gates", "--html", {str(tmp_path)!r}]
for words in (comment, ["hint", "gates"], ["explain", "GATE01"], ["datasets"], page):
    sys.argv = ["grader", *words]
    try:
        main()
    except SystemExit as end:
        assert end.code in (0, None) or words[0] == "run", words
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=released, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "gates.html").is_file()


def test_the_bundled_wheel_installs_and_runs(released: Path, tmp_path: Path) -> None:
    """In a fresh environment, pip takes the wheel and the command starts."""
    wheel = next((released / "wheels").glob("*.whl"))
    assert not [name for name in zipfile.ZipFile(wheel).namelist() if name.endswith((".po", ".pyc", ".csv"))]
    target = tmp_path / "site"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(target), str(wheel)]
    subprocess.run(command, check=True, capture_output=True)
    program = "import grader, sys; from grader.cli import main; sys.argv = ['grader', '--help']\n"
    program += "print(grader.__file__); main()"
    done = subprocess.run(
        [sys.executable, "-P", "-c", program],
        env={**os.environ, "PYTHONPATH": str(target)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith(str(target))
    assert "batch" in done.stdout
    assert (target / "grader/templates").is_dir()


@pytest.mark.parametrize(
    "name", [name if name == BY_DAY[0] else pytest.param(name, marks=pytest.mark.nightly) for name in BY_DAY]
)
def test_solved_notebook_runs_in_a_real_kernel(released: Path, name: str) -> None:
    """With the reference's functions in its cells the released notebook runs through, and check() is content."""
    run_solved(released, name)


@pytest.mark.nightly
@pytest.mark.parametrize("name", [name for name in NAMES if name not in BY_DAY])
def test_every_other_notebook_runs_in_a_real_kernel(all_released: Path, name: str) -> None:
    """The same, for the rest of the course."""
    run_solved(all_released, name)


def run_solved(released: Path, name: str) -> None:
    """Run a notebook with the reference's functions in its cells."""
    path = released / "assignments" / name / f"{name}.ipynb"
    book = solved(
        nbformat.read(path, as_version=4), (ROOT / "reference" / name / f"{name}.py").read_text(encoding="utf-8")
    )
    before = os.environ.get("PYTHONPATH")
    ExecutePreprocessor(timeout=120, kernel_name="python3").preprocess(book, {"metadata": {"path": str(path.parent)}})
    assert os.environ.get("PYTHONPATH") == before
    shown = [output.get("text", "") or output.data["text/plain"] for output in book.cells[-1].outputs]
    printed = re.sub(r"\x1b\[[0-9;]*m", "", "".join(shown))
    earned, known = re.search(r"([0-9.]+) of ([0-9.]+) public points", printed).groups()  # type: ignore[union-attr]
    assert earned == known
    assert "✗" not in printed


def solved(book: Any, source: str) -> Any:
    """``book`` with every task's cell replaced by the reference's definition, and its private helpers first."""
    tree = ast.parse(source)
    kinds = (ast.FunctionDef, ast.ClassDef)
    public = {n.name: ast.get_source_segment(source, n) for n in tree.body if isinstance(n, kinds) and n.name[0] != "_"}
    rest = [n for n in tree.body if not (isinstance(n, kinds) and n.name in public)]
    helpers = "\n".join(ast.get_source_segment(source, node) or "" for node in rest)
    for cell in book.cells:
        for name, text in public.items():
            if cell.cell_type == "code" and f"def {name}(" in cell.source:
                cell.source = text
    book.cells.insert(0, nbformat.v4.new_code_cell(helpers))
    return book


def test_the_course_itself_is_no_place_for_its_release(course: Path, tmp_path: Path) -> None:
    """However it is named, nothing is written into it."""
    (tmp_path / "link").symlink_to(course / "assignments")
    before = sorted(course.rglob("*"))
    for out in (course, course / ".." / "course", course / "assignments" / "new", tmp_path / "link"):
        with pytest.raises(GraderError, match="the course itself"):
            release(load_course(course), out, "en", "both")
    assert sorted(course.rglob("*")) == before
