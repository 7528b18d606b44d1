"""The pages for people: what they link to, which files they name and which commands they show is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from grader.cli import app_of
from tests import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\[[^\]]*\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)")
NAMED = re.compile(
    r"(?<![\w/.$<])((?:\.ci|assignments|benchmarks|datasets|docs|grader|reference|templates|tests)/[\w./-]*\w)(?![\w<{*/$])"
)
COMMAND = re.compile(r"(?:^|`| )grader ((?!is\b)[a-z]+)((?: +[^`\n#|;&]+)?)", re.M)
NO_FILE = re.compile(r"(^|/)(test_)?(sums|smoothing)|^grader/result/\d$")
"""The assignments that docs/authors.md and docs/first-assignment.md write, and the name of the result's format."""


def named(page: Path) -> str:
    """How pytest shows it."""
    return page.relative_to(ROOT).as_posix()


def anchors(page: Path) -> set[str]:
    """The headings of a page as links write them."""
    titles = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


def new_files(page: Path) -> set[str]:
    """Files that a page tells its reader to make."""
    return set(re.findall(r"A new file `([\w./]+)`", page.read_text(encoding="utf-8")))


def code(page: Path) -> Iterator[str]:
    """What a page shows as code: whole blocks of shell, and what stands in backticks."""
    text = page.read_text(encoding="utf-8")
    yield from re.findall(r"^```sh\n(.*?)^```", text, re.M | re.S)
    yield from re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S))


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_somewhere(page: Path) -> None:
    """Each relative link leads to a file, and to a heading of it where it names one."""
    for target, anchor in LINK.findall(page.read_text(encoding="utf-8")):
        if target.startswith("made/"):  # pictures that only the site has: website/pictures.py makes them
            continue
        path = (page.parent / target).resolve() if target else page
        assert path.exists(), target
        assert not anchor or anchor in anchors(path), f"{target}#{anchor}"


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_files_that_are_named_are_there(page: Path) -> None:
    """A path of the repository that stands in a page as code exists."""
    paths = {path for piece in code(page) for path in NAMED.findall(piece)} - new_files(page)
    assert [path for path in sorted(paths) if not NO_FILE.search(path) and not (ROOT / path).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_commands_that_are_shown_are_there(page: Path) -> None:
    """A command of the grader that a page shows exists, with the options that it shows."""
    commands = typer.main.get_command(app_of()).commands  # type: ignore[attr-defined]
    new = {Path(file).stem for file in new_files(page) if file.startswith("grader/commands/")}
    for piece in code(page):
        for name, arguments in COMMAND.findall(piece):
            if name in new:
                continue
            assert name in commands, f"grader {name}"
            known = {option for parameter in commands[name].params for option in parameter.opts}
            options = set(re.findall(r"(?<!\S)\[?(--[a-z-]+)", arguments))
            assert options <= known, f"grader {name}: {options - known}"
