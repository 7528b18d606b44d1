"""``grader verify``: check that an assignment's suite tells right from wrong, before a student sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from grader.authoring.lazy import lazy_submissions, load_reasons, unearned_points
from grader.authoring.problems import Problem, Severity, are_harmless
from grader.authoring.verify_texts import text_problems
from grader.course import layout
from grader.course.load import VerifyRules, verify_rules
from grader.grading import pictures
from grader.grading.engine import Engine
from grader.model import Assignment, Course, Result
from grader.submission import cells
from grader.submission.submission import Submission
from grader.testing.edits import reference_text
from grader.testing.variants import Variant, load_mistakes
from grader.text.sentences import sentence

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

    def __str__(self) -> str:
        who = "public tests" if self.public else "hidden tests alone, so that students do not see it"
        values = "1 value" if self.values == 1 else f"{self.values} values"
        named = f"named by {values} of {who}" if self.values else "not named"
        if self.claim:
            named = "named where its claim holds of the answers to public calls; no variant shows that it costs points"
        confused = f"; confused with {', '.join(self.confused)}" if self.confused else ""
        return f"{self.code} {self.task}: {named}{confused}"


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

    @property
    def passed(self) -> bool:
        """Whether there is no error; warnings do not count."""
        return are_harmless(self.problems)


def verify(
    course: Course, assignment: Assignment, engine: Engine, say: Callable[[str], None] = lambda _: None
) -> Report:
    """Check one assignment. Raises GraderError where it cannot be checked at all."""
    rules = verify_rules(course)
    problems = [*text_problems(course, assignment, rules)]

    def error(text: str) -> None:
        problems.append(Problem(assignment.name, "error", text))

    severity: Severity = "error" if rules.full else "warning"
    problems += [Problem(assignment.name, severity, text) for text in pictures.problems(assignment, course.datasets)]
    for text in _scores(assignment, engine, rules, say):
        error(text)
    for text in _unearned(assignment, engine, say):
        error(text)
    mistakes = load_mistakes(assignment)
    variants = mistakes.variants
    if rules.full and len(variants) < VARIANTS:
        error(f"{len(variants)} variants; there should be at least {VARIANTS}")
    caught = unique = ambiguous = 0
    namings: list[Naming] = []
    for variant in variants:
        say(variant.code)
        result = grade_source(engine, assignment, variant.source(reference_text(assignment)))
        codes = {diagnosis.code for diagnosis in result.diagnoses}
        if result.score == result.max_score:
            error(f"{variant.code} keeps full marks: no test tells it from the reference")
            continue
        caught += 1
        namings.append(_naming(variant, result))
        if codes == {variant.code}:
            unique += 1
        elif variant.code in codes:
            ambiguous += 1
            error(
                f"{variant.code} cannot be told from {', '.join(sorted(codes - {variant.code}))} by the suite's calls"
            )
        else:
            error(f"{variant.code} is not diagnosed as itself (found: {', '.join(sorted(codes)) or 'nothing'})")
    shown = {variant.code for variant in variants}
    namings += [Naming(one.code, one.task, 0, True, claim=True) for one in mistakes.predicates if one.code not in shown]
    return Report(assignment.name, len(variants), caught, unique, ambiguous, tuple(namings), tuple(problems))


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


def _scores(assignment: Assignment, engine: Engine, rules: VerifyRules, say: Callable[[str], None]) -> Iterator[str]:
    """Yield a problem if the stub scores anything, or the reference or another correct solution loses a point."""
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
            tests = [test.id for test in result.tests if test.points]
            yield f"the stub scores {result.score}: {', '.join(tests) or 'not graded'}"


def _unearned(assignment: Assignment, engine: Engine, say: Callable[[str], None]) -> Iterator[str]:
    """Yield a problem for each point of a submission that does no work."""
    results = []
    for lazy in lazy_submissions(assignment, layout.reference(assignment).read_text(encoding="utf-8")):
        say(lazy.answer)
        results.append((lazy, grade_source(engine, assignment, lazy.source)))
    yield from unearned_points(results, load_reasons(layout.private_folder(assignment)))


def lost_points(name: str, result: Result) -> Iterator[str]:
    """Yield the reasons why a submission that should have full marks has not."""
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
