"""The bytes of a script or a notebook → cells of Python (pure; meant to be run inside ``grader.processes.confined``).

A script is one cell without a number. The cells of a notebook are numbered from 1 over its code cells in the
order of the file, empty ones included, which is ``In [n]`` after *Restart and run all*; markdown does not count.
"""

from __future__ import annotations

import ast
import codecs
import json
import re
from typing import Any

import msgspec

from grader.errors import Refusal
from grader.files.names import printable, suffix
from grader.model import Message
from grader.notebooks.magics import Found, plain_python

CODE_CAP = 2 * 2**20  # characters of code in one notebook
CELLS_CAP = 2000

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_COOKIE = re.compile(rb"(?:[ \t\f]*(?:#[^\r\n]*)?\r?\n)?[ \t\f]*#[^\r\n]*?coding[:=][ \t]*([-\w.]+)")


class Cell(msgspec.Struct, frozen=True):
    """Code that is run as one. ``source`` is as written, ``code`` what is run; both have equally many lines."""

    file: str
    number: int | None
    source: str
    code: str

    @property
    def label(self) -> str:
        """Unique within a submission; stands in tracebacks."""
        return self.file if self.number is None else f"{self.file}[{self.number}]"


class Parsed(msgspec.Struct, frozen=True):
    """What a file holds, and what a reader of the report should know about it."""

    cells: tuple[Cell, ...]
    notes: tuple[Message, ...] = ()


def parse(file: str, data: bytes) -> Parsed:
    """``file`` names it in cells and notes and says by its suffix what it is. Raises Refusal."""
    notes: list[Message] = []
    if suffix(file) == ".ipynb":
        sources = list(enumerate(_notebook(file, data), 1))
        if len(sources) > CELLS_CAP or sum(len(source) for _, source in sources) > CODE_CAP:
            raise Refusal(Message("unread.large", {"file": file}))
        numbered: list[tuple[int | None, str]] = [(n, _lines(s)) for n, s in sources if s.strip()]
    else:
        text, guessed = decode(data)
        if guessed:
            notes.append(Message("note.encoding", {"file": file, "encoding": guessed}))
        numbered = [(None, _lines(text))] if text.strip() else []
    cells: list[Cell] = []
    left_out: dict[str, list[tuple[int | None, Found]]] = {}
    for number, source in numbered:
        code, found = plain_python(source)
        cells.append(Cell(file, number, source, code))
        for one in found:
            left_out.setdefault(one.kind, []).append((number, one))
    notes.extend(_note(file, kind, entries) for kind, entries in left_out.items())
    return Parsed(tuple(cells), tuple(notes))


def written(codes: list[str], tasks: list[str]) -> bool:
    """Whether anything of the assignment has been written: some task is more than the stub's empty shell.

    Code that does not parse counts as written: a stub parses.
    """
    for code in codes:
        try:
            tree = ast.parse(code)
        except (SyntaxError, ValueError, MemoryError, RecursionError):
            return True
        if any(_defines(node, tasks) for node in tree.body):
            return True
    return False


def decode(data: bytes) -> tuple[str, str]:
    """Source text, and the encoding where it had to be guessed (else an empty string). Never raises."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), ""
    cookie = _COOKIE.match(data)
    if cookie is not None:
        try:
            return data.decode(cookie[1].decode("ascii")), ""
        except (LookupError, ValueError):
            pass  # it says one thing and is another, as copied headers do
    try:
        return data.decode(), ""
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp949"), "cp949"
    except UnicodeDecodeError:
        return data.decode(errors="replace"), "utf-8"


def _lines(text: str) -> str:
    """Line ends as Python reads them; half a surrogate pair, which UTF-8 cannot carry, is U+FFFD."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _note(file: str, kind: str, entries: list[tuple[int | None, Found]]) -> Message:
    numbers = dict.fromkeys(str(number) for number, _ in entries if number is not None)
    texts = dict.fromkeys(found.text for _, found in entries)
    args: dict[str, str | int | float] = {"file": file, "text": printable(", ".join(texts), 120)}
    if numbers:
        args["cells"] = printable(", ".join(numbers), 60)
    return Message(f"note.{kind}", args)


class _Cell(msgspec.Struct):
    cell_type: str = ""
    source: str | list[str] = ""


class _Notebook(msgspec.Struct):
    cells: list[_Cell]


_decode_notebook = msgspec.json.Decoder(_Notebook).decode


def _notebook(file: str, data: bytes) -> list[str]:
    """Sources of the code cells. Outputs are skipped without being built."""
    try:
        cells = _decode_notebook(data.removeprefix(codecs.BOM_UTF8)).cells
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _odd_notebook(file, data)
    return [c.source if type(c.source) is str else "".join(c.source) for c in cells if c.cell_type == "code"]


def _odd_notebook(file: str, data: bytes) -> list[str]:
    """The slow way for what the fast one does not take: NaN in outputs, UTF-16, strange cells, old formats."""
    return [joined(cell.get("source")) for cell in load(file, data) if cell.get("cell_type") == "code"]


def load(file: str, data: bytes) -> list[dict[str, Any]]:
    """All cells of a notebook with everything in them, whatever its encoding and age. Raises Refusal."""
    try:
        book = json.loads(decode(data)[0], strict=False)
    except json.JSONDecodeError as error:
        raise Refusal(Message("unread.json", {"file": file, "line": error.lineno})) from None
    except (ValueError, RecursionError):  # a number of thousands of digits; brackets in brackets in brackets
        raise Refusal(Message("unread.notebook", {"file": file})) from None
    if isinstance(book, dict) and not isinstance(book.get("cells"), list) and "worksheets" in book:
        book = _upgraded(file, book)
    if not isinstance(book, dict) or not isinstance(book.get("cells"), list):
        raise Refusal(Message("unread.notebook", {"file": file}))
    return [cell for cell in book["cells"] if isinstance(cell, dict)]


def _upgraded(file: str, book: dict[str, Any]) -> dict[str, Any]:
    import nbformat  # slow to import, and old notebooks are rare

    try:
        old = nbformat.reader.reads(json.dumps(book))  # type: ignore[no-untyped-call]  # nbformat has no types here
        return dict(nbformat.convert(old, 4))  # type: ignore[no-untyped-call]  # nor here
    except Exception:  # nbformat trusts the shape of old notebooks: anything may come of a strange one
        raise Refusal(Message("unread.notebook", {"file": file})) from None


def joined(source: object) -> str:
    """A text as notebooks have it: whole, or as a list of its lines. Anything else is no text."""
    if isinstance(source, list):
        return "".join(line for line in source if isinstance(line, str))
    return source if isinstance(source, str) else ""


def _defines(node: ast.stmt, tasks: list[str]) -> bool:
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            return node.name in tasks and not _empty(node.body)
        case ast.ClassDef():
            methods = [m for m in node.body if isinstance(m, ast.FunctionDef | ast.AsyncFunctionDef)]
            bodies = [m.body for m in methods] or [node.body]
            return node.name in tasks and not all(map(_empty, bodies))
        case ast.Assign():
            return any(isinstance(target, ast.Name) and target.id in tasks for target in node.targets)
        case ast.ImportFrom():
            return any((alias.asname or alias.name) in tasks for alias in node.names)
    return False


def _empty(body: list[ast.stmt]) -> bool:
    """Nothing but a docstring, ``pass``, ``...`` and ``raise NotImplementedError``."""
    for statement in body:
        match statement:
            case ast.Pass() | ast.Expr(value=ast.Constant()):
                pass
            case ast.Raise(exc=ast.Name(id="NotImplementedError")):
                pass
            case ast.Raise(exc=ast.Call(func=ast.Name(id="NotImplementedError"))):
                pass
            case _:
                return False
    return True
