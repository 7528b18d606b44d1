"""What the coach shows in each of its states, without a terminal."""

from __future__ import annotations

import io
from dataclasses import replace

import msgspec
from rich.console import Console

from grader.commands.coach_screen import Screen
from grader.commands.coaching import Coaching
from grader.model import Figure, Gap, Message, Table, TestResult, Text
from tests.commands.test_coaching import verdict


def shown(screen: Screen) -> str:
    """The whole screen as text."""
    text = io.StringIO()
    console = Console(file=text, width=screen.width, color_system=None)
    console.print(screen.status, screen.tasks, screen.text, screen.keys, sep="\n")
    return text.getvalue()


def screen(coaching: Coaching) -> Screen:
    """In a terminal as it usually is."""
    return Screen(coaching, (), "en", 80, 24)


def finished() -> Coaching:
    """Its first task has turned green, with a picture."""
    coaching = Coaching(("sums",), "sums").with_verdict(verdict("failed", "failed", "failed"))
    green = verdict("passed", "failed", "failed")
    coaching = coaching.with_verdict(green)
    figures = (Figure("svg", Text("a"), Text("A line that rises."), "<svg/>", task="first"),)
    return coaching.with_pictures(replace(green, result=msgspec.structs.replace(green.result, figures=figures)))


def test_a_finished_task_comes_with_its_picture_in_words_and_where_it_lies() -> None:
    """The place as soon as it is written."""
    told = shown(screen(finished()))
    assert "first is done." in told and "A line that rises." in told and "The picture" not in told
    assert "The picture: /tmp/a/sums.html" in shown(replace(screen(finished()), page="/tmp/a/sums.html"))


def test_a_task_of_the_assignment_before_is_named_with_it() -> None:
    """Its name alone would say nothing there."""
    coaching = Coaching(("sums", "more"), "sums").with_verdict(verdict("failed", "passed", "passed"))
    coaching = coaching.with_verdict(verdict("passed", "passed", "passed"))
    coaching = coaching.with_verdict(verdict("failed", "failed", "failed", assignment="more"))
    assert "sums first is done." in shown(screen(coaching))


def test_a_slip_is_told_beside_what_works() -> None:
    """Greens stay green, nothing is called later, and no command is asked for that the coach runs itself."""
    coaching = Coaching(("sums",), "sums").with_verdict(verdict("passed", "failed", "failed")).hinted()
    slip = verdict("passed", "failed", "failed")
    note = Message("note.syntax-error", {"file": "sums.py", "line": 3, "text": "invalid syntax"})
    slip = replace(slip, result=msgspec.structs.replace(slip.result, status="ungradable", tests=(), notes=(note,)))
    told = shown(screen(coaching.with_verdict(slip)))
    assert "✓ first" in told and "invalid syntax" in told and "hint 1/2: a" in told
    assert "later" not in told and "grader run" not in told


def test_what_goes_on_stands_first() -> None:
    """Judging before all; what a key said before the file's name."""
    first = [
        shown(replace(screen(finished()), **more)).splitlines()[0]  # type: ignore[arg-type]  # of both kinds
        for more in ({"judging": True, "said": "a"}, {"said": "a\x1b[2J"})
    ]
    assert first[0] == "judging …"
    assert first[1].startswith("a") and "\x1b" not in first[1]


def test_a_low_terminal_says_a_failure_in_brief() -> None:
    """What the claim holds already is not told again, so that the diagnosis is on the screen; a high one has room."""
    failed = verdict("failed", "failed", "failed")
    test = with_gap(failed.result.tests[0])
    result = msgspec.structs.replace(failed.result, tests=(test, *failed.result.tests[1:]))
    coaching = Coaching(("sums",), "sums").with_verdict(replace(failed, result=result))
    low, high = (shown(replace(screen(coaching), height=height)) for height in (24, 60))
    assert "largest error" not in low and "largest error" in high
    assert "expected" in low and "3 ≠ 4" not in low and "3 ≠ 4" in high


def with_gap(test: TestResult) -> TestResult:
    """A wrong value in a table of one cell."""
    table = Table(("a",), ("0",), (("4",),), (("3",),), ((True,),))
    gap = Gap("value", index=(0,), expected="4", actual="3", max_error=1.0, table=table)
    return msgspec.structs.replace(test, gap=gap)
