"""docs/cluster.md: its commands, its programs for SLURM and Kubernetes, and the image of workers."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Self

import pytest
import yaml

from tests import ROOT
from tests.cluster.certificates import COMMANDS, made
from tests.small_course import SOLUTION, write_course

PAGE = (ROOT / "docs" / "cluster.md").read_text(encoding="utf-8")
CONTAINERFILE = ROOT / "worker.Containerfile"

SBATCH = """#!/bin/sh
cp "$1" "$FAKE/job.$$.sh"  # who submits it removes it
setsid sh "$FAKE/job.$$.sh" >"$FAKE/job.$$.log" 2>&1 &
echo $! >>"$FAKE/jobs"
echo "Submitted batch job $!"
"""
SCANCEL = """#!/bin/sh
for job in "$@"; do kill -TERM -- "-$job" 2>/dev/null; done
exit 0
"""


def program(name: str) -> str:
    """Return the program that begins with its name."""
    (found,) = [text for text in re.findall(r"```python\n(.*?)```", PAGE, re.S) if text.startswith(f"# {name}\n")]
    return found


def commands() -> list[str]:
    """Return what the page types."""
    return [line[2:] for block in re.findall(r"```console\n(.*?)```", PAGE, re.S) for line in block.splitlines()]


def test_its_options_are_there(grader: Any) -> None:
    """Every option that the page gives to a command of the grader is one."""
    for command in commands():
        words = shlex.split(command.removesuffix(" &"))
        if words[0] == "grader":
            described = grader(words[1], "--help").stdout
            assert {word for word in words if word.startswith("--")} <= set(re.findall(r"--[\w-]+", described))


def test_the_files_of_tls_are_made_as_it_says() -> None:
    """By the commands with which the tests make theirs."""
    assert set(COMMANDS.strip().splitlines()) <= set(commands())


def small_class(folder: Path) -> tuple[Path, Path]:
    """Return a course and a class of one."""
    (folder / "class" / "ada").mkdir(parents=True)
    (folder / "class" / "ada" / "sums.py").write_text(SOLUTION)
    return write_course(folder / "course"), folder / "class"


def test_the_job_of_slurm(tmp_path: Path) -> None:
    """What dask-jobqueue writes for the page's configuration."""
    pytest.importorskip("dask_jobqueue", reason="dask-jobqueue is not installed")
    made(tmp_path / "tls")
    text = program("slurm.py").replace('"ib0"', '"lo"')
    text = text[: text.index("    cluster.scale(")] + "    print(cluster.job_script())\n"
    done = subprocess.run(
        [sys.executable, "-c", text], cwd=tmp_path / "tls", capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "#SBATCH -p short" in done.stdout
    assert "#SBATCH --cpus-per-task=8" in done.stdout
    (command,) = [line for line in done.stdout.splitlines() if "tls://" in line]
    assert "--nthreads 8" in command
    assert "--nanny" in command or "--no-nanny" not in command
    assert "--tls-ca-file" in command and "--tls-key" in command


@pytest.mark.nightly
def test_slurm(tmp_path: Path) -> None:
    """The page's program, with a SLURM that starts each job at once: a class is graded by what the jobs start."""
    pytest.importorskip("dask_jobqueue", reason="dask-jobqueue is not installed")
    made(tmp_path / "tls")
    course, submissions = small_class(tmp_path)
    fake = tmp_path / "bin"
    fake.mkdir()
    for name, text in (("sbatch", SBATCH), ("scancel", SCANCEL)):
        (fake / name).write_text(text)
        (fake / name).chmod(0o755)
    where = tmp_path / "tls"
    (where / "slurm.py").write_text(program("slurm.py").replace('"ib0"', '"lo"').replace("cores=8", "cores=1"))
    env = {**os.environ, "PATH": f"{fake}:{os.environ['PATH']}", "FAKE": str(fake)}
    arguments = [submissions, "--out", tmp_path / "out", "--course", course]
    try:
        done = subprocess.run(
            [sys.executable, "slurm.py", *map(str, arguments)],
            cwd=where,
            env=env,
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
    finally:
        jobs = (fake / "jobs").read_text().split() if (fake / "jobs").is_file() else []
        subprocess.run([str(fake / "scancel"), *jobs], check=False)
    assert done.returncode == 0, (done.stdout, done.stderr)
    assert "1 graded" in done.stdout
    assert len(jobs) == 2
    assert json.loads((tmp_path / "out/results/ada/sums.json").read_bytes())["score"] == 100.0


def test_kubernetes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page's program makes the resource that Dask's operator takes, and sends the batch to its scheduler."""
    operator = pytest.importorskip("dask_kubernetes.operator", reason="dask-kubernetes is not installed")
    made_of: list[Any] = []
    called: list[list[str]] = []

    class Fake:
        scheduler_address = "tcp://10.0.0.9:8786"

        def __init__(self, **options: Any) -> None:
            made_of.append(options)

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *error: object) -> None:
            """Nothing runs."""

    monkeypatch.setattr(operator, "KubeCluster", Fake)
    monkeypatch.setattr(subprocess, "call", lambda command: called.append(command) or 0)
    monkeypatch.setattr(sys, "argv", ["kubernetes.py", "submissions/", "--out", "graded/"])
    with pytest.raises(SystemExit) as ended:
        exec(compile(program("kubernetes.py"), "kubernetes.py", "exec"), {})
    assert ended.value.code == 0
    ((options,), (command,)) = (made_of, called)
    resource = options["custom_cluster_spec"]
    assert (resource["kind"], resource["spec"]["worker"]["replicas"]) == ("DaskCluster", 8)
    (worker,) = resource["spec"]["worker"]["spec"]["containers"]
    assert worker["args"][:2] == ["dask", "worker"]
    assert worker["securityContext"]["runAsNonRoot"] is True
    where = ["--cluster", Fake.scheduler_address, "--insecure-cluster"]
    assert command[2:] == ["grader", "batch", "submissions/", "--out", "graded/", *where]
    policy = yaml.safe_load(re.findall(r"```yaml\n(.*?)```", PAGE, re.S)[0])
    assert policy["kind"] == "NetworkPolicy"
    assert policy["metadata"]["namespace"] == options["namespace"]


def test_the_image_is_well_made() -> None:
    """hadolint finds nothing."""
    tool = shutil.which("hadolint", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if tool is None:
        pytest.skip("hadolint is not installed")
    done = subprocess.run([tool, str(CONTAINERFILE)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.nightly
def test_the_image_is_built() -> None:
    """Where there is a builder; a worker in it has a sandbox that may grade."""

    def run(*command: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)

    builders = [one for one in ("podman", "docker") if shutil.which(one) and run(one, "info").returncode == 0]
    if not builders:
        pytest.skip("no builder of images works here")
    built = run(builders[0], "build", "-f", CONTAINERFILE, "-t", "grader-worker-test", ROOT)
    assert built.returncode == 0, built.stderr
    assert "landlock" in run(builders[0], "run", "--rm", "grader-worker-test", "grader", "doctor").stdout
