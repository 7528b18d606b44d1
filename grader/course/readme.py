"""The sections of an assignment's README, as links name them."""

from __future__ import annotations

import re
from itertools import count
from pathlib import Path

from grader.course.layout import READMES
from grader.model import Lang


def sections(readme: str) -> tuple[str, ...]:
    """Return the names of links to the headings, as on GitHub: a heading that comes again gets a number."""
    links: list[str] = []
    code = False
    for line in readme.splitlines():
        code ^= line.lstrip().startswith("```")
        if line.startswith("#") and not code:
            name = re.sub(r"[^\w\- ]", "", line.lstrip("#").strip().lower()).replace(" ", "-")
            names = (name if again == 0 else f"{name}-{again}" for again in count())
            links.append(next(name for name in names if name not in links))
    return tuple(links)


def translate_link(link: str, folder: Path, lang: Lang) -> str:
    """Return a link into README.md as one to the same section in ``lang``; as it is where there is no such section."""
    name, _, section = link.partition("#")
    original, other = (folder / READMES["en"], folder / READMES[lang])
    if name != original.name or not (original.is_file() and other.is_file()):
        return link
    ours, theirs = (sections(path.read_text(encoding="utf-8")) for path in (original, other))
    if section not in ours or len(ours) != len(theirs):
        return link
    return f"{other.name}#{theirs[ours.index(section)]}"
