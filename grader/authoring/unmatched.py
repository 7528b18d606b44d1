"""``grader verify --unmatched RUN``: mistakes of a class that no variant explains, with the beginning of a variant."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

from grader.course import layout
from grader.model import Assignment, Course, Lang
from grader.results import class_record, store
from grader.results.mistakes import UnnamedMistake, unnamed_mistakes
from grader.results.summary import summarise
from grader.testing.variants import load_variants
from grader.text.catalogue import LANGS
from grader.text.clean import line
from grader.text.phrases import say
from grader.text.sentences import sentence

SHOWN = 10  # groups of an assignment
NAMED = 8  # students of a group


def report(course: Course, chosen: tuple[Assignment, ...], run: Path, lang: Lang = "en") -> Iterator[str]:
    """Yield the biggest groups of each assignment as text. Raises GraderError where ``run`` is no batch."""
    summaries = [summarise(store.read(file)) for file in class_record.present(run).values()]
    for assignment in chosen:
        groups = unnamed_mistakes(summary for summary in summaries if summary.assignment == assignment.name)
        if groups:
            yield f"{assignment.name}: {say('unnamed.ways', lang, count=len(groups))}\n"
        codes = _next_codes(assignment)
        for group in groups[:SHOWN]:
            yield _group_text(group, assignment, next(codes), lang)


def _group_text(group: UnnamedMistake, assignment: Assignment, code: str, lang: Lang) -> str:
    """Return the students of a group, their wrong calls, and the beginning of a variant."""
    names = ", ".join(line(name, 40) for name in group.students[:NAMED])
    more = say("unnamed.more", lang, count=len(group.students) - NAMED) if len(group.students) > NAMED else ""
    calls = [
        f"    {line(call.call, 400)}\n"
        f"        {say('unnamed.gave', lang, value=line(call.actual, 200))}\n"
        f"        {say('unnamed.not', lang, value=line(call.expected, 200))}"
        for call in group.calls
    ]
    if group.relation is not None:
        calls.append(f"    {say('unnamed.seen', lang, relation=sentence(group.relation, lang))}")
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
