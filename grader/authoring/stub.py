"""Make from a reference what the student starts from: ``<name>.py`` and ``<name>.ipynb``.

What an author writes in ``reference/<name>/<name>.py`` is the only source:

- The module's docstring, imports and public constants are kept. A statement marked ``# private``, a name that
  begins with ``_`` and a comment outside of statements are not.
- Of each task, the signature and the docstring are kept. ``# Step 1: …`` in its body becomes ``# TODO 1: …``;
  a comment ``# 단계 1: …`` is the same step in Korean. The rest becomes ``raise NotImplementedError``.
- Comments ``# 설명: …`` directly below a docstring are the lines of the docstring in Korean.
- A notebook's text cells come from ``assignment.toml`` (titles, points) and from the README of its language: what
  stands under its title, and under the heading that names the task in backticks.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

from grader.course import layout
from grader.errors import GraderError
from grader.files.atomic import write_atomically
from grader.model import Assignment, Lang
from grader.notebooks import write
from grader.text import phrases

KOREAN = re.compile(r"# 설명:(?: (?P<text>.*))?")
STEP = re.compile(r"# (?P<word>Step|단계) (?P<number>\d+): (?P<text>\S.*)")
_PRIVATE = re.compile(r"# private\b.*")
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_HEADING = re.compile(r"(#{1,6}) +(.*)")


@dataclass(frozen=True)
class StubPart:
    """A statement of a stub; ``task`` is empty for what stands around the tasks.

    ``joined``: it stands directly below the part before it, without a blank line.
    """

    task: str
    code: str
    joined: bool = False


@dataclass(frozen=True)
class StubOutline:
    """What of a reference the student gets, in the reference's order."""

    docstring: str
    parts: tuple[StubPart, ...]


def stubs(assignment: Assignment, lang: Lang) -> dict[str, str]:
    """Return file name → content of the stubs of ``assignment``. Raises GraderError if its reference cannot serve."""
    path = layout.reference(assignment)
    contents = outline(_read(path), tuple(task.name for task in assignment.tasks), lang, str(path))
    return {
        layout.script(assignment).name: script(contents),
        layout.notebook(assignment).name: notebook(assignment, contents, _read(layout.readme(assignment, lang)), lang),
    }


def write_stubs(assignment: Assignment, lang: Lang) -> list[Path]:
    """Write both stubs over the assignment's files, and return their paths. Raises GraderError."""
    files = {assignment.folder / name: content for name, content in stubs(assignment, lang).items()}
    for path, content in files.items():
        write_atomically(path, content)
    return list(files)


def outline(source: str, tasks: tuple[str, ...], lang: Lang, where: str = "reference") -> StubOutline:
    """Return what a student gets of ``source``. Raises GraderError that names ``where`` and the line."""
    try:
        return _Reference(source, lang, where).outline(tasks)
    except (SyntaxError, tokenize.TokenError) as error:
        raise GraderError(f"{where}: {error}", "Correct the reference: it must be Python.") from None


def script(contents: StubOutline) -> str:
    """Return the stub as a script."""
    text, before = contents.docstring, ""
    for part in contents.parts:
        apart = "\n\n\n" if part.task or before else "\n" if part.joined else "\n\n"
        text, before = text + apart + part.code, part.task
    return text.lstrip("\n") + "\n"


def notebook(assignment: Assignment, contents: StubOutline, readme: str, lang: Lang) -> str:
    """Return the stub as a notebook: title, imports, text and code for each task, and the check."""
    cells = [_text("title", f"# {assignment.title.get(lang)}", section(readme, ""), _phrase("stub.work", lang))]
    setup = "".join(("\n" if part.joined else "\n\n") + part.code for part in contents.parts if not part.task)
    cells.append(write.code_cell("grader", "from grader.notebook import check"))
    if setup:
        cells.append(write.code_cell("setup", setup.strip("\n")))
    for number, part in enumerate((part for part in contents.parts if part.task), 1):
        task = assignment.task(part.task)
        points = _phrase("stub.points", lang, points=task.points)
        heading = f"## {number}. {task.title.get(lang)}"
        cells.append(_text(f"task-{number}", heading, f"`{task.name}` · {points}", section(readme, task.name)))
        cells.append(write.code_cell(f"code-{number}", part.code))
        cells.append(write.code_cell(f"check-{number}", f'check("{assignment.name}", "{task.name}")'))
    cells.append(_text("check", _phrase("stub.check", lang)))
    cells.append(write.code_cell("run-check", f'check("{assignment.name}")'))
    return write.notebook(cells, write.PYTHON) + "\n"


def _phrase(name: str, lang: Lang, **args: phrases.Argument) -> str:
    """A phrase in Markdown."""
    return "".join(f"`{text}`" if code else text for text, code in phrases.pieces(name, lang, **args))


def section(readme: str, task: str) -> str:
    """Return the text under the heading that names ``task`` in backticks; for no task, that under the title."""
    lines: list[str] = []
    level, fenced = 0, False
    for line in readme.splitlines():
        fenced ^= line.lstrip().startswith("```")
        heading = None if fenced else _HEADING.match(line)
        if heading is None or (level and task and len(heading[1]) > level):
            lines.append(line)
        elif level:
            break
        elif not task or re.search(rf"`{re.escape(task)}[`(]", heading[2]):
            level = len(heading[1])
            lines.clear()
    return "\n".join(lines).strip() if level else ""


class _Reference:
    """The source of a reference, which is parsed once."""

    def __init__(self, source: str, lang: Lang, where: str) -> None:
        self._body = ast.parse(source).body
        self._lines = source.split("\n")
        self._lang, self._where = lang, where
        tokens = tokenize.generate_tokens(io.StringIO(source).readline)
        comments = [t for t in tokens if t.type == tokenize.COMMENT]
        self._comments = {t.start[0]: t.string for t in comments}
        self._columns = {t.start[0]: t.start[1] for t in comments}

    def outline(self, tasks: tuple[str, ...]) -> StubOutline:
        self._refuse_shared_lines(self._body)
        statements = list(self._body)
        docstring = "\n".join(self._docstring(statements.pop(0))) if _is_docstring(statements[:1]) else ""
        parts: list[StubPart] = []
        last = 0
        for node in filter(self._is_public, statements):
            if not isinstance(node, ast.FunctionDef | ast.ClassDef):
                parts.append(StubPart("", self._public_code(node), node.lineno == last + 1))
            elif node.name in tasks:
                parts.append(StubPart(node.name, self._task(node)))
            else:
                self._fail(node, f"{node.name} is not a task", f"Call it _{node.name}, or make it a task.")
            last = _last(node)
        for missing in sorted(set(tasks) - {part.task for part in parts}):
            raise GraderError(f"{self._where}: the task {missing} is not there", "Define it.")
        return StubOutline(docstring, tuple(parts))

    def _is_public(self, node: ast.stmt) -> bool:
        """Whether students get a statement. ``# private`` stands on the ``def`` line, elsewhere on the last line."""
        definition = isinstance(node, (*_FUNCTIONS, ast.ClassDef))
        if _PRIVATE.fullmatch(self._comments.get(node.lineno if definition else _last(node), "")):
            return False
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            return not node.name.startswith("_") or node.name.startswith("__")
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        return not any(isinstance(target, ast.Name) and target.id.startswith("_") for target in targets)

    def _task(self, node: ast.FunctionDef | ast.ClassDef) -> str:
        if not _is_docstring(node.body):
            self._fail(node, f"{node.name} has no docstring", "Say in one what it takes and returns.")
        if isinstance(node, ast.FunctionDef):
            if not self._steps(node):
                self._fail(node, f"{node.name} has no step", "Write a comment: # Step 1: what to do.")
            return self._function(node)
        self._refuse_shared_lines(node.body)
        members = filter(self._is_public, node.body[1:])
        return "\n\n".join([self._head(node), *map(self._member, members)])

    def _member(self, node: ast.stmt) -> str:
        """Return a field or method of a class that is a task; a method needs neither docstring nor steps."""
        return self._function(node) if isinstance(node, _FUNCTIONS) else self._public_code(node)

    def _public_code(self, node: ast.stmt) -> str:
        """A statement that students get as it stands. A function inside it would be a piece of the solution."""
        if any(isinstance(inner, (*_FUNCTIONS, ast.ClassDef, ast.Lambda)) for inner in ast.walk(node)):
            self._fail(node, "a function stands inside of a statement, and would be released", "Mark it # private.")
        return self._code(node)

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
        start = node.body[0]
        if start.lineno == node.lineno:
            self._fail(node, f"{node.name} is written on one line", "Give its body lines of its own.")
        self._refuse_shared_lines(node.body[:2])
        indent = " " * start.col_offset
        return "\n".join(
            [self._head(node), *(indent + row for row in (*self._steps(node), "raise NotImplementedError"))]
        )

    def _head(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> str:
        """Return decorators, signature and docstring. Comments stay at parameters only: others are for authors."""
        start = node.body[0]
        end = _first(start) - 1
        while end > node.lineno and not self._without_comment(end).strip():
            end -= 1
        rows = range(_first(node), node.lineno + 1)
        above = [line for row in rows if (line := self._without_comment(row)).strip() or row not in self._comments]
        lines = [
            *above,
            *self._lines[node.lineno : end - 1],
            *([self._without_comment(end)] if end > node.lineno else []),
        ]
        if _is_docstring(node.body):
            lines += self._docstring(start)
        return "\n".join(lines)

    def _docstring(self, node: ast.stmt) -> list[str]:
        """Return the lines of a docstring in the language of the stub, as far as it is there in Korean."""
        last = _last(node)
        korean = list[str]()
        while self._lang == "ko" and (line := KOREAN.fullmatch(self._comments.get(last + 1 + len(korean), ""))):
            korean.append(line["text"] or "")
        if not korean:
            return [*self._lines[node.lineno - 1 : last - 1], self._without_comment(last)]
        indent = " " * node.col_offset
        raw = self._lines[node.lineno - 1].strip().partition('"')[0]
        first, *more = korean
        rows = [f'{indent}{raw}"""{first}', *(f"{indent}{row}".rstrip() for row in more)]
        return [*rows, f'{indent}"""'] if more else [f'{rows[0]}"""']

    def _without_comment(self, number: int) -> str:
        line = self._lines[number - 1]
        return line[: self._columns[number]].rstrip() if number in self._columns else line

    def _steps(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
        comments = (self._comments.get(line, "") for line in range(node.lineno, _last(node) + 1))
        steps = [match for text in comments if (match := STEP.fullmatch(text))]
        texts = {step["number"]: step["text"] for step in steps if step["word"] == "Step"}
        if self._lang == "ko":
            texts |= {step["number"]: step["text"] for step in steps if step["word"] == "단계"}
        return [f"# TODO {number}: {text}" for number, text in texts.items()]

    def _refuse_shared_lines(self, body: list[ast.stmt]) -> None:
        """Lines are kept or left out as a whole: what shares one with something public would go along."""
        for statement, other in pairwise(body):
            if other.lineno == _last(statement):
                self._fail(other, "two statements stand on one line", "Give each a line of its own.")

    def _code(self, node: ast.stmt) -> str:
        return self._rows(_first(node), _last(node))

    def _rows(self, first: int, last: int) -> str:
        return "\n".join(self._lines[first - 1 : last])

    def _fail(self, node: ast.stmt, problem: str, hint: str) -> NoReturn:
        raise GraderError(f"{self._where}: line {node.lineno}: {problem}", hint)


def _is_docstring(body: list[ast.stmt]) -> bool:
    first = body[0] if body else None
    return isinstance(first, ast.Expr) and isinstance(getattr(first.value, "value", None), str)


def _first(node: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(decorator.lineno for decorator in decorators)])


def _last(node: ast.stmt) -> int:
    return node.end_lineno or node.lineno


def _text(name: str, *paragraphs: str) -> write.Cell:
    return write.text_cell(name, "\n\n".join(filter(None, paragraphs)))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GraderError(f"{path}: cannot be read: {error}", "Check that the file is there.") from None
