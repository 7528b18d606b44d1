"""``grader ci``: grade the submissions of a pull request with a course that it cannot change."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from grader.commands.options import course_language
from grader.course import layout
from grader.course.load import choose
from grader.errors import GraderError
from grader.files import user_cache
from grader.files.atomic import write_atomically
from grader.grading.engine import Engine
from grader.model import Assignment, Lang
from grader.processes.lifetime import interrupt_on_sigterm
from grader.pullrequest import publish
from grader.pullrequest.checkout import assignment_folder
from grader.pullrequest.git import Repository
from grader.pullrequest.plan import NAMED, CiOptions, GradingPlan, make_plan
from grader.render.ci.annotations import places
from grader.render.ci.findings import Graded, Origin, certain_points
from grader.render.html.student import student_page
from grader.render.view import totals
from grader.results.score import POINTS_TOLERANCE
from grader.submission.reader import Reader
from grader.submission.submission import Submission
from grader.text.clean import printable
from grader.text.phrases import say

_ERRORS_KEPT = 20_000  # bytes of what helper processes wrote to standard error


def run(options: CiOptions, environment: Mapping[str, str]) -> int:
    """Grade, and return 0 or 1 by ``fail_under``, 3 where the grader failed. Raises GraderError."""
    interrupt_on_sigterm()
    try:
        return _run(options, environment)
    except GraderError as error:
        raise publish.report_failure(error, environment) from error


def _run(options: CiOptions, environment: Mapping[str, str]) -> int:
    with tempfile.TemporaryDirectory(prefix="grader-ci-") as private:
        plan = make_plan(options, environment, Path(private))
        _keep_cache_out(Repository(Path.cwd()).top, Path(private))
        lang = course_language(options.lang, plan.course)
        errors: list[str] = []
        try:
            with _errors_aside(errors.extend):
                graded = _grade(plan, options, lang)
        except GraderError:
            publish.print_errors(errors, environment)
            raise
        if not graded:
            _refuse_unread_work(plan)
        origin = _origin(plan, graded)
        if options.out is not None:
            publish.write_files(options.out, plan.course, graded, origin, lang)
        publish.publish(graded, origin, errors, environment, lang)
        if plan.uncommitted:
            files = printable(", ".join(plan.uncommitted[:NAMED]))
            print(say("ci.uncommitted", lang, count=len(plan.uncommitted), files=files))
    if any(one.result.status == "grader-error" for one in graded):
        return 3
    return 0 if enough(graded, options.fail_under) else 1


def _keep_cache_out(repository: Path, private: Path) -> None:
    """Where the user's cache folder lies in the repository, keep what is computed in a private one: a pull request
    could have put there what judges it."""
    with contextlib.suppress(RuntimeError):  # no home
        if user_cache.base().resolve().is_relative_to(repository.resolve()):
            os.environ["XDG_CACHE_HOME"] = str(private / "cache")


def _grade(plan: GradingPlan, options: CiOptions, lang: Lang) -> list[Graded]:
    if not plan.handed and plan.elsewhere is None:
        return []
    graded: list[Graded] = []
    with Engine(plan.course, options.tier) as engine, Reader(plan.course.assignments) as reader:
        if plan.handed:
            engine.prepare(choose(plan.course, (next(iter(plan.handed)),))[0])  # it gets ready beside the canary
        for assignment in plan.course.assignments:
            top, submission = _submission(plan, assignment, reader)
            if submission is None and assignment.name not in plan.handed:
                continue
            if not graded:
                engine.check_canary()
            if submission is None:
                result = engine.missing(assignment, plan.author)
            else:
                submission = reader.outlined(submission, assignment)
                result = engine.grade(submission, assignment, plan.author)
            folder = PurePosixPath(top, submission.folder if submission is not None else "")
            shown = result.for_student()
            lines = reader.file_lines(submission, places(shown)) if submission is not None else {}
            graded.append(Graded(shown, folder.as_posix(), lines))
            if options.out is not None:
                sources = submission.sources if submission is not None else ()
                page = student_page(
                    shown,
                    lang=lang,
                    sources=sources,
                    templates=layout.templates(plan.course),
                    langs=plan.course.languages,
                    home=plan.course.language,
                )
                write_atomically(options.out / assignment.name / "report.html", page)
    return graded


def _submission(plan: GradingPlan, assignment: Assignment, reader: Reader) -> tuple[str, Submission | None]:
    """Return the work on ``assignment``, and the folder that its paths start from. Its own folder comes first."""
    name = assignment.name
    if plan.elsewhere is not None and name not in plan.in_place:
        submission = reader.read(plan.elsewhere, assignment)
        if submission is not None and not submission.absent and submission.claim != "none":
            return "", submission
    if name not in plan.handed:
        return "", None
    return assignment_folder(plan.folder, name), reader.read(plan.handed[name], assignment)


def _origin(plan: GradingPlan, graded: list[Graded]) -> Origin:
    """Return where the results are from; a change beside a file that was judged is not unused."""
    judged = {one.folder for one in graded if one.result.assignment not in plan.in_place}
    unused = tuple(path for path in plan.origin.unused if PurePosixPath(path).parent.as_posix() not in judged)
    return dataclasses.replace(plan.origin, unused=unused)


def _refuse_unread_work(plan: GradingPlan) -> None:
    """Raise GraderError where nothing was judged although something that looks like work has changed."""
    if plan.work:
        example = f"{layout.ASSIGNMENTS}/{plan.course.assignments[0].name}"
        raise GraderError(
            f"nothing was graded: {printable(', '.join(plan.work))} is not found to be work for any assignment",
            f"Put it where the course has it, {example}/, or name the assignment: grader ci NAME.",
        )


def enough(graded: list[Graded], fail_under: float | None) -> bool:
    """Whether the points reach ``fail_under`` percent; for None, whether every result has full marks."""
    if fail_under is None:
        return all(one.result.status == "graded" and totals(one.result).full for one in graded)
    points, out_of = certain_points(graded) or (0.0, 0.0)
    return not graded or points * 100 >= fail_under * out_of - POINTS_TOLERANCE


@contextlib.contextmanager
def _errors_aside(keep: Callable[[list[str]], None]) -> Iterator[None]:
    """Collect what this process and its helpers write to standard error.

    They are trusted, but a warning may quote a submission, which must not reach a server's log unchanged.
    """
    sys.stderr.flush()
    shown = os.dup(2)
    with tempfile.TemporaryFile() as aside:
        os.dup2(aside.fileno(), 2)
        try:
            yield
        finally:
            sys.stderr.flush()
            os.dup2(shown, 2)
            os.close(shown)
            aside.seek(0)
            keep(aside.read(_ERRORS_KEPT).decode("utf-8", "replace").splitlines())
