"""``grader verify --unmatched RUN``: mistakes of a class that no variant explains, with the beginning of a variant."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

from grader.course import layout
from grader.model import Assignment, Course
from grader.results import class_record, store
from grader.results.mistakes import UnnamedMistake, unnamed_mistakes
from grader.results.summary import summarise
from grader.testing.variants import load_variants
from grader.text.catalogue import LANGS
from grader.text.clean import line
from grader.text.sentences import sentence

SHOWN = 10  # groups of an assignment
NAMED = 8  # students of a group


def report(course: Course, chosen: tuple[Assignment, ...], run: Path) -> Iterator[str]:
    """Yield the biggest groups of each assignment as text. Raises GraderError where ``run`` is no batch."""
    summaries = [summarise(store.read(file)) for file in class_record.present(run).values()]
    for assignment in chosen:
        groups = unnamed_mistakes(summary for summary in summaries if summary.assignment == assignment.name)
        if groups:
            yield f"{assignment.name}: wrong in {len(groups)} ways that no variant explains\n"
        codes = _next_codes(assignment)
        for group in groups[:SHOWN]:
            yield _group_text(group, assignment, next(codes))


def _group_text(group: UnnamedMistake, assignment: Assignment, code: str) -> str:
    """Return the students of a group, their wrong calls, and the beginning of a variant."""
    names = ", ".join(line(name, 40) for name in group.students[:NAMED])
    more = f" and {len(group.students) - NAMED} more" if len(group.students) > NAMED else ""
    calls = [
        f"    {line(call.call, 400)}\n        gave {line(call.actual, 200)}\n        not  {line(call.expected, 200)}"
        for call in group.calls
    ]
    if group.relation is not None:
        calls.append(f"    seen: {sentence(group.relation, 'en')}")
    head = f"{len(group.students)} × {group.task}: {names}{more}"
    return "\n".join([head, *calls, "", _skeleton(group, assignment, code)])


def _skeleton(group: UnnamedMistake, assignment: Assignment, code: str) -> str:
    """Return what to add to ``variants.py``: the relation that was found is proposed as the title; the author fills in
    the other words and the mistake."""
    seen = {lang: "" if group.relation is None else sentence(group.relation, lang) for lang in LANGS}
    title = json.dumps({"en": f"behaves exactly as if {seen['en']}", "ko": seen["ko"]}, ensure_ascii=False)
    return f'''    @variant(
        "{code}",
        title={title},
        hints=[{{"en": "", "ko": ""}}, {{"en": "", "ko": ""}}],
        link="README.md#",
    )
    {_signature(group.task, assignment)}
        ...
'''


def _signature(task: str, assignment: Assignment) -> str:
    """Return the first line of a task in the reference."""
    tree = ast.parse(layout.reference(assignment).read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == task:
            return f"def {task}({ast.unparse(node.args)}):"
    return f"class {task}:"


def _next_codes(assignment: Assignment) -> Iterator[str]:
    """Yield codes that no variant of the assignment has yet: NORM17, NORM18 …"""
    layout.private_folder(assignment)  # raises GraderError in a released course
    codes = [variant.code for variant in load_variants(assignment)]
    letters = re.sub(r"\d+$", "", codes[0]) if codes else assignment.name[:4].upper()
    number = max((int(digits[0]) for code in codes if (digits := re.search(r"\d+$", code))), default=0)
    while True:
        number += 1
        yield f"{letters}{number:02}"
