"""The mark on a student's page."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from msgspec.structs import replace

from grader.render.html.mark import with_mark
from grader.render.html.student import student_page
from grader.results.final_mark import FinalMark
from tests import samples

DUE = datetime(2026, 11, 28, 12, tzinfo=UTC)
PLAIN = FinalMark(50.0, 50.0, 100.0)


@pytest.fixture(scope="module")
def page() -> str:
    """A report."""
    return student_page(samples.half().for_student())


def shown(page: str, mark: FinalMark | None) -> tuple[list[str], list[str]]:
    """The numbers, and the sentences below them; in English."""
    found = BeautifulSoup(with_mark(page, mark), "html.parser").select_one(".mark")
    if found is None:
        return [], []
    for korean in found.select(".ko"):
        korean.decompose()
    texts = (found.select(name) for name in ("dd", "li, .comment"))
    numbers, sentences = ([one.get_text(" ", strip=True) for one in some] for some in texts)
    return numbers, sentences


def test_all_parts_of_a_mark(page: str) -> None:
    """Raw score, late days and their cost, adjustment, final mark; the times, the attempts, remarks and comments."""
    mark = FinalMark(
        raw=50.0,
        final=42.5,
        max_score=100.0,
        late_days=1,
        penalty=10.0,
        adjustment=2.5,
        due=DUE,
        received=DUE + timedelta(hours=1),
        claimed=DUE - timedelta(days=2),
        attempts=3,
        flags=("voided",),
        comments=("Well <b>done</b>\u202e",),
    )
    numbers, sentences = shown(page, mark)
    assert numbers == ["50", "1 −10", "+2.5", "42.5 of 100"]
    assert sentences == [
        "Handed in at 2026-11-28 13:00:00 UTC.",
        "Due at 2026-11-28 12:00:00 UTC.",
        "The archive says 2026-11-26 12:00:00 UTC; whoever makes an archive can set that, so it does not count.",
        "3 attempts were handed in; score and time here are those of the one that counts.",
        "Tests of it are void.",
        "Well <b>done</b>\\u202e",
    ]


def test_late_by_nobody_knows_how_much(page: str) -> None:
    """A question mark, and the sentence that says why nothing is taken off."""
    numbers, sentences = shown(page, replace(PLAIN, late_days=None, flags=("late-unknown",)))
    assert numbers == ["50", "?", "0", "50 of 100"]
    assert sentences == ["Late; nothing says by how much, so nothing is taken off."]


def test_a_mark_that_is_the_score_takes_no_room(page: str) -> None:
    """But where something is due, when it came is told, also by a time that counts for nothing."""
    assert shown(page, None) == shown(page, PLAIN) == shown(page, replace(PLAIN, received=DUE)) == ([], [])
    assert shown(page, replace(PLAIN, due=DUE)) == ([], [])
    for name in ("received", "claimed"):
        assert shown(page, replace(PLAIN, due=DUE, **{name: DUE}))[0] == ["50", "0", "0", "50 of 100"]


def test_a_page_is_told_again(page: str) -> None:
    """A mark is replaced, and taken away."""
    late = with_mark(page, replace(PLAIN, late_days=1, penalty=5.0))
    assert with_mark(late, PLAIN) == with_mark(page, PLAIN)
    assert (
        with_mark("<p>a course's own page</p>", late_mark := replace(PLAIN, penalty=1.0))
        == "<p>a course's own page</p>"
    )
    assert not late_mark.is_plain
