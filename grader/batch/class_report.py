"""What a batch says of who handed in, before it judges: on the terminal, and in the tables of what is left open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from grader.batch.grades_csv import unclaimed_csv, unmatched_csv
from grader.batch.roster_files import RosterFiles
from grader.files.atomic import write_table
from grader.model import Lang
from grader.submission.class_folder import HandedInClass
from grader.text.clean import some
from grader.text.phrases import say
from grader.text.sentences import sentence

_UNMATCHED, _UNCLAIMED = "unmatched.csv", "unclaimed.csv"
_NAMED = 10  # names in one line of the terminal; the others stand on the class page and in the tables


def class_report(submissions: Path, out: Path, roster: HandedInClass, files: RosterFiles, lang: Lang) -> Iterator[str]:
    """Yield what the class's folder was taken for, who handed in nothing, whose hand-ins are not certain, and what is
    no student's."""
    yield f"{submissions}: {'; '.join(sentence(message, lang) for message in roster.taken_for)}"
    if files.listed is not None:
        students = [entry for entry in roster.entries if entry.listed is not None]
        yield f"{files.shown}: {say('roster.students', lang, count=len(students))}"
        absent = [one.student for one in students if not (one.handed.parts or one.handed.problem or one.shared)]
        if absent:
            yield f"{say('roster.absent', lang, count=len(absent))}: {some(absent, _NAMED)}"
    if roster.doubts:
        what = "roster.doubts" if files.listed is not None else "roster.namesakes"
        labels = some([doubt.label for doubt in roster.doubts], _NAMED)
        yield f"{say(what, lang, count=len(roster.doubts))}: {labels}"
        hint = "roster.settle" if files.listed is not None else "roster.use"
        yield say(hint, lang, table=str(out / _UNMATCHED), file=str(files.matches))
    if roster.unclaimed:
        yield f"{say('class.unclaimed', lang, count=len(roster.unclaimed))}: {some(roster.unclaimed, _NAMED)}"


def write_open_questions(out: Path, roster: HandedInClass, lang: Lang) -> None:
    """Write the tables of hand-ins that are matched with nobody, and of files that are no student's; where there are
    none, there is no table."""
    for name, questions, table in (
        (_UNMATCHED, roster.doubts, unmatched_csv(roster.doubts, lang)),
        (_UNCLAIMED, roster.unclaimed, unclaimed_csv(roster.unclaimed)),
    ):
        if questions:
            write_table(out / name, table)
        else:
            (out / name).unlink(missing_ok=True)
