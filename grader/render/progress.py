"""Progress through the course: which assignments are done, where the reader is, what is left to do.

The terminal knows results of the other assignments, a class's pages know summaries; both follow this one rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from grader.model import Assignment, StudentResult, Text
from grader.render.view import totals
from grader.results.score import POINTS_TOLERANCE

StepState = Literal["done", "now", "todo"]


class Standing(NamedTuple):
    """How one student stands in one assignment. ``points`` is None where there is no score; ``href`` is the address of
    the report, empty where none is to be linked."""

    points: float | None
    max_points: float
    href: str = ""

    @property
    def done(self) -> bool:
        """Whether no point is lost."""
        return self.points is not None and self.points >= self.max_points - POINTS_TOLERANCE > 0


@dataclass(frozen=True, slots=True)
class Step:
    """One assignment of the course. ``points`` is None where nothing is known."""

    name: str
    title: Text
    state: StepState
    points: float | None = None
    max_points: float | None = None
    href: str = ""


def progress(assignments: Iterable[Assignment], standings: Mapping[str, Standing], now: str = "") -> tuple[Step, ...]:
    """Return a step for each of ``assignments``. ``now`` names the one that the reader looks at; by default it is the
    first that is not done."""
    steps = []
    for assignment in assignments:
        standing = standings.get(assignment.name, Standing(None, 0.0))
        now = now or ("" if standing.done else assignment.name)
        here = assignment.name == now
        steps.append(
            Step(
                name=assignment.name,
                title=assignment.title,
                state="done" if standing.done else "now" if here else "todo",
                points=standing.points,
                max_points=standing.max_points,
                href="" if here else standing.href,
            )
        )
    return tuple(steps)


def standings(results: Iterable[StudentResult]) -> dict[str, Standing]:
    """Return the standing of each graded result, by assignment: the points that are certain."""
    known = {result.assignment: totals(result) for result in results if result.status == "graded"}
    return {name: Standing(points.known, points.known_max) for name, points in known.items()}
