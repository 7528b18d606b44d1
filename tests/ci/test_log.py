"""Nothing that a student wrote can end, forge or hide a line of a log."""

from __future__ import annotations

import json
import re

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.model import FileHash, Message, Place, Result, TaskScore, Text
from grader.render.ci import github, gitlab
from grader.render.ci.annotations import places
from grader.render.ci.findings import Graded
from tests import samples
from tests.ci import runner_rules

TOKEN = "5e7f0a1c"
FORGING = [
    "::error file=x.py,line=1::forged",
    "  \t::add-mask::1",
    "\u00a0\u3000::group::forged",
    "\u200b::error::forged",
    "\ufeff::error::forged",
    "\u00ad:\u00ad:error::forged",
    "\x1b::error::forged",
    "##[error]forged",
    "a ##[group]forged",
    "#\ufe0f#[error]forged",
    "#\u200d#\u2060[error]forged",
    "###[warning]forged",
    "a\x0b::error::forged\x0c##[error]",
    "\r::error::forged",
    "a\r\n::error::forged",
    "::stop-commands::mine",
    "::add-matcher::x.json",
    "::save-state name=a::b",
    "::set-output name=score::100",
    "##[add-matcher]x",
    "##[Error]forged",
]
COMMANDS = [
    *FORGING,
    "####[[endgroup]",
    "a\u2028::error::forged",
    "a\u0085::error::forged",
    f"::{TOKEN}x::",
    '  File "x.py", line 3, in f',
    "    raise ValueError('forged')",
    "%0A::error::forged",
    "::endgroup::\n::error::forged",
]

line = st.one_of(
    st.text(st.characters()),
    st.sampled_from(COMMANDS),
    st.lists(st.sampled_from([*"#:[] \t\r\n", "\u200b", "\ufe0f", "error", "group", "%", "\u2028"])).map("".join),
)


@pytest.mark.parametrize("text", FORGING)
def test_the_rules_obey_what_is_not_quoted(text: str) -> None:
    """The same lines as they are do forge, so the tests below mean something."""
    assert len(runner_rules.read(text).commands) == 1


@settings(deadline=None)
@given(st.lists(line, max_size=8))
def test_what_is_quoted_is_shown_line_by_line_and_never_obeyed(lines: list[str]) -> None:
    """Whatever stands between, the runner obeys the stop, the token and what comes after, and shows each line once."""
    log = runner_rules.read("\n".join([*github.quoted(lines, TOKEN), "::notice::after"]))
    assert [command.name for command in log.commands] == ["stop-commands", "resume", "notice"]
    assert len(log.lines) == len(lines)
    assert all(shown.startswith("|") and "##[" not in runner_rules._seen(shown) for shown in log.lines)
    assert log.matched == 0


@settings(deadline=None)
@given(line, line, line)
def test_a_command_carries_any_text_as_it_is(data: str, title: str, file: str) -> None:
    """What a command of ours carries arrives whole and makes no second command."""
    data, title, file = (github.harmless(text) for text in (data, title, file))
    text = github.command("error", data, file=file, line=3, title=title)
    log = runner_rules.read(text + "\n::notice::after")
    assert [command.name for command in log.commands] == ["error", "notice"]
    assert log.lines == []
    assert log.commands[0].data == runner_rules._seen(data)
    assert log.commands[0].properties["line"] == "3"


@pytest.mark.parametrize("text", COMMANDS)
def test_even_without_the_stop_a_quoted_line_is_no_command(text: str) -> None:
    """Two defences: behind the bar and without its old form, a line is not obeyed even while commands are."""
    (_, shown, _) = github.quoted([text], TOKEN)
    assert runner_rules.read(shown).commands == []


@pytest.mark.parametrize("name", list(samples.ALL))
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_a_result_gives_one_group_and_only_our_annotations(name: str, lang: str) -> None:
    """Every kind of result, the hostile one too: a group, its end, and an annotation for each failing task."""
    result = samples.ALL[name]().for_student()
    log = runner_rules.read("\n".join(github.log([Graded(result, "assignments/x")], lang, TOKEN)))
    names = [command.name for command in log.commands]
    failing = {test.task for test in result.tests if test.outcome == "failed"}
    assert names == ["group", "stop-commands", "resume", "endgroup", *["error"] * names.count("error")]
    titles = [command.properties["title"].split(",")[0] for command in log.named("error")]
    stops = len(titles) - len(failing)
    assert stops >= 0
    assert set(titles[stops:]) == failing
    assert set(titles[:stops]) <= {result.title.get(lang).split(",")[0]}
    assert all(shown.startswith("|") for shown in log.lines)


def test_what_stopped_the_submission_is_marked_before_what_came_of_it() -> None:
    """Each cell that did not run to its end, on its line of the file; a note about another file has no line."""
    half = samples.half().for_student()
    stops = [
        Message(
            "note.statement-failed", {"file": "gates.ipynb", "cell": 3, "line": 2, "type": "NameError", "text": "##[a]"}
        ),
        Message("note.statement-timeout", {"file": "gates.ipynb", "cell": 4, "line": 1, "seconds": 2}),
        Message("note.syntax-error", {"file": "/etc/passwd", "line": 1}),
        Message("note.encoding", {"file": "gates.ipynb", "encoding": "cp949"}),
    ]
    info = msgspec.structs.replace(half.submission, files=(FileHash("gates.ipynb", "0"),))
    result = msgspec.structs.replace(half, notes=tuple(stops), submission=info)
    assert {Place("gates.ipynb", 2, 3), Place("gates.ipynb", 1, 4)} <= places(result)
    lines = {Place("gates.ipynb", 2, 3): 41, Place("gates.ipynb", 1, 4): 50}
    log = runner_rules.read("\n".join(github.log([Graded(result, "a", lines)], "en", TOKEN)))
    first, second, *rest = log.named("error")
    assert first.properties == {"file": "a/gates.ipynb", "line": "41", "title": half.title.en}
    assert first.data.startswith(
        "gates.ipynb, cell 3, line 2: NameError: ## [a]. Run as it was handed in, it stops there"
    )
    assert second.properties["line"] == "50"
    assert second.data.startswith("gates.ipynb, cell 4, line 1 was still running when loading had taken 2 s")
    assert [command.properties["title"].split(",")[0] for command in rest] == ["xor_gate"]
    issues = json.loads(gitlab.code_quality([Graded(result, "a", lines)], "en"))
    assert [issue["location"]["lines"]["begin"] for issue in issues][:2] == [41, 50]
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 2


def test_annotations_stay_within_what_github_shows() -> None:
    """Ten errors, none above 4,096 characters, and a notice that says how many more there are."""
    one = samples.XOR_FAILED
    names = [f"task_{number}" for number in range(14)]
    result = msgspec.structs.replace(
        samples.half().for_student(),
        tasks=tuple(TaskScore(name, Text(name), 0.0, 1.0, 0.0, 1.0) for name in names),
        tests=tuple(msgspec.structs.replace(one, id=name, task=name, title=Text("x" * 9000)) for name in names),
    )
    log = runner_rules.read("\n".join(github.log([Graded(result, "a")], "en", TOKEN)))
    assert len(log.named("error")) == 10
    assert [command.data for command in log.named("notice")] == ["4 more tasks fail; the summary has them all."]
    assert all(len(command.data) <= 4096 for command in log.named("error"))


@pytest.mark.parametrize("renderer", [lambda g: github.log(g, "en", TOKEN), lambda g: gitlab.log(g, "en", 0)])
def test_a_result_that_is_not_for_students_is_refused(renderer: object) -> None:
    """A Result holds secrets: no log is made of one."""
    assert isinstance(samples.half(), Result)
    with pytest.raises(TypeError):
        renderer([Graded(samples.half(), "a")])  # type: ignore[operator, arg-type]  # the mistake that is tested


@pytest.mark.parametrize("name", list(samples.ALL))
def test_gitlab_sees_our_sections_only(name: str) -> None:
    """One section begins and ends; no other escape sequence and no carriage return is in the log."""
    text = "\n".join(gitlab.log([Graded(samples.ALL[name]().for_student(), "a")], "en", 7))
    assert re.findall(r"section_(\w+):7:(\w+)\r\x1b\[0K", text) == [("start", "grader_1"), ("end", "grader_1")]
    assert (text.count("\x1b"), text.count("\r")) == (4, 2)


def test_outputs_hold_their_values() -> None:
    """A value stands between two lines of its delimiter."""
    assert github.outputs({"score": "3"}, "d") == "score<<d\n3\nd\n"
