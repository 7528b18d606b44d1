"""What must hold of everything that a student, or whoever reads a class's pages, gets to see."""

from __future__ import annotations

import csv
import functools
import html
import io
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

import msgspec
from rich.console import Console

from grader.authoring.leaks import Secrets, leaks_in, secrets
from grader.exchange.junit import junit
from grader.model import Result
from grader.render.ci import github
from grader.render.ci.findings import Graded
from grader.render.ci.markdown import summary
from grader.render.terminal.report import print_result
from tests.attacks.attack_batch import Outcome
from tests.attacks.attack_course import ASSIGNMENT, HIDDEN, PUBLIC, SOLUTION, STUB, VARIANTS

MARKED = (".123457", ".284591", "271828.18", "swordfish-in", "heron-in")
"""Parts of what hidden tests give to submissions, however it is written."""

_ATTACKED = re.compile(r"attacked", re.IGNORECASE)
_FORBIDDEN = frozenset("iframe object embed base form attacked-element frame link applet".split())
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\U000e0041]")
_WAITING = re.compile(r'<script type="text/plain" id="more" data-rows="\d+">(.*?)</script>', re.DOTALL)
"""Rows of a large class page that are made only when they are looked at."""
_EVALUATED = "94011"
"""31337 * 3: a template that runs what is shown in it."""


class _Reader(HTMLParser):
    """Lists elements and attributes that no page of ours has."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.problems: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _FORBIDDEN:
            self.problems.append(f"an element <{tag}>")
        self._inside = tag
        for name, value in attrs:
            word = (value or "").strip().lower()
            if name.startswith("on") or name == "srcdoc" or word.startswith(("javascript:", "vbscript:", "//")):
                self.problems.append(f"an attribute {name}={value!r}")
            if name in ("src", "srcset", "poster", "data", "background", "action") and not word.startswith(
                "data:image/"
            ):
                self.problems.append(f"something is fetched: {name}={value!r}")
            if name == "style" and ("url(" in word or "position" in word):
                self.problems.append(f"a style {value!r}")
            if name == "http-equiv" and word != "content-security-policy":
                self.problems.append(f"<meta http-equiv={value}>")

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside in ("script", "style") and _ATTACKED.search(data):
            self.problems.append(f"{data[:80]!r} inside <{self._inside}>")


def with_all_rows(page: str) -> str:
    """A class page as its script makes it where somebody turns to the rows that wait as text."""
    return _WAITING.sub(r"<table>\1</table>", page, count=1)


def page_problems(page: str, *, scripts: int = 0) -> list[str]:
    """What an attack has made of a page that has ``scripts`` scripts of its own."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    found = reader.problems
    if page.lower().count("<script") != scripts:
        found.append("a script")
    if steering := _STEERING.search(page):
        found.append(f"a steering character {steering[0]!r}")
    if _EVALUATED in page:
        found.append("a template was evaluated")
    return found


def terminal(result: Result, lang: str = "en") -> str:
    """What ``grader run`` prints of a result."""
    text = io.StringIO()
    console = Console(file=text, width=100, highlight=False, markup=False, emoji=False, force_terminal=False)
    print_result(console, result.for_student(), lang)
    return text.getvalue()


def terminal_problems(text: str) -> list[str]:
    """What an attack has made of the terminal."""
    steering = _STEERING.search(text.replace("\n", ""))
    return [f"a steering character {steering[0]!r}"] if steering else []


def table_problems(text: str) -> list[str]:
    """Cells of a gradebook that a spreadsheet would run."""
    cells = [cell for row in csv.reader(text.splitlines()) for cell in row]
    return [
        f"a formula {cell!r}"
        for cell in cells
        if cell.startswith(("=", "+", "@", "\t", "\r")) or (cell.startswith("-") and not cell[1:2].isdigit())
    ]


def student_facing(result: Result, page: str) -> dict[str, str]:
    """Everything that a student sees of a result, by what it is called."""
    shown = result.for_student()
    graded = [Graded(shown, "")]
    return {
        "page": page,
        "terminal": terminal(result),
        "JSON": msgspec.json.encode(shown).decode(),
        "job summary": summary(graded, None, "en"),
        "log": "\n".join(github.log(graded, "en", "token")),
        "JUnit report": junit(graded, "en").decode(),
    }


@functools.lru_cache(maxsize=256)
def texts_for(outcome: Outcome, student: str) -> dict[str, str]:
    """Everything that a student of a run sees: written once, looked at for markup and for what is hidden."""
    return student_facing(outcome.results[student], outcome.pages[student])


def log_problems(text: str) -> list[str]:
    """Workflow commands in a log that are not ours, and steering characters."""
    found, ours = terminal_problems(text), True
    for line in text.split("\n"):
        if line.strip() == "::token::":
            ours = True
        elif not ours:
            if line.strip().startswith("::") or "##[" in line:
                found.append(f"a command {line!r}")
        elif line.startswith("::stop-commands::token"):
            ours = False
        elif not line.startswith(("::group::", "::endgroup::", "::error ", "::notice")) or "##[" in line:
            found.append(f"a line {line!r}")
    return found


def summary_problems(text: str) -> list[str]:
    """Markup in a job summary that is not ours."""
    reader = _Reader()
    reader.feed(text)
    links = re.findall(r"(?<!\\)\]\((?!#)[^)]*\)|javascript:\S*\)", text)
    return [*reader.problems, *links, *(["a script"] if "<script" in text or "<img" in text else [])]


def hidden_texts(own: str) -> Secrets:
    """Lines and numbers of the attacked course that only ``reference/`` has, and not ``own``, a student's own file."""
    return distinctive([HIDDEN, SOLUTION, VARIANTS], [PUBLIC, STUB, ASSIGNMENT, own])


def distinctive(private: Iterable[str], public: Iterable[str]) -> Secrets:
    """As ``leaks.secrets``; what is part of a longer public line is no secret either."""
    public = list(public)
    secret = secrets(private, public)
    known = " ".join(word for text in public for word in text.split())
    return Secrets(frozenset(line for line in secret.lines if line not in known), secret.numbers)


def leak_problems(texts: dict[str, str], secret: Secrets) -> Iterator[str]:
    """Hidden content in ``texts``: marked inputs, and whatever is distinctive of ``reference/``."""
    for name, text in texts.items():
        yield from (f"{mark} in the {name}" for mark in MARKED if mark in text)
        yield from (f"{leak.text!r} in the {name}" for leak in leaks_in(name, text, secret))
        # a page or JSON may have a line anywhere inside one of its own
        yield from (f"{line!r} inside the {name}" for line in secret.lines if line in html.unescape(text))


def leaked(outcome: Outcome) -> list[str]:
    """Hidden content in anything that any student sees."""
    found = []
    for student in outcome.results:
        texts = {**texts_for(outcome, student), "notebook's page": outcome.books.get(student, "")}
        secret = hidden_texts(outcome.written.get(student, ""))
        found += [f"{student}: {it}" for it in leak_problems(texts, secret)]
    return found
