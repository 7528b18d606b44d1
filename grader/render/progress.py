"""Progress through the course: which assignments are done, where the reader is, what is to do.

One rule for the terminal and for pages, whatever is known of the other assignments: results, or a class's summaries.
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
    """What is known of one student's work on one assignment: points, None where there is no score, and what they are
    out of. ``href`` is the address of its report, empty where none is to be linked."""

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
    """A step for each of ``assignments``, by the standings that are known. ``now`` is the one that the reader looks at;
    by default the first that is not done."""
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
    """The standings of ``results`` by assignment: points that are certain, where the submission was graded."""
    known = {result.assignment: totals(result) for result in results if result.status == "graded"}
    return {name: Standing(points.known, points.known_max) for name, points in known.items()}
