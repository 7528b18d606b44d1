"""What is written piece by piece is there as a whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.files.atomic import write_pieces, write_table


def test_what_breaks_in_the_middle_leaves_the_old_content(tmp_path: Path) -> None:
    """And nothing beside it."""
    place = tmp_path / "grades.csv"
    write_table(place, iter(["a\n", "b\n"]))

    def pieces() -> Iterator[bytes]:
        yield b"new"
        raise ValueError("the maker failed")

    with pytest.raises(ValueError, match="the maker failed"):
        write_pieces(place, pieces())
    assert place.read_bytes() == b"\xef\xbb\xbfa\nb\n"
    assert [*tmp_path.iterdir()] == [place]
