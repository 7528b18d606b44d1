"""Find what would give an answer away: distinctive text of ``reference/`` in files that students get.

Distinctive are lines of 30 characters or more (white space folded) of solutions, variants and hidden tests, and
numbers of 6 or more significant digits, unless a stub or a README has them. Lines that every test file of the
field has (imports, marks, names of tests) say nothing about an answer. Comments inside functions are distinctive from
12 characters on, in stubs as well, unless they are steps: what the author notes there is about the answer.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.authoring.stub import STEP, stubs
from grader.course import layout
from grader.diagnosis.recorded import message_of
from grader.diagnosis.released import decode_digests
from grader.errors import GraderError
from grader.model import Course
from grader.notebooks.load import join_lines, load

LINE = 30
COMMENT = 12
REPORTED = 10
_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?:e[-+]?\d+)?(?![\w.])", re.IGNORECASE)
_STRUCTURE = ("import ", "from ", "@", "def ", "class ", "if __name__", "with pytest.raises(")
_DIGITS = 6


@dataclass(frozen=True)
class Secrets:
    """Lines, numbers and comments that must not be found outside ``reference/``."""

    lines: frozenset[str]
    numbers: frozenset[str]
    comments: frozenset[str] = frozenset()

    def __or__(self, other: Secrets) -> Secrets:
        return Secrets(self.lines | other.lines, self.numbers | other.numbers, self.comments | other.comments)


@dataclass(frozen=True)
class Leak:
    """``text``, which is secret, stands in ``file`` at ``line``."""

    file: str
    line: int
    text: str


def check_for_leaks(course: Course, files: dict[str, bytes]) -> None:
    """Raises GraderError naming file, line and text if anything of ``reference/`` stands in ``files``."""
    leaks = list(find_leaks(course, files))
    if leaks:
        places = "; ".join(f"{leak.file}:{leak.line}: {leak.text[:80]}" for leak in leaks[:REPORTED])
        more = f" (and {len(leaks) - REPORTED} more)" if len(leaks) > REPORTED else ""
        raise GraderError(
            f"the release would leak the reference: {places}{more}",
            "Reword those lines; nothing was written.",
            exit_code=3,
        )


def find_leaks(course: Course, files: dict[str, bytes]) -> Iterator[Leak]:
    """Yield all places in ``files``, and in the wheels among them, that hold distinctive content of ``reference/``."""
    paths = sorted((course.root / layout.REFERENCE).rglob("*.py"))
    tests = [path.read_text(encoding="utf-8") for path in paths if layout.is_hidden_test(path)]
    answers = [_secret_part(path) for path in paths if not layout.is_hidden_test(path)]
    public = [
        text
        for assignment in course.assignments
        for lang in layout.READMES
        if layout.readme(assignment, lang).is_file()  # a course may have one language
        for text in stubs(assignment, lang).values()
    ]
    readmes = [path.read_text(encoding="utf-8") for path in course.root.glob(f"{layout.ASSIGNMENTS}/*/README*.md")]
    public += readmes
    public += [text for path in paths if path.name == layout.VARIANTS for text in _texts_of_variants(path)]
    shared = [path.read_text(encoding="utf-8") for path in course.root.glob(f"{layout.ASSIGNMENTS}/*/test_*.py")]
    # what a hidden test has in common with public ones (reading a file, say) is no secret; an answer always is
    secret = secrets(answers, public) | secrets(tests, [*public, *shared])
    secret |= secret_comments((path.read_text(encoding="utf-8") for path in paths), [*readmes, *shared])
    for path, content in files.items():
        if path.endswith(".csv"):
            continue  # data, made by a program that is public too
        for name, text in _texts(path, content):
            yield from leaks_in(name, text, secret)


def secrets(private: Iterable[str], public: Iterable[str]) -> Secrets:
    """Return the secrets of the ``private`` texts; what stands in a ``public`` one (a stub, a README) is none."""
    public_lines: set[str] = set()
    public_numbers: set[str] = set()
    for text in public:
        public_lines.update(_folded(line) for line in text.splitlines())
        public_numbers.update(_numbers(text))
    lines: set[str] = set()
    numbers: set[str] = set()
    for text in private:
        for raw in text.splitlines():
            line = _folded(raw)
            if len(line) >= LINE and not line.startswith(_STRUCTURE):
                lines.add(line)
        numbers.update(_numbers(text))
    return Secrets(frozenset(lines - public_lines), frozenset(numbers - public_numbers))


def secret_comments(private: Iterable[str], public: Iterable[str]) -> Secrets:
    """The comments inside functions and classes of the ``private`` sources, given texts that are ``public`` on purpose.

    Steps become the stub's TODO lines, and comments at parameters are part of a signature: both are meant for students.
    """
    known = "\n".join(_folded(line) for text in public for line in text.splitlines())
    comments = {comment for source in private for comment in _inner_comments(source)}
    return Secrets(frozenset(), frozenset(), frozenset(text for text in comments if text not in known))


def leaks_in(file: str, text: str, secret: Secrets) -> Iterator[Leak]:
    """Yield every place in ``text`` that holds a secret."""
    for number, raw in enumerate(text.splitlines(), 1):
        line = _folded(raw)
        if line in secret.lines:
            yield Leak(file, number, line)
        elif (comment := _comment(line)) in secret.comments or (len(line) >= LINE and line in secret.comments):
            yield Leak(file, number, comment or line)
        for value in _numbers(raw):
            if value in secret.numbers:
                yield Leak(file, number, value)


def _inner_comments(source: str) -> Iterator[str]:
    """Comments behind the signature of a function or class, without their sign; not the steps."""
    try:
        tree = ast.parse(source)
    except SyntaxError:  # the sample class holds files with mistakes
        return
    inner: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            end = node.end_lineno or node.lineno
            inner.update(range(_signature_end(node) + 1, end + 1))
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        text = _comment(_folded(token.string)) if token.type == tokenize.COMMENT and token.start[0] in inner else ""
        if len(text) >= COMMENT and not STEP.fullmatch(token.string.strip()):
            yield text


def _signature_end(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    """The line of the last thing in the head: a parameter, a default, an annotation, a base."""
    head: list[ast.expr | ast.arg | ast.keyword] = []
    if isinstance(node, ast.ClassDef):
        head += [*node.bases, *node.keywords]
    else:
        given = node.args
        head += [*given.posonlyargs, *given.args, *given.kwonlyargs, *given.defaults]
        head += [part for part in (given.vararg, given.kwarg, node.returns, *given.kw_defaults) if part is not None]
    return max([node.lineno, *(part.end_lineno or part.lineno for part in head)])


def _comment(line: str) -> str:
    """What stands behind the first ``#`` of a line; nothing where there is none."""
    return line.partition("#")[2].strip(" #")


def _folded(line: str) -> str:
    """Return a line with its white space folded."""
    return " ".join(line.split())


def _numbers(text: str) -> Iterator[str]:
    """Yield the numbers of 6 or more significant digits in ``text``."""
    for match in _NUMBER.findall(text):
        digits = re.sub(r"e.*$", "", match.lower()).replace(".", "").lstrip("0").rstrip("0")
        if len(digits) >= _DIGITS:
            yield match


def _secret_part(path: Path) -> str:
    """The secret part of a reference file. In variants.py only code is secret; students see titles and hints."""
    source = path.read_text(encoding="utf-8")
    if path.name != layout.VARIANTS:
        return source
    lines, kinds = source.split("\n"), (ast.FunctionDef, ast.ClassDef)
    tree = ast.parse(source)
    functions = [node for node in tree.body if isinstance(node, kinds)]
    code = [line for node in functions for line in lines[node.lineno - 1 : node.end_lineno]]
    return "\n".join([*code, *(text for call in _edits(tree) for part in _pieces(call) for text in _constants(part))])


def _texts_of_variants(path: Path) -> list[str]:
    """Return titles and hints of the variants in a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    words: list[ast.AST] = [mark for node in tree.body for mark in getattr(node, "decorator_list", ())]
    words += [word for call in _edits(tree) for word in call.keywords if word not in _pieces(call)]
    return [text for part in words for text in _constants(part)]


def _edits(tree: ast.Module) -> Iterator[ast.Call]:
    """Yield the calls of a variants file that stand alone: edits, and calls that only tell apart."""
    for node in tree.body:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            yield node.value


def _pieces(call: ast.Call) -> list[ast.keyword]:
    """Return the arguments of an edit that hold code."""
    return [word for word in call.keywords if word.arg in ("old", "new")]


def _constants(node: ast.AST) -> Iterator[str]:
    """Yield the texts that are written in a piece of code."""
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def _texts(path: str, content: bytes) -> Iterator[tuple[str, str]]:
    """Yield name and text: of each member of a wheel, of a notebook's cells, of the calls beside digests, else of the
    file itself."""
    if path.endswith(".whl"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield f"{path}/{name}", archive.read(name).decode("utf-8", "replace")
    elif path.endswith(".ipynb"):
        yield path, "\n".join(join_lines(cell.get("source")) for cell in load(path, content))
    else:
        yield path, content.decode("utf-8", "replace")
        if path.endswith(f"/{layout.DIGESTS}"):
            calls = [call for task in decode_digests(content).values() for call in task.calls]
            yield path, "\n".join(str(message_of(call)) for call in calls)
