"""``grader verify``: check that an assignment's suite tells right from wrong, before a student sees it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from grader.authoring.lazy import lazy_submissions, load_reasons, unearned_points
from grader.authoring.problems import (
    Problem,
    Severity,
    are_harmless,
    errors_first,
    place_in,
    place_of_mistake,
    place_of_points,
    place_of_task,
    place_of_test,
)
from grader.authoring.verify_texts import text_problems
from grader.course import layout
from grader.course.load import VerifyRules, verify_rules
from grader.errors import GraderError
from grader.grading import pictures
from grader.grading.engine import Engine
from grader.model import Assignment, Course, Lang, Result
from grader.submission import cells
from grader.submission.submission import Submission
from grader.testing.edits import reference_text
from grader.testing.suite import with_suite
from grader.testing.variants import Variant, load_mistakes
from grader.text import phrases
from grader.text.sentences import sentence

_FILE = re.compile(r"((?:assignments|reference)/[\w./]+\.\w+(?::\d+)?): ")
_TEST = re.compile(r"test_\w+\.py::\w+")
_POINTS = re.compile(r"the tests of (\w+) are worth")
VARIANTS = 8
PUBLIC_SHARE = 0.6


@dataclass(frozen=True)
class Naming:
    """What names a mistake: how many values, and whether public tests alone do; and the mistakes it cannot be told
    from. ``claim``: it is a claim about answers, and no variant makes it."""

    code: str
    task: str
    values: int
    public: bool
    confused: tuple[str, ...] = ()
    claim: bool = False

    def line(self, lang: Lang) -> str:
        """Return it as a line of a terminal."""
        if self.claim:
            named = phrases.say("verify.claim", lang)
        elif self.values:
            who = "verify.named-public" if self.public else "verify.named-hidden"
            named = phrases.say(who, lang, count=self.values)
        else:
            named = phrases.say("verify.not-named", lang)
        confused = phrases.say("verify.confused", lang, codes=", ".join(self.confused)) if self.confused else ""
        return f"{self.code} {self.task}: {named}{confused}"

    def __str__(self) -> str:
        return self.line("en")


@dataclass(frozen=True)
class Report:
    """The result for one assignment. Counts are of variants."""

    assignment: str
    variants: int
    caught: int
    unique: int
    ambiguous: int
    namings: tuple[Naming, ...]
    problems: tuple[Problem, ...]
    judged: bool = True
    """Whether its tests could be run at all."""

    @property
    def passed(self) -> bool:
        """Whether there is no error; warnings do not count."""
        return are_harmless(self.problems)


def verify(
    course: Course,
    assignment: Assignment,
    engine: Engine,
    say: Callable[[str], None] = lambda _: None,
    lang: Lang = "en",
) -> Report:
    """Check one assignment. What tests find is told in ``lang``. Raises GraderError where the grader itself cannot
    work."""
    try:
        with_suite(course, assignment, lambda _: None)
        mistakes = load_mistakes(assignment)
        rules = verify_rules(course)
        problems = [*text_problems(course, assignment, rules)]
    except GraderError as error:  # the author's own files cannot be used
        return Report(assignment.name, 0, 0, 0, 0, (), (_unusable(course, assignment, error),), judged=False)

    def wrong(text: str, place: str) -> None:
        problems.append(Problem(assignment.name, "error", text, place))

    severity: Severity = "error" if rules.full else "warning"
    drawing = place_in(course, layout.figures(assignment))
    problems += [
        Problem(assignment.name, severity, text, drawing) for text in pictures.problems(assignment, course.datasets)
    ]
    problems += _scores(course, assignment, engine, rules, say, lang)
    problems += _unearned(course, assignment, engine, say, lang)
    variants = mistakes.variants
    if rules.full and len(variants) < VARIANTS:
        wrong(
            f"{len(variants)} variants; there should be at least {VARIANTS}",
            place_in(course, layout.private_folder(assignment) / layout.VARIANTS),
        )
    caught = unique = ambiguous = 0
    namings: list[Naming] = []
    for variant in variants:
        say(variant.code)
        result = grade_source(engine, assignment, variant.source(reference_text(assignment)))
        place = place_of_mistake(course, assignment, variant.code)
        codes = {diagnosis.code for diagnosis in result.diagnoses}
        if result.score == result.max_score:
            wrong(f"{variant.code} keeps full marks: no test tells it from the reference", place)
            continue
        caught += 1
        namings.append(_naming(variant, result))
        if codes == {variant.code}:
            unique += 1
        elif variant.code in codes:
            ambiguous += 1
            others = ", ".join(sorted(codes - {variant.code}))
            wrong(f"{variant.code} cannot be told from {others} by the suite's calls", place)
        else:
            found = ", ".join(sorted(codes)) or "nothing"
            wrong(f"{variant.code} is not diagnosed as itself (found: {found})", place)
    shown = {variant.code for variant in variants}
    namings += [Naming(one.code, one.task, 0, True, claim=True) for one in mistakes.predicates if one.code not in shown]
    return Report(
        assignment.name, len(variants), caught, unique, ambiguous, tuple(namings), tuple(errors_first(problems))
    )


def _unusable(course: Course, assignment: Assignment, error: GraderError) -> Problem:
    """Return what is wrong with a file without which nothing can be checked; the error's own words name the file."""
    text = error.message.removeprefix(f"{assignment.name}: ").replace(f"{course.root}{os.sep}", "")
    named = _FILE.match(text) or _FILE.search(text)
    test, points = _TEST.match(text), _POINTS.match(text)
    if named:
        place = named[1]
    elif points:
        place = place_of_points(course, assignment, points[1])
    else:
        place = place_of_test(course, assignment, test[0]) if test else place_of_task(course, assignment)
    text = text.replace(f"{place}: ", "")
    return Problem(assignment.name, "error", text, place, error.hint)


def _naming(variant: Variant, result: Result) -> Naming:
    own = next((found for found in result.diagnoses if found.code == variant.code), None)
    others = tuple(sorted({found.code for found in result.diagnoses} - {variant.code}))
    public = own is not None and own.visibility == "public"
    return Naming(variant.code, variant.task, own.calls if own is not None else 0, public, others)


def grade_source(engine: Engine, assignment: Assignment, source: str) -> Result:
    """Return the result of a text that is graded like a student's script."""
    parsed = cells.parse(layout.script(assignment).name, source.encode())
    submission = Submission(assignment=assignment.name, main=assignment.name, cells=parsed.cells)
    return engine.grade(submission, assignment, "verify")


def _scores(
    course: Course, assignment: Assignment, engine: Engine, rules: VerifyRules, say: Callable[[str], None], lang: Lang
) -> Iterator[Problem]:
    """Yield a problem if the stub scores anything, or the reference or another correct solution loses a point."""
    faulty: set[str] = set()  # what is wrong with a test is said once, and not of each solution
    for path in layout.solutions(assignment):
        say(path.stem)
        result = grade_source(engine, assignment, path.read_text(encoding="utf-8"))
        for test, text in lost_points(path.name, result, lang):
            if test not in faulty:
                place = place_of_test(course, assignment, test) if test else place_in(course, path)
                yield Problem(assignment.name, "error", text, place)
        faulty |= {test.id for test in result.tests if test.outcome == "broken"}
        if path == layout.reference(assignment):
            public = sum(test.max_points for test in result.tests if test.visibility == "public")
            if rules.full and public > PUBLIC_SHARE * result.max_score:
                text = f"{public:g} points are public; at most {PUBLIC_SHARE * result.max_score:g} should be"
                yield Problem(assignment.name, "error", text, place_in(course, layout.public_tests(assignment)))
    stub = layout.script(assignment)
    if stub.is_file():
        say("stub")
        result = grade_source(engine, assignment, stub.read_text(encoding="utf-8"))
        for earning in result.tests:
            if earning.points:
                text = f"the stub scores {earning.points:g} in {earning.id}"
                yield Problem(assignment.name, "error", text, place_of_test(course, assignment, earning.id))


def _unearned(
    course: Course, assignment: Assignment, engine: Engine, say: Callable[[str], None], lang: Lang
) -> Iterator[Problem]:
    """Yield a problem for each point of a submission that does no work."""
    results = []
    for lazy in lazy_submissions(assignment, layout.reference(assignment).read_text(encoding="utf-8")):
        say(lazy.answer)
        results.append((lazy, grade_source(engine, assignment, lazy.source)))
    for test, text in unearned_points(results, load_reasons(layout.private_folder(assignment)), lang):
        yield Problem(assignment.name, "error", text, place_of_test(course, assignment, test))


def lost_points(name: str, result: Result, lang: Lang = "en") -> Iterator[tuple[str, str]]:
    """Yield why a submission that should have full marks has not: a test and the reason, or no test."""
    for test in result.tests:
        why = sentence(test.message, lang) if test.message else test.outcome
        if test.outcome == "broken":
            yield test.id, f"{test.id}: {why}"
        elif test.points != test.max_points:
            yield test.id, f"{name} loses points in {test.id}: {why}"
    if result.status == "grader-error" and not result.tests:
        yield "", f"{name} could not be graded: {'; '.join(sentence(note, lang) for note in result.notes)}"
