"""The student's report as a page: what is on it, in which order, and that nothing on it is anybody else's markup."""

from __future__ import annotations

import re
import time
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from msgspec.structs import replace

from grader.model import Figure, Gap, Message, Result, SourceText, Text
from grader.render.advice import advice, next_step
from grader.render.html.progress import replace as replace_strip
from grader.render.html.student import student_page
from grader.render.progress import Standing, progress, standings
from grader.render.view import arrange
from tests import samples

Page = BeautifulSoup


def page(name: str, **more: object) -> Page:
    """The parsed report of a sample."""
    html = student_page(
        samples.ALL[name]().for_student(),
        sources=samples.SOURCES.get(name, ()),
        **more,  # type: ignore[arg-type]  # whatever a test adds
    )
    return BeautifulSoup(html, "html.parser")


def words(tag: Tag | Page | None, lang: str = "en") -> str:
    """What a reader of ``lang`` sees in ``tag``."""
    assert tag is not None
    copy = BeautifulSoup(str(tag), "html.parser")
    for other in copy.select(".ko" if lang == "en" else ".en"):
        other.decompose()
    return re.sub(r"\s+", " ", copy.get_text()).strip()


def pick(tag: Tag | Page, selector: str) -> Tag:
    """The one element that fits."""
    (found,) = tag.select(selector)
    return found


@pytest.mark.parametrize("name", samples.ALL)
def test_a_page_needs_nothing_else(name: str) -> None:
    """No script, no address outside the file, and a policy that forbids both."""
    parsed = page(name)
    assert not parsed.select("script, link, iframe, object, embed, base")
    assert "default-src 'none'" in str(parsed.select("meta[http-equiv]")[0])
    for tag in parsed.select("[src]"):
        assert str(tag["src"]).startswith("data:image/svg+xml;base64,")
    for tag in parsed.select("[href]"):
        assert str(tag["href"]).startswith(("#", "https://example.org/norm02"))
    assert not re.search(r"@import|url\(", parsed.style.get_text() if parsed.style else "")


@pytest.mark.parametrize("name", samples.ALL)
def test_a_page_has_landmarks_headings_in_order_and_unique_ids(name: str) -> None:
    """One main, one h1, no heading level skipped, no id twice."""
    parsed = page(name)
    assert len(parsed.select("main")) == len(parsed.select("h1")) == 1
    levels = [int(tag.name[1]) for tag in parsed.find_all(re.compile(r"^h[1-6]$"))]
    assert all(later - before <= 1 for before, later in pairwise(levels))
    ids = [str(tag["id"]) for tag in parsed.select("[id]")]
    assert len(ids) == len(set(ids))


def test_only_what_a_student_may_see_can_be_rendered() -> None:
    """A Result is refused: it holds hidden inputs."""
    result: Result = samples.half()
    with pytest.raises(TypeError, match="StudentResult"):
        student_page(result)  # type: ignore[arg-type]  # the mistake that this is about


def test_totals_are_honest_about_what_is_not_known_yet() -> None:
    """Without hidden tests the page says so beside the points, which it does not repeat, in both languages."""
    totals = pick(page("released"), ".totals")
    assert words(totals) == "38 points are hidden and are graded later."
    assert words(totals, "ko") == "비공개 38점은 나중에 채점됩니다."
    assert words(pick(page("released"), ".score")) == "62 of 62 public points"
    both = words(pick(page("half"), ".totals"))
    assert both == "32 of 62 public points and 18 of 38 hidden points."


def test_the_first_failing_task_is_open_and_the_rest_closed() -> None:
    """Order matters to a learner."""
    tasks = page("kinds").select("details.task")
    assert [task.has_attr("open") for task in tasks] == [True, False, False, False, False]
    assert [task.has_attr("open") for task in page("half").select("details.task")] == [False, False, True, False]
    assert not any(task.has_attr("open") for task in page("full").select("details.task"))


def test_one_failure_has_its_anatomy_in_order() -> None:
    """Claim, place, code, expected and got, diagnosis, hint, what to try."""
    failure = page("half").select(".failure")[0]
    assert words(failure.h4) == "xor_gate(1, 1): expected 0, got 1 (off by 1)"
    assert words(pick(failure, ".place")) == "gates.py, line 34"
    kinds = [
        next(name for name in ("small", "place", "listing", "call", "pair", "diagnosis", "hint", "try", "")
             if name in (tag.get("class") or []) or not name)
        for tag in failure.find_all(recursive=False)
        if tag.name != "h4"
    ]  # fmt: skip
    assert kinds == ["small", "place", "listing", "pair", "diagnosis", "hint", "try"]  # the claim has said the call
    assert [words(side) for side in failure.select(".pair > div")] == ["expected 0", "≠ got 1"]
    assert words(pick(failure, ".diagnosis")).startswith("Diagnosis behaves exactly as AND(OR, OR) would")
    hint = pick(failure, ".hint")
    assert not hint.has_attr("open")
    assert "Which gate says “not AND”?" in words(hint)
    assert "“AND가 아님”" in words(hint, "ko")


def test_the_line_that_failed_is_marked_and_can_be_reached() -> None:
    """The excerpt marks the line for eyes and for screen readers, and the place leads to it in the whole file."""
    parsed = page("half")
    failure = parsed.select(".failure")[0]
    marked = pick(failure, ".listing .m")
    assert words(marked) == "▸the marked line: return and_gate(s1, s2)"
    target = str(pick(failure, ".place a")["href"]).removeprefix("#")
    assert "return and_gate(s1, s2)" in words(pick(parsed, f"[id='{target}']"))


def test_wrong_cells_carry_a_sign_and_the_expected_value() -> None:
    """Colour alone never tells."""
    window = page("kinds").select("table.window")[0]
    wrong = window.select("td.wrong")
    assert len(wrong) == 5
    assert words(wrong[0]) == "≠ 0.1wrong, expected 0"
    assert "A part of the table." in words(window.find_next("p"))


def test_shapes_are_drawn_on_one_scale() -> None:
    """(10, 3) against (3, 10): a tall rectangle and a wide one."""
    tall, wide = page("kinds").select("svg.shape rect")
    assert float(str(tall["width"])) == pytest.approx(float(str(wide["height"])))
    assert float(str(tall["height"])) > 3 * float(str(tall["width"]))


def test_long_values_are_cut_with_a_way_to_see_all() -> None:
    """A list of 400 numbers shows its beginning, and the rest on request."""
    more = page("kinds").select(".pair .more")
    assert len(more) == 2
    assert "399]" in words(more[0])


def test_pictures_stand_in_the_page_with_their_words_and_tables_are_tables() -> None:
    """A drawing is part of the page; one that could do anything, or is too large for it, is said to be missing."""
    svg = '<svg viewBox="0 0 9 9" width="9"><path d="M0 0L9 9" style="stroke:var(--accent,#1c5c9c)"/></svg>'
    line = Figure("svg", Text("The line", "직선"), Text("A line below the point", "점 아래의 직선"), svg=svg)
    script = replace(line, svg=svg.replace("<path", "<script>alert(1)</script><path"))
    event = replace(line, svg=svg.replace("<path", '<path onclick="alert(1)"'))
    address = replace(line, svg=svg.replace("var(--accent,#1c5c9c)", "url(https://example.org)"))
    huge = replace(line, svg=svg.replace("M0 0", "M0 0" * 500_000))
    table = Figure("table", Text("Before", "이전"), Text("Values", "값"), table=samples.TABLE)
    evidence = (line, script, event, address, huge, table)
    failed = replace(samples.XOR_FAILED, attachments=evidence)
    result = replace(samples.half(), tests=(failed,)).for_student()
    html = student_page(result)
    parsed = BeautifulSoup(html, "html.parser")
    assert html.count(svg) == len(parsed.select("figure svg")) == 1
    assert "A line below the point" in words(parsed.select("figure")[0])
    assert "alert" not in html and "example.org" not in html
    assert len(parsed.select("figure table.window")) == 1
    assert "Some pictures are too large" in words(pick(parsed, ".failure"))
    assert len(html) < 100_000


def test_claims_are_read_at_a_glance() -> None:
    """Long values are cut in the claim; they stand in full beside it."""
    claims = [words(tag) for tag in page("kinds").select(".failure h4")]
    assert max(map(len, claims)) < 300
    assert any("…" in claim for claim in claims)


def test_three_voices_are_distinct() -> None:
    """Wrong, blocked and the grader's own failure are different words, signs and places."""
    half = page("half")
    blocked = pick(half, ".voice.blocked")
    assert "Waits for xor_gate." in words(blocked)
    assert words(half.select(".task.blocked .state")[0]) == "blocked: waits for xor_gate"
    broken = page("grader-error")
    assert "The submission is not at fault" in words(pick(broken, "div.voice.broken"))
    assert words(pick(broken, ".score")) == "– no score"
    assert not broken.select(".failure")


def test_hidden_tests_show_title_and_hint_only() -> None:
    """No input, value, place or id of a hidden test is on the page."""
    html = str(page("half"))
    assert "SECRET" not in html
    assert "_hidden" not in html
    hidden = page("half").select(".another")[0]
    assert not hidden.select(".place, .call, .pair, .facts, .window")
    assert "1 hidden test of this task did not pass either" in words(hidden.select("summary")[0])
    assert "Arrays of inputs" in words(pick(hidden, ".titles li"))
    assert "Gates that take numbers may not take arrays." in words(pick(hidden, ".hint"))


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("half", "Next: xor_gate. For a hint: grader hint gates xor_gate."),
        ("released", "Next: hand it in, if that is not done yet."),
        ("full", "Next: nothing is left"),
        ("ungradable", "Next: make the file load"),
        ("missing", "Next: hand in gates.py or gates.ipynb."),
        ("grader-error", "Next: nothing to correct in the submission;"),
    ],
)
def test_the_last_line_says_the_next_step(name: str, start: str) -> None:
    """Whatever happened, the page ends with what to do."""
    sections = page(name).select("main > *")
    assert "next" in (sections[-1].get("class") or [])
    assert words(sections[-1].p).startswith(start)


def test_a_full_score_leads_to_the_next_assignment() -> None:
    """With the steps of the course, the next step is the first assignment that is not done."""
    full = samples.full().for_student()
    steps = progress(samples.COURSE.assignments, standings([full]))
    html = student_page(full, steps=steps)
    parsed = BeautifulSoup(html, "html.parser")
    assert words(pick(parsed, ".next p")).startswith("Next: the assignment XOR network, grader run xor_mlp")
    way = parsed.select(".way li")
    assert [words(step)[0] for step in way] == ["✓", "●", "○", "○", "○", "○", "○"]
    assert way[0]["aria-current"] == "page"


def test_reasons_stand_where_there_is_nothing_to_judge() -> None:
    """An ungradable submission says why, with the line."""
    parsed = page("ungradable")
    assert words(pick(parsed, ".score")) == "0 of 100"
    assert "gates.py, line 12: not valid Python: invalid syntax" in words(pick(parsed, ".notes"))
    assert not parsed.select(".task")


def test_both_languages_are_complete() -> None:
    """Every English piece has a Korean one beside it; the default is the one asked for."""
    parsed = page("kinds", lang="ko")
    assert parsed.html is not None and parsed.html["lang"] == "ko"
    assert pick(parsed, "#ko").has_attr("checked") and not pick(parsed, "#en").has_attr("checked")
    for piece in parsed.select("span.en"):
        sibling = piece.find_next_sibling()
        assert isinstance(sibling, Tag) and sibling.get("class") == ["ko"]


def test_hostile_content_stays_text() -> None:
    """Script, markup, escape sequences and text direction of a megabyte each end as visible characters."""
    html = student_page(samples.hostile().for_student(), sources=samples.SOURCES["hostile"])
    assert len(html.encode()) < 1_000_000
    parsed = BeautifulSoup(html, "html.parser")
    assert not parsed.select("script, img, [onerror]")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", html)
    assert "&lt;script&gt;" in html
    assert "{{7*7}}" in html
    assert "\\x1b[31m" in html


def test_many_hostile_notes_and_code_lines_stay_bounded() -> None:
    """A notebook with thousands of failing cells is a page of ordinary size that says what it leaves out."""
    result = samples.hostile(2000).for_student()
    cells = [SourceText("n.ipynb", number, "<b>" * 300) for number in range(5000)]
    html = student_page(result, sources=cells)
    assert len(html.encode()) < 1_000_000
    assert "and 150 more" in html


def test_a_course_may_replace_any_template(tmp_path: Path) -> None:
    """A template in the course's folder goes before the packaged one; the others stay."""
    (tmp_path / "parts.html.j2").write_text("{% macro sign(x) %}{% endmacro %}{% macro task_card(t, p, v, r, f) %}"
        "<p class='mine'>{{ t.name }}</p>{% endmacro %}{% macro value_box(v) %}{% endmacro %}"
        "{% macro code_lines(a, b, c, d) %}{% endmacro %}")  # fmt: skip
    parsed = page("full", templates=tmp_path)
    assert parsed.select(".mine")[0].get_text() == "perceptron"
    assert not page("full").select(".mine")


def test_english_alone_is_marked_as_english() -> None:
    """An author's text without Korean is shown in either language and says which one it is."""
    from grader.render.html.templates import Words

    assert str(Words().authored(Text("Only <English>"))) == '<span lang="en">Only &lt;English&gt;</span>'


def test_a_page_is_rendered_within_milliseconds() -> None:
    """The target is 5 ms; the test allows for a busy machine."""
    seen = samples.kinds().for_student()
    student_page(seen, sources=samples.NOTEBOOK_SOURCES)
    times = []
    for _ in range(10):
        start = time.process_time()
        student_page(seen, sources=samples.NOTEBOOK_SOURCES)
        times.append(time.process_time() - start)
    assert min(times) < 0.015


def test_progress_is_put_on_a_page_of_a_class_afterwards() -> None:
    """With everybody's results: what is done, what is to do, and links to the student's other reports."""
    seen = samples.half().for_student()
    assignments = samples.COURSE.assignments
    other = assignments[1].name
    half = Standing(50.0, 100.0, f"{seen.assignment}.html")
    steps = progress(
        assignments, {seen.assignment: half, other: Standing(100.0, 100.0, f"{other}.html")}, seen.assignment
    )
    html = replace_strip(student_page(seen), steps, seen.assignment)
    shown = BeautifulSoup(html, "html.parser").select(".way li")
    assert [words(step)[0] for step in shown[:3]] == ["●", "✓", "○"]
    assert shown[0]["aria-current"] == "page" and not shown[0].select("a")
    assert [link["href"] for link in BeautifulSoup(html, "html.parser").select(".way a")] == [f"{other}.html"]
    assert replace_strip(html, steps, seen.assignment) == html  # a second run changes nothing
    assert replace_strip("<p>no place for it</p>", steps, seen.assignment) == "<p>no place for it</p>"


def test_tests_that_say_the_same_stand_once() -> None:
    """Cases of a hidden test are one line with their number; public failures each keep their evidence."""
    seen = samples.half().for_student()
    failed = next(test for test in seen.tests if test.outcome == "failed" and test.visibility == "public")
    hidden = replace(failed, visibility="hidden", title=Text("Any shape."), gap=None, place=None, message=None, call="")
    tests = [replace(failed, id=f"public-{n}") for n in range(2)] + [
        replace(hidden, id=f"hidden-{n}") for n in (1, 2, 3)
    ]
    result = replace(seen, tests=tuple(tests), diagnoses=())
    task = next(task for task in arrange(result).tasks if task.name == failed.task)
    assert [(one.test.id, one.times) for one in task.problems] == [("public-0", 1), ("public-1", 1), ("hidden-1", 3)]
    assert student_page(result).count("×3") == 1


def test_what_is_missing_after_an_error_is_not_blamed_on_its_name() -> None:
    """Where the line that would define it did not run, that line comes first; elsewhere the name is what is missing."""
    test = replace(samples.half().for_student().tests[0], outcome="failed", gap=Gap("missing"))
    for message, phrase in (
        ("test.not-defined", "try.missing"),
        ("test.not-made", "try.place"),
        ("test.in-not-python", "try.place"),
    ):
        assert advice(replace(test, message=Message(message, {"task": "f"}))).phrase == phrase


def test_a_task_that_is_still_the_stub_is_to_do() -> None:
    """No red failure: the task waits for work, in a sign of its own and with the titles of its tests."""
    seen = samples.half().for_student()
    test = replace(
        seen.tests[0], outcome="failed", gap=Gap("exception"), message=Message("test.not-implemented", {"task": "f"})
    )
    (score, *_) = (score for score in seen.tasks if score.task == test.task)
    result = replace(seen, tests=(test,), tasks=(replace(score, todo=True),), diagnoses=())
    view = arrange(result)
    assert [task.state for task in view.tasks] == ["todo"]
    assert view.focus is view.tasks[0]
    assert next_step(result, view).phrase == "next.fix"
    page = student_page(result)
    assert "to do" in page and 'class="failure"' not in page
    passed = replace(result, tests=(replace(test, outcome="passed", message=None),))
    assert [task.state for task in arrange(passed).tasks] == ["passed"]


def test_the_bar_is_explained_and_pictures_stay() -> None:
    """What the colours of the bar mean; a picture that a test has attached is there when the test passes, too."""
    legend = words(pick(page("half"), ".legend"))
    assert "each part is a task" in legend and "earned" in legend and "graded later" not in legend
    assert "graded later" in words(pick(page("released"), ".legend"))
    result = samples.full().for_student()
    drawn = Figure("svg", Text("Mine"), Text("A line."), svg='<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>')
    tests = (replace(result.tests[0], attachments=(drawn,)), *result.tests[1:])
    html = student_page(replace(result, tests=tests))
    assert "A line." in html and result.tests[0].outcome == "passed"


def test_a_course_in_one_language_offers_no_other() -> None:
    """No switch, and no rule that would hide the language that is there."""
    html = student_page(samples.half().for_student(), lang="ko", langs=("ko",))
    assert 'class="switch"' not in html and ".en { display: none; }" in html
