"""``grader datasets``: what data the course has, and bringing the originals."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn
from rich.table import Table

from grader.course.datasets import fetch, list_files
from grader.errors import GraderError
from grader.model import Course


def run(course: Course, action: str) -> int:
    """Do what was asked for; 0. Raises GraderError."""
    if action == "list":
        return _list(course)
    if action == "fetch":
        return _fetch(course)
    raise GraderError(f"datasets {action}: there is no such action", "Known: list, fetch.")


def _list(course: Course) -> int:
    table = Table(box=None, pad_edge=False)
    for column in ("file", "rows", "origin", "used by"):
        table.add_column(column, justify="right" if column == "rows" else "left")
    for one in list_files(course):
        origin = f"{one.origin} (grader datasets fetch)" if one.fetchable and one.origin != "original" else one.origin
        table.add_row(one.file, str(one.rows), origin, ", ".join(one.used_by))
    Console().print(table)
    return 0


def _fetch(course: Course) -> int:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        tasks: dict[str, object] = {}

        def show(file: str, done: int, total: int | None) -> None:
            if file not in tasks:
                tasks[file] = bar.add_task(file)
            bar.update(tasks[file], completed=done, total=total)  # type: ignore[arg-type]  # TaskID is an int

        fetched = fetch(course.datasets, show)
    for one in fetched:
        print(f"{one.file}: {one.rows} rows, {'fetched' if one.status == 'fetched' else 'was the original before'}")
    return 0
