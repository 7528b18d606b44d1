"""``grader hint`` and ``grader explain``: print authored help a level at a time, and the meaning of a diagnosis."""

from __future__ import annotations

import difflib
import shlex
from collections.abc import Sequence
from pathlib import Path

from rich.cells import cell_len, set_cell_size

from grader.course import layout
from grader.course.readme import translate_link
from grader.course.targets import one_target
from grader.diagnosis.explanations import Explanation, codes, explanations
from grader.errors import GraderError
from grader.model import Assignment, Course, Lang
from grader.render.suggestions import in_language
from grader.text.phrases import say


def explain(course: Course, code: str, lang: Lang) -> str:
    """Return the meaning of ``code`` as text. Raises GraderError for an unknown code."""
    owners = {known: assignment for assignment in course.assignments for known in codes(assignment)}
    wanted = code.upper()
    if wanted in owners:
        for explanation in explanations(course, owners[wanted]):
            if explanation.code == wanted:
                return _render(owners[wanted], explanation, lang)
    close = difflib.get_close_matches(wanted, owners, cutoff=0.7)
    raise GraderError(
        f"there is no mistake with the code {code!r} in this course",
        f"Similar: {', '.join(sorted(close))}." if close else "Codes stand beside a diagnosis in a report.",
    )


def _render(assignment: Assignment, explanation: Explanation, lang: Lang) -> str:
    lines = [f"{explanation.code}  {assignment.name}, {explanation.task}", "", explanation.title.get(lang), ""]
    if explanation.call:
        labels = [say(word, lang) for word in ("explain.expected", "explain.actual")]
        width = max(map(cell_len, labels))
        values = (explanation.expected, explanation.actual)
        lines += [say("explain.example", lang), f"  {explanation.call}"]
        lines += [f"  {set_cell_size(label, width)}  {value}" for label, value in zip(labels, values, strict=True)]
        lines.append("")
    for hint in explanation.hints:
        lines += [hint.get(lang), ""]
    if explanation.link:
        link = translate_link(explanation.link, assignment.folder, lang)
        lines.append(f"{say('explain.more', lang)} {layout.ASSIGNMENTS}/{assignment.name}/{link}")
    return "\n".join(lines).rstrip()


def hint(course: Course, name: str, task_name: str | None, level: int, lang: Lang) -> str:
    """Return hint number ``level`` (from 1) of a task, and the command for the next one; without a task the tasks of
    the assignment. Raises GraderError."""
    target = one_target(course, (name, *filter(None, (task_name,))), Path.cwd(), _spell)
    assignment = target.assignment
    if not target.tasks:
        return _tasks(assignment, lang, course.language)
    task = assignment.task(target.tasks[0])
    if not task.hints:
        readme = layout.readme(assignment, "en").relative_to(course.root).as_posix()
        raise GraderError(f"{assignment.name}: there is no hint for {task.name}", f"Read {readme}.")
    if not 1 <= level <= len(task.hints):
        raise GraderError(f"{task.name} has {len(task.hints)} levels of hint, not {level}", "Give a lower --level.")
    text = f"{task.name}, {say('explain.level', lang)} {level}/{len(task.hints)}\n\n{task.hints[level - 1].get(lang)}"
    if level < len(task.hints):
        command = f"grader hint {assignment.name} {task.name} --level {level + 1}"
        text += f"\n\n{say('explain.next', lang)} {in_language(command, lang, course.language)}"
    return text


def _spell(names: Sequence[str], file: str = "") -> str:
    return shlex.join(["grader", "hint", *names])


def _tasks(assignment: Assignment, lang: Lang, home: Lang) -> str:
    """Return a line per task: name, title, and how many hints it has."""
    width = max(len(task.name) for task in assignment.tasks)
    lines = [f"{assignment.name}  {assignment.title.get(lang)}", ""]
    for task in assignment.tasks:
        count = say("explain.hints", lang, count=len(task.hints))
        lines.append(f"  {task.name:<{width}}  {task.title.get(lang)} ({count})")
    command = in_language(f"grader hint {assignment.name} {assignment.tasks[0].name}", lang, home)
    return "\n".join([*lines, "", f"{say('explain.a-hint', lang)} {command}"])
