"""``grader collect``: take what a class handed in out of its repositories, and say what came of each."""

from __future__ import annotations

import shlex
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from grader.collect.collector import Collector
from grader.collect.deadline import Deadline
from grader.collect.memory import FOLDER, LEFT
from grader.collect.remote_git import FetchLimits
from grader.course.hand_in import HandInRules
from grader.course.load import choose, hand_in_rules
from grader.errors import GraderError
from grader.exchange.collected import Collected, CollectedClass
from grader.exchange.repositories import read_repositories
from grader.files.atomic import exclusive
from grader.model import Course, Lang
from grader.processes.lifetime import interrupt_on_sigterm
from grader.text.clean import line
from grader.text.phrases import say
from grader.text.sentences import sentence
from grader.text.years import usual


@dataclass(frozen=True)
class CollectOptions:
    """The command line. ``deadline`` is a time in place of the assignment's due time; ``gradebook`` knows who was given
    an extension."""

    roster: Path
    out: Path
    assignment: str
    deadline: str | None
    lang: Lang
    gradebook: str | None = None


def collect(course: Course, options: CollectOptions, limits: FetchLimits | None = None) -> int:
    """Collect, print what came of it, and return the exit code: 3 where nothing could be taken. Raises GraderError."""
    interrupt_on_sigterm()
    deadline = _deadline(hand_in_rules(course), course, options)
    students = read_repositories(options.roster, deadline.assignment)
    with exclusive(options.out):
        collector = Collector(options.out, deadline, limits, extensions=_extensions(options, deadline.assignment))
        console = Console(file=sys.stderr)
        with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
            task = progress.add_task(say("collect.progress", options.lang), total=len(students))

            def tell(_: Collected) -> None:
                progress.advance(task)

            found = collector.collect(students, options.roster.parent, tell)
    for text in lines(found, options):
        print(text)
    if left := collector.set_aside(found):
        names, folder = line(", ".join(left), 300), str(options.out / FOLDER / LEFT)
        print(say("collect.left", options.lang, count=len(left), names=names, folder=folder))
    print(say("collect.next", options.lang, folder=shlex.quote(str(options.out))))
    return 3 if all(one.problem is not None for one in found.students) else 0


def _deadline(rules: HandInRules, course: Course, options: CollectOptions) -> Deadline:
    """Return the deadline: the one of the command line, else that of the assignment; of the only one that is due where
    none is named. Raises GraderError."""
    due = [assignment.name for assignment in course.assignments if rules.policy(assignment.name).due is not None]
    name = options.assignment
    if name:
        choose(course, (name,))
    elif len(due) == 1:
        (name,) = due
    policy = rules.policy(name)
    if options.deadline is None:
        return Deadline(name, policy.due, policy.late.grace)
    try:
        time = rules.instant(usual(datetime.fromisoformat(options.deadline)), name)
    except ValueError:
        time = None
    if time is None:
        raise GraderError(
            f"--deadline {line(options.deadline, 60)}: this is no time with a zone",
            "Write 2026-11-28T23:59:00+09:00; without the zone where course.toml has a timezone.",
        )
    return Deadline(name, time)


def _extensions(options: CollectOptions, assignment: str) -> dict[str, datetime]:
    """Return the due times that were put off, by student. Raises GraderError for a gradebook that is not there."""
    if options.gradebook is None:
        return {}
    from grader.gradebook.store import open_gradebook

    with open_gradebook(options.gradebook, create=False) as book:
        decided = book.rows(assignments=[assignment]).adjustments
    found: dict[str, datetime] = {}
    for one in sorted(decided, key=lambda decision: decision.id):
        if one.kind == "extension" and one.assignment == assignment:
            found.pop(one.student, None)
            if one.until is not None and not one.undone:
                found[one.student] = one.until
    return found


def lines(found: CollectedClass, options: CollectOptions) -> list[str]:
    """Return what the terminal says: who is late, what could not be taken and why, and the numbers."""
    lang = options.lang
    told: list[str] = []
    for one in found.students:
        name = line(one.name or one.id, 60)
        if one.problem is not None:
            told.append(f"{name}: {sentence(one.problem, lang)}")
            if one.commit:
                told[-1] += f" {say('collect.kept', lang, commit=one.commit[:12])}"
        elif one.late_days:
            key = "collect.late-seen" if one.source == "seen" else "collect.late"
            told.append(f"{name}: {say(key, lang, count=one.late_days)}")
        elif one.newest != one.commit:
            told.append(f"{name}: {say('collect.later', lang, commit=one.newest[:12])}")
    students = found.students
    taken = [one for one in students if one.commit and one.problem is None]
    told.append(
        say(
            "collect.total",
            lang,
            count=len(students),
            taken=len(taken),
            late=sum(bool(one.late_days) for one in taken),
            empty=sum(not one.commit and one.problem is None for one in students),
            failed=sum(one.problem is not None for one in students),
        )
    )
    if found.due is None:
        told.append(say("collect.no-deadline", lang))
    elif seen := sum(one.source == "seen" and bool(one.late_days) for one in taken):
        told.append(say("collect.by-sight", lang, count=seen))
    return told
