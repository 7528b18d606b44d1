"""``grader ci``: grade what a pull request hands in, with what it cannot change."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from grader.course import layout
from grader.course.load import choose, load_course
from grader.errors import GraderError
from grader.files.atomic import write_atomically
from grader.grading.engine import Engine
from grader.model import Assignment, Course, Lang, Tier
from grader.processes.lifetime import interrupt_on_sigterm
from grader.pullrequest import checkout, publish
from grader.pullrequest.git import LINK, SUBMODULE, Repository
from grader.render.ci.annotations import places
from grader.render.ci.findings import Graded, Origin, known, totals_of
from grader.render.html.student import student_page
from grader.submission.intake import Handed
from grader.submission.reader import Reader
from grader.text.clean import printable

_SAID = 20_000  # bytes of what helper processes wrote to standard error


@dataclass(frozen=True)
class Options:
    """What the command line asked for. ``fail_under`` is in percent of the points that are known; None: all of them.

    ``reference`` is the instructor's own course; its tests count in place of those of the base.
    """

    names: tuple[str, ...]
    start: Path
    out: Path | None
    base: str | None
    reference: Path | None
    fail_under: float | None
    tier: Tier
    lang: Lang | None


@dataclass(frozen=True)
class Plan:
    """What is graded, and with what. Neither ``course`` nor what ``handed`` names lies in the checkout."""

    course: Course
    assignments: tuple[Assignment, ...]
    handed: dict[str, Handed]
    folder: str | None
    author: str
    origin: Origin


def run(options: Options, environment: Mapping[str, str]) -> int:
    """Grade. 0 or 1 by ``fail_under``, 3 where the grader failed. Raises GraderError."""
    interrupt_on_sigterm()
    try:
        return _run(options, environment)
    except GraderError as error:
        raise publish.failed(error, environment) from error


def _run(options: Options, environment: Mapping[str, str]) -> int:
    with tempfile.TemporaryDirectory(prefix="grader-ci-") as private:
        planned = plan(options, environment, Path(private))
        lang = options.lang or planned.course.language
        said: list[str] = []
        try:
            with _errors_aside(said.extend):
                graded = _grade(planned, options, lang)
        except GraderError:
            publish.quote(said, environment)
            raise
        if options.out is not None:
            publish.write(options.out, planned.course, graded, planned.origin, lang)
        publish.tell(graded, planned.origin, said, environment, lang)
    if any(one.result.status == "grader-error" for one in graded):
        return 3
    return 0 if enough(graded, options.fail_under) else 1


def plan(options: Options, environment: Mapping[str, str], private: Path) -> Plan:
    """What ``options`` and the event ask for, written into the empty folder ``private``. Raises GraderError."""
    repository = Repository(Path.cwd())
    asked = checkout.request(environment)
    head = repository.commit(asked.head)
    base = _base(options, asked, repository)
    changed = repository.changed(repository.merge_base(base, head), head) if base is not None else ()
    folder = checkout.course_folder(repository, base or head, options.start)
    if options.reference is not None:
        _refuse_inside(options.reference, repository)
        course = load_course(options.reference)
    elif folder is not None and base is not None:
        course = load_course(checkout.materialise_course(repository, base, folder, private / "course"))
    else:
        raise GraderError(
            f"the base has no {layout.COURSE_FILE}", "Name the course's folder with --course, or --reference."
        )
    every = tuple(assignment.name for assignment in course.assignments)
    names = options.names or checkout.touched(changed, folder, every)
    assignments = choose(course, names) if names else ()
    if options.out is not None:
        _refuse_proposed(options.out, repository, head)
    return Plan(
        course=course,
        assignments=assignments,
        handed={
            one.name: checkout.handed_in(
                repository, head, checkout.place(folder, one.name), private / "head" / one.name
            )
            for one in assignments
        },
        folder=folder,
        author=asked.author,
        origin=Origin(
            head=head,
            base=base if base is not None and options.reference is None else "",
            branch=printable(options.base) if options.base else asked.branch,
            unused=checkout.unused(changed, folder, every),
        ),
    )


def _base(options: Options, asked: checkout.Request, repository: Repository) -> str | None:
    """The commit to compare with. None where it is not needed: neither for tests nor to see what was changed."""
    given = options.base or asked.base
    if given is None and options.reference is not None and options.names:
        return None
    return repository.commit(given or checkout.usual_base(repository))


def _refuse_inside(reference: Path, repository: Repository) -> None:
    """Raises GraderError for a course that lies in the checkout."""
    if reference.resolve().is_relative_to(repository.top.resolve()):
        raise GraderError(
            f"--reference {reference}: lies in the checkout that is graded",
            "Install it elsewhere: what a pull request can change is no reference.",
        )


def _refuse_proposed(out: Path, repository: Repository, head: str) -> None:
    """Raises GraderError for an output folder that the pull request brings along, or to which its link leads."""
    whole = Path(os.path.abspath(out))  # noqa: PTH100  takes ".." out and follows no link
    if not whole.is_relative_to(repository.top):
        return
    inside = PurePosixPath(whole.relative_to(repository.top).as_posix())
    linked = any(repository.kind(head, above.as_posix()) in (LINK, SUBMODULE) for above in inside.parents[:-1])
    if linked or repository.kind(head, inside.as_posix()) is not None:
        raise GraderError(f"--out {out}: the pull request brings this along", "Name a folder outside of the checkout.")


def _grade(planned: Plan, options: Options, lang: Lang) -> list[Graded]:
    if not planned.assignments:
        return []
    graded = []
    with Engine(planned.course, options.tier) as engine, Reader() as reader:
        engine.prepare(planned.assignments[0])  # it gets ready while the canary is tried
        engine.check_canary()
        for assignment in planned.assignments:
            submission = reader.read(planned.handed[assignment.name], assignment)
            if submission is None:
                result = engine.missing(assignment, planned.author)
            else:
                result = engine.grade(submission, assignment, planned.author)
            place = PurePosixPath(
                checkout.place(planned.folder, assignment.name), submission.folder if submission else ""
            )
            seen = result.for_student()
            lines = reader.file_lines(submission, places(seen)) if submission is not None else {}
            graded.append(Graded(seen, place.as_posix(), lines))
            if options.out is not None:
                templates = layout.templates(planned.course)
                page = student_page(
                    seen, lang=lang, sources=submission.sources if submission is not None else (), templates=templates
                )
                write_atomically(options.out / assignment.name / "report.html", page)
    return graded


def enough(graded: list[Graded], fail_under: float | None) -> bool:
    """Whether these points are enough."""
    if fail_under is None:
        return all(one.result.status == "graded" and totals_of(one.result).full for one in graded)
    points, out_of = known(graded) or (0.0, 0.0)
    return not graded or points * 100 >= fail_under * out_of - 1e-6


@contextlib.contextmanager
def _errors_aside(keep: Callable[[list[str]], None]) -> Iterator[None]:
    """Collect what this process and its helpers write to standard error.

    They are trusted, but a warning of theirs may quote a submission: it must not reach a server's log as it is.
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
            keep(aside.read(_SAID).decode("utf-8", "replace").splitlines())
