"""What several tests share: a small course of their own, and the real command line in a subprocess."""

from __future__ import annotations

import gc
import os
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from grader.authoring import lazy
from grader.sandbox import host
from tests import ROOT, command_line, groups
from tests.small_course import write_course


@pytest.fixture(scope="session", autouse=True)
def private_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is kept between runs lies in a folder of the tests' own, one for all processes of pytest-xdist."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:  # each has a folder in one that they share
        folder = folder.parent
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        yield


def pytest_collection() -> None:
    """What is collected stays: looking for garbage among it would take as long as to collect it."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Nor is it looked through again by the tests."""
    gc.freeze()
    gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins first."""
    items.sort(key=lambda item: groups.rank(item.nodeid))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Hand out tests by the groups of ``tests.groups``, in the order in which they were collected."""
    from xdist.scheduler import LoadScopeScheduling

    class ByGroup(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return groups.group(nodeid)

    if config.getoption("dist") != "loadgroup":
        return None
    config.option.loadscopereorder = False
    return ByGroup(config, log)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A small course of the test's own."""
    return write_course(tmp_path / "course")


class _Lent:
    """A server that goes on when whoever borrowed it is done."""

    def __init__(self, server: host.Server) -> None:
        self._server = server

    def __getattr__(self, name: str) -> Any:
        return getattr(self._server, name)

    def end(self) -> None:
        """The owner does that."""

    def close(self) -> None:
        """And that."""


@pytest.fixture(scope="session")
def servers() -> Iterator[dict[object, host.Server]]:
    """The sandbox servers that this process has lent."""
    lent: dict[object, host.Server] = {}
    yield lent
    for server in lent.values():
        server.close()


@pytest.fixture(scope="module")
def lent_servers(servers: dict[object, host.Server]) -> Iterator[None]:
    """Engines of this module, and of others that ask for it, share their sandbox servers: half of what an engine takes
    to start."""
    start = host.start

    def lend(
        tier: Any,
        *,
        libraries: tuple[str, ...] = host.DEFAULT_LIBRARIES,
        data: Mapping[str, Path] = host.NO_DATA,
        warm_up: bool = True,
    ) -> _Lent:
        key = (tier, libraries, *sorted(data.items()))
        if key not in servers:
            servers[key] = start(tier, libraries=libraries, data=data, warm_up=warm_up)
        return _Lent(servers[key])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(host, "start", lend)
        yield


@pytest.fixture
def few_lazies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Verifying tries three submissions that do no work, not 37: half of what it takes for a small suite. The tests of
    lazy submissions and of this repository's own course try them all."""
    kept = {answer: body for answer, body in lazy._ANSWERS.items() if answer in ("None", "0", "ValueError")}
    monkeypatch.setattr(lazy, "_ANSWERS", kept)


@pytest.fixture(scope="session")
def grader() -> Callable[..., subprocess.CompletedProcess[str]]:
    """The command line: ``grader("run", "gates", cwd=...)``, ``apart`` as a program of its own.

    A batch has one worker, unless the test asks for more: a second one costs more than a small class.
    """

    def call(*arguments: object, cwd: Path = ROOT, apart: bool = False, **env: str) -> subprocess.CompletedProcess[str]:
        if arguments[0] in ("batch", "demo") and not {"--jobs", "--cluster"}.intersection(arguments):
            arguments = (*arguments, "--jobs", 1)
        run = command_line.apart if apart else command_line.here
        return run([*map(str, arguments)], cwd, {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", **env})

    return call
