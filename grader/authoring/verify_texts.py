"""The part of ``grader verify`` that grades nothing: READMEs, titles, hints, stubs, and what a release gives away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from grader.authoring.leaks import find_leaks
from grader.authoring.problems import Problem, Severity
from grader.authoring.release import assignment_files
from grader.authoring.stub import stubs
from grader.course import layout
from grader.course.load import VerifyRules
from grader.course.readme import sections
from grader.diagnosis import explanations
from grader.model import Assignment, Course
from grader.testing.variants import Variant, load_variants

HINT_WORDS = (80, 160)


def text_problems(course: Course, assignment: Assignment, rules: VerifyRules) -> Iterator[Problem]:
    """Yield what is wrong with the texts of an assignment. Raises GraderError where the reference is missing."""
    yield from _missing_texts(assignment, rules)
    yield from _stub_files(assignment)
    yield from _released_files(course, assignment, rules)


def _missing_texts(assignment: Assignment, rules: VerifyRules) -> Iterator[Problem]:
    """Yield missing READMEs, titles and hints, in both languages, and hints of a length that does not help."""
    severity: Severity = "error" if rules.full else "warning"

    def missing(text: str) -> Problem:
        return Problem(assignment.name, severity, text)

    readmes = [layout.readme(assignment, lang) for lang in layout.READMES]
    for path in readmes:
        if not path.is_file():
            yield missing(f"{path.name} is missing")
    if len({len(sections(path.read_text(encoding="utf-8"))) for path in readmes if path.is_file()}) > 1:
        yield missing(f"{' and '.join(path.name for path in readmes)} have different sections")
    if not assignment.title.ko:
        yield missing(f"{layout.ASSIGNMENT_FILE}: the title has no Korean")
    for task in assignment.tasks:
        if not task.title.ko:
            yield missing(f"{task.name}: the title has no Korean")
        if not task.hints:
            yield missing(f"{task.name}: there is no hint")
        for level, hint in enumerate(task.hints, 1):
            if not hint.ko:
                yield missing(f"{task.name}: hint {level} has no Korean")
    for variant in load_variants(assignment):
        yield from (missing(text) for text in _variant_texts(variant, assignment.folder))


def _variant_texts(variant: Variant, folder: Path) -> Iterator[str]:
    if not variant.title.ko:
        yield f"{variant.code}: the title has no Korean"
    if len(variant.hints) != 2:
        yield f"{variant.code}: {len(variant.hints)} levels of hint; there should be 2"
    if any(not hint.ko for hint in variant.hints):
        yield f"{variant.code}: a hint has no Korean"
    words = sum(len(hint.en.split()) for hint in variant.hints)
    if not HINT_WORDS[0] <= words <= HINT_WORDS[1]:
        yield f"{variant.code}: the hints have {words} words; {HINT_WORDS[0]} to {HINT_WORDS[1]} help most"
    file, _, section = variant.link.partition("#")
    if not variant.link:
        yield f"{variant.code}: no link to a section of the README"
    elif (folder / file).is_file() and section not in sections((folder / file).read_text(encoding="utf-8")):
        yield f"{variant.code}: {file} has no section {section!r}"


def _stub_files(assignment: Assignment) -> Iterator[Problem]:
    """Yield a problem where a stub is not the one that the reference makes, or a task has no TODO."""
    contents = stubs(assignment, "en")
    for name, text in contents.items():
        path = assignment.folder / name
        if not path.is_file():
            yield Problem(assignment.name, "error", f"{name} is missing")
        elif path.read_text(encoding="utf-8") != text:
            yield Problem(assignment.name, "warning", f"{name} is not the stub that the reference makes")
    script = contents[layout.script(assignment).name]
    if script.count("raise NotImplementedError") < len(assignment.tasks):
        yield Problem(assignment.name, "error", "a task is missing from the stub")
    if script.count("# TODO") < len(assignment.tasks):
        yield Problem(assignment.name, "error", "a task of the stub has no TODO")


def _released_files(course: Course, assignment: Assignment, rules: VerifyRules) -> Iterator[Problem]:
    """Yield what a release would give away, and mistakes that it would explain without an example."""
    files = assignment_files(course, assignment, course.language, "both")
    for leak in find_leaks(course, files):
        yield Problem(assignment.name, "error", f"{leak.file}:{leak.line} gives away {leak.text[:80]!r}")
    content = files.get(f"{layout.ASSIGNMENTS}/{assignment.name}/{layout.EXPLANATIONS}", b"[]")
    for mistake in explanations.decode(content):
        if not mistake.call:
            text = f"{mistake.code}: no call of a public test shows it; give the variant an example"
            yield Problem(assignment.name, "error" if rules.full else "warning", text)
