"""The part of ``grader verify`` that grades nothing: READMEs, titles, hints, stubs, and what a release gives away."""

from __future__ import annotations

from collections.abc import Iterator

from grader.authoring.leaks import find_leaks
from grader.authoring.problems import Problem, Severity, place_in, place_of_mistake, place_of_task
from grader.authoring.release import assignment_files
from grader.authoring.stub import stubs
from grader.course import layout
from grader.course.load import VerifyRules
from grader.course.readme import sections
from grader.diagnosis import explanations
from grader.model import Assignment, Course, Lang
from grader.testing.variants import Variant, load_variants

HINT_WORDS: dict[Lang, tuple[int, int]] = {"en": (80, 160), "ko": (50, 120)}
"""Korean says the same in fewer words."""


def text_problems(course: Course, assignment: Assignment, rules: VerifyRules) -> Iterator[Problem]:
    """Yield what is wrong with the texts of an assignment. Raises GraderError where the reference is missing."""
    severity: Severity = "error" if rules.full else "warning"
    for place, text in _missing_texts(course, assignment):
        yield Problem(assignment.name, severity, text, place)
    yield from _stub_files(course, assignment)
    yield from _released_files(course, assignment, rules)


def _missing_texts(course: Course, assignment: Assignment) -> Iterator[tuple[str, str]]:
    """Yield where a README, a title or a hint is missing in a language of the course, and hints of a length that does
    not help."""
    readmes = [layout.readme(assignment, lang) for lang in course.languages]
    for path in readmes:
        if not path.is_file():
            yield place_in(course, path), f"{path.name} is missing"
    if len({len(sections(path.read_text(encoding="utf-8"))) for path in readmes if path.is_file()}) > 1:
        names = ", ".join(path.name for path in readmes)
        yield place_in(course, readmes[-1]), f"{names} have different sections"
    korean = course.bilingual
    if korean and not assignment.title.ko:
        yield place_of_task(course, assignment), f"{layout.ASSIGNMENT_FILE}: the title has no Korean"
    for task in assignment.tasks:
        place = place_of_task(course, assignment, task.name)
        if korean and not task.title.ko:
            yield place, f"{task.name}: the title has no Korean"
        if not task.hints:
            yield place, f"{task.name}: there is no hint"
        for level, hint in enumerate(task.hints, 1):
            if korean and not hint.ko:
                yield place, f"{task.name}: hint {level} has no Korean"
    for variant in load_variants(assignment):
        for text in _variant_texts(variant, assignment, course):
            yield place_of_mistake(course, assignment, variant.code), text


def _variant_texts(variant: Variant, assignment: Assignment, course: Course) -> Iterator[str]:
    korean, folder = course.bilingual, assignment.folder
    if korean and not variant.title.ko:
        yield f"{variant.code}: the title has no Korean"
    if len(variant.hints) != 2:
        yield f"{variant.code}: {len(variant.hints)} levels of hint; there should be 2"
    if korean and any(not hint.ko for hint in variant.hints):
        yield f"{variant.code}: a hint has no Korean"
    words = sum(len(hint.en.split()) for hint in variant.hints)
    fewest, most = HINT_WORDS["en" if "en" in course.languages else "ko"]
    if not fewest <= words <= most:
        yield f"{variant.code}: the hints have {words} words; {fewest} to {most} help most"
    file, _, section = variant.link.partition("#")
    if not variant.link:
        yield f"{variant.code}: no link to a section of the README"
    elif (folder / file).is_file() and section not in sections((folder / file).read_text(encoding="utf-8")):
        yield f"{variant.code}: {file} has no section {section!r}"


def _stub_files(course: Course, assignment: Assignment) -> Iterator[Problem]:
    """Yield a problem where a stub is not the one that the reference makes, or a task has no TODO."""
    contents = stubs(assignment, course.language)
    for name, text in contents.items():
        path = assignment.folder / name
        if not path.is_file():
            yield Problem(assignment.name, "error", f"{name} is missing; grader stub makes it", place_in(course, path))
        elif path.read_text(encoding="utf-8") != text:
            text = f"{name} is not the stub that the reference makes; grader stub makes it anew"
            yield Problem(assignment.name, "warning", text, place_in(course, path))
    reference = place_in(course, layout.reference(assignment))
    script = contents[layout.script(assignment).name]
    if script.count("raise NotImplementedError") < len(assignment.tasks):
        yield Problem(assignment.name, "error", "a task is missing from the stub", reference)
    if script.count("# TODO") < len(assignment.tasks):
        yield Problem(assignment.name, "error", "a task of the stub has no TODO", reference)


def _released_files(course: Course, assignment: Assignment, rules: VerifyRules) -> Iterator[Problem]:
    """Yield what a release would give away, and mistakes that it would explain without an example."""
    files = assignment_files(course, assignment, course.language, "both")
    for leak in find_leaks(course, files):
        place = f"{leak.file}:{leak.line}"
        yield Problem(assignment.name, "error", f"gives away {leak.text[:80]!r}", place)
    content = files.get(f"{layout.ASSIGNMENTS}/{assignment.name}/{layout.EXPLANATIONS}", b"[]")
    for mistake in explanations.decode(content):
        if not mistake.call:
            text = f"{mistake.code}: no call of a public test shows it; give the variant an example"
            place = place_of_mistake(course, assignment, mistake.code)
            yield Problem(assignment.name, "error" if rules.full else "warning", text, place)
