"""The commands: parse, call, print. No logic, and no import that a command does not need."""

from __future__ import annotations

import copy
import os
import sys
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from grader.commands import grade as grade_commands
from grader.commands.help_language import TranslatedCommand, language_around
from grader.commands.numbers import a_number
from grader.commands.overview import CommandsByReader
from grader.errors import GraderError
from grader.text import gate

app = typer.Typer(
    name="grader",
    cls=CommandsByReader,
    help="Auto-graded exercises for neural-network courses.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

app.add_typer(grade_commands.app)
command = partial(app.command, cls=TranslatedCommand)

Names = Annotated[list[str] | None, typer.Argument(metavar="[ASSIGNMENT]...", help="All of the course if none.")]
CourseOption = Annotated[
    Path, typer.Option("--course", help="The course's folder or any folder inside it.", show_default="here")
]
LangOption = Annotated[
    str | None,
    typer.Option("--lang", metavar="en|ko", help="Language of the output.", show_default="the course's"),
]
NoFigures = Annotated[bool, typer.Option("--no-figures", help="Draw no pictures of what the submission does.")]
TlsCaFile = Annotated[Path | None, typer.Option("--tls-ca-file", help="Who signed the cluster's certificates, as PEM.")]
TlsCert = Annotated[Path | None, typer.Option("--tls-cert", help="This side's certificate, as PEM.")]
TlsKey = Annotated[Path | None, typer.Option("--tls-key", help="Its key, as PEM.")]
InsecureCluster = Annotated[
    bool, typer.Option("--insecure-cluster", help="Without encryption, on a network that is yours alone.")
]
Debug = Annotated[bool, typer.Option("--debug", help="Show tracebacks.")]


def _print_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        print(f"grader {version('nn-grader')}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Auto-graded exercises for neural-network courses."""


@command()
def run(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ASSIGNMENT [TASK]]...", help="An assignment, a task of it, or a file. All of the course if none."
        ),
    ] = None,
    task: Annotated[list[str] | None, typer.Option("--task", metavar="NAME", help="Judge this task only.")] = None,
    submission: Annotated[
        Path | None,
        typer.Option(help="A script, notebook, folder or archive to judge in place of the assignment's own file."),
    ] = None,
    watch: Annotated[bool, typer.Option("--watch", help="Judge again whenever a file changes.")] = False,
    html: Annotated[Path | None, typer.Option(help="Write the report page to this file or folder.")] = None,
    json: Annotated[Path | None, typer.Option(help="Write the result to this file or folder; - prints it.")] = None,
    no_figures: NoFigures = False,
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """Judge a submission here and now: what works, what does not, and what to try next."""
    from grader.commands import run
    from grader.commands.options import course_language
    from grader.course.load import load_course

    loaded = load_course(course)
    options = run.RunOptions(
        words=tuple(words or ()),
        tasks=tuple(task or ()),
        submission=submission,
        html=html,
        json=json,
        lang=course_language(lang, loaded),
        figures=not no_figures,
        languages=loaded.languages,
        home=loaded.language,
    )
    if watch:
        from grader.commands.watch import watch as coach

        raise typer.Exit(coach(loaded, options, context.obj))
    raise typer.Exit(run.run(loaded, options, context.obj))


@command()
def batch(
    submissions: Annotated[Path, typer.Argument(help="A folder per student, an LMS download, or an archive.")],
    out: Annotated[Path, typer.Option("--out", help="Where results, reports and grades.csv go.")],
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
        typer.Option("--roster", help="Who takes the course, as CSV: id, name, email, section, group."),
    ] = None,
    times: Annotated[
        Path | None,
        typer.Option("--times", help="When something was handed in, as CSV: student, assignment, time."),
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
        typer.Option("--jobs", min=1, help="Submissions at a time.", show_default="one per processor"),
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


@command()
def collect(
    roster: Annotated[
        Path, typer.Argument(help="CSV with a column repository, or JSON that gh, glab or Classroom 50 wrote.")
    ],
    out: Annotated[Path, typer.Option("--out", help="Where a folder per student goes, for grader batch.")],
    assignment: Annotated[
        str, typer.Option("--assignment", metavar="NAME", help="Take the last commit before this one's due time.")
    ] = "",
    deadline: Annotated[
        str | None, typer.Option("--deadline", metavar="TIME", help="Take the last commit before this time.")
    ] = None,
    gradebook: Annotated[
        str | None, typer.Option("--gradebook", metavar="WHERE", help="The gradebook that knows of extensions.")
    ] = None,
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """Take what a class handed in out of its repositories: the last commit before the deadline of each."""
    from grader.commands import collect as command
    from grader.commands.options import course_language
    from grader.course.load import load_course

    loaded = load_course(course)
    options = command.CollectOptions(
        roster=roster,
        out=out,
        assignment=assignment,
        deadline=deadline,
        lang=course_language(lang, loaded),
        gradebook=gradebook,
    )
    raise typer.Exit(command.collect(loaded, options))


@command()
def worker(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="Of the Dask scheduler: tls://host:8786.")],
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", min=1, help="Submissions at a time.", show_default="one per processor"),
    ] = None,
    memory_limit: Annotated[
        str, typer.Option("--memory-limit", metavar="SIZE", help="Of Dask's process: 2GiB, or auto.")
    ] = "auto",
    tls_ca_file: TlsCaFile = None,
    tls_cert: TlsCert = None,
    tls_key: TlsKey = None,
    insecure_cluster: InsecureCluster = False,
    debug: Debug = False,
) -> None:
    """Judge for batches with --cluster, until Ctrl-C. A worker that dies is started again."""
    from grader.cluster.connection import SchedulerAccess
    from grader.commands.worker import work

    connection = SchedulerAccess(address, insecure_cluster, tls_ca_file, tls_cert, tls_key)
    raise typer.Exit(work(connection, jobs, memory_limit))


@command()
def ci(
    assignments: Annotated[
        list[str] | None, typer.Argument(metavar="[ASSIGNMENT]...", help="Those that were changed if none.")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Where results, reports, summary and JUnit XML go.")] = None,
    base: Annotated[
        str | None,
        typer.Option("--base", metavar="REF", help="The commit with the course.", show_default="the event's"),
    ] = None,
    reference: Annotated[
        Path | None,
        typer.Option("--reference", help="The instructor's course, outside of the checkout: an official mark."),
    ] = None,
    fail_under: Annotated[
        float | None,
        typer.Option(
            "--fail-under", min=0, max=100, callback=a_number, help="Percent of the points.", show_default="all points"
        ),
    ] = None,
    unsafe_sandbox: Annotated[
        str | None,
        typer.Option(
            "--unsafe-sandbox", metavar="process", help="Grade without a wall. Only for code that is trusted."
        ),
    ] = None,
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """Grade what a pull request hands in, with the tests of its base: GitHub, GitLab, or a plain shell."""
    from grader.commands import ci
    from grader.commands.options import choose_language, choose_tier
    from grader.pullrequest.plan import CiOptions

    options = CiOptions(
        names=tuple(assignments or ()),
        start=course,
        out=out,
        base=base,
        reference=reference,
        fail_under=fail_under,
        tier=choose_tier(None, unsafe_sandbox),
        lang=choose_language(lang, "en") if lang is not None else None,
    )
    raise typer.Exit(ci.run(options, os.environ))


@command()
def export(
    format: Annotated[str, typer.Argument(metavar="FORMAT", help="One of the names above.")],
    folder: Annotated[
        str,
        typer.Argument(
            metavar="[DIR]", help="What grader ci --out wrote; of a class the gradebook.", show_default="here"
        ),
    ] = ".",
    source: Annotated[
        Path | None,
        typer.Option("--from", metavar="EXPORT", help="The platform's own file, to be filled."),
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Write to this file.", show_default="printed")] = None,
    assignment: Annotated[
        list[str] | None, typer.Option("--assignment", metavar="NAME", help="Marks of this one; may be given again.")
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option("--column", metavar="NAME=HEADING", help="The column for an assignment; may be given again."),
    ] = None,
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """Results in another system's format: of one submission classroom50, classroom, gradescope, junit, comment;
    of a class the final marks: canvas, moodle, blackboard, brightspace, gradescope (with --from), csv, xlsx; pages as
    feedback files: canvas-feedback, moodle-feedback; and gradescope-autograder, an archive with the course."""
    from grader.commands import export as results

    given = {"--from": source, "--assignment": assignment, "--column": column}
    results.check_options(format, [option for option, value in given.items() if value])
    if format == "gradescope-autograder":
        raise typer.Exit(results.autograder(course, tuple(assignment or ()), out, lang))
    if source is None and format in results.FORMATS:  # of one submission: a release can do that
        raise typer.Exit(results.write(format, Path(folder), os.environ, out, lang))
    from grader.commands import export_marks
    from grader.commands.export_class import Wanted

    if export_marks.is_of_class(format, source):
        headings = export_marks.headings(column or ())
        wanted = Wanted(format, folder, source, tuple(assignment or ()), headings)
        raise typer.Exit(export_marks.write(wanted, out, course, lang))
    raise typer.Exit(results.write(format, Path(folder), os.environ, out, lang))


@command()
def diff(
    run_a: Annotated[Path, typer.Argument(metavar="RUN_A", help="The --out folder of a batch.")],
    run_b: Annotated[Path, typer.Argument(metavar="RUN_B", help="And of a later one.")],
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """Whose mark differs between two batches, and which tests moved it."""
    from grader.commands import diff as between
    from grader.commands.options import choose_language

    between.show(between.diff(run_a, run_b), choose_language(lang, language_around(Path()) or "en"))


@command()
def similar(
    submissions: Annotated[Path, typer.Argument(metavar="DIR", help="What a class handed in, as for grader batch.")],
    out: Annotated[Path, typer.Option("--out", help="The page to write, or a folder for it.")],
    assignment: Annotated[
        list[str] | None, typer.Option("--assignment", metavar="NAME", help="Compare this one; may be given again.")
    ] = None,
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """Which submissions of a class are alike: pairs side by side, without stubs and what everybody writes."""
    from grader.commands.options import choose_language
    from grader.commands.similar import similar as compare
    from grader.course.load import load_course

    loaded = load_course(course)
    language = choose_language(lang, loaded.language)
    raise typer.Exit(compare(loaded, submissions, out, tuple(assignment or ()), language))


@command()
def demo(
    out: Annotated[Path, typer.Option("--out", help="Where the sample class and its results go.")] = Path("demo-out"),
    jobs: Annotated[int | None, typer.Option("--jobs", min=1, help="Submissions at a time.")] = None,
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """Make a sample class and grade it with the best sandbox this machine has."""
    from grader.commands.batch import grade
    from grader.commands.batch_options import BatchOptions
    from grader.commands.options import choose_language, choose_tier, course_language
    from grader.commands.sample import sample_class

    loaded, names = sample_class(course, out, choose_language(lang, "en"))
    options = BatchOptions(
        submissions=out / "submissions",
        out=out / "graded",
        names=names,
        jobs=jobs,
        fresh=False,
        tier=choose_tier(None, None),
        lang=course_language(lang, loaded),
    )
    raise typer.Exit(grade(loaded, options))


@command()
def hint(
    assignment: Annotated[str, typer.Argument(metavar="ASSIGNMENT")],
    task: Annotated[str | None, typer.Argument(metavar="[TASK]", help="Without one the tasks are listed.")] = None,
    level: Annotated[int, typer.Option("--level", min=1, help="1 is a nudge; higher levels say more.")] = 1,
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """A hint for a task, one level at a time."""
    from grader.commands.explain import hint as tell
    from grader.commands.options import course_language
    from grader.course.load import load_course

    loaded = load_course(course)
    print(tell(loaded, assignment, task, level, course_language(lang, loaded)))


@command()
def explain(
    code: Annotated[str, typer.Argument(metavar="CODE", help="As it stands beside a diagnosis: NORM02.")],
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """What a diagnosis means, with an example."""
    from grader.commands.explain import explain as tell
    from grader.commands.options import course_language
    from grader.course.load import load_course

    loaded = load_course(course)
    print(tell(loaded, code, course_language(lang, loaded)))


@command()
def doctor(
    official: Annotated[
        Path | None, typer.Argument(metavar="[RESULT]", help="A result from elsewhere: what differs there?")
    ] = None,
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """What this machine has, and one remedy for each thing it lacks; for bug reports."""
    from grader.commands.doctor import examine, language_at, print_checks
    from grader.commands.options import choose_language

    raise typer.Exit(0 if print_checks(examine(course, choose_language(lang, language_at(course)), official)) else 1)


@command()
def datasets(
    action: Annotated[str, typer.Argument(metavar="[list|fetch]")] = "list",
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """The course's data files; `fetch` brings the originals where there is internet."""
    from grader.commands import datasets
    from grader.commands.options import course_language
    from grader.course.load import load_course

    loaded = load_course(course)
    datasets.run(loaded, action, course_language(lang, loaded))


@command()
def verify(
    assignments: Names = None,
    mutants: Annotated[
        bool, typer.Option("--mutants", help="Change the reference in small ways: does the suite notice?")
    ] = False,
    jobs: Annotated[
        int | None, typer.Option("--jobs", min=1, help="Mutants at a time.", show_default="one per processor")
    ] = None,
    unmatched: Annotated[
        Path | None,
        typer.Option("--unmatched", metavar="RUN", help="Only show what this batch did wrong without a name."),
    ] = None,
    course: CourseOption = Path(),
    debug: Debug = False,
) -> None:
    """The author's gate: is the suite worth something? Reference, stub, solutions, variants, texts, leaks."""
    from grader.commands import verify
    from grader.course.load import load_course

    loaded, names = load_course(course), tuple(assignments or ())
    if unmatched is not None:
        verify.show_unmatched(loaded, names, unmatched)
    else:
        raise typer.Exit(verify.verify(loaded, names, mutants=mutants, jobs=jobs))


@command()
def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the assignment and its file are called.")],
    course: CourseOption = Path(),
    lang: Annotated[
        str | None,
        typer.Option("--lang", metavar="en|ko", help="Language of a new course.", show_default="en"),
    ] = None,
    debug: Debug = False,
) -> None:
    """Start an assignment that passes `grader verify` at once; in an empty folder a course, too."""
    from grader.commands.new import new
    from grader.commands.options import choose_language

    new(course, name, choose_language(lang, "en") if lang is not None else None)


@command()
def stub(
    assignments: Names = None,
    course: CourseOption = Path(),
    debug: Debug = False,
) -> None:
    """Write the stubs that students start from, as the references make them."""
    from grader.commands.stub import stub as write
    from grader.course.load import load_course

    write(load_course(course), tuple(assignments or ()))


@command()
def release(
    out: Annotated[Path, typer.Option("--out", help="Where the student repository goes.")],
    format: Annotated[
        str, typer.Option("--format", metavar="py|ipynb|both", help="Which stubs students get.")
    ] = "both",
    ci: Annotated[
        str, typer.Option("--ci", metavar="github|gitlab|none", help="The server whose workflows are written.")
    ] = "github",
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """Write the student repository, checked so that nothing of the reference leaks."""
    from grader.authoring.ci_files import ci_kind
    from grader.authoring.release import release as write
    from grader.authoring.release import stub_format, write_official
    from grader.commands.options import course_language
    from grader.course.load import load_course

    loaded = load_course(course)
    server = ci_kind(ci)
    done = write(loaded, out, course_language(lang, loaded), stub_format(format), server)
    for path in done.kept:
        print(f"kept     {path} (changed since the last release)")
    if official := write_official(loaded, out, server):
        print(f"official {official} (for the course's own private repository)")
    print(f"{len(done.written)} files written to {out}, {len(done.kept)} kept")


@command()
def lock(course: CourseOption = Path(), lang: LangOption = None, debug: Debug = False) -> None:
    """Fix the versions of all packages that grade, with hashes, so that no mark moves because a package did."""
    from grader.commands.lock import lock as write
    from grader.commands.options import course_language
    from grader.course.load import load_course

    loaded = load_course(course)
    write(loaded, course_language(lang, loaded))


@command()
def update(
    source: Annotated[Path, typer.Argument(metavar="FROM", help="A folder, archive or wheel of a newer release.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")] = False,
    course: CourseOption = Path(),
    lang: LangOption = None,
    debug: Debug = False,
) -> None:
    """Bring corrected tests, hints and texts into a released folder; a student's files stay as they are."""
    from grader.commands import update
    from grader.commands.options import choose_language
    from grader.course.load import find_root, load_course

    root = find_root(course)
    try:
        default = load_course(root).language
    except GraderError:  # what cannot be read is brought anew
        default = "en"
    update.run(root, source, choose_language(lang, default), dry_run=dry_run)


def _asked_for(words: list[str]) -> typer.Typer:
    """Return the app with the one command that is asked for, where there is one: to make them all takes a tenth of the
    shortest."""
    narrow = copy.copy(app)
    narrow.registered_groups = []
    narrow.registered_commands = [
        one for one in app.registered_commands if one.callback is not None and [one.callback.__name__] == words[:1]
    ]
    return narrow if narrow.registered_commands else app


def main(spare: object = None) -> None:
    """The ``grader`` command. Where it cannot do its work it says so in two lines, and returns an exit code.

    ``spare``: a runner that has been started for ``grader run``.
    """
    gate.install()
    try:
        try:
            asked_for = _asked_for(sys.argv[1:])
            sys.exit(asked_for(prog_name="grader", obj=spare, standalone_mode=False))
        finally:
            sys.stdout.flush()  # what cannot be printed is known now, and not when Python has ended
    except (Exception, KeyboardInterrupt) as error:
        if "--debug" in sys.argv and not isinstance(error, KeyboardInterrupt):
            raise
        from grader.commands.failure import tell

        sys.exit(tell(error, sys.argv[1:]))
