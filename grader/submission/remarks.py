"""What a reader of the report should know about the code before it runs.

A task that is defined twice, in a cell of text or under another name; code that is not Python for a reason that cannot
be seen.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence

from grader.files.names import fold
from grader.model import Message
from grader.notebooks.load import read_book
from grader.submission.outline import CodeCell, Definition, Outline
from grader.submission.syntax import Where, advice
from grader.text.clean import printable

_FENCED = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
_DEFINITION = re.compile(r"^(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)", re.MULTILINE)
_ALIKE = 0.85
_NAMES = 300  # that are compared with a task's


def undefined(outline: Outline, tasks: Sequence[str]) -> list[str]:
    """Return the tasks that no code defines, as far as its text tells."""
    names = {one.name for one in outline.definitions}
    names.update(name for problem in outline.problems for name in problem.names)
    return [] if "*" in names else [task for task in tasks if task not in names]


def remarks(outline: Outline, cells: Sequence[CodeCell], tasks: Sequence[str]) -> list[Message]:
    """Return what is to be said of the definitions in ``cells``."""
    codes = {(file, number): code for file, number, code in cells}
    return [*_twice(outline, codes, tasks), *_nearly_named(outline, tasks)]


def _twice(outline: Outline, codes: dict[tuple[str, int | None], str], tasks: Sequence[str]) -> Iterator[Message]:
    """Tasks of which an earlier definition is another than the last, which counts. Stubs are another matter."""
    groups: dict[tuple[str, int, int, int], list[str]] = {}
    for task in tasks:
        found = [one for one in outline.definitions if one.name == task and not one.is_shell]
        if len(found) < 2 or found[-1] is not outline.definition(task):
            continue
        first, last = found[-2:]
        if _source(first, codes) == _source(last, codes):
            continue
        if first.place.cell == last.place.cell:
            place = ("lines", first.place.line, last.place.line, last.place.cell or 0)
        else:
            place = ("cells", first.place.cell or 0, last.place.cell or 0, 0)
        groups.setdefault(place, []).append(task)
    for (kind, earlier, later, cell), together in groups.items():
        args: Where = {"tasks": printable(", ".join(together)), "earlier": earlier, "later": later}
        yield Message(f"note.twice-{kind}", {**args, "cell": cell} if cell else args)


def _source(definition: Definition, codes: dict[tuple[str, int | None], str]) -> list[str]:
    lines = codes.get((definition.place.file, definition.place.cell), "").split("\n")
    return [line.strip() for line in lines[definition.place.line - 1 : definition.last_line]]


def _nearly_named(outline: Outline, tasks: Sequence[str]) -> Iterator[Message]:
    """Tasks that are not defined, while a function's name is very like theirs."""
    missing = undefined(outline, tasks)
    if not missing:
        return
    others = {
        one.name: fold(one.name).replace("_", "")
        for one in outline.definitions[-_NAMES:]
        if one.is_function and one.name not in tasks
    }
    for task in missing:
        like = difflib.get_close_matches(fold(task).replace("_", ""), others.values(), n=1, cutoff=_ALIKE)
        name = next((name for name, plain in others.items() if plain in like), None)
        if name is not None:
            yield Message("note.near-name", {"task": task, "name": printable(name, 80)})


def unseen(cells: list[CodeCell], file: str, notebook: bytes, missing: list[str]) -> list[Message]:
    """Return why code is not Python, and which of the tasks ``missing`` stand in cells of text. Raises Refusal.

    Pure, for ``grader.processes.confined``. ``notebook`` is the file, if it is one.
    """
    notes = [note for name, number, code in cells if (note := advice(name, number, code)) is not None]
    for cell in read_book(file, notebook).texts if notebook and missing else ():
        defined = set(_DEFINITION.findall(_FENCED.sub("", cell.source)))  # what a text quotes is an example
        tasks = [task for task in missing if task in defined]
        if tasks:
            notes.append(Message("note.text-cell", {"cell": cell.position, "tasks": printable(", ".join(tasks))}))
    return notes
