"""Options that mean something only beside others."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.cli import app_of
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
