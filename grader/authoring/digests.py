"""What a release says of an assignment's mistakes: for each that public tests can tell, a digest of what they see.

Nothing is said of a mistake that they cannot tell from another, of one of which they see too little, and of a task with
free answers. Calls that tell mistakes apart go along where a mistake answers them wrongly, and where mistakes that look
the same to public tests answer them differently: what is right is in no digest by itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from grader.authoring.trials import Trial, try_text, views_of_unseen_helpers
from grader.course import layout
from grader.diagnosis import naming_calls
from grader.diagnosis.loose import ATOL, Form, alike, differences, form_of, numbers_of
from grader.diagnosis.outcomes import CallOutcome, judged_by
from grader.diagnosis.recorded import CallReader, message_of
from grader.diagnosis.recording import Recording
from grader.diagnosis.released import ReleasedMistake, ReleasedTask, ReleasedTasks, digest_of, encode_digests
from grader.diagnosis.view import PublicView, hash_of, outcome_pieces, outcomes_in, view_of
from grader.errors import GraderError
from grader.model import Assignment, Course
from grader.sandbox.wire import codec
from grader.testing.edits import reference_text
from grader.testing.in_process import local_session, quiet
from grader.testing.suite import Suite, with_suite
from grader.testing.variants import MistakeFile, Variant, load_mistakes

LARGEST = 1 << 20
"""Bytes of an assignment's file."""
MANY = 2
"""Wrong elements that hardly two mistakes have in common."""
_USUAL = frozenset(("0", "1", "-1", "2", "-2"))
_CALL = 64 << 10
"""Bytes of a call that goes along."""


@dataclass(frozen=True)
class _NamingCall:
    """A call that tells mistakes of a task apart, and what the reference gives; ``authored`` as it is written."""

    task: str
    authored: str
    request: bytes
    right: CallOutcome
    shown: bool
    """Whether the release tells what is right: it is the example of a mistake."""


@dataclass(frozen=True)
class _Candidate:
    """A mistake as public tests see it: their view, a hash of it and of each answer to naming calls. ``wrong`` are the
    calls that it answers wrongly."""

    variant: Variant
    view: PublicView
    seen: bytes
    answers: tuple[CallOutcome, ...]
    hashes: tuple[bytes, ...]
    wrong: frozenset[int]

    def apart_by(self, candidates: Iterable[_Candidate]) -> tuple[int, ...]:
        """Return the calls that tell this mistake: those that it answers wrongly, and those by which candidates that
        look the same to public tests differ. Of these answers one may be right: nothing says which."""
        similar = [one.hashes for one in candidates if one.seen == self.seen]
        differing = (number for number, answers in enumerate(zip(*similar, strict=True)) if len(set(answers)) > 1)
        return tuple(sorted({*self.wrong, *differing}))

    def matches(self, other: _Candidate, calls: tuple[int, ...]) -> bool:
        """Whether a submission with the other mistake has the digest of this one, which takes in these calls."""
        return self.seen == other.seen and all(self.hashes[call] == other.hashes[call] for call in calls)


def released_tasks(course: Course, assignment: Assignment) -> ReleasedTasks:
    """Return what a release says of an assignment's mistakes. Raises GraderError: for a naming call that hidden tests
    make, and for too much to release."""
    found: ReleasedTasks = {}

    def use(suite: Suite) -> None:
        mistakes = load_mistakes(assignment)
        if mistakes.variants:
            found.update(_tasks(suite, mistakes))

    with_suite(course, assignment, use)
    if len(encode_digests(found)) > LARGEST:
        raise GraderError(
            f"{assignment.name}: the digests of its mistakes take more than {LARGEST} bytes",
            "Use smaller arguments in naming calls.",
        )
    return found


def _tasks(suite: Suite, mistakes: MistakeFile) -> ReleasedTasks:
    reference = reference_text(suite.assignment)
    calls = _naming_calls(suite, mistakes)
    free = {one.task for one in mistakes.predicates} | set(_free_tasks(suite))
    elsewhere = views_of_unseen_helpers(suite, mistakes.variants)
    released: ReleasedTasks = {}
    for task in suite.assignment.tasks:
        variants = [one for one in mistakes.variants if one.task == task.name]
        if not variants or task.name in free:
            continue
        own = [call for call in calls if call.task == task.name]
        right = try_text(suite, reference, task.name)
        candidates = [
            candidate
            for one in variants
            if (candidate := _candidate(suite, one, one.source(reference), own, right)) is not None
            and candidate.seen not in elsewhere.get(task.name, ())
        ]
        salt = hashlib.sha256(f"{reference}\0{task.name}".encode()).hexdigest()[:32]
        known = tuple(dict.fromkeys(_mistakes(candidates, salt)))
        if known:
            used = any(one.calls for one in known)
            released[task.name] = ReleasedTask(salt, known, tuple(call.request for call in own) if used else ())
    return released


def _mistakes(candidates: Sequence[_Candidate], salt: str) -> Iterator[ReleasedMistake]:
    """Yield the mistakes that public tests and calls tell from all others."""
    for one in candidates:
        calls = one.apart_by(candidates)
        if not any(one.matches(other, calls) for other in candidates if other.variant.code != one.variant.code):
            answers = [one.answers[number] for number in calls]
            yield ReleasedMistake(one.variant.code, digest_of(one.view, answers, salt), calls)


def _candidate(
    suite: Suite, variant: Variant, source: str, calls: Sequence[_NamingCall], right: Trial
) -> _Candidate | None:
    """Return a mistake as public tests see it; None where they see nothing that names it."""
    try:
        trial = try_text(suite, source, variant.task, [call.request for call in calls])
    except MemoryError:
        raise
    except Exception:  # the author's mistake may be one that cannot even be loaded
        return None
    reader = CallReader()
    view = view_of(trial.evidence, variant.task, reader)
    if view is None:
        return None
    wrong = frozenset(
        number
        for number, (call, answer) in enumerate(zip(calls, trial.answers, strict=True))
        if not judged_by(answer, call.right).right and (call.shown or not _is_guessable(call.right))
    )
    answered = [
        (trial.answers[number].form, calls[number].right.form)
        for number in wrong
        if trial.answers[number].value is not None
    ]
    if not _say_enough([*_wrong_forms(view, right, reader), *answered]):
        return None
    hashes = tuple(hash_of(outcome_pieces(answer)) for answer in trial.answers)
    return _Candidate(variant, view, view.digest(), trial.answers, hashes, wrong)


def _say_enough(forms: Iterable[tuple[Any, Any]]) -> bool:
    """Whether values, beside those that are right, are hardly seen of another mistake: two wrong elements, or one that
    is not just 0, 1 or 2. None, and an exception that is not raised, have many causes; here no hidden test tells them
    apart."""
    count = 0
    for wrong, expected in forms:
        numbers = frozenset(_numbers_in(wrong))
        count += min(differences(wrong, expected, MANY), max(len(numbers), 1))  # one number all over is one answer
        if count >= MANY or (count and not _USUAL.issuperset(numbers)):
            return True
    return False


def _wrong_forms(view: PublicView, right: Trial, reader: CallReader) -> Iterator[tuple[Any, Any]]:
    """Yield the forms of values in failed tests, None aside, with those that are right."""
    for test in view.failed:
        expected = outcomes_in(test.id, right.evidence.exchanges, reader)
        pairs = [
            (outcome.form, other.form)
            for outcome, other in zip(test.outcomes, expected, strict=False)
            if outcome.raised is None and other.raised is None and outcome.value is not None
        ]
        if any(not alike(wrong, other) for wrong, other in pairs):
            yield from pairs
        elif test.claim.kind == "value" and test.claim.value is not None:
            yield form_of(test.claim.value), form_of(test.claim.expected)


def _is_guessable(right: CallOutcome) -> bool:
    """Whether an answer is one of so few that a wrong one gives the right one away: yes or no, 0 or 1, a word."""
    if right.raised is not None:
        return False
    numbers = numbers_of(right.form)
    return numbers is None or bool(np.isin(numbers, (0.0, 1.0)).all())


def _naming_calls(suite: Suite, mistakes: MistakeFile) -> tuple[_NamingCall, ...]:
    """Return the calls that tell mistakes apart. Raises GraderError for one that a hidden test makes."""
    written = {(call.call, call.task): ("naming call", False) for call in mistakes.calls}
    written |= {(one.example, one.task): (f"{one.code}: example", True) for one in mistakes.variants if one.example}
    hidden = _hidden_calls(suite) if written else frozenset()
    found = []
    for (call, task), (who, shown) in written.items():
        request = naming_calls.request_of(task, call, who, suite)
        if _call_in(request) in hidden:
            raise GraderError(
                f"{suite.assignment.name}: {who}: {call}: a hidden test makes this call", "Write another one."
            )
        if len(request) <= _CALL:
            recording = Recording()
            with quiet():
                session = local_session(suite.frame.reference(), listener=recording, limits=suite.assignment.limits)
                naming_calls.ask(session, [(task, request)])
            right = CallReader().outcome(recording.exchanges[0].reply)
            found.append(_NamingCall(task, call, request, replace(right, right=True), shown))
    return tuple(found)


def _hidden_calls(suite: Suite) -> frozenset[bytes]:
    """Return the calls that only hidden tests make of the reference."""
    recording = Recording()
    visibility = {spec.id: spec.visibility for spec in suite.specs.values()}
    with quiet():
        suite.run(local_session(suite.frame.reference(), listener=recording, limits=suite.assignment.limits))
    made = [(visibility[one.test], _call_in(one.request)) for one in recording.exchanges]
    public = {call for visible, call in made if visible == "public"}
    return frozenset(call for _, call in made if call not in public)


def _call_in(request: bytes) -> bytes:
    """Return what is called, and with what: a request says also how, such as the seed."""
    return b"".join(codec.encode(message_of(request)[:4], lambda _: 0))


def _free_tasks(suite: Suite) -> Iterator[str]:
    """Yield the tasks in which some correct solution gives other numbers than the reference, and not only more."""
    first, *others = (path.read_text(encoding="utf-8") for path in layout.solutions(suite.assignment))
    for task in suite.assignment.tasks:
        right = _numbers(suite, first, task.name)
        if any(not (right <= given or given <= right) for given in (_numbers(suite, one, task.name) for one in others)):
            yield task.name


def _numbers(suite: Suite, source: str, task: str) -> frozenset[str]:
    """Return the numbers that calls of a text in the public tests of a task give."""
    reader = CallReader()
    outcomes = (reader.outcome(one.reply) for one in try_text(suite, source, task).evidence.exchanges)
    return frozenset(number for one in outcomes if one.raised is None for number in _numbers_in(one.form))


def _numbers_in(form: Any) -> Iterator[str]:
    """Yield the numbers of a form: five digits, so that no two ways of computing one differ."""
    flat = numbers_of(form)
    if flat is not None:
        yield from (f"{number:.5g}" if abs(number) > ATOL else "0" for number in flat.tolist())
    elif type(form) is Form:
        for part in form.parts:
            yield from _numbers_in(part)
