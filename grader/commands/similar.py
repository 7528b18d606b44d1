"""``grader similar``: which submissions of a class are alike, apart from course code and what many have written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from grader.batch.roster_files import read_files
from grader.commands.options import output_file
from grader.course import layout
from grader.course.load import hand_in_rules
from grader.errors import GraderError, Refusal
from grader.files.atomic import write_atomically
from grader.files.names import fold
from grader.model import Assignment, Course, Lang
from grader.processes.confined import Confined, HelperLost
from grader.render.html.similarity import PairSides, PairView, SimilarityView, similarity_page
from grader.similarity import own_code, pairs
from grader.similarity.own_code import OwnCode
from grader.submission import cells
from grader.submission.class_folder import read_class
from grader.submission.entries import Entry
from grader.submission.reader import Reader
from grader.submission.submission import Submission
from grader.text.clean import line, some
from grader.text.phrases import say

_PAGE = "alike.html"
_NAMED = 20  # names in one line
_SHOWN = 200  # pairs of an assignment
_BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class _Class:
    """The submissions of an assignment, by the student's name, and those whose code cannot be read."""

    submissions: Mapping[str, Submission]
    codes: Mapping[str, OwnCode]
    unread: Sequence[str]


def similar(course: Course, submissions: Path, out: Path, names: Sequence[str], lang: Lang) -> int:
    """Write the page of pairs to ``out``, and print how many there are. Returns the exit code. Raises GraderError."""
    if find_spec("copydetect") is None:
        raise GraderError("copydetect is not installed", "pip install 'nn-grader[similarity]'")
    wanted = [one for one in course.assignments if not names or one.name in names]
    unknown = [name for name in names if all(one.name != name for one in wanted)]
    if unknown:
        known = ", ".join(one.name for one in course.assignments)
        raise GraderError(f"{unknown[0]}: there is no such assignment", f"Known: {known}.")
    page = output_file(out, _PAGE)
    files = read_files(None, hand_in_rules(course), page.parent, None)
    views, sides = [], PairSides()
    with (
        read_class(submissions, course, (), files.listed) as handed,
        Reader(course.assignments) as reader,
        Confined(cpu=20.0, modules=(own_code.__name__,)) as confined,
    ):
        for assignment in wanted:
            found = _class(handed.entries, assignment, reader, confined, lenient=len(names) == 1)
            if found.submissions or found.unread:
                view = _view(assignment, found, _together(handed.entries), sides)
                views.append(view)
                print(f"{assignment.name}: {say('similar.pairs', lang, count=len(view.pairs))}")
            if found.unread:
                names = some([line(name, 60) for name in found.unread], _NAMED)
                print(f"{assignment.name}: {say('similar.unread', lang, count=len(found.unread))}: {names}")
    if not views:
        raise GraderError(f"{submissions}: nothing of the course's assignments is in it", "Check --course.")
    write_atomically(page, similarity_page(course, views, lang, layout.templates(course)))
    print(page)
    return 0


def _class(
    entries: Sequence[Entry], assignment: Assignment, reader: Reader, confined: Confined, *, lenient: bool
) -> _Class:
    """Return what a class handed in for an assignment."""
    course = sorted(_course_statements(assignment))
    found: dict[str, Submission] = {}
    codes: dict[str, OwnCode] = {}
    unread: list[str] = []
    for entry in entries:
        submission = reader.read(entry.handed, assignment, lenient=lenient)
        if submission is None or submission.absent or (submission.claim == "none" and submission.problem is None):
            continue
        if submission.problem is not None:
            unread.append(entry.student)
            continue
        code = [cell.code for cell in submission.cells]
        if not own_code.is_text(code):
            unread.append(entry.student)
            continue
        found[entry.student] = submission
        try:
            codes[entry.student] = confined.call(own_code.own_code, code, course)
        except (HelperLost, Refusal):
            unread.append(entry.student)
    return _Class(found, codes, unread)


def _course_statements(assignment: Assignment) -> set[str]:
    """Return the statements that students were given: stubs, public tests, and the code in texts."""
    texts: list[str] = []
    for path in (layout.script(assignment), layout.notebook(assignment), layout.public_tests(assignment)):
        if path.is_file():
            texts += [cell.code for cell in cells.parse(path.name, path.read_bytes()).cells]
    for path in layout.public_files(assignment):
        if path.suffix == ".md" and path.is_file():
            texts += _BLOCK.findall(path.read_text(encoding="utf-8"))
    return {words for text in texts for words, _, _ in own_code.statements(text)}


def _together(entries: Sequence[Entry]) -> dict[str, object]:
    """Return who hands in together: by the group of the roster, or because a platform names several submitters."""
    together: dict[str, object] = {}
    for entry in entries:
        if entry.listed is not None and entry.listed.group:
            together[entry.student] = fold(entry.listed.group)
        elif entry.handed.parts:
            together[entry.student] = (entry.handed.base, entry.handed.parts)
    return together


def _view(assignment: Assignment, found: _Class, together: Mapping[str, object], sides: PairSides) -> SimilarityView:
    comparison = pairs.compare(found.codes, together)
    shown = [
        PairView(
            round(100 * pair.similarity),
            len(pair.first_lines),
            pair.first,
            pair.second,
            sides.pair(
                (pair.first, pair.second),
                (found.submissions[pair.first].sources, found.submissions[pair.second].sources),
                (pair.first_lines, pair.second_lines),
            ),
        )
        for pair in comparison.pairs[:_SHOWN]
    ]
    return SimilarityView(
        assignment.name,
        assignment.title,
        comparison.compared,
        shown,
        comparison.short,
        found.unread,
        round(100 * comparison.left_out),
        round(100 * pairs.ALIKE),
    )
