"""A cluster that is encrypted: who has no certificate of its own neither joins nor sends work."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cluster.certificates import made
from tests.cluster.processes import RunningCluster, running
from tests.small_course import SOLUTION
from tests.tiers import needs_tier

pytest.importorskip("distributed", reason="Dask is not installed")
pytestmark = [
    pytest.mark.nightly,
    needs_tier,
]


@pytest.fixture(scope="module")
def encrypted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCluster]:
    """A scheduler and a worker that speak TLS alone."""
    folder = tmp_path_factory.mktemp("tls")
    with running(folder / "dask", workers=1, tls=made(folder / "certificates")) as cluster:
        yield cluster


@pytest.fixture
def submissions(tmp_path: Path) -> Path:
    """A student."""
    (tmp_path / "class" / "ada").mkdir(parents=True)
    (tmp_path / "class" / "ada" / "sums.py").write_text(SOLUTION)
    return tmp_path / "class"


def test_a_class_is_graded(encrypted: RunningCluster, shared_course: Path, submissions: Path, tmp_path: Path) -> None:
    """With the files named on the command line."""
    assert encrypted.address.startswith("tls://")
    command = encrypted.batch(shared_course, submissions, tmp_path / "out")
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert "1 graded" in done.stdout


def test_dasks_own_configuration_counts(
    encrypted: RunningCluster, shared_course: Path, submissions: Path, tmp_path: Path, grader: Any
) -> None:
    """Without any option."""
    where = [value for value in encrypted.batch(shared_course, submissions, tmp_path) if str(value).endswith(".pem")]
    names = ("CA_FILE", "CLIENT__CERT", "CLIENT__KEY")
    env = {f"DASK_DISTRIBUTED__COMM__TLS__{name}": path for name, path in zip(names, where, strict=True)}
    done = grader(
        "batch",
        submissions,
        "--out",
        tmp_path / "out",
        "--cluster",
        encrypted.address,
        cwd=shared_course,
        apart=True,
        **env,
    )
    assert done.returncode == 0, done.stderr


def test_another_authority(
    encrypted: RunningCluster, shared_course: Path, submissions: Path, tmp_path: Path, grader: Any
) -> None:
    """Files that somebody else signed, and none at all: one clear error each."""
    ca, certificate, key = made(tmp_path / "others")
    files = ["--tls-ca-file", ca, "--tls-cert", certificate, "--tls-key", key]
    plain = encrypted.address.replace("tls://", "tcp://")
    for address, more in ((encrypted.address, files), (encrypted.address, []), (plain, [])):
        done = grader(
            "batch", submissions, "--out", tmp_path / "out", "--cluster", address, *more, cwd=shared_course, apart=True
        )
        assert done.returncode in (2, 3), done.stdout
        assert "Traceback" not in done.stderr
        assert "tls" in done.stderr.lower()
