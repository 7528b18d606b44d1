"""What a worker sends back is written only where it belongs."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from grader.batch.errand import errand
from grader.batch.hand_in_reading import ReadHandIn
from grader.batch.protocol import Reply, Unit
from grader.cluster.returned_files import write_files
from grader.errors import GraderError
from grader.submission.handed_in import Handed

UNIT = Unit(student="ada", folder="ada", assignment="sums", handed=Handed("/nowhere"))


def test_pages_of_the_unit_are_written(tmp_path: Path) -> None:
    """And removed where the worker says so."""
    packed = errand(UNIT, ReadHandIn(), tmp_path)
    write_files(tmp_path, packed, Reply(files={"reports/ada/sums.html": zlib.compress(b"page")}))
    assert (tmp_path / "reports/ada/sums.html").read_bytes() == b"page"
    assert errand(UNIT, ReadHandIn(), tmp_path).pages == {"reports/ada/sums.html"}
    write_files(tmp_path, packed, Reply(files={"reports/ada/sums.html": None}))
    assert not (tmp_path / "reports/ada/sums.html").exists()


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("../../.ssh/authorized_keys", zlib.compress(b"x")),
        ("/etc/passwd", zlib.compress(b"x")),
        ("results/zoe/sums.json", zlib.compress(b"{}")),
        ("results/ada/sums.json", zlib.compress(b"{}")),
        ("reports/ada/sums.html", b"not compressed"),
        ("reports/ada/sums.html", zlib.compress(b"x" * 1000)[:-3]),
    ],
)
def test_nothing_else_is(tmp_path: Path, path: str, content: bytes) -> None:
    """Another's file, a path that leads elsewhere, a result that is none, what is damaged: an error."""
    with pytest.raises(GraderError):
        write_files(tmp_path / "out", errand(UNIT, ReadHandIn(), tmp_path), Reply(files={path: content}))
    assert [*tmp_path.rglob("*")] == [] or not [one for one in tmp_path.rglob("*") if one.is_file()]
