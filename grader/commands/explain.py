"""``grader hint`` and ``grader explain``: authored help, a level at a time, and what a diagnosis means."""

from __future__ import annotations

import difflib
from pathlib import Path

import msgspec
from rich.cells import cell_len, set_cell_size

from grader.course.load import choose
from grader.course.readme import translated
from grader.diagnosis.examples import worked_examples
from grader.errors import GraderError
from grader.model import Assignment, Course, Lang, Task, Text
from grader.testing.variants import load_variants
from grader.text.phrases import say

FILE = "explanations.json"
"""In a released folder, where the variants are not: ``assignments/<name>/explanations.json``."""


class Explanation(msgspec.Struct, frozen=True):
    """A known mistake in words, and one call of the public tests that shows it."""

    code: str
    task: str
    title: Text
    hints: tuple[Text, ...]
    link: str = ""
    call: str = ""
    expected: str = ""
    actual: str = ""


def explanations(course: Course, assignment: Assignment) -> tuple[Explanation, ...]:
    """All known mistakes of an assignment. Raises GraderError for files that cannot be read."""
    if assignment.reference is None:
        return _released(assignment.folder / FILE)
    return tuple(
        Explanation(
            code=one.code,
            task=one.task,
            title=one.title,
            hints=one.hints,
            link=one.link,
            call=example.call if example else "",
            expected=example.expected if example else "",
            actual=example.actual if example else "",
        )
        for one, example in worked_examples(course, assignment)
    )


def _released(path: Path) -> tuple[Explanation, ...]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=tuple[Explanation, ...])
    except FileNotFoundError:
        return ()
    except (OSError, msgspec.DecodeError) as error:
        raise GraderError(f"{path}: cannot be read: {error}", "Get the file from the course's repository.") from None


def explain(course: Course, code: str, lang: Lang) -> str:
    """What ``code`` means, as text. Raises GraderError for an unknown code."""
    known = {one: assignment for assignment in course.assignments for one in _codes(assignment)}
    wanted = code.upper()
    if wanted in known:
        for one in explanations(course, known[wanted]):
            if one.code == wanted:
                return _told(known[wanted], one, lang)
    close = difflib.get_close_matches(wanted, known, cutoff=0.7)
    raise GraderError(
        f"there is no mistake with the code {code!r} in this course",
        f"Similar: {', '.join(sorted(close))}." if close else "Codes stand beside a diagnosis in a report.",
    )


def _codes(assignment: Assignment) -> list[str]:
    """Known without a run of any suite."""
    if assignment.reference is None:
        return [one.code for one in _released(assignment.folder / FILE)]
    return [one.code for one in load_variants(assignment.reference, tuple(task.name for task in assignment.tasks))]


def _told(assignment: Assignment, one: Explanation, lang: Lang) -> str:
    lines = [f"{one.code}  {assignment.name}, {one.task}", "", one.title.get(lang), ""]
    if one.call:
        labels = [say(word, lang) for word in ("explain.expected", "explain.actual")]
        width = max(map(cell_len, labels))
        pair = zip(labels, (one.expected, one.actual), strict=True)
        lines += [say("explain.example", lang), f"  {one.call}"]
        lines += [*(f"  {set_cell_size(label, width)}  {value}" for label, value in pair), ""]
    for hint in one.hints:
        lines += [hint.get(lang), ""]
    if one.link:
        link = translated(one.link, assignment.folder, lang)
        lines.append(f"{say('explain.more', lang)} assignments/{assignment.name}/{link}")
    return "\n".join(lines).rstrip()


def hint(course: Course, name: str, task_name: str, level: int, lang: Lang) -> str:
    """Hint number ``level`` (from 1) of a task, and how to get the next. Raises GraderError."""
    (assignment,) = choose(course, (name,))
    task = _task(assignment, task_name)
    if not task.hints:
        raise GraderError(f"{name}: there is no hint for {task_name}", f"Read assignments/{name}/README.md.")
    if not 1 <= level <= len(task.hints):
        raise GraderError(f"{task_name} has {len(task.hints)} levels of hint, not {level}", "Give a lower --level.")
    text = f"{task_name}, {say('explain.level', lang)} {level}/{len(task.hints)}\n\n{task.hints[level - 1].get(lang)}"
    if level < len(task.hints):
        text += f"\n\n{say('explain.next', lang)} grader hint {name} {task_name} --level {level + 1}"
    return text


def _task(assignment: Assignment, name: str) -> Task:
    try:
        return assignment.task(name)
    except KeyError:
        known = ", ".join(task.name for task in assignment.tasks)
        raise GraderError(f"{assignment.name}: there is no task called {name!r}", f"Known: {known}.") from None
