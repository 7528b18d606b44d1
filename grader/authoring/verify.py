"""The author's gate: proof that an assignment's suite is worth something before a student sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from grader.authoring.lazy import lazy_submissions, load_reasons, unearned_points
from grader.authoring.leaks import find_leaks
from grader.authoring.release import assignment_files
from grader.authoring.stub import stubs
from grader.course import layout
from grader.course.load import Gate, gate
from grader.course.readme import sections
from grader.diagnosis import explanations
from grader.grading import pictures
from grader.grading.engine import Engine
from grader.model import Assignment, Course, Result
from grader.submission import cells
from grader.submission.submission import Submission
from grader.testing.variants import Variant, load_variants
from grader.text.sentences import sentence

Severity = Literal["error", "warning"]
HINT_WORDS = (80, 160)
VARIANTS = 8
PUBLIC_SHARE = 0.6


@dataclass(frozen=True)
class Problem:
    """What an author has to look at."""

    assignment: str
    severity: Severity
    text: str


@dataclass(frozen=True)
class Report:
    """What was proven for one assignment. Counts are of variants."""

    assignment: str
    variants: int
    caught: int
    unique: int
    ambiguous: int
    problems: tuple[Problem, ...]

    @property
    def passed(self) -> bool:
        """No error; warnings do not count."""
        return all(problem.severity != "error" for problem in self.problems)


def verify(
    course: Course, assignment: Assignment, engine: Engine, say: Callable[[str], None] = lambda _: None
) -> Report:
    """Check one assignment. Raises GraderError only where nothing can be checked at all."""
    rules = gate(course)
    problems = [*_texts(assignment, rules), *_stub_files(assignment), *_released(course, assignment, rules)]

    def error(text: str) -> None:
        problems.append(Problem(assignment.name, "error", text))

    reference = layout.reference(assignment)
    severity: Severity = "error" if rules.full else "warning"
    problems += [Problem(assignment.name, severity, text) for text in pictures.problems(assignment, course.datasets)]
    for text in _scores(assignment, engine, rules, say):
        error(text)
    for text in _unearned(assignment, engine, reference, say):
        error(text)
    variants = load_variants(assignment)
    if rules.full and len(variants) < VARIANTS:
        error(f"{len(variants)} variants; there should be at least {VARIANTS}")
    caught = unique = ambiguous = 0
    for variant in variants:
        say(variant.code)
        result = grade_source(engine, assignment, variant.source(reference))
        codes = {found.code for found in result.diagnoses}
        if result.score == result.max_score:
            error(f"{variant.code} keeps full marks: no test tells it from the reference")
            continue
        caught += 1
        if codes == {variant.code}:
            unique += 1
        elif variant.code in codes:
            ambiguous += 1
            error(
                f"{variant.code} cannot be told from {', '.join(sorted(codes - {variant.code}))} by the suite's calls"
            )
        else:
            error(f"{variant.code} is not diagnosed as itself (found: {', '.join(sorted(codes)) or 'nothing'})")
    return Report(assignment.name, len(variants), caught, unique, ambiguous, tuple(problems))


def grade_source(engine: Engine, assignment: Assignment, source: str) -> Result:
    """Grade a text as a student's script, through the wall like any other."""
    parsed = cells.parse(layout.script(assignment).name, source.encode())
    submission = Submission(assignment=assignment.name, main=assignment.name, cells=parsed.cells)
    return engine.grade(submission, assignment, "verify")


def _scores(assignment: Assignment, engine: Engine, rules: Gate, say: Callable[[str], None]) -> Iterator[str]:
    """The stub scores 0; the reference and every other correct solution all points."""
    for path in layout.solutions(assignment):
        say(path.stem)
        result = grade_source(engine, assignment, path.read_text(encoding="utf-8"))
        yield from lost_points(path.name, result)
        if path == layout.reference(assignment):
            public = sum(test.max_points for test in result.tests if test.visibility == "public")
            if rules.full and public > PUBLIC_SHARE * result.max_score:
                yield f"{public:g} points are public; at most {PUBLIC_SHARE * result.max_score:g} should be"
    stub = layout.script(assignment)
    if stub.is_file():
        say("stub")
        result = grade_source(engine, assignment, stub.read_text(encoding="utf-8"))
        if result.score != 0:
            kept = [test.id for test in result.tests if test.points]
            yield f"the stub scores {result.score}: {', '.join(kept) or 'not graded'}"


def _unearned(assignment: Assignment, engine: Engine, reference: Path, say: Callable[[str], None]) -> Iterator[str]:
    """No submission that does no work has a point."""
    results = []
    for lazy in lazy_submissions(assignment, reference.read_text(encoding="utf-8")):
        say(lazy.answer)
        results.append((lazy, grade_source(engine, assignment, lazy.source)))
    yield from unearned_points(results, load_reasons(reference.parent))


def lost_points(name: str, result: Result) -> Iterator[str]:
    """Why a submission that should have full marks has not."""
    if result.status == "grader-error":
        notes = "; ".join(sentence(note, "en") for note in result.notes)
        broken = "; ".join(
            f"{test.id}: {sentence(test.message, 'en')}"
            for test in result.tests
            if test.outcome == "broken" and test.message
        )
        yield f"{name} could not be graded: {notes or broken}"
    elif result.score != result.max_score:
        for test in result.tests:
            if test.outcome != "passed":
                why = sentence(test.message, "en") if test.message else test.outcome
                yield f"{name} loses points in {test.id}: {why}"


def _texts(assignment: Assignment, rules: Gate) -> Iterator[Problem]:
    """READMEs, titles and hints in both languages; hints of a length that helps."""
    severity: Severity = "error" if rules.full else "warning"

    def missing(text: str) -> Problem:
        return Problem(assignment.name, severity, text)

    readmes = [assignment.folder / name for name in layout.READMES.values()]
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
    """The stubs are those that the reference makes, and every task has a TODO."""
    made = stubs(assignment, "en")
    for name, text in made.items():
        path = assignment.folder / name
        if not path.is_file():
            yield Problem(assignment.name, "error", f"{name} is missing")
        elif path.read_text(encoding="utf-8") != text:
            yield Problem(assignment.name, "warning", f"{name} is not the stub that the reference makes")
    script = made[layout.script(assignment).name]
    if script.count("raise NotImplementedError") < len(assignment.tasks):
        yield Problem(assignment.name, "error", "a task is missing from the stub")
    if script.count("# TODO") < len(assignment.tasks):
        yield Problem(assignment.name, "error", "a task of the stub has no TODO")


def _released(course: Course, assignment: Assignment, rules: Gate) -> Iterator[Problem]:
    """What students get gives nothing away, and explains every mistake by an example."""
    files = assignment_files(course, assignment, course.language, "both")
    for leak in find_leaks(course, files):
        yield Problem(assignment.name, "error", f"{leak.file}:{leak.line} gives away {leak.text[:80]!r}")
    known = files.get(f"{layout.ASSIGNMENTS}/{assignment.name}/{layout.EXPLANATIONS}", b"[]")
    for one in explanations.decode(known):
        if not one.call:
            text = f"{one.code}: no call of a public test shows it; give the variant an example"
            yield Problem(assignment.name, "error" if rules.full else "warning", text)
