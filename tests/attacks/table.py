"""The table of all attacks in ``docs/security.md``, made from the attacks themselves.

python -m tests.attacks.table        writes it into the page, between its two marks
"""

from __future__ import annotations

from collections.abc import Iterator

from tests import ROOT
from tests.attacks import resources
from tests.attacks.attack_catalogue import GROUPS, LAYERS, NAMESPACES_ONLY, Attack, catalogue

PAGE = ROOT / "docs" / "security.md"
START, END = "<!-- attacks: made by tests/attacks/table.py -->", "<!-- end of attacks -->"


def table() -> str:
    """Layers, then a table for each group."""
    attacks = catalogue()
    groups = (line for group in GROUPS for line in _group(group, attacks))
    used_up = ("", "### What a submission may use up", "", *resources.table())
    return "\n".join([START, *_layers(), *used_up, *groups, "", END])


def _layers() -> Iterator[str]:
    yield from ("", "| layer | what it is | tiers |", "|---|---|---|")
    for name, meaning in LAYERS.items():
        yield f"| {name} | {_cell(meaning)} | {'namespaces' if name in NAMESPACES_ONLY else 'both'} |"


def _group(group: str, attacks: tuple[Attack, ...]) -> Iterator[str]:
    chosen = [attack for attack in attacks if attack.group == group]
    yield from ("", f"### {group.capitalize()}: {len(chosen)} attacks", "")
    yield from ("| attack | what it tries | stopped in `namespaces` by | in `landlock` by |", "|---|---|---|---|")
    for attack in chosen:
        stops = [", ".join(attack.layers_in(tier)) or "told, see above" for tier in ("namespaces", "landlock")]
        yield f"| {attack.name.removeprefix(f'{group}_')} | {_cell(attack.tries)} | {' | '.join(stops)} |"


def _cell(text: str) -> str:
    for mark in r"\|*_`<>[]":
        text = text.replace(mark, f"\\{mark}")
    return text


def with_table(page: str) -> str:
    """``page`` with the table as it should be now."""
    before, _, rest = page.partition(START)
    _, _, after = rest.partition(END)
    return before + table() + after


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text("utf-8")), encoding="utf-8")
