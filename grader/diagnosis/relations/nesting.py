"""The expected parts in other brackets: in groups, in one flat list, or only one part of each group."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from grader.diagnosis.loose import Form, alike
from grader.diagnosis.relations.orders import FEW, alike_all
from grader.diagnosis.relations.pair import Fact, Pair


def facts(pair: Pair) -> Iterator[Fact]:
    """Yield how the parts are put together otherwise."""
    ours, right = _parts(pair.form), _parts(pair.right)
    if ours is None or right is None or pair.object or alike(pair.form, pair.right):
        return
    places = _grouped(ours, right)
    if places:
        yield Fact("nested", (("order", places),))
    groups = [_parts(one) for one in right]
    inside = [group for group in groups if group is not None]
    if not inside or len(inside) < len(groups):
        return
    flat = [part for group in inside for part in group]
    if len(ours) == len(flat) > len(right) and alike_all(ours, flat):
        yield Fact("flat")
    if len(ours) == len(right):
        for number in range(min(map(len, inside))):
            if alike_all(ours, [group[number] for group in inside]):
                yield Fact("one-part", (("place", f"[{number}]"),))


def _parts(form: Any) -> list[Any] | None:
    return list(form.parts) if type(form) is Form and form.kind == "list" else None


def _grouped(ours: list[Any], right: list[Any]) -> str:
    """Return where each part of each group is expected, where all are groups of what is expected side by side."""
    if not 1 < len(right) <= FEW or not 1 <= len(ours) < len(right):
        return ""
    texts = []
    for group in ours:
        parts = _parts(group)
        if not parts:
            return ""
        places = [next((i for i, other in enumerate(right) if alike(part, other)), None) for part in parts]
        if None in places:
            return ""
        texts.append(f"({', '.join(f'[{place}]' for place in places)})")
    return ", ".join(texts)
