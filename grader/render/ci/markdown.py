"""Render results as GitHub's Markdown: the summary of a job, or a comment.

What others wrote becomes plain text or code: it cannot make a link, picture, mention, HTML or table.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from grader.render.advice import Advice, advice, next_step
from grader.render.ci.findings import Finding, Graded, Origin, findings, headline
from grader.render.claims import meaning_of, message_claim, related, spot
from grader.render.view import SIGNS, TaskView, arrange
from grader.text import clean, phrases
from grader.text.numbers import number
from grader.text.phrases import say

SUMMARY = 1_000_000  # bytes; above 1 MiB GitHub shows nothing
COMMENT = 60_000  # bytes; a comment holds 65,536 characters

_VALUE, _VALUE_LINES = 1200, 12
_NOTES, _UNUSED = 8, 20
# What begins something inside a line: emphasis, code, links, HTML, tables, formulas; at its beginning: lists.
_MARKUP = re.compile(r"[\\`*_\[\]<>&#|~$@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_LINE_START = re.compile(r"^(\d*)([-+=.)])")
_SCHEME = re.compile(r"\b((?:java|vb)script|data):", re.IGNORECASE)  # no page shall take it for an address
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


def text(value: str) -> str:
    """Return ``value`` as running text on one line."""
    return _LINE_START.sub(r"\1\\\2", _inline(value.strip()))


def code(value: str, limit: int = 300) -> str:
    """Return ``value`` as code on one line, also inside a table."""
    return f"<code>{_entities(clean.line(value, limit))}</code>"


def block(value: str) -> str:
    """Return the beginning of ``value`` as lines of code."""
    head = "\n".join(clean.text(value[:_VALUE]).split("\n")[:_VALUE_LINES])
    cut = "…" if len(value) > _VALUE or value.count("\n") >= _VALUE_LINES else ""
    return f"<pre>{_entities(head + cut)}</pre>"


def summary(graded: Sequence[Graded], origin: Origin | None, lang: str, limit: int = SUMMARY) -> str:
    """Return all results in at most ``limit`` bytes: points first, then failures, then the commits.

    Without ``origin`` the commits are not named.
    """
    foot = _origin(origin, lang) if origin is not None else ""
    cut = f"\n{say('ci.cut', lang)}\n"
    if not graded:
        return f"{say('ci.nothing', lang)}\n{foot}"
    pieces = [piece for one in graded for piece in _pieces(one, lang)]
    room = limit - len((foot + cut).encode())
    page = []
    for piece in pieces:
        room -= len(piece.encode())
        if room < 0:
            page.append(cut)
            break
        page.append(piece)
    return "".join(page) + foot


def _pieces(one: Graded, lang: str) -> Iterator[str]:
    result, view = one.result, arrange(one.result)
    yield f"## {text(headline(result, lang))}\n\n"
    if result.status != "graded":
        yield f"{say(f'about.{result.status}', lang)}\n\n"
    if result.status == "graded":
        yield "".join(_table(view.tasks, totals_known=view.totals.hidden is not None, lang=lang))
        phrase, args = view.totals.phrase(result.max_score)
        yield f"\n**{text(say(phrase, lang, **args))}**\n\n"
    for note in result.notes[:_NOTES]:
        yield f"- {text(message_claim(note, lang))}\n"
    if len(result.notes) > _NOTES:
        yield f"- {say('notes.more', lang, count=len(result.notes) - _NOTES)}\n"
    for finding in findings(one, lang):
        task = next(task for task in view.tasks if task.name == finding.task)
        yield "".join(f"{line}\n" for line in _failure(finding, task, lang))
    yield f"\n{_advice(next_step(result, view), lang)}\n\n"


def _table(tasks: Sequence[TaskView], *, totals_known: bool, lang: str) -> Iterator[str]:
    words = [say(word, lang) for word in ("ci.task", "ci.points", "ci.state")]
    yield f"| | {' | '.join(words)} |\n|---|---|---:|---|\n"
    for task in tasks:
        out_of = task.max_points if totals_known else task.public_max
        points = say("score.pair", lang, points=number(task.points), max=number(out_of))
        state = say(f"state.{task.state}", lang)
        if task.state == "blocked":
            state = say("task.waits", lang, tasks=", ".join(task.waits_for))
        named = f"{code(task.name)} {text(task.title.get(lang))}"
        yield f"| {SIGNS[task.state]} | {named} | {points} | {text(state)} |\n"


def _failure(finding: Finding, task: TaskView, lang: str) -> Iterator[str]:
    test = finding.test
    yield f"\n### ✗ {code(finding.task)} {text(task.title.get(lang))}\n"
    yield f"{text(finding.claim)}\n"
    if explained := meaning_of(test.message, lang):
        yield f"{text(explained)}\n"
    if finding.file and test.place is not None:
        yield f"- {say('failure.where', lang)}: {code(finding.file)} {spot(test.place, lang)}"
    if test.call:
        yield f"- {say('failure.call', lang)}: {code(test.call)}"
    for label, value in (("expected", test.gap and test.gap.expected), ("got", test.gap and test.gap.actual)):
        if value:
            yield f"\n{say(f'failure.{label}', lang)}\n{block(value)}"
    diagnoses = task.diagnoses_of(test)
    for diagnosis in diagnoses:
        yield f"\n{say('failure.diagnosis', lang)}: {text(diagnosis.title.get(lang))} ({code(diagnosis.code)})"
    for relation in task.relations_of(test):
        fact = f"{message_claim(relation.message, lang)} ({related(relation, lang)})"
        yield f"\n{say('failure.relation', lang)}: {text(fact)}"
    hints = [hint for hint in (test.hint, *(diagnosis.hint for diagnosis in diagnoses)) if hint and hint.en]
    if hints:
        paragraphs = "\n\n".join(text(hint.get(lang)) for hint in hints)
        yield f"\n<details><summary>{say('failure.hint', lang)}</summary>\n\n{paragraphs}\n\n</details>"
    yield f"\n{_advice(advice(test), lang)}"


def _origin(origin: Origin, lang: str) -> str:
    if origin.base:
        branch = f" ({code(origin.branch)})" if origin.branch else ""
        commits = say("ci.base", lang, head=origin.head[:12], base=origin.base[:12]) + branch
    else:
        commits = say("ci.installed", lang, head=origin.head[:12])
    lines = [f"\n---\n{commits}\n"]
    if origin.unused:
        files = ", ".join(code(path, 120) for path in origin.unused[:_UNUSED])
        more = ""
        if len(origin.unused) > _UNUSED:
            more = " " + say("notes.more", lang, count=len(origin.unused) - _UNUSED)
        lines.append(f"\n{say('ci.unused', lang)} {files}{more}\n")
    return "".join(lines)


def _advice(tip: Advice, lang: str) -> str:
    pieces = phrases.pieces(tip.phrase, lang, **tip.arguments(lang))
    return "".join(code(piece.text) if piece.code else _inline(piece.text) for piece in pieces)


def _inline(value: str) -> str:
    return _SCHEME.sub(r"\1&#58;", _MARKUP.sub(_escaped, clean.line(value, 600)))


def _escaped(match: re.Match[str]) -> str:
    mark = match[0]
    if mark in "<>&":
        return html.escape(mark)
    # After these a word joiner, which has no shape: neither a mention nor a reference to an issue.
    return f"\\{mark}\u2060" if mark in "@#" else f"\\{mark}"


def _entities(value: str) -> str:
    """Return ``value`` with punctuation as character references, which is markup in neither Markdown nor HTML."""
    return _PUNCTUATION.sub(lambda match: f"&#{ord(match[0])};", value)
