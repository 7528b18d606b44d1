"""``grader diff``: compare two finished batches: whose mark differs, and what moved it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from grader.batch.held_marks import Key, moved, of_results, read_held_marks, result, with_followed
from grader.commands.tables import print_table
from grader.model import Lang
from grader.results import class_record, store
from grader.results.changes import Change, Results, row
from grader.text.phrases import say


def diff(before: Path, after: Path) -> list[Change]:
    """Return every mark that differs between the folders of two batches, but for students who are gone in the later
    one. Raises GraderError for other folders."""
    for out in (before, after):
        store.paths(out)  # it is the folder of a batch
    olds, news = (read_held_marks(out) or of_results(out) for out in (before, after))
    followed = class_record.read(after).followed
    olds = with_followed(olds, followed)
    places = {now: earlier for earlier, now in followed.items()}

    def results(key: Key) -> Results:
        earlier = places.get(key[0], key[0]), key[1]
        return result(before, key, olds) or result(before, earlier, olds), result(after, key, news)

    return moved(olds, news, results)


def show(changes: Iterable[Change], lang: Lang) -> None:
    """Print the changes as a table of the terminal's width; plain text where the output is piped."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("student", "assignment", "before", "after", "tests"):
        table.add_column(
            say(f"diff.{name}", lang), justify="right" if name in ("before", "after") else "left", overflow="fold"
        )
    for one in changes:
        table.add_row(*map(Text, row(one, lambda key: say(key, lang))))
    print(say("diff.marks", lang, count=table.row_count))
    if table.row_count:
        print_table(table)
