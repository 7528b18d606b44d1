"""``grader diff``: two finished batches side by side: whose mark is another one, and which tests moved it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from grader.errors import GraderError
from grader.model import Result
from grader.results.changes import Change, Mark, change
from grader.text.clean import line
from grader.text.numbers import number


def diff(before: Path, after: Path) -> Iterator[Change]:
    """Every mark that differs between the folders of two batches. Raises GraderError for a folder that is none."""
    olds, news = _results(before), _results(after)
    decoder = msgspec.json.Decoder(Result)

    def read(path: Path | None) -> Result | None:
        try:
            return None if path is None else decoder.decode(path.read_bytes())
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            raise GraderError(f"{path}: this is not a result of this version", "Run the batch again.") from None

    for key in sorted({**olds, **news}):
        found = change(read(olds.get(key)), read(news.get(key)))
        if found is not None:
            yield found


def rows(changes: Iterable[Change]) -> Iterator[tuple[str, ...]]:
    """Student, assignment, before, after, and the tests that moved by what became of them."""
    for one in changes:
        moved: dict[str, list[str]] = {}
        for test in one.tests:
            moved.setdefault(test.after or "gone", []).append(test.id.partition("::")[2] or test.id)
        tests = "; ".join(f"{outcome}: {', '.join(names)}" for outcome, names in moved.items())
        yield line(one.student, 60), one.assignment, told(one.before), told(one.after), line(tests, 2000)


def told(mark: Mark | None) -> str:
    """A mark for a reader."""
    if mark is None:
        return "–"
    if mark.status == "graded" and mark.score is not None:
        return number(mark.score)
    return mark.status


def _results(folder: Path) -> dict[tuple[str, str], Path]:
    top = folder / "results"
    if not top.is_dir():
        raise GraderError(f"{folder}: there are no results here", "Name the --out folder of a batch.")
    return {(path.parent.name, path.name): path for path in top.glob("*/*.json")}


def show(changes: Iterable[Change]) -> None:
    """Print the changes as a table, as wide as the terminal; without colours and lines where it is piped."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("student", "assignment", "before", "after", "tests"):
        table.add_column(name, justify="right" if name in ("before", "after") else "left", overflow="fold")
    for row in rows(changes):
        table.add_row(*map(Text, row))
    print(f"{table.row_count} marks differ")
    if table.row_count:
        Console(highlight=False, markup=False, emoji=False).print(table)
