"""Help in the reader's language: all of it, and whose language counts."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from gettext import GNUTranslations
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
import typer
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from grader.cli import app_of
from grader.cli.help_language import DOMAIN, LOCALE

KOREAN = LOCALE / "ko" / "LC_MESSAGES" / f"{DOMAIN}.po"
OF_THE_LIBRARY = {
    "Options",
    "Arguments",
    "Commands",
    "default: {default}",
    "required",
    "Show this message and exit.",
    "Usage:",
    "[OPTIONS]",
    "COMMAND [ARGS]...",
}
TITLES = {"For students", "For instructors", "For authors"}
Grader = Callable[..., CompletedProcess[str]]


def texts(command: Any) -> Iterator[str]:
    """What the help of a command says, and of those below it."""
    yield command.help
    for parameter in command.params:
        yield getattr(parameter, "help", None) or ""
        yield parameter.show_default if isinstance(parameter.show_default, str) else ""
    for one in getattr(command, "commands", {}).values():
        yield from texts(one)


def test_every_help_is_in_korean() -> None:
    """A text that is new in English needs Korean in help.po, one that is gone needs none, and `make words` was run."""
    said = {" ".join(text.split()) for text in texts(typer.main.get_command(app_of()))} - {"", "en"}
    with KOREAN.open("rb") as file:
        catalogue = read_po(file, locale="ko", abort_invalid=True)
    assert {message.id for message in catalogue if message.id} == said | OF_THE_LIBRARY | TITLES
    assert [message.id for message in catalogue if message.fuzzy or not message.string] == []
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    with KOREAN.with_suffix(".mo").open("rb") as file:
        found = [GNUTranslations(one)._catalog for one in (io.BytesIO(compiled.getvalue()), file)]  # type: ignore[attr-defined]
    assert [{**one, "": ""} for one in found] == [{**found[0], "": ""}] * 2


@pytest.mark.parametrize(
    ("settings", "arguments", "machine", "korean"),
    [
        (None, (), "ko_KR.UTF-8", True),
        (None, (), "en_US.UTF-8", False),
        (None, ("--lang", "en"), "ko_KR.UTF-8", False),
        ('language = "ko"', (), "C", True),
        ('languages = ["ko", "en"]', (), "C", True),
        ('language = "en"', (), "ko_KR.UTF-8", False),
        ('language = "en"', ("--lang=ko",), "C", True),
        ("language = ko ko", (), "ko_KR.UTF-8", False),
        ('language = "ko"\nbroken', (), "C", True),
    ],
)
def test_whose_language_counts(
    grader: Grader, tmp_path: Path, settings: str | None, arguments: tuple[str, ...], machine: str, korean: bool
) -> None:
    """That of --lang, else the course's, else this machine's; the library's words are in it. The next is as ever."""
    if settings is not None:
        (tmp_path / "course.toml").write_text(settings, encoding="utf-8")
    said = grader("run", *arguments, "--help", cwd=tmp_path, LC_ALL=machine).stdout
    assert ("이 문제만 채점합니다." in said, "Judge this task only." in said) == (korean, not korean)
    assert ("이 도움말을" in said, "옵션:" in said, "[기본값: (강의의 언어)]" in said) == (korean,) * 3
    assert said.startswith("사용법: grader run [옵션] [" if korean else "Usage: grader run [OPTIONS] [")
    assert "For students:" in grader("--help", cwd=tmp_path.parent, LC_ALL="C").stdout
