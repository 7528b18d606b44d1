"""Rows → marks: each rule by an example, and what holds for all rows."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from grader.course.policy import LatePolicy, Policy
from grader.gradebook.marks import mark
from grader.gradebook.rows import NOTHING, Adjustment, Attempt, Grading, Mark, Terms, TestPoints

DUE = datetime(2026, 10, 5, 23, 59, tzinfo=UTC)
LATE = LatePolicy(grace=15, per_day=0.1, cap=0.5)
TERMS = Terms("sums", 100.0, policy=Policy(due=DUE, late=LATE), id=1)


def attempt(number: int, days: float | None = -1.0, **more: Any) -> Attempt:
    """A hand-in, ``days`` after the due time."""
    time = None if days is None else DUE + timedelta(days=days)
    source = "none" if days is None else "platform"
    values = {"content": f"c{number}", "seen": DUE + timedelta(days=9), "time": time, "source": source, **more}
    return Attempt("kim", "sums", id=number, **values)


def grading(of: int, points: tuple[float, float] = (60.0, 40.0), number: int = 0, broken: bool = False) -> Grading:
    """A judgement of two tests, of 60 and 40 points."""
    tests = (TestPoints("t.py::test_a", points[0], 60.0, broken), TestPoints("t.py::test_b[1]", points[1], 40.0))
    status = "grader-error" if broken else "graded"
    return Grading(of, status, None if broken else sum(points), 100.0, DUE, tests=tests, id=number or of)


def decision(kind: Any, number: int = 1, **more: Any) -> Adjustment:
    """A decision on kim's mark, or on everybody's where it is a void."""
    student = "" if kind == "void" else "kim"
    return Adjustment(kind, "sums", "prof", DUE + timedelta(days=20), "because", student=student, id=number, **more)


def marked(attempts: Any = (), gradings: Any = (), decisions: Any = (), terms: Terms = TERMS) -> Mark:
    """The mark, of which raw + adjustment - penalty is the final one."""
    found = mark("kim", terms, attempts, gradings, decisions)
    if found.final is not None and found.raw is not None:
        assert abs(found.raw + found.adjustment - found.penalty - found.final) < 0.011
    return found


def test_nothing_handed_in() -> None:
    """It is missing, and 0."""
    found = marked()
    assert (found.status, found.final, found.max_score, found.attempt) == ("missing", 0.0, 100.0, None)


def test_the_newest_attempt_counts_with_its_own_late_days() -> None:
    """``latest``: even if it is worse; ``best``: the highest final mark."""
    attempts = [attempt(1, -2.0), attempt(2, 1.5)]
    gradings = [grading(1, (60.0, 20.0)), grading(2)]
    latest = marked(attempts, gradings)
    assert (latest.attempt, latest.raw, latest.late_days, latest.penalty, latest.final) == (
        attempts[1],
        100.0,
        2,
        20.0,
        80.0,
    )
    best = marked(attempts, gradings, terms=replace(TERMS, policy=Policy(due=DUE, late=LATE, counts="best")))
    assert (best.attempt, best.final) == (attempts[1], 80.0)  # of equal ones the newest
    worse = [grading(1, (60.0, 21.0)), grading(2)]
    assert marked(attempts, worse, terms=replace(TERMS, policy=Policy(due=DUE, late=LATE, counts="best"))).final == 81.0


def test_a_time_that_was_settled_later_replaces_an_unknown_one() -> None:
    """The hand-in is one; of two times that an instructor gave it the newer counts."""
    rows = [
        attempt(1, None, late=True, content="c"),
        attempt(2, 3.0, content="c", source="settled"),
        attempt(3, 1.0, content="c", source="settled"),
    ]
    gradings = [grading(number) for number in (1, 2, 3)]
    unknown = marked(rows[:1], gradings)
    assert (unknown.late_days, unknown.flags, unknown.final) == (0, ("late-unknown",), 100.0)
    assert marked(rows[:2], gradings).late_days == 3
    assert (marked(rows, gradings).late_days, marked(rows, gradings).flags) == (1, ())


def test_where_no_time_is_known() -> None:
    """Nothing is guessed, and that is said; what was seen before the end was in time, also after an extension."""
    untimed, late = attempt(1, None), attempt(1, None, late=True)
    assert marked([untimed], [grading(1)]).flags == ("time-unknown",)
    assert marked([attempt(1, None, source="platform")], [grading(1)]).flags == ()  # it would say LATE
    seen = {"seen": DUE - timedelta(hours=1)}
    assert [marked([replace(one, **seen)], [grading(1)]).flags for one in (untimed, late)] == [(), ()]
    more = decision("extension", until=DUE + timedelta(days=10))
    assert [marked([one], [grading(1)], [more]).flags for one in (untimed, late)] == [(), ()]
    less = decision("extension", until=DUE + timedelta(days=8))
    assert marked([late], [grading(1)], [less]).flags == ("late-unknown",)


def test_a_judgement_is_of_the_content() -> None:
    """The newest judgement counts, whichever row of that content has it: the time was settled on another one."""
    rows = [attempt(1, None, late=True, content="c"), attempt(2, 3.0, content="c", source="settled"), attempt(3, -2.0)]
    gradings = [grading(1), grading(2), grading(1, (60.0, 0.0), number=4), grading(3, (0.0, 0.0), number=5)]
    found = marked(rows, gradings)
    assert (found.attempt, found.raw, found.late_days) == (rows[1], 60.0, 3)


def test_what_is_taken_back_is_missing_until_it_comes_again() -> None:
    """An attempt with nothing in it, as the newest row."""
    rows = [attempt(1), attempt(2, None, content=NOTHING), attempt(3)]
    gradings = [grading(1), grading(3)]
    assert (marked(rows[:2], gradings).status, marked(rows[:2], gradings).final) == ("missing", 0.0)
    assert (marked(rows, gradings).attempt, marked(rows, gradings).final) == (rows[2], 100.0)


def test_void_gives_points_or_takes_out_of_the_maximum() -> None:
    """To all who handed in, also what cannot be read; the cases of a function go together; nobody else gets any."""
    failed = grading(1, (60.0, 0.0))
    void = decision("void", test="t.py::test_b", points=40.0)
    given = marked([attempt(1)], [failed], [void])
    assert (given.raw, given.adjustment, given.final, given.max_score) == (60.0, 40.0, 100.0, 100.0)
    assert given.flags == ("voided",)
    dropped = marked([attempt(1)], [failed], [replace(void, drop=True)])
    assert (dropped.final, dropped.max_score) == (60.0, 60.0)
    unread = Grading(1, "ungradable", 0.0, 100.0, DUE, id=1)
    found = marked([attempt(1)], [unread], [void])
    assert (found.status, found.raw, found.adjustment, found.final) == ("ungradable", 0.0, 40.0, 40.0)
    assert found.flags == ("voided",)
    case = decision("void", number=2, test="t.py::test_b[1]", points=40.0)
    assert marked([attempt(1)], [unread], [void, case]).final == 40.0  # a case of a void function counts once
    assert marked([attempt(1, 1.5)], [unread], [void]).final == 32.0  # it is as late as it is
    assert marked([attempt(1)], [unread], [replace(void, drop=True)]).max_score == 60.0
    assert (marked([], [], [void]).final, marked([], [], [void]).max_score) == (0.0, 100.0)
    assert marked([attempt(1)], [failed], [void, replace(void, undone=True, id=2)]).final == 60.0


def test_void_settles_a_test_that_the_grader_could_not_judge() -> None:
    """Where only void tests are broken there is a score; otherwise the grading before it counts, and that is said."""
    broken = grading(1, (0.0, 30.0), number=2, broken=True)
    alone = marked([attempt(1)], [broken])
    assert (alone.status, alone.raw, alone.final) == ("grader-error", None, None)
    kept = marked([attempt(1)], [grading(1, (60.0, 10.0)), broken])
    assert (kept.final, kept.flags) == (70.0, ("regrade-failed",))
    void = decision("void", test="t.py::test_a", points=60.0)
    assert marked([attempt(1)], [broken], [void]).final == 90.0


def test_decisions_of_people() -> None:
    """An override is the final mark; the newest counts; it can be taken back; an excuse leaves no mark."""
    rows = [attempt(1, 1.0)], [grading(1)]
    override = decision("override", points=42.0)
    found = marked(*rows, [override])
    assert (found.raw, found.penalty, found.adjustment, found.final) == (100.0, 10.0, -48.0, 42.0)
    assert found.flags == ("overridden",)
    assert marked(*rows, [override, decision("override", 2, points=43.0)]).final == 43.0
    assert marked(*rows, [override, decision("override", 2, undone=True)]).final == 90.0
    assert marked(decisions=[override]).final == 42.0
    excused = marked(*rows, [decision("excuse")])
    assert (excused.final, excused.flags) == (None, ("excused",))
    assert marked(*rows, [decision("comment", text="Well done.")]).comments == ("Well done.",)
    later = attempt(2, 2.0, seen=override.when + timedelta(days=1))
    assert "override-before-attempt" in marked([*rows[0], later], [*rows[1], grading(2)], [override]).flags


def test_extension_moves_the_due_time_of_one_student() -> None:
    """Later only."""
    rows = [attempt(1, 2.5)], [grading(1)]
    assert marked(*rows).late_days == 3
    assert marked(*rows, [decision("extension", until=DUE + timedelta(days=2))]).late_days == 1
    assert marked(*rows, [decision("extension", until=DUE - timedelta(days=2))]).late_days == 3


days = st.one_of(st.none(), st.floats(-3, 9))
attempts_ = st.lists(st.builds(lambda d, c, late: (d, c, late), days, st.integers(1, 3), st.booleans()), max_size=5)
gradings_ = st.lists(st.tuples(st.integers(1, 5), st.floats(0, 60), st.floats(0, 40), st.booleans()), max_size=8)
decisions_ = st.lists(
    st.tuples(
        st.sampled_from(["override", "comment", "extension", "excuse", "void"]),
        st.sampled_from(["t.py::test_a", "t.py::test_b"]),
        st.floats(0, 100),
        st.booleans(),
        st.booleans(),
    ),
    max_size=6,
)


def build(attempted: Any, judged: Any, decided: Any) -> tuple[list[Attempt], list[Grading], list[Adjustment]]:
    """Rows as a gradebook numbers them."""
    return (
        [attempt(n, d, content=f"c{c}", late=late) for n, (d, c, late) in enumerate(attempted, 1)],
        [grading(of, (a, b), n, broken) for n, (of, a, b, broken) in enumerate(judged, 1)],
        [
            decision(
                kind,
                n,
                test=test if kind == "void" else "",
                points=points,
                until=DUE + timedelta(days=points / 20),
                drop=drop,
                undone=undone,
            )
            for n, (kind, test, points, drop, undone) in enumerate(decided, 1)
        ],
    )


@settings(max_examples=60, deadline=None)
@given(attempts_, gradings_, decisions_, st.sampled_from(["latest", "best"]), st.randoms())
def test_order_of_rows_says_nothing(attempted: Any, judged: Any, decided: Any, counts: Any, random: Any) -> None:
    """Rows in any order, and rows of others among them, give the same mark; so does a second look."""
    terms = replace(TERMS, policy=Policy(due=DUE, late=LATE, counts=counts))
    rows = build(attempted, judged, decided)
    first = marked(*rows, terms=terms)
    for table in rows:
        random.shuffle(table)
    others = replace(attempt(77), student="lee"), grading(77, number=77)
    assert marked([*rows[0], others[0]], [others[1], *rows[1]], rows[2], terms=terms) == first
    assert first.final is None or first.final >= 0


@settings(max_examples=60, deadline=None)
@given(attempts_, gradings_, decisions_)
def test_a_history_can_be_replayed(attempted: Any, judged: Any, decided: Any) -> None:
    """Rows are only added: the mark of an earlier moment is the mark of the rows that were there, whatever came."""
    attempts, gradings, decisions = build(attempted, judged, decided)
    moments = [
        marked(attempts[:a], gradings[:g], decisions[:d])
        for a, g, d in itertools.product(
            (0, len(attempts)), (len(gradings) // 2, len(gradings)), (len(decisions) // 2, len(decisions))
        )
    ]
    again = [
        marked(
            [one for one in attempts if one.id <= a],
            [one for one in gradings if one.id <= g],
            [one for one in decisions if one.id <= d],
        )
        for a, g, d in itertools.product(
            (0, len(attempts)), (len(gradings) // 2, len(gradings)), (len(decisions) // 2, len(decisions))
        )
    ]
    assert moments == again
