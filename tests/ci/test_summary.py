"""The summary: what it says, how large it may be, and that whatever a student wrote is text."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from grader.model import Gap, Message, StudentResult, Text
from grader.render.ci import markdown
from grader.render.ci.findings import Graded, Origin
from tests import samples

ORIGIN = Origin(head="a" * 40, base="b" * 40, branch="main", unused=("course.toml", "x|y`z@me.py", "\udcff\n.py"))
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OURS = re.compile(r"</?(code|pre|details|summary)>")

MARKUP = [
    "[x](https://example.org)",
    "![x](https://example.org/x.png)",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<https://example.org>",
    "https://example.org and www.example.org",
    "@somebody #12 org/repo#3",
    "`code` **bold** _it_ ~~no~~ $x$",
    "| a | b |",
    "# heading",
    "> quote",
    "- item",
    "12. item",
    "---",
    "</pre></code></details>",
    "\\",
    "&lt;b&gt; &#64;me",
    "\u202e\x1b[31m",
    "[a]: https://example.org",
]
hostile = st.one_of(st.sampled_from(MARKUP), st.text(st.characters()), st.lists(st.sampled_from(MARKUP)).map("\n".join))


def tokens(text: str) -> Iterator[Token]:
    """All tokens of the parsed Markdown, those inside of others too."""
    for token in PARSER.parse(text):
        yield token
        yield from token.children or ()


def hostile_result(raw: str) -> StudentResult:
    """A failing result that holds ``raw`` wherever a student's text can stand; also where a forged file has it."""
    gap = Gap("value", expected=raw, actual=raw)
    failed = msgspec.structs.replace(
        samples.XOR_FAILED, call=raw, gap=gap, message=Message("check.that", {}, Text(raw))
    )
    half = samples.half().for_student()
    tests = tuple(failed if test.id == failed.id else test for test in half.tests)
    notes = (Message("note.any-name", {"file": raw, "name": raw}), Message(raw))
    return msgspec.structs.replace(half, tests=tests, title=Text(raw), notes=notes, student=raw, stdout=raw)


@settings(deadline=None)
@given(hostile)
def test_what_a_student_wrote_is_text(raw: str) -> None:
    """No link, picture, HTML, heading, list, quote or table comes of it, and the structure is the same as ever."""
    plain = [token.type for token in tokens(markdown.summary([Graded(hostile_result("x"), "a")], ORIGIN, "en"))]
    found = list(tokens(markdown.summary([Graded(hostile_result(raw or "x"), "a")], ORIGIN, "en")))
    assert not {token.type for token in found} & {"link_open", "image", "code_inline", "fence", "code_block", "s_open"}
    for token in found:
        if token.type in ("html_inline", "html_block"):
            assert re.sub(r"<pre>[^<>]*</pre>", "", OURS.sub("", token.content)).count("<") == 0, token.content
    blocks = [kind for kind in plain if kind.endswith("_open") and kind not in ("strong_open", "em_open")]
    now = [t.type for t in found if t.type.endswith("_open") and t.type not in ("strong_open", "em_open")]
    if raw.strip():
        assert now == blocks


@pytest.mark.parametrize("raw", MARKUP)
def test_nobody_is_mentioned_and_no_issue_is_linked(raw: str) -> None:
    """Outside of code, no @ and no # is followed by a letter or digit, and no address stands as it is."""
    text = "".join(token.content for token in tokens(markdown.text(raw)) if token.type == "text" and not token.children)
    assert not re.search(r"[@#]\w", text)
    assert not re.search(r"https?://|www\.", markdown.text(raw))


@pytest.mark.parametrize("name", list(samples.ALL))
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_every_kind_of_result_stays_below_the_limit(name: str, lang: str) -> None:
    """Ten of a kind fit; what does not fit is cut, and the summary says so and how it was graded."""
    graded = [Graded(samples.ALL[name]().for_student(), "a")] * 10
    assert len(markdown.summary(graded, ORIGIN, lang).encode()) < 2**20
    small = markdown.summary(graded[: 2 if name == "hostile" else 10], ORIGIN, lang, 1500)  # a hostile one is large
    assert len(small.encode()) <= 1500  # and it can be encoded at all, whatever bytes a name has
    assert "aaaaaaaaaaaa" in small


def test_the_words_of_a_failure() -> None:
    """Points first; claim, call, expected, got, diagnosis, hint behind a fold, advice, totals, next step, origin."""
    text = markdown.summary([Graded(samples.half().for_student(), "a")], ORIGIN, "en")
    order = [
        "50/100",
        "| ✗ |",
        "waits for xor\\_gate",
        "32 of 62 public points and 18 of 38 hidden points: 50 of 100.",
        "expected 0, got 1",
        "GATE07",
        "<summary>Hint</summary>",
        "Next: ",
        "bbbbbbbbbbbb",
        "not used for grading",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_a_released_course_is_honest_about_what_is_not_known_yet() -> None:
    """Without the hidden tests the points are public points, and the rest comes later."""
    text = markdown.summary([Graded(samples.released().for_student(), "a")], None, "en")
    assert "public points" in text
    assert "graded later" in text
