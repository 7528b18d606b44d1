"""Layers do not lean on each other: with one switched off, another still stops the worst groups.

The attacks are the files that the batch gets; here they run in guests of a server with one layer less. Tier
``landlock`` has Landlock alone for files, and for a root of its own user besides: that is what the threat model says.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.attacks import attack_guests
from tests.attacks.attack_batch import fill_in, without_rights
from tests.attacks.attack_catalogue import SUBMISSIONS
from tests.attacks.attack_field import left_behind, planted, reaping, traces, watching
from tests.attacks.attack_runs import WHO, grading_user, need

READING = frozenset(path.stem for path in SUBMISSIONS.glob("reading_*.py") if "arguments" not in path.stem)
READING -= {"reading_metadata", "reading_define_source", "reading_lying_places"}  # they open nothing
SIGNALS = {"shared_memory", "locks", "page_cache", "others_clocks", "machine_counters", "shared_waits"}
READING -= {f"reading_{name}" for name in SIGNALS}  # the filter stops these
PROCESSES = frozenset(path.stem for path in SUBMISSIONS.glob("processes_*.py"))

ITS_OWN = frozenset(
    """
    processes_daemon processes_fork_bomb processes_clone processes_subprocess processes_trace processes_priorities
    processes_limits processes_identity processes_owner processes_pidfd processes_memory_file processes_keyrings
    """.split()
)
"""Without the filter a guest can do this to itself: have a few children that end with it, lower its limits, keep keys
in its own rings. That it keeps none in its session's, which it shares with other guests, is the filter's work alone."""

pytestmark = [pytest.mark.nightly, pytest.mark.parametrize("who", WHO)]


def attack(tier: str, without: str, who: str, names: frozenset[str], folder: Path) -> tuple[set[str], list[str]]:
    """The attacks that succeed, and what they leave behind."""
    need(tier)
    with planted(grading_user(who)) as field:
        attacks = field.base / "attacks"
        attacks.mkdir()
        for name in names:
            (attacks / f"{name}.py").write_bytes((SUBMISSIONS / f"{name}.py").read_bytes())
        fill_in(attacks, field.places())
        field.open_to_all()
        before = field.snapshot()
        with reaping() as left, watching(field.watched) as opened:
            done = subprocess.run(
                [sys.executable, "-m", attack_guests.__name__, tier, without, str(attacks)],
                env=field.environment(),
                cwd="/",
                capture_output=True,
                text=True,
                timeout=300,
                check=False,
                **without_rights(field.user),
            )
        assert done.returncode == 0, done.stderr
        found = traces(field, before, opened) + left
        for path in left_behind(field):  # with a layer less, things may be: not on this machine for ever
            os.unlink(path)
        return set(json.loads(done.stdout)), found


@pytest.mark.parametrize(
    ("tier", "without"),
    [("namespaces", "landlock"), ("namespaces", "seccomp"), ("namespaces", "rlimits"), ("landlock", "seccomp")],
)
def test_reading(tier: str, without: str, who: str, tmp_path: Path) -> None:
    """No file is read without the filter of system calls, without Landlock, or without limits."""
    assert attack(tier, without, who, READING, tmp_path) == (set(), [])


@pytest.mark.parametrize(
    ("tier", "without"),
    [("namespaces", "landlock"), ("namespaces", "rlimits"), ("landlock", "rlimits")],
)
def test_processes(tier: str, without: str, who: str, tmp_path: Path) -> None:
    """No process is made or touched without Landlock, or without limits: the filter of system calls is there."""
    assert attack(tier, without, who, PROCESSES, tmp_path) == (set(), [])


def test_processes_without_landlock(who: str, tmp_path: Path) -> None:
    """In tier landlock the filter stops all but what /proc shows as files: for files there is Landlock alone."""
    passed, _ = attack("landlock", "landlock", who, PROCESSES, tmp_path)
    assert passed <= {"processes_memory"}


def test_processes_without_a_filter(who: str, tmp_path: Path) -> None:
    """Without the filter a guest can do things to itself; nobody else is touched, and nothing is left of it."""
    passed, left = attack("namespaces", "seccomp", who, PROCESSES, tmp_path)
    assert passed <= ITS_OWN
    assert left == []
