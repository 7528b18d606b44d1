"""``grader diff``: compare two finished batches: whose mark differs, and which tests moved it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from grader.model import Lang, Result
from grader.results import class_record, store
from grader.results.changes import Change, change, row
from grader.text.phrases import say


def diff(before: Path, after: Path) -> Iterator[Change]:
    """Yield every mark that differs between the folders of two batches, but for students who are gone in the later one.
    Raises GraderError for other folders."""
    olds, news = class_record.present(before), class_record.present(after)
    gone = store.paths(after).keys() - news.keys()
    for key in sorted({**olds, **news}.keys() - gone):
        moved = change(_read(olds.get(key)), _read(news.get(key)))
        if moved is not None:
            yield moved


def _read(file: Path | None) -> Result | None:
    return None if file is None else store.read(file)


def show(changes: Iterable[Change], lang: Lang) -> None:
    """Print the changes as a table of the terminal's width; plain text where the output is piped."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("student", "assignment", "before", "after", "tests"):
        table.add_column(
            say(f"diff.{name}", lang), justify="right" if name in ("before", "after") else "left", overflow="fold"
        )
    for one in changes:
        table.add_row(*map(Text, row(one)))
    print(say("diff.marks", lang, count=table.row_count))
    if table.row_count:
        Console(highlight=False, markup=False, emoji=False).print(table)
