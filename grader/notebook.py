"""``check("gates")`` inside Jupyter: run the public tests on the functions that the kernel holds now.

For self-check only: the functions run in this process, without the wall and without its limits.
"""

from __future__ import annotations

import linecache
import re
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import msgspec

from grader.course import layout
from grader.course.load import load_course
from grader.course.targets import Target, one_target
from grader.diagnosis.diagnose import Findings
from grader.diagnosis.naming_calls import asker
from grader.diagnosis.reasons import without_other_causes
from grader.diagnosis.recording import Recording
from grader.diagnosis.released import ReleasedMistakes, diagnose_released, load_released
from grader.errors import GraderError
from grader.grading import hashes
from grader.grading.pictures import draw_all, load_pictures
from grader.model import (
    SCHEMA,
    Assignment,
    Course,
    Figure,
    Lang,
    Message,
    Result,
    SourceText,
    StudentResult,
    TestResult,
)
from grader.notebooks.live import forgotten, shell
from grader.results.of_tasks import of_tasks
from grader.submission.cells import Cell
from grader.submission.judged import judged
from grader.submission.outline import outline
from grader.submission.signatures import signatures
from grader.submission.submission import Submission
from grader.testing.claims import Claim
from grader.testing.in_process import local_session
from grader.testing.messages import JobCell
from grader.testing.suite import Suite, with_suite
from grader.text.catalogue import LANGS
from grader.text.clean import printable
from grader.text.sentences import error_lines

_PRINTED = 64 * 1024  # characters of what the functions print that are kept


def check(*names: object, namespace: dict[str, Any] | None = None, lang: Lang | None = None) -> None:
    """Judge the assignment that is named as the notebook defines it, or the tasks that are named alone, and show the
    result. Without a name it is the assignment in whose folder the notebook runs; a function stands for its task.

    ``namespace`` is the caller's by default. A wrong call prints what is wrong and what to do, without a traceback.
    """
    words = [_word(name) for name in names]
    show_check(words, namespace if namespace is not None else sys._getframe(1).f_globals, lang)


def _word(name: object) -> str:
    return name if isinstance(name, str) else str(getattr(name, "__name__", type(name).__name__))


def show_check(names: Sequence[str], live: dict[str, Any], lang: Lang | None = None) -> None:
    """Judge what ``names`` name, an assignment and perhaps tasks of it, in the namespace ``live``, and show it."""
    course = None
    try:
        course = _course()
        if lang is not None and lang not in course.languages:
            raise GraderError(f"lang={lang}: there is no such language here", f"Known: {', '.join(course.languages)}.")
        target = _target(course, names)
        cells = _cells(live)
        result = judge(course, target, live, cells)
    except GraderError as error:
        spoken = lang if lang in LANGS else course.language if course is not None else "en"
        print("grader: " + "\n        ".join(error_lines(error, spoken)))
        return
    wanted = target.tasks or tuple(task.name for task in target.assignment.tasks)
    notes = tuple(Message("note.forgotten", {"name": name}) for name in forgotten(live, wanted))
    result = msgspec.structs.replace(result, notes=(*notes, *result.notes))
    sources = [SourceText(cell.file, None, cell.code) for cell in cells]
    _show(result.for_student(), sources, lang or course.language, course, target.assignment)


def _course() -> Course:
    """Return the course around the notebook. Raises GraderError in a notebook's words."""
    try:
        return load_course(Path.cwd())
    except GraderError as error:
        if "no course.toml" not in error.message:
            raise
        raise GraderError(
            f"the notebook runs in {Path.cwd()}, and that is not inside of a course",
            "Put the notebook back into its folder of the course and open it there; or go there in a cell:"
            " %cd path/to/the/course",
        ) from None


def _target(course: Course, names: Sequence[str]) -> Target:
    """Return the one assignment, and the tasks, that are named. Raises GraderError."""
    target = one_target(course, [word for word in names if word], Path.cwd(), _spell)
    file = target.submission
    if file is not None and (file.suffix != ".ipynb" or not file.resolve().is_relative_to(target.assignment.folder)):
        raise GraderError(
            f"{printable(str(file))}: check judges what this notebook defines, not a file",
            f"Write: {_spell([target.assignment.name])}. In a terminal grader run judges files.",
        )
    return target


def _spell(names: Sequence[str], file: str = "") -> str:
    quoted = ", ".join(f'"{name}"' for name in names)
    return f"check({quoted})"


def judge(course: Course, target: Target, namespace: dict[str, Any], cells: tuple[JobCell, ...] = ()) -> Result:
    """Return the result of the public tests on ``namespace``; ``cells`` are its code. Raises GraderError."""
    assignment = target.assignment
    public = msgspec.structs.replace(assignment, reference=None)
    module = ModuleType(assignment.name)
    module.__dict__.update(namespace)
    codes = tuple(Cell(cell.file, None, cell.code, cell.code) for cell in cells)
    submission = Submission(assignment.name, cells=codes)
    submission = msgspec.structs.replace(submission, outline=outline(submission.code))
    tests: list[TestResult] = []
    found: list[Findings] = []
    printed = _Bounded()

    def use(suite: Suite) -> None:
        skip = suite.apart_from(target.tasks)
        with redirect_stdout(printed):
            found.append(_run(suite, module, cells, tests, load_released(course, public), skip))

    with_suite(course, public, use)
    sheet = judged(tests, submission, public, signatures(public))
    result = Result(
        schema=SCHEMA,
        assignment=assignment.name,
        student="",
        status=sheet.status,
        score=sheet.score,
        max_score=assignment.max_score,
        title=assignment.title,
        tasks=sheet.tasks,
        tests=without_other_causes(sheet.tests, found[0].diagnoses, found[0].relations),
        diagnoses=found[0].diagnoses,
        relations=found[0].relations,
        stdout=printed.getvalue(),
        environment=hashes.environment("process"),
    )
    if not target.tasks:
        return result
    return of_tasks(msgspec.structs.replace(result, figures=_pictures(course, target, module, result)), target.tasks)


def _pictures(course: Course, target: Target, module: ModuleType, result: Result) -> tuple[Figure, ...]:
    """Return the pictures of those tasks that were asked for and pass: nobody learns from a picture of a mistake."""
    failed = {test.task for test in result.tests if test.outcome != "passed"}
    passed = set(target.tasks) - failed
    functions = tuple(one for one in load_pictures(target.assignment) if one.task in passed) if passed else ()
    if not functions:
        return ()
    with redirect_stdout(_Bounded()):
        return tuple(draw_all(functions, local_session(module), course.datasets))


def _run(
    suite: Suite,
    module: ModuleType,
    cells: tuple[JobCell, ...],
    tests: list[TestResult],
    known: ReleasedMistakes,
    skip: frozenset[str],
) -> Findings:
    """Run the tests on a module, those in ``skip`` aside, add what they found to ``tests``, and return what is said of
    wrong tasks."""
    recording, claims = Recording(), dict[str, Claim]()
    session = local_session(module, listener=recording, cells=cells)

    def judged(result: TestResult) -> None:
        tests.append(result)
        if suite.frame.claim is not None:
            claims[result.id] = suite.frame.claim

    suite.run(session, skip=skip, judged=judged)
    return diagnose_released(known, suite.assignment, tests, claims, recording.exchanges, asker(session, recording))


class _Bounded(StringIO):
    """A text stream that keeps the beginning of what is printed."""

    def write(self, text: str) -> int:
        super().write(text[: max(_PRINTED - self.tell(), 0)])
        return len(text)


def _cells(namespace: dict[str, Any]) -> tuple[JobCell, ...]:
    """Return the cells whose functions are in ``namespace``, in the order in which they ran, as ``In [n]``."""
    home = namespace.get("__name__")
    values = [value for value in namespace.values() if getattr(value, "__module__", None) == home]
    members = [member for value in values if isinstance(value, type) for member in vars(value).values()]
    labels = {value.__code__.co_filename for value in [*values, *members] if isinstance(value, FunctionType)}
    cells = []
    for label in labels:
        lines = linecache.getlines(label)
        if lines:
            name, number = _name(label)
            cells.append((number, JobCell(label, name, None, len(lines), "".join(lines))))
    return tuple(cell for _, cell in sorted(cells, key=lambda pair: (pair[0], pair[1].label)))


def _name(label: str) -> tuple[str, int]:
    """Return the reader's name for the code that tracebacks call ``label``, and its number if it is a cell."""
    running = shell()
    kind_and_name = running.compile.format_code_name(label) if running is not None else None
    number = re.fullmatch(r"In\s*\[(\d+)\]", kind_and_name[1]) if kind_and_name else None
    return (f"In [{number[1]}]", int(number[1])) if number else (Path(label).name, 0)


def _show(result: StudentResult, sources: list[SourceText], lang: Lang, course: Course, assignment: Assignment) -> None:
    """Show ``result``: in Jupyter as one output, HTML and text; in a terminal as lines."""
    from grader.render.terminal import report

    running = shell()
    if running is None or not hasattr(running, "kernel"):
        report.print_result(report.console(), result, lang, sources)
        return
    from grader.render.html.student import cell_output

    hints = {task.name: task.hints for task in assignment.tasks}
    html = cell_output(result, lang, sources, layout.templates(course), hints)
    text = report.plain_text(result, lang, sources, notebook=True)
    running.display_pub.publish({"text/html": html, "text/plain": text})
