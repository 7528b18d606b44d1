"""``grader datasets``: list the data of the course, and fetch the originals."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TaskID, TextColumn
from rich.table import Table

from grader.course.datasets import fetch, list_files
from grader.errors import GraderError
from grader.model import Course, Lang
from grader.text.phrases import say


def run(course: Course, action: str, lang: Lang) -> None:
    """Run ``list`` or ``fetch``. Raises GraderError."""
    match action:
        case "list":
            _list(course, lang)
        case "fetch":
            _fetch(course, lang)
        case _:
            raise GraderError(f"datasets {action}: there is no such action", "Known: list, fetch.")


def _list(course: Course, lang: Lang) -> None:
    table = Table(box=None, pad_edge=False)
    for column in ("file", "rows", "origin", "used"):
        table.add_column(say(f"data.{column}", lang), justify="right" if column == "rows" else "left")
    files = list_files(course)
    for data in files:
        table.add_row(data.file, str(data.rows), say(f"data.{data.origin}", lang), ", ".join(data.used_by))
    Console().print(table)
    if fetchable := [data.file for data in files if data.fetchable and data.origin != "original"]:
        print(f"\n{say('data.fetch', lang, files=', '.join(fetchable))}")


def _fetch(course: Course, lang: Lang) -> None:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        tasks: dict[str, TaskID] = {}

        def show(file: str, done: int, total: int | None) -> None:
            if file not in tasks:
                tasks[file] = bar.add_task(file)
            bar.update(tasks[file], completed=done, total=total)

        fetched = fetch(course.datasets, show)
    for one in fetched:
        print(say("data.fetched" if one.status == "fetched" else "data.kept", lang, file=one.file, count=one.rows))
