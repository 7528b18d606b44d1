"""Publish a graded pull request: files, the job's log, its summary and outputs."""

from __future__ import annotations

import contextlib
import io
import secrets
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from grader.errors import GraderError
from grader.exchange.junit import junit
from grader.files.atomic import write_atomically
from grader.model import Course, Lang
from grader.pullrequest.event import host
from grader.render.ci import github, gitlab
from grader.render.ci.findings import Graded, Origin, certain_points, transcript
from grader.render.ci.markdown import summary
from grader.render.view import totals
from grader.results import store
from grader.text import clean
from grader.text.gate import ungated
from grader.text.numbers import number
from grader.text.phrases import say


def write_files(out: Path, course: Course, graded: Sequence[Graded], origin: Origin, lang: Lang) -> None:
    """Write the files of a run, each as a student may see it. Raises GraderError."""
    for assignment in course.assignments:  # a file of an earlier run must not pass for a result of this one
        with contextlib.suppress(OSError):
            (out / assignment.name / "result.json").unlink()
    for one in graded:
        write_atomically(out / one.result.assignment / "result.json", store.encode(one.result))
    write_atomically(out / "junit.xml", junit(graded, lang))
    write_atomically(out / "code-quality.json", gitlab.code_quality(graded, lang))
    write_atomically(out / "summary.md", summary(graded, origin, lang))


def publish(
    graded: Sequence[Graded], origin: Origin, errors: Sequence[str], environment: Mapping[str, str], lang: Lang
) -> None:
    """Print the log and the ``errors`` of helpers; on GitHub also write the job's summary and outputs."""
    if host(environment) == "github":
        # actions/setup-python turns everything that looks like a traceback into an annotation
        lines = [github.command("remove-matcher", owner="python"), *github.log(graded, lang, secrets.token_hex(20))]
    elif host(environment) == "gitlab":
        lines = gitlab.log(graded, lang, int(time.time()))
    else:
        lines = [line for one in graded for line in transcript(one.result, lang)]
    _print(lines)
    print_errors(errors, environment)
    points = certain_points(graded)
    _print([_last(graded, points, origin, lang)])
    if host(environment) == "github":
        _append(environment.get("GITHUB_STEP_SUMMARY"), summary(graded, origin, lang))
        if points is not None:
            values = {"score": f"{points[0]:.10g}", "max-score": f"{points[1]:.10g}"}
            _append(environment.get("GITHUB_OUTPUT"), github.outputs(values, secrets.token_hex(20)))


def report_failure(error: GraderError, environment: Mapping[str, str]) -> GraderError:
    """Print an annotation of ``error`` on GitHub, and return the error in words that may stand in the log."""
    if host(environment) != "github":
        return error
    message, hint = github.harmless(error.message), github.harmless(error.hint)
    _print([github.command("error", f"{message}\n{hint}", title="grader")])
    return GraderError(message, hint, exit_code=error.exit_code)


def print_errors(lines: Sequence[str], environment: Mapping[str, str]) -> None:
    """Print what helper processes wrote to standard error. It may quote a submission, and must not steer the server."""
    if lines and host(environment) == "github":
        _print(github.quoted(lines, secrets.token_hex(20)))
    else:
        _print([clean.text(line) for line in lines])


def _last(graded: Sequence[Graded], points: tuple[float, float] | None, origin: Origin, lang: Lang) -> str:
    if not graded:
        return say("ci.nothing", lang)
    pair = say("score.none", lang)
    if points is not None:
        pair = say("score.pair", lang, points=number(points[0]), max=number(points[1]))
        if any(totals(one.result).hidden is None for one in graded):
            pair = f"{pair} {say('score.public', lang)}"
    if origin.base:
        return f"{pair}  {say('ci.base', lang, head=origin.head[:12], base=origin.base[:12])}"
    return f"{pair}  {say('ci.installed', lang, head=origin.head[:12])}"


def _print(lines: Sequence[str]) -> None:
    stream = ungated(sys.stdout)
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if lines:
        print("\n".join(lines), file=stream, flush=True)


def _append(file: str | None, text: str) -> None:
    if not file:
        return
    try:
        with Path(file).open("a", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except OSError as error:
        raise GraderError(
            f"{file}: cannot be written: {error.strerror}", "Check the runner's disk.", exit_code=3
        ) from None
