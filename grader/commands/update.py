"""``grader update``: bring the folder of a student to a newer release, and say what changed, file by file."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import get_args

from rich.cells import cell_len, set_cell_size

from grader.model import Lang
from grader.text.clean import plain
from grader.text.phrases import say
from grader.updating.apply import Update, update
from grader.updating.plan import What
from grader.updating.source import REQUIREMENTS

_WORDS: tuple[What, ...] = get_args(What)
_SILENT = ("new", "updated", "removed")
"""What needs no reason."""
_LONGEST = 300  # characters of a path


def run(root: Path, source: Path, lang: Lang, *, dry_run: bool) -> None:
    """Update the released folder ``root`` and print what changed. Raises GraderError."""
    for line in report(update(root, source, dry_run=dry_run), lang, dry_run=dry_run):
        print(line)


def report(done: Update, lang: Lang, *, dry_run: bool) -> list[str]:
    """Return a line for each file, and how many there are of each kind."""
    labels = {word: say(f"update.{word}", lang) for word in _WORDS}
    width = max(map(cell_len, labels.values()))
    lines = []
    for one in sorted(done.changes, key=lambda one: (_WORDS.index(one.what), one.path)):
        beside = plain(done.beside.get(one.path, ""), _LONGEST)
        why = "" if one.what in _SILENT else f"  ({say(f'update.why-{one.what}', lang, beside=beside)})"
        lines.append(f"{set_cell_size(labels[one.what], width)}  {plain(one.path, _LONGEST)}{why}")
    counts = Counter(one.what for one in done.changes)
    if not any(one.writes or one.what == "removed" for one in done.changes):
        lines.append(say("update.nothing", lang))
    else:
        parts = [f"{labels[word]} {counts[word]}" for word in _WORDS if counts[word]]
        lines.append(f"{say('update.would' if dry_run else 'update.done', lang)} {', '.join(parts)}")
    if any(one.writes and one.path == REQUIREMENTS for one in done.changes) and not dry_run:
        lines.append(say("update.install", lang))
    return lines
