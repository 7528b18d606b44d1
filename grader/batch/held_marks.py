"""The marks that the folder of a batch holds, as its ``grades.csv`` has them, and which of them moved."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, get_args

from grader.batch.holdings import Holdings
from grader.errors import GraderError
from grader.gradebook.rows import Mark
from grader.model import Result, Status
from grader.results import class_record, store
from grader.results.changes import Change, Results, ScoreAndStatus, is_same, mark_change
from grader.results.summary import Summary
from grader.text.clean import csv_cell, line

Key = tuple[str, str]
"""The name of the student's folder, or without one the student's, and the assignment. A folder is called after the id
where there is one, so that somebody whose name is corrected is nobody else."""


@dataclass(frozen=True)
class HeldMarks:
    """The marks of a class. ``names`` are the students'; ``gone`` are keys of those who have left, and their names with
    the assignment, as it may not be known any more which folder was theirs; ``raw`` are the scores that the marks are
    made of."""

    marks: Mapping[Key, ScoreAndStatus]
    names: Mapping[Key, str] = field(default_factory=dict)
    gone: frozenset[Key] = frozenset()
    raw: Mapping[Key, float | None] = field(default_factory=dict)


class HeldRow(NamedTuple):
    """A line of ``grades.csv``; ``mark`` is None for a student who has left."""

    key: Key
    name: str
    mark: ScoreAndStatus | None
    raw: float | None


def read_held_marks(out: Path) -> HeldMarks | None:
    """Return the marks that stand in ``grades.csv``; None where there is no such table. Raises GraderError."""
    marks, names, gone, raw = {}, {}, set(), {}
    try:
        for row in _rows(out):
            if row.mark is None:
                gone |= {row.key, (row.name, row.key[1])}
                continue
            marks[row.key], names[row.key], raw[row.key] = row.mark, row.name, row.raw
    except FileNotFoundError:
        return None
    return HeldMarks(marks, names, frozenset(gone), raw)


def _rows(out: Path) -> Iterator[HeldRow]:
    """Yield the lines of ``grades.csv``. Raises GraderError, and FileNotFoundError where there is no such table."""
    file = out / "grades.csv"
    record = class_record.read(out)
    folders = {(csv_cell(one.student), name): one.folder for name, held in record.members.items() for one in held}
    by_id = {csv_cell(one.id): one.folder for one in record.everybody() if one.id}
    try:
        with file.open(encoding="utf-8-sig", newline="") as table:
            for row in csv.DictReader(table):
                name, assignment = row["student"], sys.intern(row["assignment"])
                key = by_id.get(row.get("id", "")) or folders.get((name, assignment), name), assignment
                mark = None if row["status"] == "gone" else _mark(row)
                yield HeldRow(key, name, mark, _number(row["score"]))
    except FileNotFoundError:
        raise
    except (OSError, KeyError, ValueError, TypeError, csv.Error):
        raise GraderError(f"{line(str(file), 1000)}: this is not a table of this version", "Grade again.") from None


def _mark(row: Mapping[str, str]) -> ScoreAndStatus:
    (status,) = (one for one in get_args(Status) if one == row["status"])
    return ScoreAndStatus(
        status,
        _number(row["final"]),
        float(row["max_score"]),
        int(row["late_days"]) if row["late_days"] else None,
        float(row["penalty"] or 0),
        float(row["adjustment"] or 0),
        frozenset(row["flags"].split()),
    )


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


def of_class(held: Holdings) -> HeldMarks:
    """Return the marks that a batch has made."""
    keys = {id(one): (held.folders.get(one.student, one.student), one.assignment) for one in held.summaries}
    return HeldMarks(
        {keys[id(one)]: of_summary(one) for one in held.summaries},
        {keys[id(one)]: one.student for one in held.summaries},
        frozenset(
            (name, one.assignment)
            for one in held.gone
            for name in (csv_cell(one.student), held.folders.get(one.student, one.student))
        ),
    )


def of_summary(summary: Summary) -> ScoreAndStatus:
    """Return a mark as ``grades.csv`` would give it back."""
    mark = summary.mark
    if mark is None:
        return ScoreAndStatus(summary.status, _rounded(summary.score), float(f"{summary.max_score:g}"))
    return ScoreAndStatus(
        summary.status,
        _rounded(mark.final),
        float(f"{mark.max_score:g}"),
        mark.late_days,
        _rounded(mark.penalty) or 0.0,
        _rounded(mark.adjustment) or 0.0,
        frozenset(mark.flags),
    )


def of_mark(mark: Mark) -> ScoreAndStatus:
    """Return a mark of a gradebook."""
    days = None if {"late-unknown", "time-unknown"} & {*mark.flags} else mark.late_days
    return ScoreAndStatus(
        mark.status, mark.final, mark.max_score, days, mark.penalty, mark.adjustment, frozenset[str](mark.flags)
    )


def _rounded(value: float | None) -> float | None:
    return None if value is None else float(f"{round(value, 4):g}")


def moved(before: HeldMarks, after: HeldMarks, because: Callable[[Key], Results | Change | None]) -> list[Change]:
    """Return the marks that differ, but for students who are gone. ``because`` returns the results that
    the marks are made of, or what moved between these."""
    found = []
    for key in sorted({**before.marks, **after.marks}):
        name = after.names.get(key) or before.names.get(key, key[0])
        old, new = before.marks.get(key), after.marks.get(key)
        if new is None and not after.gone.isdisjoint((key, (csv_cell(name), key[1]))):
            continue
        if new is None and old is not None and old.status == "missing":
            continue  # who had nothing, and has left, has lost nothing
        if not is_same(old, new):
            found.append(mark_change(name, key[1], old, new, because(key)))
    return found


def with_followed(held: HeldMarks, followed: Mapping[str, str]) -> HeldMarks:
    """Return marks under the folders that students have now; ``followed`` are these by the ones from before. What stood
    by itself beside the student's own mark is nobody's any more (pure)."""
    now = {key: (followed[key[0]], key[1]) for key in held.marks if key[0] in followed}
    kept = [(key, now.get(key, key)) for key in held.marks if key not in now or now[key] not in held.marks]
    return HeldMarks(
        {place: held.marks[key] for key, place in kept},
        {place: held.names[key] for key, place in kept if key in held.names},
        held.gone,
        held.raw,
    )


def of_results(out: Path) -> HeldMarks:
    """Return the scores of a folder without ``grades.csv``: its batch did not end. Raises GraderError."""
    results = {(folder, file.stem): store.read(file) for (folder, _), file in class_record.present(out).items()}
    return HeldMarks(
        {key: ScoreAndStatus(one.status, one.score, one.max_score) for key, one in results.items()},
        {key: one.student for key, one in results.items()},
        raw={key: one.score for key, one in results.items()},
    )


def result(out: Path, key: Key, held: HeldMarks) -> Result | None:
    """Return the result that a mark is made of, where the folder holds it."""
    try:
        found = store.read(store.path(out, *key))
    except GraderError:
        return None
    raw = held.raw.get(key)
    return found if found.score == raw or (raw is not None and abs((found.score or 0.0) - raw) < 1e-3) else None


def changes_since(
    out: Path, held: Holdings, judged: Iterable[Change], followed: Mapping[str, str] = MappingProxyType({})
) -> list[Change]:
    """Return the marks that a batch has moved, by the table that the last one left in ``out``; ``judged`` are the
    scores that its judging moved, which is all that is known where there is no such table, or a damaged one.
    ``followed`` are folders of students who are known by an id now, by the names from before."""
    told = list(judged)
    now = {(held.folders.get(one.student, one.student), one.assignment): one for one in held.summaries}
    before: dict[Key, HeldRow] = {}

    def compare(key: Key, row: HeldRow) -> None:
        summary = now.get(key)
        if summary is not None and is_same(row.mark, of_summary(summary)):
            del now[key]  # nearly all of a class, in most runs: no mark of theirs is kept
        elif row.mark is not None:
            before[key] = row

    own: set[Key] = set()
    earlier: dict[Key, HeldRow] = {}
    ids = {*followed.values()}
    try:
        for row in _rows(out):
            key = followed.get(row.key[0], row.key[0]), row.key[1]
            if key != row.key:
                earlier[key] = row
                continue
            if key[0] in ids:
                own.add(key)
            compare(key, row)
        for key, row in earlier.items():
            if key not in own:  # else that was the student's mark, and the other one stood by itself
                compare(key, row)
    except (FileNotFoundError, GraderError):  # a spreadsheet program may have rewritten it: the batch does so again
        return told
    marks = {key: row.mark for key, row in before.items() if row.mark is not None}
    because = {(held.folders.get(one.student, one.student), one.assignment): one for one in told}
    others = Holdings([*now.values()], held.gone, held.members)
    return moved(HeldMarks(marks, {key: row.name for key, row in before.items()}), of_class(others), because.get)
