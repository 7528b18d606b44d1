"""What a released folder knows of an assignment's mistakes, and what it says of a submission.

There is no reference. For every mistake that public tests can tell there is a digest of what they see of it: it is
named where they have seen the same, to 6 digits. A digest is a slow, salted hash of all that a wrong version shows
together, so that what it shows at a single place cannot be tried out, and of what is right there is nothing.

Without a mistake that fits, the built-in relations speak, of the values at which public tests failed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from grader.course import layout
from grader.diagnosis.diagnose import Findings
from grader.diagnosis.explanations import Explanation, explanations
from grader.diagnosis.outcomes import CallOutcome
from grader.diagnosis.recorded import CallReader
from grader.diagnosis.recording import Exchange
from grader.diagnosis.relate_claims import relate_claims
from grader.diagnosis.seen import Ask, Evidence
from grader.diagnosis.view import PublicView, hash_of, outcome_pieces, view_of
from grader.errors import GraderError
from grader.model import Assignment, Course, Diagnosis, Relation, TestResult
from grader.results.score import settle
from grader.testing.claims import Claim

ROUNDS = 4_000
"""Of the hash: a millisecond or two, for each task that is wrong."""


class ReleasedMistake(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A mistake: the digest of what public tests see of it, and of what it gives to ``calls`` of the task's."""

    code: str
    digest: str
    calls: tuple[int, ...] = ()


class ReleasedTask(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The mistakes of a task. ``calls`` are requests that no test makes: what they give tells mistakes apart."""

    salt: str
    mistakes: tuple[ReleasedMistake, ...]
    calls: tuple[bytes, ...] = ()


ReleasedTasks = dict[str, ReleasedTask]


@dataclass(frozen=True)
class ReleasedMistakes:
    """What is known of an assignment in a released folder: digests by task, words by code."""

    tasks: ReleasedTasks = field(default_factory=dict)
    words: dict[str, Explanation] = field(default_factory=dict)


def load_released(course: Course, assignment: Assignment) -> ReleasedMistakes:
    """Return what a folder knows of an assignment's mistakes; nothing in a course with its reference, and where there
    are no files. Raises GraderError for a file that cannot be read."""
    path = assignment.folder / layout.DIGESTS
    if assignment.reference is not None or not path.is_file():
        return ReleasedMistakes()
    words = {one.code: one for one in explanations(course, assignment)}
    return ReleasedMistakes(_read(path), words)


def _read(path: Path) -> ReleasedTasks:
    try:
        return decode_digests(path.read_bytes())
    except (OSError, msgspec.DecodeError) as error:
        raise GraderError(f"{path}: cannot be read: {error}", "Get the file from the course's repository.") from None


def encode_digests(tasks: ReleasedTasks) -> bytes:
    """Return the content of a released folder's file."""
    return msgspec.json.format(msgspec.json.encode(tasks), indent=1) + b"\n"


def decode_digests(content: bytes) -> ReleasedTasks:
    """Return what ``encode_digests`` was given. Raises msgspec.DecodeError."""
    return msgspec.json.decode(content, type=ReleasedTasks)


def digest_of(view: PublicView, answers: Sequence[CallOutcome], salt: str) -> str:
    """Return the digest of a view and of answers to calls."""
    seen = hash_of([view.digest(), *(piece for answer in answers for piece in outcome_pieces(answer))])
    return hashlib.pbkdf2_hmac("sha256", seen, salt.encode(), ROUNDS, 16).hex()


def diagnose_released(
    known: ReleasedMistakes,
    assignment: Assignment,
    results: Sequence[TestResult],
    claims: dict[str, Claim],
    exchanges: Sequence[Exchange],
    ask: Ask,
) -> Findings:
    """Return what is said of every task that fails a public test."""
    settled = settle(results, assignment.tasks).tests
    evidence = Evidence(settled, claims, tuple(exchanges))
    reader = CallReader()
    diagnoses: list[Diagnosis] = []
    relations: list[Relation] = []
    for name in dict.fromkeys(test.task for test in settled if test.outcome == "failed"):
        failed = tuple(test.id for test in settled if test.task == name and test.outcome == "failed")
        view = view_of(evidence, name, reader)
        named = _named(known.tasks.get(name), view, name, ask, reader)
        if named in known.words and view is not None:
            diagnoses.append(_diagnosis(known.words[named], view, failed))
        else:
            relations += relate_claims(evidence, name, failed, reader)
    return Findings(tuple(diagnoses), tuple(relations))


def _named(task: ReleasedTask | None, view: PublicView | None, name: str, ask: Ask, reader: CallReader) -> str:
    """Return the code of the one mistake of which public tests see the same; empty where there is none or more."""
    if task is None or view is None:
        return ""
    answers: list[CallOutcome] = []
    if any(one.calls for one in task.mistakes):
        answers = [reader.outcome(exchange.reply) for exchange in ask([(name, call) for call in task.calls])]
    found: set[str] = set()
    digests: dict[tuple[int, ...], str] = {}
    for one in task.mistakes:
        if any(number >= len(answers) for number in one.calls):
            continue
        if one.calls not in digests:
            digests[one.calls] = digest_of(view, [answers[number] for number in one.calls], task.salt)
        if digests[one.calls] == one.digest:
            found.add(one.code)
    return found.pop() if len(found) == 1 else ""


def _diagnosis(words: Explanation, view: PublicView, failed: tuple[str, ...]) -> Diagnosis:
    return Diagnosis(
        code=words.code,
        task=words.task,
        title=words.title,
        hint=words.hints[0] if words.hints else words.title,
        match="exact",
        tests=failed,
        link=words.link,
        calls=sum(test.claim.kind == "value" for test in view.failed),
    )
