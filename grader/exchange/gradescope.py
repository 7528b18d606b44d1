"""Results for Gradescope: ``results.json``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from grader.errors import GraderError
from grader.model import StudentResult, TestResult
from grader.render.claims import claim
from grader.render.view import totals
from grader.text import clean
from grader.text.phrases import say
from grader.text.sentences import sentence

_LONGEST = 10_000


def gradescope(results: Sequence[StudentResult], lang: str) -> bytes:
    """The file. Hidden tests show their title and hint as everywhere, so all of it may be visible.

    Raises GraderError where the grader failed: no score may stand there.
    """
    if any(result.status == "grader-error" for result in results):
        raise GraderError("the grader failed, so there is no score to hand on", "Grade again.", exit_code=3)
    content = {
        "score": round(sum(totals(result).known for result in results), 2),
        "output": "\n".join(line for result in results for line in _output(result, lang)),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": [
            _test(test, f"{first}.{second}", lang)
            for first, result in enumerate(results, 1)
            for second, test in enumerate(result.tests, 1)
        ],
    }
    return msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"


def _output(result: StudentResult, lang: str) -> Iterator[str]:
    if result.status == "graded":
        phrase, args = totals(result).phrase(result.max_score)
        yield f"{clean.line(result.title.get(lang))}: {say(phrase, lang, **args)}"
    else:
        yield f"{clean.line(result.title.get(lang))}: {say(f'about.{result.status}', lang)}"
    for note in result.notes[:20]:
        yield clean.line(sentence(note, lang), 600)
    if result.stdout:
        yield f"{say('page.stdout', lang)}:"
        yield clean.text(result.stdout[:_LONGEST])


def _test(test: TestResult, number: str, lang: str) -> dict[str, object]:
    passed = test.outcome == "passed"
    hints = [clean.text(test.hint.get(lang))] if test.hint is not None and not passed else []
    return {
        "name": f"{test.task}: {clean.line(test.title.get(lang))}",
        "name_format": "text",
        "number": number,
        "status": "passed" if passed else "failed",
        "score": test.points,
        "max_score": test.max_points,
        "output": "" if passed else "\n".join([claim(test, lang), *hints]),
        "output_format": "text",
        "tags": [test.task],
        "visibility": "visible",
    }
