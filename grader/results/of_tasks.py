"""The part of a result that is about some of its tasks."""

from __future__ import annotations

import math

import msgspec

from grader.model import Result


def of_tasks(result: Result, tasks: tuple[str, ...]) -> Result:
    """Return what ``result`` says of ``tasks``, and of the tasks they stand on where these lose points."""
    lost = {test.task for test in result.tests if test.outcome != "passed"}
    kept = tuple(task for task in result.tasks if task.task in tasks or task.task in lost)
    names = {task.task for task in kept}
    return msgspec.structs.replace(
        result,
        only=tasks,
        score=None if result.score is None else round(math.fsum(task.points for task in kept), 2),
        max_score=round(math.fsum(task.max_points for task in kept), 2),
        tasks=kept,
        tests=tuple(test for test in result.tests if test.task in names),
        diagnoses=tuple(found for found in result.diagnoses if found.task in names),
        relations=tuple(found for found in result.relations if found.task in names),
        clusters=tuple(found for found in result.clusters if found.task in names),
        figures=None if result.figures is None else tuple(one for one in result.figures if one.task in names),
    )
