"""The page that collects a student's reports: links, attempts, corrections, and nothing that is not the student's."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
from bs4 import BeautifulSoup

from grader.render.html.collection import collection_page
from grader.results.class_rows import rows
from grader.results.final_mark import FinalMark
from grader.results.history import AttemptMark, Correction, History
from grader.results.summary import summarise
from tests import samples

WHEN = datetime(2026, 11, 30, 12, tzinfo=UTC)


def collection(student: str = "kim") -> str:
    """A student with two attempts, a correction, a comment and something missing."""
    marked = FinalMark(70.0, 80.0, 100.0, adjustment=10.0, attempts=2, comments=("<b>well</b>",))
    summaries = [
        msgspec.structs.replace(summarise(result), student=student, assignment=name, mark=mark)
        for result, name, mark in ((samples.half(), "gates", marked), (samples.missing(), "normalization", None))
    ]
    attempts = tuple(AttemptMark(WHEN, timed, "graded", 70.0 + timed, 100.0, 0, timed) for timed in (False, True))
    histories = {(student, "gates"): History(attempts, (Correction(WHEN, "override", 70.0, 80.0),))}
    (row,) = rows(summaries, samples.COURSE)
    return collection_page(row, histories, course=samples.COURSE, lang="en")


def test_everything_of_a_student_is_on_one_page() -> None:
    """A link to each report that is there, a row per attempt, the mark before and after a correction."""
    page = BeautifulSoup(collection(), "html.parser")
    assert [link["href"] for link in page.select("article a")] == ["gates.html"]
    assert [row.select("td")[-1].get_text() for row in page.select("tbody tr")] == ["70", "71"]
    assert [len(row.select(".tag")) for row in page.select("tbody tr")] == [0, 1]
    assert "70 → 80" in page.select("article ul")[0].get_text()
    assert "<b>well</b>" in page.get_text()


def test_a_hostile_name_stays_text() -> None:
    """In the title of either language, too; one script, which the policy names."""
    html = collection(samples.EVIL + "</title><script>alert(1)</script>")
    page = BeautifulSoup(html, "html.parser")
    assert len(page.select("script")) == 1 and not page.select("img, [onerror]")
    assert page.html is not None and "alert(1)" in str(page.html["data-ko"])
