"""The bytes of a script or a notebook → cells of Python (pure; meant to be run inside ``grader.processes.confined``).

A script is one cell without a number. The cells of a notebook are numbered from 1 over its code cells in the
order of the file, empty ones included, which is ``In [n]`` after *Restart and run all*; markdown does not count.
"""

from __future__ import annotations

import msgspec

from grader.errors import Refusal
from grader.files.names import suffix
from grader.model import Message
from grader.notebooks.load import code_cells
from grader.notebooks.magics import Omission, plain_python
from grader.text.clean import printable
from grader.text.encodings import decode

CODE_CAP = 2 * 2**20  # characters of code in one notebook
CELLS_CAP = 2000


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
        sources = list(enumerate(code_cells(file, data), 1))
        if len(sources) > CELLS_CAP or sum(len(source) for _, source in sources) > CODE_CAP:
            raise Refusal(Message("unread.large", {"file": file}))
        numbered: list[tuple[int | None, str]] = [(n, _lines(s)) for n, s in sources if s.strip()]
    else:
        text, guess, lost = decode(data)
        if guess:
            notes.append(Message("note.encoding", {"file": file, "encoding": guess}))
        if lost:
            notes.append(Message("note.lost-characters", {"file": file, "count": lost}))
        numbered = [(None, _lines(text))] if text.strip() else []
    cells: list[Cell] = []
    left_out: dict[str, list[tuple[int | None, Omission]]] = {}
    for number, source in numbered:
        code, found = plain_python(source)
        cells.append(Cell(file, number, source, code))
        for one in found:
            left_out.setdefault(one.kind, []).append((number, one))
    notes.extend(_note(file, kind, entries) for kind, entries in left_out.items())
    return Parsed(tuple(cells), tuple(notes))


def _lines(text: str) -> str:
    """Line ends as Python reads them; half a surrogate pair, which UTF-8 cannot carry, is U+FFFD."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _note(file: str, kind: str, entries: list[tuple[int | None, Omission]]) -> Message:
    numbers = dict.fromkeys(str(number) for number, _ in entries if number is not None)
    texts = dict.fromkeys(found.text for _, found in entries)
    args: dict[str, str | int | float] = {"file": file, "text": printable(", ".join(texts), 120)}
    if numbers:
        args["cells"] = printable(", ".join(numbers), 60)
    return Message(f"note.{kind}", args)
