"""The pages of a large class are made again only where something in them has changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from grader.batch import pages
from grader.batch.holdings import Holdings
from grader.render.html.collection import collection_page
from grader.results import store
from grader.results.class_record import ClassMember
from grader.results.class_rows import Row
from grader.results.summary import summarise
from tests import samples


def a_class(*students: str) -> Holdings:
    """Students with one mark each."""
    summaries = [msgspec.structs.replace(summarise(samples.half()), student=name) for name in students]
    return Holdings(summaries, [], {name: ClassMember(name, name) for name in students})


def test_a_collection_is_written_again_where_it_is_not_made_of_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that is gone, one that was cut off, one with another mark and one in another language; no other."""
    made: list[str] = []

    def page(row: Row, *rest: Any, **named: Any) -> str:
        made.append(row.student)
        return collection_page(row, *rest, **named)

    monkeypatch.setattr(pages, "collection_page", page)

    def run(held: Holdings, lang: str = "en") -> list[str]:
        made.clear()
        pages.write_collections(tmp_path, samples.COURSE, lang, held)  # type: ignore[arg-type]  # one of the two
        return [*made]

    held = a_class("ann", "bob", "cho", "dee")
    assert run(held) == ["ann", "bob", "cho", "dee"]
    assert run(held) == []
    ann, bob = (store.collection_path(tmp_path, name) for name in ("ann", "bob"))
    ann.unlink()
    bob.write_bytes(bob.read_bytes()[:-3])
    higher = [msgspec.structs.replace(one, score=51.0) if one.student == "cho" else one for one in held.summaries]
    assert run(replace(held, summaries=higher)) == ["ann", "bob", "cho"]
    assert "51" in store.collection_path(tmp_path, "cho").read_text("utf-8")
    assert run(replace(held, summaries=higher), "ko") == ["ann", "bob", "cho", "dee"]
