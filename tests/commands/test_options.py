"""Options that mean something only beside others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from grader.cli import app_of
from grader.commands.options import output_file
from grader.errors import GraderError


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (["--cluster", "tcp://127.0.0.1:9", "--jobs", "2"], "--jobs and --cluster"),
        (["--insecure-cluster"], "--insecure-cluster: there is no cluster"),
        (["--tls-cert", "cert.pem"], "--tls-cert: there is no cluster"),
    ],
)
def test_options_of_a_cluster(tmp_path: Path, more: list[str], words: str) -> None:
    """One that would be ignored is refused, before anything is done."""
    with pytest.raises(GraderError, match=words):
        app_of()(["batch", str(tmp_path), "--out", str(tmp_path / "out"), *more], standalone_mode=False)
    assert not (tmp_path / "out").exists()


def test_a_name_without_an_ending_is_a_folder(tmp_path: Path) -> None:
    """A page without one opens in no browser; what is there already is what it is."""
    (tmp_path / "old").write_text("", encoding="utf-8")
    (tmp_path / "pages.d").mkdir()
    for named, file in (
        ("new", "new/gates.html"),
        ("보고서.html", "보고서.html"),
        ("old", "old"),
        ("pages.d", "pages.d/gates.html"),
    ):
        assert output_file(tmp_path / named, "gates.html") == tmp_path / file
    assert output_file(Path(os.devnull), "gates.html") == Path(os.devnull)
    assert output_file(Path("a.html"), "gates.html", several=True) == Path("a.html/gates.html")
