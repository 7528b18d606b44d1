"""The stub that a student starts from is made from the reference, and nothing of the solution is in it."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import nbformat
import pytest

from grader.authoring.stub import outline, script, section, stubs, write_stubs
from grader.course.load import load_course
from grader.errors import GraderError
from grader.model import Assignment, Lang, Limits, Task, Text
from tests import ROOT

REFERENCE = '''"""What a gate is."""

import math
import sys  # private

import numpy as np

_SECRET = 1
GRID = (
    1,
    2,
)
HIDDEN = 2  # private


# how the reference thinks
@staticmethod
def gate(
    x: int,  # an input
    limit: float = 0.5,
) -> int:
    """Fire.

    Strictly above ``limit``.
    """
    # Step 1: add # up
    # 단계 1: 더하기
    total = _helper(x)
    if total:
        # Step 2: compare
        return int(total > limit)
    return 0


def _helper(x):
    return x


class Neuron:
    """One unit."""

    bias = 0.0
    _cache = None

    def __init__(self, w):
        self.w = w

    def fire(self, x):
        """1 or 0."""
        # Step 1: ask the gate
        return gate(self.w * x)

    def _inner(self):
        return 1
'''
STUB = '''"""What a gate is."""

import math

import numpy as np

GRID = (
    1,
    2,
)


@staticmethod
def gate(
    x: int,  # an input
    limit: float = 0.5,
) -> int:
    """Fire.

    Strictly above ``limit``.
    """
    # TODO 1: add # up
    # TODO 2: compare
    raise NotImplementedError


class Neuron:
    """One unit."""

    bias = 0.0

    def __init__(self, w):
        raise NotImplementedError

    def fire(self, x):
        """1 or 0."""
        # TODO 1: ask the gate
        raise NotImplementedError
'''
README = """[한국어](README.ko.md)

# Gates

Why.

## Tasks

```python
# not a heading `gate`
```

### 1. `gate(x)` (5 points)

Text.

#### Detail

More.

### 2. `Neuron`

End.
"""


def _assignment(folder: Path) -> Assignment:
    tasks = (Task("gate", Text("Fire", "발화"), 60), Task("Neuron", Text("One unit", "뉴런"), 40))
    return Assignment(
        name="demo",
        title=Text("A demo", "예제"),
        tasks=tasks,
        limits=Limits(),
        weight=1.0,
        data=(),
        folder=folder / "assignments",
        reference=folder / "reference",
    )


@pytest.fixture
def assignment(tmp_path: Path) -> Assignment:
    made = _assignment(tmp_path)
    made.folder.mkdir()
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference" / "demo.py").write_text(REFERENCE, encoding="utf-8")
    (made.folder / "README.md").write_text(README, encoding="utf-8")
    (made.folder / "README.ko.md").write_text("# 게이트\n\n이유.\n", encoding="utf-8")
    return made


def test_script_keeps_what_is_public_and_empties_the_tasks() -> None:
    """Signature, docstring, steps, constants and imports stay; bodies, helpers and private statements go."""
    assert script(outline(REFERENCE, ("gate", "Neuron"), "en")) == STUB


def test_korean_steps_replace_english_ones_where_there_are_any() -> None:
    """A Korean stub says its steps in Korean, and in English where the author gave no Korean."""
    text = script(outline(REFERENCE, ("gate", "Neuron"), "ko"))
    assert "# TODO 1: 더하기\n    # TODO 2: compare\n" in text
    assert "add # up" not in text


def test_comments_behind_a_signature_stay_with_the_reference() -> None:
    """What the author notes between a signature and the first statement is about the answer, docstring or not."""
    source = '''class Neuron:  # the trick: one matrix product
    # multiply before adding
    """One unit."""  # as in the lecture

    def __init__(  # keep w
        self,
        w,  # the weights
    ):  # copy it
        # a copy, so that training changes nothing of the caller's

        # Step 1: keep the weights
        self.w = w.copy()

    @property  # cached by hand
    def size(self):
        # two of them, whatever comes
        return 2
'''
    assert (
        script(outline(source, ("Neuron",), "en"))
        == '''class Neuron:
    """One unit."""

    def __init__(
        self,
        w,  # the weights
    ):
        # TODO 1: keep the weights
        raise NotImplementedError

    @property
    def size(self):
        raise NotImplementedError
'''
    )


def test_a_step_inside_a_text_is_no_step() -> None:
    """Only comments are steps, not text that looks like one."""
    source = 'def f():\n    """Doc."""\n    # Step 1: do\n    return "# Step 2: leak"\n'
    assert "leak" not in script(outline(source, ("f",), "en"))


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("def f():\n    # Step 1: do\n    return 1\n", "line 1: f has no docstring"),
        ('def f():\n    """Doc."""\n    return 1\n', "line 1: f has no step"),
        ('def f(): """Doc."""  # Step 1: do\n', "line 1: f is written on one line"),
        ("def g():\n    return 1\n", "line 1: g is not a task"),
        ("x = 1\n", "the task f is not there"),
        ("def f(:\n", "invalid syntax"),
    ],
)
def test_a_reference_that_cannot_serve_is_named(source: str, problem: str) -> None:
    """An author's mistake is one line that says where and what."""
    with pytest.raises(GraderError, match=problem):
        outline(source, ("f",), "en", "reference/demo.py")


def test_section_is_the_text_under_the_heading_of_a_task() -> None:
    """A task's text reaches to the next heading of its level; the introduction to the next heading at all."""
    assert section(README, "") == "Why."
    assert section(README, "gate") == "Text.\n\n#### Detail\n\nMore."
    assert section(README, "Neuron") == "End."
    assert section(README, "Neu") == ""


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_notebook_is_valid_and_has_no_output(assignment: Assignment, lang: Lang) -> None:
    """The notebook is a clean format-4 notebook whose code cells are the script's parts and the check."""
    book = nbformat.reads(stubs(assignment, lang)["demo.ipynb"], as_version=4)
    nbformat.validate(book)
    code = [cell for cell in book.cells if cell.cell_type == "code"]
    assert [cell.id for cell in code] == ["grader", "setup", "code-1", "check-1", "code-2", "check-2", "run-check"]
    assert code[0].source == "from grader.notebook import check"
    assert code[1].source == "import math\n\nimport numpy as np\n\nGRID = (\n    1,\n    2,\n)"
    assert [code[3].source, code[-1].source] == ['check("demo", "gate")', 'check("demo")']
    assert not any(cell.outputs or cell.execution_count for cell in code)


def test_notebook_speaks_the_language_asked_for(assignment: Assignment) -> None:
    """Titles, points and README text come in the student's language."""
    english, korean = (
        [cell.source for cell in nbformat.reads(stubs(assignment, lang)["demo.ipynb"], as_version=4).cells]
        for lang in ("en", "ko")
    )
    assert english[0].startswith("# A demo\n\nWhy.\n\n")
    assert english[3] == "## 1. Fire\n\n`gate` · 60 points\n\nText.\n\n#### Detail\n\nMore."
    assert korean[0].startswith("# 예제\n\n이유.\n\n")
    assert korean[3] == "## 1. 발화\n\n`gate` · 60점"


def test_stubs_are_written_over_the_old_ones(assignment: Assignment) -> None:
    """Writing gives the same bytes every time and leaves no other file."""
    before = set(assignment.folder.iterdir())
    paths = write_stubs(assignment, "en")
    first = [path.read_bytes() for path in paths]
    assert [path.read_bytes() for path in write_stubs(assignment, "en")] == first
    assert set(assignment.folder.iterdir()) - before == set(paths)
    assert first[0] == STUB.encode()


def test_a_released_course_has_no_reference(assignment: Assignment) -> None:
    """Where there is no reference, the error says so."""
    released = Assignment(**{f: getattr(assignment, f) for f in assignment.__struct_fields__} | {"reference": None})
    with pytest.raises(GraderError, match="there is no reference here"):
        stubs(released, "en")


def _course() -> tuple[Assignment, ...]:
    return load_course(ROOT).assignments


@pytest.mark.parametrize("name", sorted(path.parent.name for path in ROOT.glob("assignments/*/assignment.toml")))
def test_committed_stubs_equal_generated_ones(name: str) -> None:
    """What students get is what the reference gives today, and it has every task and a TODO in each."""
    assignment = next(found for found in _course() if found.name == name)
    for file, content in stubs(assignment, "en").items():
        assert (assignment.folder / file).read_text(encoding="utf-8") == content
    scope: dict[str, object] = {}
    exec(compile(stubs(assignment, "ko")[f"{name}.py"], name, "exec"), scope)
    assert {task.name for task in assignment.tasks} <= set(scope)
    book = json.loads(stubs(assignment, "ko")[f"{name}.ipynb"])
    code = ["".join(cell["source"]) for cell in book["cells"] if cell["id"].startswith("code-")]
    assert len(code) == len(assignment.tasks)
    assert all("# TODO 1: " in source for source in code)


@pytest.mark.parametrize(
    "statement",
    [
        "try:\n    import fast\nexcept ImportError:\n    def fast(x):\n        return x @ x\n",
        "if True:\n    def helper(x):\n        return x @ x\n",
        "square = lambda x: x @ x\n",
        'class gate:\n    """One."""\n\n    if True:\n        def fire(self):\n            return 1\n',
        'class gate:\n    """One."""\n\n    class Inner:\n        def fire(self):\n            return 1\n',
    ],
)
def test_a_function_inside_of_a_statement_is_refused(statement: str) -> None:
    """What stands in the stub as it is holds no code of the solution."""
    source = statement if "class gate" in statement else f"{statement}\n\n{GATE}"
    with pytest.raises(GraderError, match="inside of a statement"):
        outline(source, ("gate",), "en")


@pytest.mark.parametrize(
    "source",
    [
        'def gate(x):\n    """One."""; y = x @ x\n    # Step 1: look\n    return y\n',
        'class gate:\n    """One."""; size = 2\n',
        'class gate:\n    """One."""\n\n    size = 2; _hidden = 3\n',
        'class gate:\n    """One."""\n\n    def fire(self):\n        "It."; return 1\n',
        'SIZE = 2; _SECRET = 3\n\n\ndef gate(x):\n    """One."""\n    # Step 1: look\n    return x\n',
    ],
)
def test_what_shares_a_line_with_something_public_is_refused(source: str) -> None:
    """Lines are released as a whole."""
    with pytest.raises(GraderError, match="two statements stand on one line"):
        outline(source, ("gate",), "en")


def test_a_coroutine_is_emptied_as_a_function_is() -> None:
    """An ``async def`` of a task class gives its signature."""
    methods = "    async def fire(self, x):\n        return x @ x\n\n    async def _own(self):\n        pass\n"
    source = f'class gate:\n    """One."""\n\n{methods}'
    assert script(outline(source, ("gate",), "en")).endswith(
        "    async def fire(self, x):\n        raise NotImplementedError\n"
    )


GATE = 'def gate(x):\n    """One."""\n    # Step 1: look\n    return x\n'


def test_the_docstring_is_in_the_language_of_the_stub() -> None:
    """Lines of ``# 설명:`` below a docstring take its place in Korean, and are left out in English."""
    source = '"""Sums."""\n# 설명: 합.\n\n\ndef add(a, b):\n    """Add.\n\n    a, b: numbers\n    """\n'
    source += "    # 설명: 더합니다.\n    # 설명:\n    # 설명: a, b: 수\n    # Step 1: add\n    return a + b\n"
    korean, english = (script(outline(source, ("add",), lang)) for lang in ("ko", "en"))
    assert korean.startswith(
        '"""합."""\n\n\ndef add(a, b):\n    """더합니다.\n\n    a, b: 수\n    """\n    # TODO 1: add'
    )
    assert "설명" not in english + korean and "Add.\n\n    a, b: numbers" in english


@pytest.mark.parametrize("name", sorted(path.parent.name for path in ROOT.glob("assignments/*/assignment.toml")))
def test_korean_stubs_are_korean(name: str) -> None:
    """Every docstring of them is."""
    assignment = next(found for found in _course() if found.name == name)
    tree = ast.parse(stubs(assignment, "ko")[f"{name}.py"])
    documented = [tree, *(node for node in tree.body if isinstance(node, ast.FunctionDef))]
    assert all(re.search("[가-힣]", ast.get_docstring(node) or "") for node in documented)
