"""``grader datasets``: list the data of the course, and fetch the originals."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TaskID, TextColumn
from rich.table import Table

from grader.course.datasets import fetch, list_files
from grader.errors import GraderError
from grader.model import Course


def run(course: Course, action: str) -> None:
    """Run ``list`` or ``fetch``. Raises GraderError."""
    match action:
        case "list":
            _list(course)
        case "fetch":
            _fetch(course)
        case _:
            raise GraderError(f"datasets {action}: there is no such action", "Known: list, fetch.")


def _list(course: Course) -> None:
    table = Table(box=None, pad_edge=False)
    for column in ("file", "rows", "origin", "used by"):
        table.add_column(column, justify="right" if column == "rows" else "left")
    for data in list_files(course):
        fetchable = data.fetchable and data.origin != "original"
        origin = f"{data.origin} (grader datasets fetch)" if fetchable else data.origin
        table.add_row(data.file, str(data.rows), origin, ", ".join(data.used_by))
    Console().print(table)


def _fetch(course: Course) -> None:
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
        print(f"{one.file}: {one.rows} rows, {'fetched' if one.status == 'fetched' else 'was the original before'}")
