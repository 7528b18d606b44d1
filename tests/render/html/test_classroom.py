"""The class page: its numbers, its table, and that a class of 1,000 stays light."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from bs4 import BeautifulSoup, Tag

from grader.model import Message, Text
from grader.render.html.classroom import index
from grader.results import class_rows, statistics
from grader.results.changes import Change, ScoreAndStatus
from grader.results.history import AttemptMark, Correction, History
from grader.results.summary import Summary, TaskShare, TestShare, summarise
from tests import samples
from tests.samples import a_class


def page(summaries: list[Summary], **more: object) -> BeautifulSoup:
    """The parsed class page."""
    return BeautifulSoup("".join(index(summaries, course=samples.COURSE, lang="en", **more)), "html.parser")  # type: ignore[arg-type]  # whatever a test adds


def one(student: str, score: float | None, shares: dict[str, float], **more: object) -> Summary:
    """A graded summary with tests of given shares."""
    summary = Summary(
        student=student, assignment="gates", title=Text("Gates"), status="graded", score=score, max_score=100.0,
        tests=tuple(TestShare(name, "task", Text(name), "public", share) for name, share in shares.items()),
    )  # fmt: skip
    return msgspec.structs.replace(summary, **more)


def test_scores_fall_into_ten_steps_and_full_marks() -> None:
    """0 to 9 is the first bar, 100 alone the last; a sum of thirds that misses 100 by rounding is 100."""
    scores = [0.0, 9.99, 10.0, 55.0, 99.0, 100.0, 100.0 - 1e-12]
    (view,) = statistics.assignments([one(str(s), s, {}) for s in scores], samples.COURSE)
    assert view.bins == (2, 1, 0, 0, 0, 1, 0, 0, 0, 1, 2)
    assert view.median == 55.0


def test_a_mark_that_moved_says_why() -> None:
    """A decision is no other submission and no other judgement; what was missing before was handed in."""
    was = ScoreAndStatus("graded", 50.0)
    voided = Change("Ann", "gates", was, ScoreAndStatus("graded", 60.0), resubmitted=False, reasons=("void",))
    came = Change("Ann", "gates", ScoreAndStatus("missing", 0.0), was, resubmitted=True, reasons=("handed-in",))
    again = Change("Ann", "gates", was, ScoreAndStatus("graded", 40.0), resubmitted=False)
    rows = page([one("Ann", 50.0, {})], changes=[voided, came, again]).select("table.marks tbody tr")
    assert sorted(row.select("td")[-1].select("[lang=en]")[0].get_text(strip=True) for row in rows) == [
        "graded again",
        "handed in",
        "void test",
    ]


def test_the_mark_of_somebody_who_has_left_has_moved() -> None:
    """To nothing: the page shows the mark from before."""
    moved = Change("Lou", "gates", ScoreAndStatus("graded", 50.0), None, resubmitted=False)
    (row,) = page([one("Ann", 50.0, {})], changes=[moved]).select("table.marks tbody tr")[:1]
    assert [cell.get_text() for cell in row.select("td")][:4] == ["Lou", "gates", "50", "–"]


def test_what_nobody_has_written_is_no_failure() -> None:
    """A task to do counts for scores alone: not for the share of a task, nor for how hard a test is; the page counts
    it, and says so of a submission that is the stub."""
    done, todo = (TaskShare("task", Text("Task"), points, 10.0, todo=not points) for points in (8.0, 0.0))
    group = [one("a", 8.0, {"t": 0.8}, tasks=(done,)), one("b", 0.0, {"t": 0.0}, tasks=(todo,))]
    (view,) = statistics.assignments(group, samples.COURSE)
    assert (view.tasks[0].share, view.tasks[0].todo) == (0.8, 1)
    assert [hard.share for hard in view.hardest] == [0.8]
    assert view.mean == 4.0
    shown = page(group)
    assert "1 to do" in shown.select_one(".tasks li").get_text()  # type: ignore[union-attr]  # it is there
    assert [cell.get_text(" ", strip=True) for cell in shown.select("td.todo")] == ["0 to do 작성 전"]
    (view,) = statistics.assignments(group[1:], samples.COURSE)
    assert (view.tasks[0].share, view.tasks[0].todo, view.hardest) == (None, 1, ())
    assert "–" in page(group[1:]).select_one(".tasks li .value").get_text()  # type: ignore[union-attr]  # the same


def test_difficulty_and_discrimination() -> None:
    """A test that only strong students pass discriminates; one that luck decides does not; one that fails backwards
    is negative; with equal outcomes there is no number."""
    group = []
    for number in range(40):
        strong = float(number >= 20)
        shares = {"good": strong, "luck": float(number % 2), "odd": 1.0 - strong, "same": 0.0}
        shares |= {"also": strong, "too": strong}
        group.append(one(f"s{number}", 50.0 * strong, shares))
    (view,) = statistics.assignments(group, samples.COURSE)
    found = {test.id: hard for hard in view.hardest for test in (hard.test, *hard.same)}
    assert [one.id for one in found["good"].same] == ["good", "too"]  # they cost the same students the same
    assert found["good"].share == 0.5
    assert found["good"].discrimination is not None and found["good"].discrimination > 0.4
    assert found["luck"].discrimination == pytest.approx(0.0, abs=0.1)
    assert found["odd"].discrimination is not None and found["odd"].discrimination < -0.4
    assert found["same"].discrimination is None
    assert view.hardest[0].test.id == "same"


def test_a_test_does_not_vouch_for_itself() -> None:
    """Discrimination is against the rest of the score: two unrelated tests have none."""
    group = [one(f"s{n}", 0.0, {"a": float(n % 2), "b": float(n % 4 >= 2)}) for n in range(40)]
    (view,) = statistics.assignments(group, samples.COURSE)
    assert all(hard.discrimination == pytest.approx(0.0, abs=1e-9) for hard in view.hardest)


def test_tests_that_everybody_passes_are_not_among_the_hardest() -> None:
    """Nothing was lost there."""
    (view,) = statistics.assignments([one("a", 100.0, {"easy": 1.0, "hard": 0.5})], samples.COURSE)
    assert [hard.test.id for hard in view.hardest] == ["hard"]


def test_the_course_percentage_is_weighted_and_unknown_while_a_score_is() -> None:
    """Weights of the course count; a grader error leaves the total open, a missing submission is 0."""
    course = msgspec.structs.replace(
        samples.COURSE,
        assignments=tuple(
            msgspec.structs.replace(assignment, weight=3.0 if assignment.name == "gates" else 1.0)
            for assignment in samples.COURSE.assignments
        ),
    )
    ours = {"assignment": "normalization"}
    rows = class_rows.rows(
        [
            one("kim", 100.0, {}), one("kim", 0.0, {}, **ours, status="missing"),
            one("lee", 50.0, {}), one("lee", None, {}, **ours, status="grader-error"),
        ],
        course,
    )  # fmt: skip
    assert [(row.student, row.percent) for row in rows] == [("kim", 75.0), ("lee", None)]


def test_misconceptions_are_counted_once_per_student_and_name_them() -> None:
    """The most frequent comes first, with links to the reports behind it."""
    group = [summarise(msgspec.structs.replace(samples.half(), student=f"s{n}")) for n in range(3)]
    group[0] = msgspec.structs.replace(group[0], diagnoses=group[0].diagnoses * 2)
    parsed = page(group)
    (entry,) = parsed.select(".misconceptions li")
    assert entry.b is not None and entry.b.get_text() == "3"
    assert [link["href"] for link in entry.select("a")] == [f"reports/s{n}/gates.html" for n in range(3)]


def test_an_ambiguous_diagnosis_is_nobodys_misconception() -> None:
    """What several variants explain is not counted for each of them."""
    result = samples.half()
    found = tuple(msgspec.structs.replace(one, match="ambiguous") for one in result.diagnoses)
    assert summarise(msgspec.structs.replace(result, diagnoses=found)).diagnoses == ()


def test_everybody_has_a_row_with_links_and_statuses() -> None:
    """The table holds each student once, each score a link to its report where there is one; each status is a class."""
    summaries = a_class(60)
    parsed = page(summaries, folders={"학생 0001": "학생_0001 #1"})
    rows = parsed.select("#table tbody tr")
    assert len(rows) == 60
    assert all(len(row.select("td a")) == 2 - len(row.select("td.missing")) for row in rows)
    second = next(row for row in rows if "학생 0001" in row.get_text())
    assert [link["href"] for link in second.select("a")][:2] == [
        f"reports/학생_0001%20%231/{name}.html" for name in ("all-reports", "gates")
    ]
    for status in ("missing", "ungradable", "grader-error"):
        expected = sum(summary.status == status for summary in summaries)
        assert expected and len(parsed.select(f"td.{status}")) == expected


def test_reasons_are_told_to_the_instructor() -> None:
    """Why something was not graded stands beside the name: the line of a syntax error, and what broke in the grader."""
    other = msgspec.structs.replace(samples.grader_error(), student="lee")
    parsed = page([summarise(samples.ungradable()), summarise(other)])
    text = parsed.select(".problems")[0].get_text()
    assert "gates.py, line 12: not valid Python" in text
    assert "SECRET in test_gates_hidden.py" in text
    assert "fixture 'table' not found" in text


def test_the_page_reads_without_script_and_runs_only_its_own() -> None:
    """Controls are hidden until the script shows them; the policy names the script's hash and nothing else."""
    parsed = page(a_class(5))
    (script,) = parsed.select("script")
    digest = base64.b64encode(hashlib.sha256(script.get_text().encode()).digest()).decode()
    policy = str(parsed.select("meta[http-equiv]")[0]["content"])
    assert policy.endswith(f"script-src 'sha256-{digest}'")
    assert parsed.select(".filter")[0].has_attr("hidden")
    assert not parsed.select("thead button")


def test_both_languages_are_on_the_page() -> None:
    """Every English piece has a Korean one beside it."""
    for piece in page(a_class(20)).select("span.en"):
        sibling = piece.find_next_sibling()
        assert isinstance(sibling, Tag) and sibling.get("class") == ["ko"]


def test_an_empty_class_is_a_page_too() -> None:
    """Nobody handed in: the page says so instead of failing."""
    assert "0 students" in page([]).get_text()
    assert "No submission was graded." in page([summarise(samples.missing())]).get_text()


def test_hostile_names_and_messages_stay_text() -> None:
    """A name of a megabyte with markup in it is a short text."""
    evil = msgspec.structs.replace(
        samples.hostile(), status="ungradable", notes=(Message("note.syntax-error", {"text": samples.EVIL * 9999}),)
    )
    html = "".join(index([summarise(evil)] * 3, course=samples.COURSE, lang="en"))
    assert len(html) < 100_000
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", html)
    assert not BeautifulSoup(html, "html.parser").select("img, [onerror]")
    assert html.count("<script") == 1


def test_a_summary_travels_between_processes() -> None:
    """Workers send summaries as MessagePack."""
    summary = summarise(samples.half())
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(summary), type=Summary) == summary


def test_what_every_command_imports_is_light() -> None:
    """Summaries, views and clean text need neither Jinja2 nor rich: those load only where something is shown."""
    code = (
        "import sys, grader.results.summary, grader.render.view, grader.text.clean, grader.render.advice;"
        "print([name for name in ('jinja2', 'rich', 'markupsafe', 'numpy', 'pandas') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_rows_beyond_the_first_page_wait_() -> None:
    """They are rows like the others, and no name ends the script in which they stand."""
    evil = "</script><!--<script>alert(1)</script>"
    shown = page([one(f"{number:04} {evil}", 50.0, {}) for number in range(205)])
    (data,) = shown.select("#more")
    assert len(shown.select("script")) == 2 and len(shown.select("#table tbody tr")) == 200
    waiting = [BeautifulSoup(row, "html.parser") for row in data.get_text().strip().splitlines()]
    assert [row.get_text() for row in waiting] == [f"{number:04} {evil}50" for number in range(200, 205)]
    assert data["data-rows"] == "5"


def test_a_cell_has_the_marks_of_all_attempts_and_corrections() -> None:
    """In small print; who needs help and who has been silent can be filtered; names lead to all reports."""
    when = datetime(2026, 11, 30, tzinfo=UTC)
    attempts = tuple(AttemptMark(when, True, "graded", score, 100.0) for score in (20.0, 30.0))
    histories = {
        ("ann", "gates"): History(attempts, (Correction(when, "regraded", 20.0, 30.0),)),
        ("bob", "gates"): History((msgspec.structs.replace(attempts[0], when=when - timedelta(days=14)),)),
    }
    group = [one("ann", 30.0, {"t": 0.0}), one("bob", 90.0, {"t": 1.0})]
    shown = page(group, histories=histories, sections={"ann": "A<b>"}, folders={"ann": "a b"})
    first, second = shown.select("#table tbody tr")
    assert [cell.get_text() for cell in first.select("small")] == ["20, 30", "20 → 30"]
    assert (first["class"], second["class"]) == (["help"], ["silent"])
    assert [cell.get_text() for cell in first.select("td.text")] == ["A<b>", "2026-11-30"]
    (helped,) = shown.select("table.help tbody tr")
    assert helped.a is not None and helped.a["href"] == "reports/a%20b/all-reports.html"
    assert [link["href"] for link in shown.select("td details a")] == ["reports/a%20b/gates.html"]  # behind the test


def test_a_large_class_is_one_light_page() -> None:
    """1,000 students and 7 assignments: below 1 MB, and made in about a second on a busy machine."""
    summaries = a_class(1000, tuple(assignment.name for assignment in samples.COURSE.assignments))
    "".join(index(summaries[:7], course=samples.COURSE, lang="en"))
    start = time.process_time()
    pieces = [*index(summaries, course=samples.COURSE, lang="en")]
    assert time.process_time() - start < 2.0
    assert sum(len(piece.encode()) for piece in pieces) < 1_000_000
    assert max(map(len, pieces)) < 60_000  # it is written as it is made, and never in memory as a whole
