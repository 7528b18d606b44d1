"""A hostile submission that attacks Dask from inside its guest."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import psutil
import pytest

from grader.sandbox import tiers
from tests.cluster.processes import RunningCluster
from tests.small_course import COURSE, write_course

SOURCE = (Path(__file__).parent / "attack_on_dask.py").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def patient_course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course that leaves an attack time to try everything."""
    limits = COURSE.replace("load_cpu = 1.0", "load_cpu = 30.0").replace("load_wall = 6.0", "load_wall = 90.0")
    return write_course(tmp_path_factory.mktemp("patient") / "course", **{"course.toml": limits})


def listening(cluster: RunningCluster) -> list[int]:
    """Return the ports of scheduler, nannies and workers."""
    processes = [psutil.Process(one.pid) for one in cluster.processes if one.poll() is None]
    processes += [child for one in processes for child in one.children(recursive=True)]
    found: set[int] = set()
    for process in processes:
        try:
            connections = process.net_connections(kind="tcp")
        except psutil.Error:
            continue
        found |= {one.laddr.port for one in connections if one.status == psutil.CONN_LISTEN}
    return sorted(found)


def attacked(cluster: RunningCluster, course: Path, folder: Path, *more: str) -> tuple[float, str]:
    """Return what the attack scores, and what it prints. It has points only where something was reached."""
    ports = listening(cluster)
    assert len(ports) >= 3
    files = [f"{cluster.folder}/**", f"{course}/reference/**", "/tmp/dask-scratch-space/**"]
    source = SOURCE.replace('"@ports@"', repr(ports)).replace('"@files@"', repr(files))
    source = source.replace("@scheduler@", cluster.address)
    (folder / "class" / "eve").mkdir(parents=True)
    (folder / "class" / "eve" / "sums.py").write_text(source, encoding="utf-8")
    command = cluster.batch(course, folder / "class", folder / "out", *more)
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    stored = json.loads((folder / "out/results/eve/sums.json").read_bytes())
    return stored["score"], stored["stdout"]


def test_nothing_of_dask_can_be_reached(cluster: RunningCluster, patient_course: Path, tmp_path: Path) -> None:
    """In the best tier that there is."""
    assert attacked(cluster, patient_course, tmp_path) == (0.0, "")


@pytest.mark.nightly
def test_nothing_of_dask_can_be_reached_with_landlock_alone(
    cluster: RunningCluster, patient_course: Path, tmp_path: Path
) -> None:
    """As in most containers."""
    if tiers.why_not("landlock") is not None:
        pytest.skip("no Landlock here")
    assert attacked(cluster, patient_course, tmp_path, "--sandbox", "landlock") == (0.0, "")


@pytest.mark.nightly
def test_the_attack_reaches_dask_where_no_wall_is(
    cluster: RunningCluster, patient_course: Path, tmp_path: Path
) -> None:
    """Without a sandbox: so that it would be seen where it works."""
    score, printed = attacked(cluster, patient_course, tmp_path, "--unsafe-sandbox", "process")
    assert score == 100.0
    assert {"files", "of_the_worker", "by_client"} <= {line.rpartition(" ")[2] for line in printed.splitlines()}
