"""One cluster for all tests that leave it as it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cluster.processes import RunningCluster, running
from tests.small_course import write_course
from tests.tiers import NO_TIER


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCluster]:
    """A scheduler and two workers on this machine."""
    pytest.importorskip("distributed", reason="Dask is not installed")
    if NO_TIER:
        pytest.skip("no sandbox here may grade: neither namespaces nor Landlock")
    with running(tmp_path_factory.mktemp("dask")) as found:
        yield found


@pytest.fixture(scope="session")
def shared_course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small course that nobody changes."""
    return write_course(tmp_path_factory.mktemp("course") / "course")
