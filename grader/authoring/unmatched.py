"""``grader verify --unmatched RUN``: what a class does wrong without a name, ready to become known-wrong variants."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from grader.course import layout
from grader.model import Assignment, Course
from grader.results import store
from grader.results.statistics import UnnamedMistake, unnamed_mistakes
from grader.results.summary import summarise
from grader.testing.variants import load_variants
from grader.text.clean import line

SHOWN = 10  # groups of an assignment
NAMED = 8  # students of a group


def report(course: Course, chosen: tuple[Assignment, ...], run: Path) -> Iterator[str]:
    """The biggest groups of each assignment, as text for a terminal. Raises GraderError where ``run`` is no batch."""
    summaries = [summarise(store.read(file)) for file in store.paths(run).values()]
    for assignment in chosen:
        groups = unnamed_mistakes(summary for summary in summaries if summary.assignment == assignment.name)
        if groups:
            yield f"{assignment.name}: wrong in {len(groups)} ways that no variant explains\n"
        codes = _next_codes(assignment)
        for group in groups[:SHOWN]:
            yield _told(group, assignment, next(codes))


def _told(group: UnnamedMistake, assignment: Assignment, code: str) -> str:
    """Whose work, which calls, and the beginning of a variant."""
    names = ", ".join(line(name, 40) for name in group.students[:NAMED])
    more = f" and {len(group.students) - NAMED} more" if len(group.students) > NAMED else ""
    calls = [
        f"    {line(one.call, 400)}\n        gave {line(one.actual, 200)}\n        not  {line(one.expected, 200)}"
        for one in group.calls
    ]
    head = f"{len(group.students)} × {group.task}: {names}{more}"
    return "\n".join([head, *calls, "", _skeleton(group.task, assignment, code)])


def _skeleton(task: str, assignment: Assignment, code: str) -> str:
    """What to add to ``variants.py``, but for the words and the mistake itself."""
    return f'''    @variant(
        "{code}",
        title={{"en": "behaves exactly as if ", "ko": ""}},
        hints=[{{"en": "", "ko": ""}}, {{"en": "", "ko": ""}}],
        link="README.md#",
    )
    {_signature(task, assignment)}
        ...
'''


def _signature(task: str, assignment: Assignment) -> str:
    """The task's first line, as the reference has it."""
    tree = ast.parse(layout.reference(assignment).read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == task:
            return f"def {task}({ast.unparse(node.args)}):"
    return f"class {task}:"


def _next_codes(assignment: Assignment) -> Iterator[str]:
    """Codes that the assignment's variants have not used yet: NORM17, NORM18 …"""
    layout.private_folder(assignment)
    known = [one.code for one in load_variants(assignment)]
    letters = re.sub(r"\d+$", "", known[0]) if known else assignment.name[:4].upper()
    number = max((int(found[0]) for code in known if (found := re.search(r"\d+$", code))), default=0)
    while True:
        number += 1
        yield f"{letters}{number:02}"
