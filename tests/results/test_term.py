"""The term at a glance: who needs help and why, what failed most, which test may be broken."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec

from grader.model import Message, Relation, Text
from grader.results import statistics
from grader.results.class_rows import rows
from grader.results.history import AttemptMark, Correction, History
from grader.results.mistakes import causes
from grader.results.summary import MistakeName, Summary, TaskShare, TestShare
from grader.results.term import Term, term
from tests import samples

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
NAMES = ("gates", "xor_mlp", "backprop")


def handed_in(*days: float, final: float = 50.0) -> History:
    """Attempts so many days ago."""
    return History(tuple(AttemptMark(NOW - timedelta(days=ago), True, "graded", final, 100.0) for ago in days))


def mark(student: str, name: str, score: float, **more: object) -> Summary:
    """A summary; without a score it is missing."""
    summary = Summary(student, name, Text(name), "graded" if score else "missing", score, 100.0)
    return msgspec.structs.replace(summary, **more)


def the_term(summaries: list[Summary], histories: dict[tuple[str, str], History] | None = None) -> Term:
    """The term of a course."""
    made = rows(summaries, samples.COURSE), statistics.assignments(summaries, samples.COURSE)
    return term(*made, histories or {}, {"ann": "A", "bob": "B"})


def test_who_needs_help_comes_with_reasons() -> None:
    """The most urgent first; whoever is fine is not there."""
    scores = {"ann": (90, 95, 90), "bob": (80, 80, 0), "cho": (0, 0, 0), "dan": (90, 90, 30), "eve": (40, 45, 45)}
    summaries = [mark(name, one, score) for name, own in scores.items() for one, score in zip(NAMES, own, strict=True)]
    days = {"ann": 0, "bob": 20, "dan": 1, "eve": 1}
    histories = {(name, "gates"): handed_in(ago) for name, ago in days.items()}
    histories["eve", "backprop"] = handed_in(4, 3, 2)
    found = the_term(summaries, histories)
    assert {one.student: [(why.kind, why.number) for why in one.reasons] for one in found.help} == {
        "cho": [("never", 3)],
        "bob": [("silent", 20), ("missing", 1), ("falling", 80)],
        "eve": [("low", 43), ("stuck", 3)],
        "dan": [("falling", 60)],
    }
    assert [one.student for one in found.help] == ["bob", "cho", "eve", "dan"]
    assert (found.now, found.silent) == (NOW, {"bob", "cho"})


def test_the_task_that_failed_most_and_the_term_in_numbers() -> None:
    """By how many lost points in it; deviation and attempts stand with each assignment, means with each section."""
    tasks = [
        (TaskShare("easy", Text("Easy"), 10, 10), TaskShare("hard", Text("Hard"), points, 10)) for points in (0, 5)
    ]
    summaries = [mark(name, "gates", score, tasks=own) for name, score, own in zip("ab", (40, 60), tasks, strict=True)]
    found = the_term(
        [msgspec.structs.replace(one, student=name) for one, name in zip(summaries, ("ann", "bob"), strict=True)],
        {("ann", "gates"): handed_in(2, 1), ("bob", "gates"): handed_in(1)},
    )
    assert found.task is not None and (found.task.task.task, found.task.task.failed) == ("hard", 2)
    (point,) = found.points
    assert (point.mean, point.median, round(point.deviation or 0, 3), point.attempts) == (50, 50, 14.142, 1.5)
    assert [(one.name, one.students, one.means) for one in found.sections] == [("A", 1, (40.0,)), ("B", 1, (60.0,))]


def test_a_test_that_nobody_passes_may_be_broken() -> None:
    """And one that the strong fail and the weak pass; a hard one is not."""
    group = []
    for number in range(20):
        strong = float(number >= 10)
        shares = {"none": 0.0, "odd": 1 - strong, "hard": strong, "more": strong, "luck": float(number % 2)}
        tests = tuple(TestShare(name, "task", Text(name), "public", share) for name, share in shares.items())
        group.append(mark(f"s{number:02}", "gates", 50.0, tests=tests))
    found = the_term(group)
    assert [(one.test.test.id, one.test.doubt) for one in found.doubts] == [("none", "nobody"), ("odd", "backwards")]
    (hard,) = (one for one in statistics.assignments(group, samples.COURSE)[0].hardest if one.test.id == "hard")
    assert [one.id for one in hard.same] == ["more"]
    assert hard.students == tuple(f"s{number:02}" for number in range(10))


def test_a_correction_of_the_class_is_one_entry() -> None:
    """With everybody whose mark it moved; another day is another one."""
    moved = [Correction(NOW + timedelta(hours=hour), "regraded", 40.0, 50.0) for hour in (0, 1, 48)]
    histories = {("ann", "gates"): History((), (moved[0], moved[2])), ("bob", "gates"): History((), (moved[1],))}
    found = the_term([mark("ann", "gates", 50.0), mark("bob", "gates", 50.0)], histories)
    assert [(one.kind, [student for student, _ in one.marks]) for one in found.corrected] == [
        ("regraded", ["ann"]),
        ("regraded", ["ann", "bob"]),
    ]


def test_one_cause_is_one_entry() -> None:
    """How wrong values relate to the right ones stands with the mistake that makes them."""
    summary = next(one for one in samples.a_class(50) if one.diagnoses)
    mistake = MistakeName("GATE07", "xor_gate", Text("As AND would"))
    relation = Relation("xor_gate", Message("relation.negated", {}), ("t.py::test_xor",), 4)
    group = [
        msgspec.structs.replace(summary, student=name, diagnoses=(mistake,) * known, relations=(relation,), clusters=())
        for name, known in (("ann", 1), ("bob", 1))
    ]
    (cause,) = causes(group)
    assert (cause.mistake, cause.students, cause.relations) == (mistake, ("ann", "bob"), (relation.message,))
    alone = msgspec.structs.replace(group[0], student="cho", diagnoses=())
    assert [one.mistake for one in causes([*group, alone])] == [None, mistake]
