"""Decide what a run grades, and with which course: from the options of ``grader ci``, the event and the commits."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath

from grader.course import layout
from grader.course.load import choose, load_course
from grader.errors import GraderError
from grader.model import Course, Lang, Tier
from grader.pullrequest import checkout, event
from grader.pullrequest.git import LINK, SUBMODULE, Repository
from grader.render.ci.findings import Origin
from grader.submission.handed_in import Handed
from grader.text.clean import printable

NAMED = 5
"""Paths that a message names."""


@dataclass(frozen=True)
class CiOptions:
    """The command line. ``fail_under`` is in percent of the points that are known; None asks for all of them.

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
class GradingPlan:
    """What is graded, and with what. Neither ``course`` nor what was handed in lies in the checkout.

    ``handed`` are the assignments that are graded in any case: named ones, and those with a change in their own
    folder. ``elsewhere`` is what has changed in other folders, work for whichever assignment it is found to be of.
    ``folder`` is the course's folder in the repository; None for a repository without a course. ``work`` are some
    changed paths that look like work, ``uncommitted`` those that differ from the commit.
    """

    course: Course
    handed: dict[str, Handed]
    folder: str | None
    author: str
    origin: Origin
    elsewhere: Handed | None = None
    in_place: tuple[str, ...] = ()
    """Assignments with a change in their own folder, which comes before any other."""
    work: tuple[str, ...] = ()
    uncommitted: tuple[str, ...] = ()


def make_plan(options: CiOptions, environment: Mapping[str, str], private: Path) -> GradingPlan:
    """Write course and submissions into the empty folder ``private``, and return what to grade. Raises GraderError."""
    repository = Repository(Path.cwd())
    request = event.request(environment)
    head = repository.commit(request.head)
    base = _base(options, request, repository, head)
    changed = repository.changed(repository.merge_base(base, head), head) if base is not None else ()
    folder = checkout.course_folder(repository, base or head, options.start)
    course = _course(options, repository, base, folder, private / "course")
    every = tuple(assignment.name for assignment in course.assignments)
    in_place = () if folder is None and options.names else checkout.changed_assignments(changed, folder, every)
    names = tuple(assignment.name for assignment in choose(course, options.names)) if options.names else in_place
    elsewhere = checkout.folders_elsewhere(changed, folder)
    if options.out is not None:
        _refuse_proposed(options.out, repository, head)
    return GradingPlan(
        course=course,
        handed={
            name: checkout.write_submission(
                repository, head, checkout.assignment_folder(folder, name), private / "head" / name
            )
            for name in names
        },
        folder=folder,
        author=request.author,
        origin=Origin(
            head=head,
            base=base if base is not None and options.reference is None else "",
            branch=printable(options.base) if options.base else request.branch,
            unused=checkout.unused_changes(changed, folder, every),
        ),
        elsewhere=checkout.write_folders(repository, head, elsewhere, private / "elsewhere") if elsewhere else None,
        in_place=in_place,
        work=_present(repository, head, checkout.work_among(changed, folder, every)),
        uncommitted=repository.uncommitted() if event.host(environment) == "plain" else (),
    )


def _present(repository: Repository, head: str, paths: Iterable[str]) -> tuple[str, ...]:
    """Return the first few of ``paths`` that are there at ``head``: a change may also be a removal."""
    return tuple(islice((path for path in paths if repository.kind(head, path) is not None), NAMED))


def _base(options: CiOptions, request: event.Request, repository: Repository, head: str) -> str | None:
    """Return the commit to compare with: of a push what the branch held before, or else the first commit of all. None
    where neither the tests nor the list of changes needs one."""
    name = options.base or request.base
    if request.pushed and options.base is None and (name is None or not repository.knows(name)):
        return repository.first(head)
    if name is None and options.reference is not None and options.names:
        return None
    return repository.commit(name or event.usual_base(repository))


def _course(options: CiOptions, repository: Repository, base: str | None, folder: str | None, into: Path) -> Course:
    if options.reference is not None:
        _refuse_inside(options.reference, repository)
        return load_course(options.reference)
    if folder is None or base is None:
        raise GraderError(
            f"the base has no {layout.COURSE_FILE}", "Name the course's folder with --course, or --reference."
        )
    return load_course(checkout.write_course(repository, base, folder, into))


def _refuse_inside(reference: Path, repository: Repository) -> None:
    """Raise GraderError for a course that lies in the checkout."""
    if reference.resolve().is_relative_to(repository.top.resolve()):
        raise GraderError(
            f"--reference {reference}: lies in the checkout that is graded",
            "Install it elsewhere: what a pull request can change is no reference.",
        )


def _refuse_proposed(out: Path, repository: Repository, head: str) -> None:
    """Raise GraderError for an output folder that the pull request brings along, or to which its link leads."""
    whole = Path(os.path.abspath(out))  # noqa: PTH100  takes ".." out and follows no link
    if not whole.is_relative_to(repository.top):
        return
    inside = PurePosixPath(whole.relative_to(repository.top).as_posix())
    linked = any(repository.kind(head, above.as_posix()) in (LINK, SUBMODULE) for above in inside.parents[:-1])
    if linked or repository.kind(head, inside.as_posix()) is not None:
        raise GraderError(f"--out {out}: the pull request brings this along", "Name a folder outside of the checkout.")
