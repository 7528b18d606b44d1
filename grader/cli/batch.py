"""``grader batch``: its parameters."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from grader.cli.parameters import (
    CourseOption,
    Debug,
    InsecureCluster,
    LangOption,
    NoFigures,
    TlsCaFile,
    TlsCert,
    TlsKey,
)


def batch(
    submissions: Annotated[
        Path, typer.Argument(metavar="SUBMISSIONS", help="A folder per student, an LMS download, or an archive.")
    ],
    out: Annotated[Path, typer.Option("--out", metavar="PATH", help="Where results, reports and grades.csv go.")],
    assignment: Annotated[
        list[str] | None,
        typer.Option("--assignment", metavar="NAME", help="Grade this one; may be given again."),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="STUDENT", help="Grade this student alone; may be given again."),
    ] = None,
    roster: Annotated[
        Path | None,
        typer.Option("--roster", metavar="PATH", help="Who takes the course, as CSV: id, name, email, section, group."),
    ] = None,
    times: Annotated[
        Path | None,
        typer.Option(
            "--times", metavar="PATH", help="When something was handed in, as CSV: student, assignment, time."
        ),
    ] = None,
    gradebook: Annotated[
        str | None,
        typer.Option(
            "--gradebook",
            metavar="WHERE",
            help="A file or the URL of a PostgreSQL database.",
            show_default="gradebook.sqlite in --out",
        ),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="TIME", help="Grade only what was handed in at this time or later.")
    ] = None,
    void: Annotated[
        list[str] | None,
        typer.Option("--void", metavar="TEST", help="Go on without a faulty test: all who handed in have its points."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be judged and which marks would move; store nothing.")
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", metavar="N", min=1, help="Submissions at a time.", show_default="one per processor"),
    ] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Grade everything again.")] = False,
    notebooks: Annotated[
        bool, typer.Option("--with-notebooks", help="Put each notebook as it was handed in beside its report.")
    ] = False,
    no_figures: NoFigures = False,
    sandbox: Annotated[
        str | None,
        typer.Option("--sandbox", metavar="TIER", help="namespaces or landlock; the best there is if not given."),
    ] = None,
    unsafe_sandbox: Annotated[
        str | None,
        typer.Option(
            "--unsafe-sandbox", metavar="process", help="Grade without a wall. Only for code that is trusted."
        ),
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option("--cluster", metavar="ADDRESS", help="Let a Dask cluster judge: tls://host:8786."),
    ] = None,
    tls_ca_file: TlsCaFile = None,
    tls_cert: TlsCert = None,
    tls_key: TlsKey = None,
    insecure_cluster: InsecureCluster = False,
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """Grade a class: a page and a result per submission, a gradebook, and a page about the class."""
    from grader.cluster.connection import SchedulerAccess
    from grader.commands.batch import grade
    from grader.commands.batch_options import BatchOptions
    from grader.commands.options import (
        choose_tier,
        choose_tier_of_cluster,
        course_language,
        refuse_with_cluster,
        refuse_without_cluster,
    )
    from grader.course.load import load_course

    where = None
    if cluster is not None:
        where = SchedulerAccess(cluster, insecure_cluster, tls_ca_file, tls_cert, tls_key)
        refuse_with_cluster(jobs)
    else:
        refuse_without_cluster(insecure_cluster, {"ca-file": tls_ca_file, "cert": tls_cert, "key": tls_key})
    loaded = load_course(course)
    options = BatchOptions(
        submissions=submissions,
        out=out,
        names=tuple(assignment or ()),
        jobs=jobs,
        fresh=fresh,
        notebooks=notebooks,
        tier=(choose_tier if where is None else choose_tier_of_cluster)(sandbox, unsafe_sandbox),
        lang=course_language(lang, loaded),
        figures=not no_figures,
        roster=roster,
        times=times,
        gradebook=gradebook,
        only=tuple(only or ()),
        since=since,
        void=tuple(void or ()),
        dry=dry_run,
        cluster=where,
    )
    raise typer.Exit(grade(loaded, options))
