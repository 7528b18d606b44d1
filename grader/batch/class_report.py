"""What a batch says of who handed in, before it judges: on the terminal, and in the tables of what is left open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from grader.batch.grades_csv import late_csv, unclaimed_csv, unmatched_csv
from grader.batch.roster_files import RosterFiles
from grader.exchange import csv_table
from grader.files.atomic import write_table
from grader.model import Lang
from grader.submission.class_folder import HandedInClass
from grader.submission.matching import Doubt
from grader.text.clean import some
from grader.text.phrases import say
from grader.text.sentences import sentence

_UNMATCHED, _UNCLAIMED, _LATE = "unmatched.csv", "unclaimed.csv", "late.csv"
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


def write_open_questions(out: Path, doubts: Sequence[Doubt], unclaimed: Sequence[str], lang: Lang) -> None:
    """Write the tables of hand-ins that are matched with nobody, and of files that are no student's; where there are
    none, there is no table. Raises GraderError."""
    answers = _answers(out / _UNMATCHED, ("handed_in",), "student")
    for name, questions, table in (
        (_UNMATCHED, doubts, unmatched_csv(doubts, lang, answers)),
        (_UNCLAIMED, unclaimed, unclaimed_csv(unclaimed)),
    ):
        if questions:
            write_table(out / name, table)
        else:
            (out / name).unlink(missing_ok=True)


def late_answers(out: Path) -> Mapping[tuple[str, ...], str]:
    """Return the times that somebody has filled into ``late.csv``, by student and assignment. Raises GraderError."""
    return _answers(out / _LATE, ("student", "assignment"), "time")


def write_late(out: Path, hand_ins: Iterable[tuple[str, str]], answers: Mapping[tuple[str, ...], str]) -> Path:
    """Write the table of hand-ins, by student and assignment, of which nothing says when they came, and return where it
    lies; where there are none, there is no table. Raises GraderError."""
    path, rows = out / _LATE, [*hand_ins]
    if rows:
        write_table(path, late_csv(rows, answers))
    else:
        path.unlink(missing_ok=True)
    return path


def _answers(path: Path, about: Sequence[str], answer: str) -> dict[tuple[str, ...], str]:
    """Return what somebody has filled into a table of questions: the next run writes the table again, and an answer
    that it was not told is not lost. Raises GraderError."""
    if not path.is_file():
        return {}

    def columns(heading: Sequence[str]) -> Mapping[str, int]:
        plain = [*map(csv_table.plain_heading, heading)]
        return {name: plain.index(name) for name in (*about, answer) if name in plain}

    found, rows = csv_table.rows(csv_table.read_bytes(path), str(path), columns)
    if answer not in found:
        return {}
    return {
        tuple(cells.get(name, "").removeprefix("'") for name in about): cells[answer].removeprefix("'")
        for _, cells in rows
        if cells[answer]
    }
