"""A row per student: the summaries of a course, and the weighted percentage of them all. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from grader.model import Course
from grader.results.summary import Summary


@dataclass(frozen=True, slots=True)
class Row:
    """A student: a summary per assignment (None where there is none), and the weighted percentage of them all."""

    student: str
    cells: tuple[Summary | None, ...]
    percent: float | None


def rows(summaries: Sequence[Summary], course: Course) -> tuple[Row, ...]:
    """Return a row per student, in the order of their names."""
    cells: dict[str, dict[str, Summary]] = defaultdict(dict)
    for summary in summaries:
        cells[summary.student][summary.assignment] = summary
    names = in_order({summary.assignment for summary in summaries}, course)
    weights = {assignment.name: assignment.weight for assignment in course.assignments}
    return tuple(_row(student, [cells[student].get(name) for name in names], weights) for student in sorted(cells))


def in_order(names: Iterable[str], course: Course) -> list[str]:
    """Return assignments in the course's order; those that it does not have any more come last."""
    known = [assignment.name for assignment in course.assignments]
    return sorted(names, key=lambda name: (known.index(name) if name in known else len(known), name))


def share(summary: Summary) -> float | None:
    """Return a final mark as a share of its maximum; None where there is none, and where it does not count."""
    top = maximum(summary)
    return None if summary.is_excused or summary.final is None or not top else summary.final / top


def maximum(summary: Summary) -> float:
    """Return what the final mark of a submission is out of."""
    return summary.max_score if summary.mark is None else summary.mark.max_score


def _row(student: str, cells: list[Summary | None], weights: dict[str, float]) -> Row:
    scored = [(cell, weights.get(cell.assignment, 1.0)) for cell in cells if cell is not None and not cell.is_excused]
    total = sum(weight for _, weight in scored)
    percent = None
    if total > 0 and all(cell.final is not None for cell, _ in scored):
        percent = 100.0 * sum(weight * (share(cell) or 0.0) for cell, weight in scored) / total
    return Row(student, tuple(cells), percent)
